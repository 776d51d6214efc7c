// Fields are cut 64 bytes at a time. Each block becomes bit masks, one bit a byte: quotes,
// delimiters, line breaks. A prefix sum of the quotes modulo 2 tells which bytes are inside quotes
// (Langdale and Lemire, Parsing gigabytes of JSON per second, 2019), and whether a quote opens or
// closes. What is left of delimiters and line breaks are the ends of fields. The masks of some
// thousand bytes are made first, without a branch that depends on the bytes; then the bits of the
// ends are taken out, four at a time, whether there are as many or not.
//
// The masks alone are right only where quotes stand as RFC 4180 has them. Two more masks check
// just that: an opening quote follows an end or a closing quote, a closing one is followed by an
// end or an opening quote. Up to the first byte that breaks a rule everything is right; there the
// scan stops, and its caller cuts that one record byte by byte and lets the scan go on behind it.
//
// Limit: on AVX2 the masks run at some 15 GB/s from the second-level cache, and an end takes about
// one nanosecond.
#include "include/scan.h"

#include "include/level.h"
#include "include/text.h"
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
  uint64_t inside;        // all ones inside quotes
  uint64_t after_edge;    // 1 after an end or a closing quote
  uint64_t after_close;   // 1 after a closing quote
  uint64_t after_return;  // 1 after a CR that ends a record
  uint64_t after_any_return;
  uint64_t bad;           // any bits that break a rule, and any CR, so far
  uint64_t returns;
  size_t breaks;  // line breaks so far
} carry;

// Blocks whose masks are made before their ends are taken out.
enum { group_blocks = 64 };

// The masks of the ends of a group, and of those that are line breaks.
typedef struct {
  uint64_t ends[group_blocks], records[group_blocks];
  size_t count;
} group;

// Where the next end and the next record go.
typedef struct {
  uint32_t *end, *last;
} places;

// Makes the masks of one block. `within` has the bits of the block's bytes that exist.
//
// A careful one heeds CR and stops at the first byte that breaks a rule; another only notes that
// there may be either.
CK_INLINE void take_block(
    carry *c, group *g, block_masks m, uint64_t parity, uint64_t within, bool is_careful) {
  uint64_t inside = parity ^ c->inside;
  uint64_t opens = m.quotes & inside, closes = m.quotes & ~inside;
  uint64_t breaks = m.feeds | m.returns, lines = breaks;
  uint64_t edges = (m.delimiters | breaks) & ~inside, ends = edges;
  uint64_t bad = (opens & ~((edges | closes) << 1 | c->after_edge)) |
                 ((closes << 1 | c->after_close) & ~(edges | opens) & within);
  c->inside = (uint64_t)((int64_t)inside >> 63);
  c->after_edge = (edges | closes) >> 63;
  c->after_close = closes >> 63;
  c->bad |= bad;
  c->returns |= m.returns;
  if (is_careful) {
    uint64_t returns_outside = m.returns & ~inside;
    ends &= ~(m.feeds & (returns_outside << 1 | c->after_return));
    lines &= ~(m.feeds & (m.returns << 1 | c->after_any_return));
    c->after_return = returns_outside >> 63;
    c->after_any_return = m.returns >> 63;
    if (bad != 0) ends &= (bad & -bad) - 1;
  }
  c->breaks += (size_t)__builtin_popcountll(lines);
  g->ends[g->count] = ends;
  g->records[g->count++] = ends & breaks;
}

// Takes the ends and the records out of the masks of a group that begins at `base`.
CK_INLINE places list_group(const group *g, uint32_t base, const uint32_t *first_end, places next) {
  uint32_t *end = next.end, *last = next.last;
  for (size_t i = 0; i < g->count; i++, base += 64) {
    uint64_t ends = g->ends[i], records = g->records[i];
    if (ends == 0) continue;
    uint32_t before = (uint32_t)(end - first_end) + 1;
    for (; records != 0; records &= records - 1) {
      uint64_t below = (records & -records) - 1;
      *last++ = before + (uint32_t)__builtin_popcountll(ends & below);
    }
    uint32_t *next_end = end + __builtin_popcountll(ends);
    do {
      for (int j = 0; j < 4; j++) {
        *end++ = base + (uint32_t)__builtin_ctzg(ends, 64);
        ends &= ends - 1;
        // Counts in vector registers, which a compiler is tempted to, take longer.
        __asm__("" : "+r"(ends));
      }
    } while (ends != 0);
    end = next_end;
  }
  places after = {end, last};
  return after;
}

// The answer for `bytes[from..<scanned]`; line breaks behind the last record are not its.
static ck_scan answer(
    const uint8_t *bytes, size_t from, size_t scanned, const uint32_t *first_end,
    const uint32_t *lasts, const uint32_t *last, size_t breaks, bool is_regular) {
  size_t tail = from;
  if (last > lasts) {
    tail = first_end[last[-1] - 1];
    tail += tail + 1 < scanned && bytes[tail] == '\r' && bytes[tail + 1] == '\n' ? 2 : 1;
  }
  ck_scan r;
  r.record_count = (size_t)(last - lasts);
  r.line_breaks = breaks;
  if (tail < scanned) r.line_breaks -= ck_count_line_breaks(bytes + tail, scanned - tail);
  r.is_regular = is_regular;
  return r;
}

// The body of the scan of one level, whose `MASKS` makes the masks of the block at `base`, `within`
// of which exists, and whose `PARITY` makes prefix sums of bits modulo 2.
//
// A group in which nothing but LF and regular quotes is met is done without care for others.
#define TAKE_GROUP(MASKS, PARITY, IS_CAREFUL)                                                      \
  g.count = 0;                                                                                     \
  for (; g.count < group_blocks && base + 64 <= to && !(IS_CAREFUL && c.bad); base += 64) {        \
    const uint64_t within = ~UINT64_C(0);                                                          \
    block_masks m = MASKS;                                                                         \
    take_block(&c, &g, m, PARITY(m.quotes), within, IS_CAREFUL);                                   \
  }                                                                                                \
  if (g.count < group_blocks && base < to && !(IS_CAREFUL && c.bad)) {                             \
    uint64_t within = (UINT64_C(1) << (to - base)) - 1;                                            \
    block_masks m = MASKS;                                                                         \
    take_block(&c, &g, m, PARITY(m.quotes), within, IS_CAREFUL);                                   \
    base = to;                                                                                     \
  }
#define SCAN(MASKS, PARITY)                                                                        \
  carry c = {0, 1, 0, 0, 0, 0, 0, 0};                                                              \
  places next = {ends + end_count, lasts};                                                         \
  size_t base = from;                                                                              \
  while (base < to && c.bad == 0) {                                                                \
    group g;                                                                                       \
    size_t first = base;                                                                           \
    carry before = c;                                                                              \
    if (c.returns == 0) {                                                                          \
      TAKE_GROUP(MASKS, PARITY, false)                                                             \
    }                                                                                              \
    if ((c.returns | c.bad) != 0) {                                                                \
      bool has_returns = c.returns != 0;                                                           \
      c = before;                                                                                  \
      base = first;                                                                                \
      TAKE_GROUP(MASKS, PARITY, true)                                                              \
      c.returns |= has_returns;                                                                    \
    }                                                                                              \
    next = list_group(&g, (uint32_t)first, ends, next);                                            \
  }                                                                                                \
  return answer(bytes, from, base, ends, lasts, next.last, c.breaks, c.bad == 0)

// Plain C: the masks are made byte by byte, the rest is shared.
static block_masks masks_portable(const uint8_t *block, uint8_t delimiter, uint64_t within) {
  block_masks m = {0, 0, 0, 0};
  for (int i = 0; i < 64 && within >> i != 0; i++) {
    m.quotes |= (uint64_t)(block[i] == '"') << i;
    m.delimiters |= (uint64_t)(block[i] == delimiter) << i;
    m.feeds |= (uint64_t)(block[i] == '\n') << i;
    m.returns |= (uint64_t)(block[i] == '\r') << i;
  }
  return m;
}

static uint64_t parity_portable(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

static ck_scan scan_portable(
    const uint8_t *bytes, size_t from, size_t to, uint8_t delimiter, uint32_t *ends,
    size_t end_count, uint32_t *lasts) {
  SCAN(masks_portable(bytes + base, delimiter, within), parity_portable);
}

#if defined(__x86_64__)
// Bit i of the product with all ones is the sum of the bits up to i, modulo 2.
#define PREFIX_PARITY(quotes)                                                                      \
  ((uint64_t)_mm_cvtsi128_si64(                                                                    \
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)(quotes)), _mm_set1_epi8(-1), 0)))

CK_AVX2 static inline uint64_t equal_bits(__m256i low, __m256i high, uint8_t wanted) {
  __m256i all = _mm256_set1_epi8((char)wanted);
  uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all));
  uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all));
  return a | (uint64_t)b << 32;
}

CK_AVX2 static inline block_masks masks_avx2(
    const uint8_t *block, uint8_t delimiter, uint64_t within) {
  __m256i low = _mm256_loadu_si256((const __m256i *)block);
  __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
  block_masks m = {
      equal_bits(low, high, '"') & within, equal_bits(low, high, delimiter) & within,
      equal_bits(low, high, '\n') & within, equal_bits(low, high, '\r') & within};
  return m;
}

CK_AVX2 static ck_scan scan_avx2(
    const uint8_t *bytes, size_t from, size_t to, uint8_t delimiter, uint32_t *ends,
    size_t end_count, uint32_t *lasts) {
  SCAN(masks_avx2(bytes + base, delimiter, within), PREFIX_PARITY);
}

CK_AVX512 static inline block_masks masks_avx512(
    const uint8_t *block, uint8_t delimiter, uint64_t within) {
  __m512i all = _mm512_loadu_si512(block);
  block_masks m = {
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('"')) & within,
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8((char)delimiter)) & within,
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n')) & within,
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\r')) & within};
  return m;
}

CK_AVX512 static ck_scan scan_avx512(
    const uint8_t *bytes, size_t from, size_t to, uint8_t delimiter, uint32_t *ends,
    size_t end_count, uint32_t *lasts) {
  SCAN(masks_avx512(bytes + base, delimiter, within), PREFIX_PARITY);
}
#endif

ck_scan ck_scan_records(
    const uint8_t *bytes, size_t from, size_t to, uint8_t delimiter, uint32_t *ends,
    size_t end_count, uint32_t *lasts, int level) {
#if defined(__x86_64__)
  if (level >= ck_level_avx512) {
    return scan_avx512(bytes, from, to, delimiter, ends, end_count, lasts);
  }
  if (level >= ck_level_avx2) {
    return scan_avx2(bytes, from, to, delimiter, ends, end_count, lasts);
  }
#endif
  (void)level;
  return scan_portable(bytes, from, to, delimiter, ends, end_count, lasts);
}
