// The pass in plain C, for any processor.
#define CK_TARGET
#define CK_NAME(name) name##_portable

#include <stdint.h>
#include <string.h>

// Gathers 64 bytes, each 0 or 1, into the bits of a word: the product brings the eight bytes of a
// group to its highest byte, each to a bit of its own.
static inline uint64_t word_of_flags(const uint8_t *flags) {
  uint64_t word = 0;
  for (int group = 0; group < 8; group++) {
    uint64_t bytes;
    memcpy(&bytes, flags + 8 * group, 8);
    word |= (bytes * 0x0102040810204080ull >> 56) << (8 * group);
  }
  return word;
}

static inline uint64_t range_word_8(const uint8_t *values, uint32_t low, uint32_t spread) {
  uint8_t flags[64];
  for (int i = 0; i < 64; i++) flags[i] = (uint8_t)(values[i] - low) <= (uint8_t)spread;
  return word_of_flags(flags);
}

static inline uint64_t range_word_16(const uint16_t *values, uint32_t low, uint32_t spread) {
  uint8_t flags[64];
  for (int i = 0; i < 64; i++) flags[i] = (uint16_t)(values[i] - low) <= (uint16_t)spread;
  return word_of_flags(flags);
}

static inline uint64_t range_word_32(const uint32_t *values, uint32_t low, uint32_t spread) {
  uint8_t flags[64];
  for (int i = 0; i < 64; i++) flags[i] = values[i] - low <= spread;
  return word_of_flags(flags);
}

static inline uint64_t bytes_word(const uint8_t *values, const uint8_t *byte_set) {
  uint8_t flags[64];
  for (int i = 0; i < 64; i++) flags[i] = byte_set[values[i]];
  return word_of_flags(flags);
}

#include "select_bits.h"

static inline uint32_t *select_word(uint64_t word, uint32_t first, uint32_t *out) {
  return select_bits(word, first, out);
}

#include "aggregate_rows.h"
