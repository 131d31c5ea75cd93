/* The least a poll can cost: epoll, one buffer a connection, no JSON. poll FOLDER POLLS IN-FLIGHT */
#include "contender.h"

struct poll {
  int fd, target, is_sent;
  size_t length;
  char reply[32768];
};

static int poller, target_count, in_flight;
static struct target *targets;
static struct poll *polls;
static const char *request;
static size_t request_length;
static long to_start, under_way, wrong, failed;
static int next_target;

static void start(struct poll *poll) {
  while (to_start > 0) {
    to_start -= 1;
    poll->target = next_target;
    next_target = (next_target + 1) % target_count;
    poll->is_sent = 0;
    poll->length = 0;
    poll->fd = open_connection(poller, &targets[poll->target].address, poll - polls);
    if (poll->fd >= 0) {
      under_way += 1;
      return;
    }
    failed += 1;
  }
}

/* The `index`th number inside NAME[...]. */
static double value_of(const char *text, const char *end, const char *name, int index) {
  char *at = memmem(text, end - text, name, strlen(name));
  if (!at) return -1;
  at += strlen(name);
  double value = strtod(at, &at);
  while (index-- > 0) value = strtod(at, &at);
  return value;
}

static int is_truth(const struct poll *poll) {
  const char *end = poll->reply + poll->length;
  const char *text = memmem(poll->reply, poll->length, "\"estats\"", 8);
  if (!text) return 0;
  static const char *others[] = {" GHSavg[", " GHSmm[", " Elapsed[", " HBTemp[",
                                 " TAvg[",   " OTemp[", " Fan1[",    " FanR["};
  for (size_t index = 0; index < sizeof others / sizeof *others; index += 1)
    if (value_of(text, end, others[index], 0) < 0) return 0;
  double found[] = {value_of(text, end, " GHSspd[", 0), value_of(text, end, " PS[", 6),
                    value_of(text, end, " TMax[", 0), value_of(text, end, " ITemp[", 0)};
  return memcmp(found, targets[poll->target].truth, sizeof found) == 0;
}

static void finish(struct poll *poll, int is_whole) {
  close(poll->fd);
  if (!is_whole) failed += 1;
  else if (!is_truth(poll)) wrong += 1;
  under_way -= 1;
  start(poll);
}

static void receive(struct poll *poll) {
  for (;;) {
    size_t room = sizeof poll->reply - poll->length;
    ssize_t got = room > 0 ? read(poll->fd, poll->reply + poll->length, room) : 0;
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return finish(poll, 0);
    int is_end = memchr(poll->reply + poll->length, 0, got) != NULL;
    poll->length += got;
    if (is_end) return finish(poll, 1);
  }
}

static void run(long count) {
  to_start = count;
  for (int index = 0; index < in_flight; index += 1) start(&polls[index]);
  struct epoll_event events[256];
  while (under_way > 0) {
    int ready = epoll_wait(poller, events, 256, 5000);
    if (ready <= 0) die("epoll_wait");
    for (int index = 0; index < ready; index += 1) {
      struct poll *poll = &polls[events[index].data.u32];
      if (!poll->is_sent && (events[index].events & EPOLLOUT)) {
        poll->is_sent = 1;
        if (write(poll->fd, request, request_length) < 0) {
          finish(poll, 0);
          continue;
        }
      }
      if (events[index].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) receive(poll);
    }
  }
}

int main(int count, char **words) {
  if (count != 4) return 2;
  targets = read_targets(words[1], &target_count);
  request = read_whole(words[1], "request", &request_length);
  long wanted = atol(words[2]);
  in_flight = atoi(words[3]);
  polls = calloc(in_flight, sizeof *polls);
  poller = epoll_create1(0);
  run(target_count + wanted / 2);
  struct moment before = moment_now();
  run(wanted);
  print_usage(wanted, before);
  printf(",\"wrong\":%ld,\"failed\":%ld}\n", wrong, failed);
  return 0;
}
