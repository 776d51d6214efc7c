// The pass with AVX2 and BMI.
#include "targets.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#define CK_TARGET CK_AVX2
#define CK_NAME(name) name##_avx2

CK_TARGET static inline __m256i load(const void *values, size_t index) {
  return _mm256_loadu_si256((const __m256i *)values + index);
}

CK_TARGET static inline uint64_t two_masks(__m256i low, __m256i high) {
  uint32_t first = (uint32_t)_mm256_movemask_epi8(low);
  return first | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

// There is no unsigned comparison: x <= spread where the smaller of both is x.
CK_TARGET static inline uint64_t range_word_8(
    const uint8_t *values, uint32_t low, uint32_t spread) {
  __m256i lows = _mm256_set1_epi8((char)low), spreads = _mm256_set1_epi8((char)spread);
  __m256i within[2];
  for (size_t i = 0; i < 2; i++) {
    __m256i x = _mm256_sub_epi8(load(values, i), lows);
    within[i] = _mm256_cmpeq_epi8(_mm256_min_epu8(x, spreads), x);
  }
  return two_masks(within[0], within[1]);
}

CK_TARGET static inline __m256i range_16(__m256i values, __m256i lows, __m256i spreads) {
  __m256i x = _mm256_sub_epi16(values, lows);
  return _mm256_cmpeq_epi16(_mm256_min_epu16(x, spreads), x);
}

// Packing interleaves the halves of two registers, which the permutation undoes.
CK_TARGET static inline uint64_t range_word_16(
    const uint16_t *values, uint32_t low, uint32_t spread) {
  __m256i lows = _mm256_set1_epi16((short)low), spreads = _mm256_set1_epi16((short)spread);
  __m256i bytes[2];
  for (size_t i = 0; i < 2; i++) {
    __m256i packed = _mm256_packs_epi16(
        range_16(load(values, 2 * i), lows, spreads),
        range_16(load(values, 2 * i + 1), lows, spreads));
    bytes[i] = _mm256_permute4x64_epi64(packed, 0xD8);
  }
  return two_masks(bytes[0], bytes[1]);
}

CK_TARGET static inline __m256i range_32(__m256i values, __m256i lows, __m256i spreads) {
  __m256i x = _mm256_sub_epi32(values, lows);
  return _mm256_cmpeq_epi32(_mm256_min_epu32(x, spreads), x);
}

CK_TARGET static inline uint64_t range_word_32(
    const uint32_t *values, uint32_t low, uint32_t spread) {
  __m256i lows = _mm256_set1_epi32((int)low), spreads = _mm256_set1_epi32((int)spread);
  __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7), bytes[2];
  for (size_t i = 0; i < 2; i++) {
    __m256i within[4];
    for (size_t k = 0; k < 4; k++) {
      within[k] = range_32(load(values, 4 * i + k), lows, spreads);
    }
    __m256i packed = _mm256_packs_epi16(
        _mm256_packs_epi32(within[0], within[1]), _mm256_packs_epi32(within[2], within[3]));
    bytes[i] = _mm256_permutevar8x32_epi32(packed, order);
  }
  return two_masks(bytes[0], bytes[1]);
}

// A code is its low nibble, which picks a byte of the set, and its high nibble, which picks a bit
// of it; codes from 128 on are in the second half of the set. The shuffle gives 0 where the
// highest bit of an index is set, so that each code finds its byte in one half alone.
CK_TARGET static inline uint64_t bytes_word(const uint8_t *values, const uint8_t *byte_set) {
  const __m128i *nibbles = (const __m128i *)(byte_set + 256);
  __m256i lower = _mm256_broadcastsi128_si256(_mm_loadu_si128(nibbles));
  __m256i upper = _mm256_broadcastsi128_si256(_mm_loadu_si128(nibbles + 1));
  __m256i bits = _mm256_set1_epi64x((long long)0x8040201008040201ull);
  __m256i found[2];
  for (size_t i = 0; i < 2; i++) {
    __m256i codes = load(values, i);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(codes, 4), _mm256_set1_epi8(15));
    __m256i members = _mm256_or_si256(
        _mm256_shuffle_epi8(lower, codes),
        _mm256_shuffle_epi8(upper, _mm256_xor_si256(codes, _mm256_set1_epi8((char)0x80))));
    __m256i bit = _mm256_shuffle_epi8(bits, high);
    found[i] = _mm256_cmpeq_epi8(_mm256_and_si256(members, bit), bit);
  }
  return two_masks(found[0], found[1]);
}

#include "select_bits.h"

CK_TARGET static inline uint32_t *select_word(uint64_t word, uint32_t first, uint32_t *out) {
  return select_bits(word, first, out);
}

#include "aggregate_rows.h"

#endif
