/* Breaks the n-th write to the files of a state, as a bad disk would: preloaded into a run by benchmarks/crashes.py.
 *
 * BREAK_UNDER  the folder whose files count       BREAK_AT  which operation, 0 for none
 * BREAK_KIND   kill, full (ENOSPC), io (EIO), short (half is written, then ENOSPC)
 * BREAK_LOG    where the number of operations is written when the process ends
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long done = 0;
static int after = 0; /* once full, a disk stays full */

static int ours(const char *path) {
    const char *under = getenv("BREAK_UNDER");
    return under && path && strncmp(path, under, strlen(under)) == 0;
}

static int ours_fd(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return ours(path);
}

static void note(const char *what) {
    const char *log = getenv("BREAK_LOG");
    char line[80];
    if (!log) return;
    int fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) return;
    int size = snprintf(line, sizeof line, "%ld %s\n", done, what);
    ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    next(fd, line, size);
    close(fd);
}

/* 0: go on; -1: fail with errno set; 1: do half of it, then fail. */
static int fate(const char *what) {
    const char *kind = getenv("BREAK_KIND"), *at = getenv("BREAK_AT");
    if (!kind || !at) return 0;
    done++;
    note(what);
    if (after) { errno = ENOSPC; return -1; }
    if (done != atol(at)) return 0;
    if (!strcmp(kind, "kill")) kill(getpid(), SIGKILL);
    if (!strcmp(kind, "io")) { errno = EIO; return -1; }
    after = 1;
    errno = ENOSPC;
    return !strcmp(kind, "short") ? 1 : -1;
}

#define WRITER(NAME, OFFSET)                                                                  \
    ssize_t NAME(int fd, const void *data, size_t size, OFFSET at) {                          \
        static ssize_t (*next)(int, const void *, size_t, OFFSET);                            \
        if (!next) next = dlsym(RTLD_NEXT, #NAME);                                            \
        if (ours_fd(fd)) {                                                                    \
            int how = fate(#NAME);                                                            \
            if (how < 0) return -1;                                                           \
            if (how > 0) return next(fd, data, size / 2, at);                                 \
        }                                                                                     \
        return next(fd, data, size, at);                                                      \
    }
WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
    static ssize_t (*next)(int, const void *, size_t);
    if (!next) next = dlsym(RTLD_NEXT, "write");
    if (ours_fd(fd)) {
        int how = fate("write");
        if (how < 0) return -1;
        if (how > 0) return next(fd, data, size / 2);
    }
    return next(fd, data, size);
}

#define SYNC(NAME)                                        \
    int NAME(int fd) {                                    \
        static int (*next)(int);                          \
        if (!next) next = dlsym(RTLD_NEXT, #NAME);        \
        if (ours_fd(fd) && fate(#NAME)) return -1;        \
        return next(fd);                                  \
    }
SYNC(fsync)
SYNC(fdatasync)

#define CUT(NAME, OFFSET)                                 \
    int NAME(int fd, OFFSET size) {                       \
        static int (*next)(int, OFFSET);                  \
        if (!next) next = dlsym(RTLD_NEXT, #NAME);        \
        if (ours_fd(fd) && fate(#NAME)) return -1;        \
        return next(fd, size);                            \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

int unlink(const char *path) {
    static int (*next)(const char *);
    if (!next) next = dlsym(RTLD_NEXT, "unlink");
    if (ours(path) && fate("unlink")) return -1;
    return next(path);
}

int rename(const char *from, const char *to) {
    static int (*next)(const char *, const char *);
    if (!next) next = dlsym(RTLD_NEXT, "rename");
    if (ours(to) && fate("rename")) return -1;
    return next(from, to);
}
