// Fields are cut 64 bytes at a time. Each block becomes bit masks, one bit a byte: quotes,
// delimiters, line breaks. A prefix sum of the quotes modulo 2 tells which bytes are inside quotes
// (Langdale and Lemire, Parsing gigabytes of JSON per second, 2019), and whether a quote opens or
// closes. What is left of delimiters and line breaks are the ends of fields; their bits are taken
// out one by one, a few in a block of real text.
//
// The masks alone are right only where quotes stand as RFC 4180 has them. Two more masks check
// just that: an opening quote follows an end or a closing quote, a closing one is followed by an
// end or an opening quote. Anything else is left to the scanner that goes byte by byte.
//
// Limit: one load, five compares, one carry-less multiplication a block, about 10 GB/s from the
// second-level cache; the ends cost about a nanosecond each.
#include "include/scan.h"

#include <string.h>

#include "include/level.h"
#include "targets.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The masks of one block, bit i for byte i.
typedef struct {
  uint64_t quotes, delimiters, feeds, returns;
} block_masks;

// What one block leaves for the next.
typedef struct {
  uint64_t inside;       // all ones inside quotes
  uint64_t after_edge;   // 1 after an end or a closing quote
  uint64_t after_close;  // 1 after a closing quote
  uint64_t after_return; // 1 after a CR that ends a record
  uint64_t after_any_return;
  uint64_t bad;
  size_t line_breaks;
  uint32_t *end;
} scan_state;

// Takes the ends out of one block. `within` has the bits of the block's bytes that exist.
CK_INLINE void take_block(scan_state *s, block_masks m, uint64_t parity, uint64_t within,
                              uint32_t base) {
  uint64_t inside = parity ^ s->inside;
  uint64_t opens = m.quotes & inside, closes = m.quotes & ~inside;
  uint64_t breaks = m.feeds | m.returns;
  uint64_t edges = (m.delimiters | breaks) & ~inside;
  uint64_t follows_edge = (edges | closes) << 1 | s->after_edge;
  uint64_t follows_close = closes << 1 | s->after_close;
  s->bad |= (opens & ~follows_edge) | (follows_close & ~(edges | opens) & within);
  uint64_t returns_outside = m.returns & ~inside;
  uint64_t seconds = m.feeds & (returns_outside << 1 | s->after_return);
  uint64_t ends = edges & ~seconds;
  s->line_breaks += (size_t)__builtin_popcountll(
      breaks & ~(m.feeds & (m.returns << 1 | s->after_any_return)));
  s->inside = (uint64_t)((int64_t)inside >> 63);
  s->after_edge = (edges | closes) >> 63;
  s->after_close = closes >> 63;
  s->after_return = returns_outside >> 63;
  s->after_any_return = m.returns >> 63;
  uint32_t *out = s->end;
  while (ends != 0) {
    uint32_t at = (uint32_t)__builtin_ctzll(ends);
    *out++ = (base + at) | (uint32_t)(breaks >> at & 1) << 31;
    ends &= ends - 1;
  }
  s->end = out;
}

CK_INLINE ck_scan result(const scan_state *s, const uint32_t *ends, uint8_t all_bits,
                             bool has_nul) {
  ck_scan r;
  r.end_count = (size_t)(s->end - ends);
  r.line_breaks = s->line_breaks;
  r.all_bits = all_bits;
  r.has_nul = has_nul;
  r.is_regular = s->bad == 0;
  r.ends_in_quotes = s->inside != 0;
  return r;
}

static scan_state start_state(uint32_t *ends) {
  scan_state s;
  memset(&s, 0, sizeof s);
  s.after_edge = 1;
  s.end = ends;
  return s;
}

// Bits of a block of `count` bytes, at most 64.
CK_INLINE uint64_t first_bits(size_t count) {
  return count >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << count) - 1;
}

// Plain C: the masks are made byte by byte, the rest is shared.
static ck_scan scan_portable(const uint8_t *bytes, size_t count, uint8_t delimiter,
                             uint32_t *ends) {
  scan_state s = start_state(ends);
  uint8_t all_bits = 0;
  bool has_nul = false;
  for (size_t base = 0; base < count; base += 64) {
    size_t size = count - base < 64 ? count - base : 64;
    block_masks m = {0, 0, 0, 0};
    for (size_t i = 0; i < size; i++) {
      uint8_t byte = bytes[base + i];
      all_bits |= byte;
      has_nul |= byte == 0;
      m.quotes |= (uint64_t)(byte == '"') << i;
      m.delimiters |= (uint64_t)(byte == delimiter) << i;
      m.feeds |= (uint64_t)(byte == '\n') << i;
      m.returns |= (uint64_t)(byte == '\r') << i;
    }
    uint64_t parity = m.quotes;
    for (int shift = 1; shift < 64; shift *= 2) parity ^= parity << shift;
    take_block(&s, m, parity, first_bits(size), (uint32_t)base);
  }
  return result(&s, ends, all_bits, has_nul);
}

#if defined(__x86_64__)
// Bit i of the product with all ones is the sum of the bits up to i, modulo 2.
#define PREFIX_PARITY(quotes)                                                                     \
  ((uint64_t)_mm_cvtsi128_si64(                                                                   \
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)(quotes)), _mm_set1_epi8(-1), 0)))

CK_AVX2 static uint64_t equal_bits(__m256i low, __m256i high, __m256i wanted) {
  uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return a | (uint64_t)b << 32;
}

CK_AVX2 static ck_scan scan_avx2(const uint8_t *bytes, size_t count, uint8_t delimiter,
                              uint32_t *ends) {
  scan_state s = start_state(ends);
  const __m256i quote = _mm256_set1_epi8('"'), feed = _mm256_set1_epi8('\n');
  const __m256i carriage = _mm256_set1_epi8('\r'), comma = _mm256_set1_epi8((char)delimiter);
  __m256i any = _mm256_setzero_si256(), least = _mm256_set1_epi8(-1);
  uint8_t last[64];
  for (size_t base = 0; base < count; base += 64) {
    const uint8_t *block = bytes + base;
    size_t size = count - base;
    if (size < 64) {
      // What fills the block up is a byte that is there; its bits are masked away.
      memset(last, block[0], sizeof last);
      memcpy(last, block, size);
      block = last;
    }
    __m256i low = _mm256_loadu_si256((const __m256i *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
    any = _mm256_or_si256(any, _mm256_or_si256(low, high));
    least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
    uint64_t within = first_bits(size);
    block_masks m = {
        equal_bits(low, high, quote) & within, equal_bits(low, high, comma) & within,
        equal_bits(low, high, feed) & within, equal_bits(low, high, carriage) & within};
    take_block(&s, m, PREFIX_PARITY(m.quotes), within, (uint32_t)base);
  }
  uint8_t seen[32], lows[32], all_bits = 0, smallest = 255;
  _mm256_storeu_si256((__m256i *)seen, any);
  _mm256_storeu_si256((__m256i *)lows, least);
  for (int i = 0; i < 32; i++) {
    all_bits |= seen[i];
    if (lows[i] < smallest) smallest = lows[i];
  }
  return result(&s, ends, all_bits, count > 0 && smallest == 0);
}

CK_AVX512 static ck_scan scan_avx512(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                  uint32_t *ends) {
  scan_state s = start_state(ends);
  const __m512i quote = _mm512_set1_epi8('"'), feed = _mm512_set1_epi8('\n');
  const __m512i carriage = _mm512_set1_epi8('\r'), comma = _mm512_set1_epi8((char)delimiter);
  __m512i any = _mm512_setzero_si512();
  uint64_t zeros = 0;
  for (size_t base = 0; base < count; base += 64) {
    uint64_t within = first_bits(count - base);
    __m512i block = within == ~UINT64_C(0) ? _mm512_loadu_si512(bytes + base)
                                           : _mm512_maskz_loadu_epi8(within, bytes + base);
    any = _mm512_or_si512(any, block);
    zeros |= _mm512_testn_epi8_mask(block, block) & within;
    block_masks m = {
        _mm512_cmpeq_epi8_mask(block, quote), _mm512_cmpeq_epi8_mask(block, comma) & within,
        _mm512_cmpeq_epi8_mask(block, feed), _mm512_cmpeq_epi8_mask(block, carriage)};
    take_block(&s, m, PREFIX_PARITY(m.quotes), within, (uint32_t)base);
  }
  uint8_t seen[64], all_bits = 0;
  _mm512_storeu_si512(seen, any);
  for (int i = 0; i < 64; i++) all_bits |= seen[i];
  return result(&s, ends, all_bits, zeros != 0);
}
#endif

ck_scan ck_scan_fields(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends,
                       int level) {
#if defined(__x86_64__)
  if (level >= ck_level_avx512) return scan_avx512(bytes, count, delimiter, ends);
  if (level >= ck_level_avx2) return scan_avx2(bytes, count, delimiter, ends);
#endif
  (void)level;
  return scan_portable(bytes, count, delimiter, ends);
}
