/* Answers for a recorded fleet: one request, one reply, close. responder FOLDER */
#include "contender.h"

/* Stands in an event in place of a client: the listener itself. */
#define NO_CLIENT UINT32_MAX

struct reply {
  char *bytes;
  size_t length;
};

struct listener {
  int fd;
  struct reply version, snapshot;
};

static struct reply read_reply(const char *folder, int index, const char *kind) {
  char name[64];
  struct reply reply;
  snprintf(name, sizeof name, "%d.%s", index, kind);
  reply.bytes = read_whole(folder, name, &reply.length);
  return reply;
}

static int listen_on(const struct sockaddr_in *address) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (const struct sockaddr *)address, sizeof *address) != 0) die("bind");
  if (listen(fd, 512) != 0) die("listen");
  return fd;
}

static void watch(int poller, int fd, uint64_t data) {
  struct epoll_event wanted = {.events = EPOLLIN, .data.u64 = data};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &wanted) != 0) die("epoll_ctl");
}

/* Whether the client has been served or is gone. */
static int serve(int fd, const struct listener *listener) {
  char request[4096];
  ssize_t got = read(fd, request, sizeof request);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got > 0) {
    int is_version = memmem(request, got, "\"version\"", 9) != NULL;
    struct reply reply = is_version ? listener->version : listener->snapshot;
    if (send(fd, reply.bytes, reply.length, MSG_NOSIGNAL) < 0 && errno != EPIPE && errno != ECONNRESET)
      die("send");
  }
  close(fd);
  return 1;
}

/* The request of most is there when they are accepted; the others are waited for. */
static void take_clients(int poller, const struct listener *listener, uint64_t which) {
  int fd;
  while ((fd = accept4(listener->fd, NULL, NULL, SOCK_NONBLOCK)) >= 0)
    if (!serve(fd, listener)) watch(poller, fd, which | (uint32_t)fd);
}

int main(int count, char **words) {
  if (count != 2) return 2;
  int total;
  struct target *targets = read_targets(words[1], &total);
  struct listener *listeners = calloc(total, sizeof *listeners);
  int poller = epoll_create1(0);
  for (int index = 0; index < total; index += 1) {
    listeners[index].version = read_reply(words[1], targets[index].reply, "version");
    listeners[index].snapshot = read_reply(words[1], targets[index].reply, "snapshot");
    listeners[index].fd = listen_on(&targets[index].address);
    watch(poller, listeners[index].fd, (uint64_t)index << 32 | NO_CLIENT);
  }
  puts("ready");
  fflush(stdout);
  struct epoll_event events[256];
  for (;;) {
    int ready = epoll_wait(poller, events, 256, -1);
    for (int index = 0; index < ready; index += 1) {
      uint64_t data = events[index].data.u64;
      struct listener *listener = &listeners[data >> 32];
      if ((uint32_t)data == NO_CLIENT) take_clients(poller, listener, data & ~(uint64_t)NO_CLIENT);
      else serve((int)(uint32_t)data, listener);
    }
  }
}
