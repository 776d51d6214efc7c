// The pass over blocks of rows, made once for each level by including this file.
//
// Before, the level defines CK_TARGET (its attribute), CK_NAME(x) (x with the level's suffix) and,
// for 64 rows at once:
//   range_word_8/16/32(values, low, spread)     mask of low <= value <= low + spread
//   bytes_word(values, byte_set)                mask of the codes in a set
//   select_word(word, first, out)               the numbers of the bits set, plus first; returns
//                                               where the next goes; may write 64 entries
//
// Idea: a block of 1,024 rows goes through five short loops that stay in the first-level cache:
//   tests -> 16 words of mask -> list of row numbers -> list of cells and values -> histogram.
// A block that passes whole skips the list of row numbers. Only the loops over columns depend on
// the width of the columns, only the loops over 64 rows on the level.
//
// Histogram: a row adds 1 << sum_bits | value to one 64-bit cell, so count and sum cost one load
// and one store. Rows take turns over `lanes` copies of a cell, side by side, because an addition
// to the cell that the row before has just stored to has to wait for that store. The copies are
// added up before `packed_rows` rows could carry a sum into the count.

#include <string.h>

#include "aggregate_levels.h"
#include "targets.h"

#define WORDS (ck_block_rows / 64)

// The rows of a block that pass; `rows` are counted from `first` and not listed when all pass.
typedef struct {
  size_t first, count, passed;
  uint64_t mask[WORDS];
  uint32_t rows[ck_block_rows + 64];
} row_block;

typedef struct {
  uint32_t cells[ck_block_rows];
  uint32_t values[ck_block_rows];
} block_lists;

#define EACH_WIDTH(column, body)                                        \
  switch ((column).width) {                                             \
    case 1: { const uint8_t *values = (column).values; body } break;    \
    case 2: { const uint16_t *values = (column).values; body } break;   \
    default: { const uint32_t *values = (column).values; body } break;  \
  }

// The rows of the last, partial word, one by one.
CK_TARGET static uint64_t test_rows_singly(
    const ck_test *test, size_t first, size_t count, uint64_t asked) {
  uint64_t passed = 0;
  for (size_t i = 0; i < count; i++) {
    if (!(asked >> i & 1)) continue;
    uint32_t value = 0;
    EACH_WIDTH(test->column, value = values[first + i];)
    int passes;
    switch (test->kind) {
      case ck_test_range: passes = value - test->low <= test->spread; break;
      case ck_test_bytes: passes = test->byte_set[value & 255]; break;
      default:
        passes = value < test->bit_count && (test->words[value >> 6] >> (value & 63) & 1) != 0;
    }
    passed |= (uint64_t)passes << i;
  }
  return passed;
}

CK_TARGET static void test_range(const ck_test *test, size_t first, size_t words, uint64_t *mask) {
  uint32_t low = test->low, spread = test->spread;
  switch (test->column.width) {
    case 1: {
      const uint8_t *values = (const uint8_t *)test->column.values + first;
      for (size_t w = 0; w < words; w++) mask[w] &= range_word_8(values + 64 * w, low, spread);
    } break;
    case 2: {
      const uint16_t *values = (const uint16_t *)test->column.values + first;
      for (size_t w = 0; w < words; w++) mask[w] &= range_word_16(values + 64 * w, low, spread);
    } break;
    default: {
      const uint32_t *values = (const uint32_t *)test->column.values + first;
      for (size_t w = 0; w < words; w++) mask[w] &= range_word_32(values + 64 * w, low, spread);
    }
  }
}

// Codes of two and four bytes have sets too large for a register: only the rows that passed the
// tests before are looked up.
CK_TARGET static void test_codes(const ck_test *test, size_t first, size_t words, uint64_t *mask) {
  for (size_t w = 0; w < words; w++) {
    if (mask[w] != 0) mask[w] = test_rows_singly(test, first + 64 * w, 64, mask[w]);
  }
}

CK_TARGET static void test_words(const ck_test *test, size_t first, size_t words, uint64_t *mask) {
  switch (test->kind) {
    case ck_test_range: test_range(test, first, words, mask); break;
    case ck_test_codes: test_codes(test, first, words, mask); break;
    default: {
      const uint8_t *values = (const uint8_t *)test->column.values + first;
      for (size_t w = 0; w < words; w++) mask[w] &= bytes_word(values + 64 * w, test->byte_set);
    }
  }
}

// Writes the mask of `count` rows from `first` on; returns how many rows pass.
CK_TARGET static size_t test_block(
    const ck_test *tests, size_t test_count, size_t first, size_t count, uint64_t *mask) {
  if (test_count == 0) return count;
  size_t whole = count / 64, words = (count + 63) / 64;
  for (size_t w = 0; w < whole; w++) mask[w] = ~0ull;
  if (words > whole) mask[whole] = (1ull << (count % 64)) - 1;
  for (const ck_test *test = tests; test < tests + test_count; test++) {
    if (test->kind == ck_test_rows) {
      for (size_t w = 0; w < words; w++) mask[w] &= test->words[first / 64 + w];
      continue;
    }
    test_words(test, first, whole, mask);
    if (words > whole) {
      mask[whole] = test_rows_singly(test, first + 64 * whole, count % 64, mask[whole]);
    }
  }
  size_t passed = 0;
  for (size_t w = 0; w < words; w++) passed += (size_t)__builtin_popcountll(mask[w]);
  return passed;
}

// Lists the values, less `base`, of the rows of a block that pass.
CK_TARGET static void list_values(
    ck_column column, const row_block *block, uint32_t base, uint32_t *out) {
  size_t first = block->first, count = block->passed;
  const uint32_t *rows = block->rows;
  if (count == block->count) {
    EACH_WIDTH(column, for (size_t i = 0; i < count; i++) out[i] = values[first + i] - base;)
  } else {
    EACH_WIDTH(column, for (size_t i = 0; i < count; i++) out[i] = values[first + rows[i]] - base;)
  }
}

CK_TARGET static void prefetch(ck_column column, const row_block *block) {
  const uint8_t *start = (const uint8_t *)column.values + block->first * column.width;
  for (size_t i = 0; i < block->passed; i++) {
    __builtin_prefetch(start + block->rows[i] * column.width);
  }
}

CK_TARGET static uint32_t largest(const uint32_t *numbers, size_t count) {
  uint32_t max = 0;
  for (size_t i = 0; i < count; i++) max = numbers[i] > max ? numbers[i] : max;
  return max;
}

// Adds the day's share to cells; returns 1 for a day outside the table.
CK_TARGET static uint32_t add_day_cells(
    const ck_query *query, const uint32_t *days, size_t count, uint32_t *restrict cells) {
  if (largest(days, count) > query->day_spread) return 1;
  // Vector gathers are slower than plain loads here.
#pragma clang loop vectorize(disable)
  for (size_t i = 0; i < count; i++) cells[i] += query->day_cells[days[i]];
  return 0;
}

CK_INLINE void add_packed(
    uint64_t *packed, const uint32_t *cells, const uint32_t *values, size_t count, uint64_t one,
    const size_t lanes) {
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (size_t lane = 0; lane < lanes; lane++) {
      packed[cells[i + lane] * lanes + lane] += one + values[i + lane];
    }
  }
  for (; i < count; i++) packed[cells[i] * lanes] += one + values[i];
}

// Adds the copies of every cell to the totals and clears them.
CK_TARGET static void flush(const ck_query *query, ck_totals *totals) {
  size_t lanes = totals->lanes, cell_count = totals->cell_count;
  if (cell_count == 0) return;
  uint64_t low_bits = (1ull << totals->sum_bits) - 1;
  size_t tables = query->measure_count > 0 ? query->measure_count : 1;
  for (size_t m = 0; m < tables; m++) {
    uint64_t *packed = totals->packed + m * cell_count * lanes;
    for (size_t cell = 0; cell < cell_count; cell++) {
      uint64_t count = 0, sum = 0;
      for (size_t lane = 0; lane < lanes; lane++) {
        count += packed[cell * lanes + lane] >> totals->sum_bits;
        sum += packed[cell * lanes + lane] & low_bits;
      }
      if (m == 0) totals->counts[cell] += count;
      if (query->measure_count > 0) totals->sums[m * cell_count + cell] += sum;
    }
    memset(packed, 0, cell_count * lanes * sizeof *packed);
  }
}

CK_TARGET static void add_values(
    const block_lists *lists, size_t count, size_t table, int has_measure, ck_totals *totals) {
  uint64_t *packed = totals->packed + table * totals->cell_count * totals->lanes;
  uint64_t one = 1ull << totals->sum_bits;
  switch (totals->lanes) {
    case 8: add_packed(packed, lists->cells, lists->values, count, one, 8); break;
    case 2: add_packed(packed, lists->cells, lists->values, count, one, 2); break;
    case 1: add_packed(packed, lists->cells, lists->values, count, one, 1); break;
    default:
      for (size_t i = 0; table == 0 && i < count; i++) totals->counts[lists->cells[i]] += 1;
      uint64_t *sums = totals->sums + table * totals->cell_count;
      for (size_t i = 0; has_measure && i < count; i++) sums[lists->cells[i]] += lists->values[i];
  }
}

// Counts the rows of a block that pass and have no value of a measure.
CK_TARGET static void add_nulls(
    const uint64_t *validity, const row_block *block, const uint32_t *cells, uint64_t *nulls) {
  int isWhole = block->passed == block->count;
  size_t position = 0;
  for (size_t w = 0; w < (block->count + 63) / 64; w++) {
    size_t left = block->count - 64 * w;
    uint64_t mask = !isWhole ? block->mask[w] : left < 64 ? (1ull << left) - 1 : ~0ull;
    for (uint64_t missing = mask & ~validity[w]; missing != 0; missing &= missing - 1) {
      // The cells are listed in the order of the rows that pass.
      uint64_t before = mask & ((missing & -missing) - 1);
      nulls[cells[position + (size_t)__builtin_popcountll(before)]] += 1;
    }
    position += (size_t)__builtin_popcountll(mask);
  }
}

// Lists the rows of a block that pass, and fetches what will be read of them: between few rows
// there are gaps that the processor does not foresee.
CK_TARGET static void list_rows(const ck_query *query, row_block *block) {
  uint32_t *out = block->rows;
  for (size_t w = 0; w < (block->count + 63) / 64; w++) {
    out = select_word(block->mask[w], (uint32_t)(64 * w), out);
  }
  if (block->passed * 16 > block->count) return;
  prefetch(query->groups, block);
  for (size_t m = 0; m < query->measure_count; m++) prefetch(query->measures[m].column, block);
}

// The cells of the rows that pass; returns 1 if a day or a cell is out of bounds.
CK_TARGET static uint32_t list_cells(
    const ck_query *query, const row_block *block, size_t cell_count, block_lists *lists) {
  uint32_t bad = 0;
  list_values(query->groups, block, 0, lists->cells);
  if (query->day_cells != NULL) {
    list_values(query->days, block, query->day_low, lists->values);
    bad = add_day_cells(query, lists->values, block->passed, lists->cells);
  }
  return bad | (largest(lists->cells, block->passed) >= cell_count);
}

// Adds the rows of a block that pass; returns 1 if one is out of bounds.
CK_TARGET static int add_block(
    const ck_query *query, const row_block *block, block_lists *lists, ck_totals *totals) {
  if (list_cells(query, block, totals->cell_count, lists)) return 1;
  if (query->measure_count == 0) {
    memset(lists->values, 0, block->passed * sizeof *lists->values);
    add_values(lists, block->passed, 0, 0, totals);
  }
  for (size_t m = 0; m < query->measure_count; m++) {
    const ck_measure *measure = query->measures + m;
    list_values(measure->column, block, 0, lists->values);
    add_values(lists, block->passed, m, 1, totals);
    if (measure->validity != NULL) {
      add_nulls(
          measure->validity + block->first / 64, block, lists->cells,
          totals->nulls + m * totals->cell_count);
    }
  }
  return 0;
}

// While a block is added up, the next one has been tested and its rows are on their way.
CK_TARGET int CK_NAME(ck_count_rows)(
    const ck_query *query, size_t first, size_t end, ck_totals *totals) {
  row_block blocks[2];
  block_lists lists;
  row_block *next = blocks, *waiting = NULL;
  uint64_t packed_rows = 0;
  for (size_t row = first; row < end; row += ck_block_rows) {
    next->first = row;
    next->count = end - row < ck_block_rows ? end - row : ck_block_rows;
    next->passed = test_block(query->tests, query->test_count, row, next->count, next->mask);
    if (next->passed == 0) continue;
    if (next->passed < next->count) list_rows(query, next);
    if (totals->lanes != 0 && packed_rows + next->passed > totals->packed_rows) {
      if (waiting != NULL && add_block(query, waiting, &lists, totals)) return 1;
      waiting = NULL;
      flush(query, totals);
      packed_rows = 0;
    }
    packed_rows += next->passed;
    if (waiting != NULL && add_block(query, waiting, &lists, totals)) return 1;
    waiting = next;
    next = next == blocks ? blocks + 1 : blocks;
  }
  if (waiting != NULL && add_block(query, waiting, &lists, totals)) return 1;
  if (totals->lanes != 0) flush(query, totals);
  return 0;
}
