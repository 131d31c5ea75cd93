/* What the contenders in C have in common. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static inline void die(const char *what) {
  perror(what);
  exit(1);
}

static inline struct sockaddr_in address_of(const char *host, int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (inet_pton(AF_INET, host, &address.sin_addr) != 1) die(host);
  return address;
}

/* The bytes of FOLDER/NAME; their number in *length. */
static inline char *read_whole(const char *folder, const char *name, size_t *length) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) die(path);
  char *bytes = malloc(1 << 20);
  *length = fread(bytes, 1, (1 << 20) - 1, file);
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

/* An address of a recorded fleet and what it says: hashrate, wall power, hottest chip, inlet. */
struct target {
  struct sockaddr_in address;
  int reply;
  double truth[4];
};

static inline struct target *read_targets(const char *folder, int *count) {
  size_t length;
  char *text = read_whole(folder, "targets.txt", &length);
  struct target *targets = calloc(65536, sizeof *targets);
  *count = 0;
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    char host[64];
    int port;
    struct target *one = &targets[*count];
    double *truth = one->truth;
    if (sscanf(line, "%63s %d %d %lf %lf %lf %lf", host, &port, &one->reply, truth, truth + 1, truth + 2,
               truth + 3) != 7)
      die("targets.txt");
    one->address = address_of(host, port);
    *count += 1;
  }
  return targets;
}

struct moment {
  double user, system, wall;
  long rss;
};

static inline struct moment moment_now(void) {
  struct rusage usage;
  struct timespec now;
  getrusage(RUSAGE_SELF, &usage);
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (struct moment){usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6,
                         usage.ru_stime.tv_sec + usage.ru_stime.tv_usec / 1e6, now.tv_sec + now.tv_nsec / 1e9,
                         usage.ru_maxrss};
}

/* Prints a result without its closing brace. */
static inline void print_usage(long units, struct moment start) {
  struct moment end = moment_now();
  printf("{\"units\":%ld,\"cpuUserS\":%.6f,\"cpuSystemS\":%.6f,\"wallS\":%.6f,\"maxRssKb\":%ld", units,
         end.user - start.user, end.system - start.system, end.wall - start.wall, end.rss);
}

/* A connection under way, told of by `poller`; -1 with errno when it is over already. */
static inline int open_connection(int poller, const struct sockaddr_in *to, uint32_t index) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (fd < 0) die("socket");
  if (connect(fd, (const struct sockaddr *)to, sizeof *to) != 0 && errno != EINPROGRESS) {
    int why = errno;
    close(fd);
    errno = why;
    return -1;
  }
  struct epoll_event wanted = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.u32 = index};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &wanted) != 0) die("epoll_ctl");
  return fd;
}
