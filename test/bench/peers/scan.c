/* Connect tests and nothing else: scan FIRST COUNT PORT IN-FLIGHT. What is silent for a second is given up. */
#include "contender.h"

static int poller, port;
static uint32_t first, next, last;
static uint32_t *address_of_slot;
static int *fd_of_slot;
static int under_way;
static FILE *found;

static void note_open(uint32_t address) {
  struct in_addr in = {htonl(address)};
  fprintf(found, "%s\"%s\"", ftell(found) > 0 ? "," : "", inet_ntoa(in));
}

static void start(int slot) {
  while (next <= last) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(next)};
    address_of_slot[slot] = next++;
    fd_of_slot[slot] = open_connection(poller, &to, slot);
    if (fd_of_slot[slot] >= 0) {
      under_way += 1;
      return;
    }
  }
}

static void judge(int slot) {
  int error = 0;
  socklen_t length = sizeof error;
  getsockopt(fd_of_slot[slot], SOL_SOCKET, SO_ERROR, &error, &length);
  if (error == 0) note_open(address_of_slot[slot]);
  close(fd_of_slot[slot]);
  under_way -= 1;
  start(slot);
}

int main(int count, char **words) {
  if (count != 5) return 2;
  first = next = ntohl(address_of(words[1], 0).sin_addr.s_addr);
  last = first + atoi(words[2]) - 1;
  port = atoi(words[3]);
  int in_flight = atoi(words[4]);
  address_of_slot = calloc(in_flight, sizeof *address_of_slot);
  fd_of_slot = calloc(in_flight, sizeof *fd_of_slot);
  poller = epoll_create1(0);
  char *list;
  size_t length;
  found = open_memstream(&list, &length);
  struct moment before = moment_now();
  for (int slot = 0; slot < in_flight; slot += 1) start(slot);
  struct epoll_event events[256];
  while (under_way > 0) {
    int ready = epoll_wait(poller, events, 256, 1000);
    if (ready <= 0) break;
    for (int index = 0; index < ready; index += 1) judge(events[index].data.u32);
  }
  print_usage(last - first + 1, before);
  fclose(found);
  printf(",\"found\":[%s]}\n", list);
  return 0;
}
