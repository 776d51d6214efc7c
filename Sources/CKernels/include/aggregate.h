// Filter, group, count and sum over columns in one pass.
//
// Rows are worked on in blocks of ck_block_rows: tests make a word of mask bits for every 64 rows,
// the rows left become a list of cells and values in the first-level cache, and a histogram adds
// them up. docs/methods/aggregation.md has the layouts and the limits.
#ifndef CK_AGGREGATE_H
#define CK_AGGREGATE_H

#include <stddef.h>
#include <stdint.h>

#include "level.h"

enum {
  ck_block_rows = 1024,
  /// Bytes of a set of byte codes: a flag for each code, then the same as two tables of nibbles.
  ck_byte_set_size = 256 + 32,
};

/// Unsigned numbers of 1, 2 or 4 bytes.
typedef struct {
  const void *values;
  uint32_t width;
} ck_column;

typedef enum {
  /// value - low <= spread, in the arithmetic of the column's width.
  ck_test_range,
  /// A column of one byte: its code is in `byte_set`.
  ck_test_bytes,
  /// A column of two or four bytes: its code is below `bit_count` and its bit in `words` is set.
  ck_test_codes,
  /// The row's bit in `words` is set.
  ck_test_rows,
} ck_test_kind;

typedef struct {
  ck_test_kind kind;
  ck_column column;
  uint32_t low, spread;
  const uint8_t *byte_set;
  const uint64_t *words;
  uint64_t bit_count;
} ck_test;

typedef struct {
  ck_column column;
  /// A bit for each row that has a value, or NULL when all have one. The stored value of a row
  /// without one is added all the same.
  const uint64_t *validity;
} ck_measure;

typedef struct {
  /// All of them have to hold.
  const ck_test *tests;
  size_t test_count;
  ck_column groups;
  /// A day's share of the cell: `day_cells[day - day_low]`, which is added to the group. Without
  /// `day_cells` the cell is the group.
  ck_column days;
  uint32_t day_low, day_spread;
  const uint32_t *day_cells;
  const ck_measure *measures;
  size_t measure_count;
} ck_query;

typedef struct {
  size_t cell_count;
  /// How many copies of a cell take turns, 8, 2 or 1; 0 adds to the totals without packing.
  uint32_t lanes;
  /// Bits of a packed sum; 64 - sum_bits are left for the count.
  uint32_t sum_bits;
  /// How many rows fit a packed cell.
  uint64_t packed_rows;
  /// Zero on entry and on return; shape [max(measure_count, 1)][cell_count][lanes].
  uint64_t *packed;
  /// Added to; shape [cell_count].
  uint64_t *counts;
  /// Added to; shape [measure_count][cell_count].
  uint64_t *sums;
  /// Rows without a value, added to; same shape.
  uint64_t *nulls;
} ck_totals;

/// Counts and sums the rows `first..<end` that pass every test, by cell.
///
/// `first` is a multiple of 64 and end - first at most 2^30, so that no total can overflow.
/// Returns 0, or 1 when a row that passes has a day outside the table of cells or a cell that is
/// not below `cell_count`; the totals are then of no use, but nothing was written out of bounds.
int ck_count_rows(
    ck_level level, const ck_query *query, size_t first, size_t end, ck_totals *totals);

#endif
