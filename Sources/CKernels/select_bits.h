// The numbers of the bits that are set in a word, by counting trailing zeros.
#ifndef CK_SELECT_BITS_H
#define CK_SELECT_BITS_H

#include "targets.h"

// Idea: four numbers are written whether there are as many or not, so that the common words with
// few bits take no branch that depends on them. Writes at most 64 entries at `out`.
CK_INLINE uint32_t *select_bits(uint64_t word, uint32_t first, uint32_t *out) {
  uint32_t *next = out + __builtin_popcountll(word);
  do {
    for (int i = 0; i < 4; i++) {
      // With the highest bit set there is always a zero to count; what it writes is past the end.
      out[i] = first + (uint32_t)__builtin_ctzll(word | 1ull << 63);
      word &= word - 1;
    }
    out += 4;
  } while (word != 0);
  return next;
}

#endif
