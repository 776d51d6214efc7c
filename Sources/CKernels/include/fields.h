// Values of fields in their usual forms, a column of a block of records at a time.
//
// A value that is written otherwise, is missing or is wrong has a mark in its place: whoever asks
// has to look at the field by the rules of the format. A record that does not have as many fields
// as it should has marks, too.
#ifndef CK_FIELDS_H
#define CK_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Records, cut as `ck_scan_records` cuts them.
typedef struct {
  /// What positions refer to; sixteen bytes behind the last field may be read.
  const uint8_t *bytes;
  /// Behind each field one end, and for each record how many there are up to its last.
  const uint32_t *ends, *lasts;
  size_t count;
  /// Where the first record begins.
  size_t start;
  /// How many fields a record should have.
  uint32_t field_count;
  /// Whether a field may stand in quotes.
  bool may_be_quoted;
} ck_records;

/// The marks of numbers and hashes; that of decimal numbers is NaN.
#define ck_no_number INT64_MIN
#define ck_no_hash UINT64_C(0)

/// Dates `YYYY-MM-DD` of 1900 to 2099 as days since 1970-01-01.
///
/// - days: shape [count].
void ck_read_dates(const ck_records *records, uint32_t column, int64_t *days);

/// Whole numbers of up to sixteen digits.
void ck_read_integers(const ck_records *records, uint32_t column, int64_t *numbers);

/// Decimal numbers of up to fifteen digits and a point, a minus before them: the nearest double.
void ck_read_decimals(const ck_records *records, uint32_t column, double *numbers);

/// Hashes (`ck_hash`) of texts that are ASCII without NUL, points, and quotes inside, without spaces
/// at their ends, and that do not begin as an array or object of JSON does.
void ck_read_hashes(const ck_records *records, uint32_t column, uint64_t *hashes);

/// Codes of one byte; 0 for texts of other lengths.
void ck_read_codes(const ck_records *records, uint32_t column, uint8_t *codes);

#endif
