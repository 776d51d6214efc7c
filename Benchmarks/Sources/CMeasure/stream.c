#include "CMeasure.h"

uint64_t cm_stream(const uint64_t *words, int64_t count) {
  // Several sums, so that no addition waits for the one before; the compiler makes vectors of them.
  uint64_t sums[16] = {0};
  int64_t word = 0;
  for (; word + 16 <= count; word += 16) {
    for (int lane = 0; lane < 16; lane++) sums[lane] += words[word + lane];
  }
  uint64_t sum = 0;
  for (; word < count; word++) sum += words[word];
  for (int lane = 0; lane < 16; lane++) sum += sums[lane];
  return sum;
}
