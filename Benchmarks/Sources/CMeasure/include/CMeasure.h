// What measuring needs from below Swift: a count of allocations, and the speed of memory.
#ifndef CMEASURE_H
#define CMEASURE_H

#include <stdint.h>

/// Starts or stops counting allocations, in every thread.
void cm_count_allocations(int enabled);
/// Allocations counted since the process began, or -1 where they cannot be counted (not glibc).
int64_t cm_allocations(void);
/// Bytes that they asked for.
int64_t cm_allocated_bytes(void);

/// Reads `count` words from the first to the last and returns their sum modulo 2^64: what a scan
/// at the speed of memory can do, and no more.
uint64_t cm_stream(const uint64_t *words, int64_t count);

#endif
