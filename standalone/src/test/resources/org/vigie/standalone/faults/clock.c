// Makes the time of day wrong by the seconds in a file, for the process that loads this library (LD_PRELOAD). The file
// has one number of eight bytes, in the machine's byte order, and may change while the process runs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile long *wrong_by;
static int (*right)(clockid_t, struct timespec *);

__attribute__((constructor)) static void start(void) {
  int file = open(getenv("WRONG_CLOCK"), O_RDONLY);
  wrong_by = mmap(NULL, sizeof(long), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  right = dlsym(RTLD_NEXT, "clock_gettime");
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = right(clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
    now->tv_sec += *wrong_by;
  }
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec time;
  int result = clock_gettime(CLOCK_REALTIME, &time);
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return result;
}
