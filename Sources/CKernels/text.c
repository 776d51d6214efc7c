// Tables are mostly ASCII with a name here and there: runs of ASCII are passed 64 bytes at a time,
// and whatever is not is checked sequence by sequence.
//
// Limit: ASCII at the speed of loads; text in other scripts at about a byte a nanosecond.
#include "include/text.h"

#include "include/level.h"
#include "targets.h"

#if defined(__x86_64__)
#include <immintrin.h>

// The first byte from `at` on that is not ASCII, or `count`.
CK_AVX2 static size_t skip_avx2(const uint8_t *bytes, size_t at, size_t count) {
  for (; at + 64 <= count; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
    if (_mm256_movemask_epi8(_mm256_or_si256(low, high)) != 0) break;
  }
  while (at < count && bytes[at] < 0x80) at++;
  return at;
}

CK_AVX512 static size_t skip_avx512(const uint8_t *bytes, size_t at, size_t count) {
  for (; at + 64 <= count; at += 64) {
    uint64_t high = _mm512_movepi8_mask(_mm512_loadu_si512(bytes + at));
    if (high != 0) return at + (size_t)__builtin_ctzll(high);
  }
  while (at < count && bytes[at] < 0x80) at++;
  return at;
}
#endif

static size_t skip_ascii(const uint8_t *bytes, size_t at, size_t count, int level) {
#if defined(__x86_64__)
  if (level >= ck_level_avx512) return skip_avx512(bytes, at, count);
  if (level >= ck_level_avx2) return skip_avx2(bytes, at, count);
#endif
  (void)level;
  while (at < count && bytes[at] < 0x80) at++;
  return at;
}

// The length of the sequence that `bytes` begin with, 0 where it is not well formed.
static size_t sequence(const uint8_t *bytes, size_t count) {
  uint8_t lead = bytes[0], least = 0x80, most = 0xBF;
  size_t length;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) least = 0xA0;
    if (lead == 0xED) most = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) least = 0x90;
    if (lead == 0xF4) most = 0x8F;
  } else {
    return 0;
  }
  if (count < length || bytes[1] < least || bytes[1] > most) return 0;
  for (size_t i = 2; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

size_t ck_first_invalid_utf8(const uint8_t *bytes, size_t count, bool with_nul, int level) {
  if (!with_nul) {
    const uint8_t *nul = count > 0 ? memchr(bytes, 0, count) : NULL;
    if (nul != NULL) count = (size_t)(nul - bytes);
  }
  size_t at = 0;
  while (at < count) {
    if (bytes[at] < 0x80) {
      at = skip_ascii(bytes, at, count, level);
      continue;
    }
    size_t length = sequence(bytes + at, count - at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

int ck_cell_marks(const uint8_t *bytes, size_t count) {
  // Bytes, so that the loop becomes vectors.
  uint8_t special = 0, all = 0;
  for (size_t at = 0; at < count; at++) {
    uint8_t byte = bytes[at];
    special |= (byte == ',') | (byte == '"') | (byte == '\n') | (byte == '\r');
    all |= byte;
  }
  return (special != 0 ? ck_needs_quotes : 0) | (all >= 0x80 ? ck_is_not_ascii : 0);
}

size_t ck_count_line_breaks(const uint8_t *bytes, size_t count) {
  if (count == 0) return 0;
  size_t breaks = bytes[count - 1] == '\r' || bytes[count - 1] == '\n';
  // A byte for each sum, so that the loop becomes vectors; 255 of them fit.
  for (size_t at = 0; at + 1 < count;) {
    size_t end = count - 1 - at < 255 ? count - 1 : at + 255;
    uint8_t sum = 0;
    for (; at < end; at++) {
      sum += (bytes[at] == '\n') | ((bytes[at] == '\r') & (bytes[at + 1] != '\n'));
    }
    breaks += sum;
  }
  return breaks;
}
