/* What a disk would hold after the power went: a copy of a folder that only syncs bring up to date.
 *
 * Preloaded into a program. PLENUM_LIVE is the folder that is watched, PLENUM_SHADOW the one where the copies lie: each
 * file under the number of its inode, and in `entries` the names that the last sync of the folder made durable.
 * PLENUM_NO_SYNC makes syncs do nothing, as a database with synchronous=OFF would.
 *
 * Writes are only noted; a sync copies what was noted. Nothing is really synced: the power does not really go. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))
#define FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* The bytes of each file that were written since its last sync. */
static struct { ino_t file; off_t from, to; } notes[FILES];

/* Whether a descriptor is of the folder (1), of a file in it (2), or of something else (0). */
static int watched(int fd, struct stat *is) {
    static __thread char link[64], path[4096];
    const char *live = getenv("PLENUM_LIVE");
    if (!live || fstat(fd, is) || !(S_ISREG(is->st_mode) || S_ISDIR(is->st_mode))) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    size_t folder = strlen(live);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, live, folder)) return 0;
    return path[folder] == 0 ? S_ISDIR(is->st_mode) : path[folder] == '/' && S_ISREG(is->st_mode) ? 2 : 0;
}

static void note(int fd, off_t from, off_t to) {
    struct stat is;
    if (watched(fd, &is) != 2) return;
    pthread_mutex_lock(&lock);
    int free = -1, at = 0;
    for (; at < FILES && notes[at].file != is.st_ino; at++)
        if (!notes[at].file && free < 0) free = at;
    if (at == FILES) {
        if (free < 0) abort();
        at = free;
        notes[at].file = is.st_ino, notes[at].from = from, notes[at].to = to;
    }
    if (from < notes[at].from) notes[at].from = from;
    if (to > notes[at].to) notes[at].to = to;
    pthread_mutex_unlock(&lock);
}

static void sync_folder(int fd, const char *shadow) {
    char draft[4096], entries[4096];
    snprintf(draft, sizeof draft, "%s/entries.draft", shadow);
    snprintf(entries, sizeof entries, "%s/entries", shadow);
    FILE *list = fopen(draft, "w");
    DIR *folder = fdopendir(openat(fd, ".", O_RDONLY | O_DIRECTORY));
    struct stat is;
    if (!list || !folder) abort();
    for (struct dirent *entry; (entry = readdir(folder));)
        if (!fstatat(fd, entry->d_name, &is, AT_SYMLINK_NOFOLLOW) && S_ISREG(is.st_mode))
            fprintf(list, "%lu %s\n", (unsigned long)is.st_ino, entry->d_name);
    closedir(folder);
    fclose(list);
    if (rename(draft, entries)) abort();
}

static void sync_file(int fd, const char *shadow, const struct stat *is) {
    static char path[4096], buffer[1 << 16];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int from = open(path, O_RDONLY);
    snprintf(path, sizeof path, "%s/%lu", shadow, (unsigned long)is->st_ino);
    int to = open(path, O_WRONLY | O_CREAT, 0600);
    if (from < 0 || to < 0) abort();
    for (int at = 0; at < FILES; at++) {
        if (notes[at].file != is->st_ino) continue;
        off_t end = notes[at].to < is->st_size ? notes[at].to : is->st_size;
        for (off_t place = notes[at].from; place < end;) {
            size_t most = end - place < (off_t)sizeof buffer ? (size_t)(end - place) : sizeof buffer;
            ssize_t got = pread(from, buffer, most, place);
            if (got <= 0 || REAL(pwrite)(to, buffer, (size_t)got, place) != got) abort();
            place += got;
        }
        notes[at].file = 0;
    }
    if (REAL(ftruncate)(to, is->st_size)) abort();
    close(from);
    close(to);
}

static int synced(int fd) {
    struct stat is;
    const char *shadow = getenv("PLENUM_SHADOW");
    int what = watched(fd, &is);
    if (!what || getenv("PLENUM_NO_SYNC")) return 0;
    pthread_mutex_lock(&lock);
    if (what == 1) sync_folder(fd, shadow);
    if (what == 2) sync_file(fd, shadow, &is);
    pthread_mutex_unlock(&lock);
    return 0;
}

static int truncated(int fd, off_t size) {
    struct stat was;
    if (!fstat(fd, &was)) note(fd, size < was.st_size ? size : was.st_size, size > was.st_size ? size : was.st_size);
    return REAL(ftruncate)(fd, size);
}

static ssize_t written(int fd, ssize_t count) {
    off_t end = count > 0 ? lseek(fd, 0, SEEK_CUR) : -1;
    if (end >= 0) note(fd, end - count, end);
    return count;
}

/* An inode whose last name goes is kept under another, so that its number is not given to a new file. */
static void keep(const char *path) {
    static unsigned kept;
    char other[4096];
    const char *live = getenv("PLENUM_LIVE"), *shadow = getenv("PLENUM_SHADOW");
    if (!live || !shadow || strncmp(path, live, strlen(live))) return;
    snprintf(other, sizeof other, "%s/kept.%d.%u", shadow, (int)getpid(), __sync_fetch_and_add(&kept, 1));
    if (link(path, other)) return;
}

int fsync(int fd) { return synced(fd); }
int fdatasync(int fd) { return synced(fd); }
int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }
int unlink(const char *path) { keep(path); return REAL(unlink)(path); }
int rename(const char *from, const char *to) { keep(to); return REAL(rename)(from, to); }
ssize_t write(int fd, const void *bytes, size_t count) { return written(fd, REAL(write)(fd, bytes, count)); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    ssize_t done = REAL(pwrite)(fd, bytes, count, at);
    if (done > 0) note(fd, at, at + done);
    return done;
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { return pwrite(fd, bytes, count, at); }
