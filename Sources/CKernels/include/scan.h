// Cutting delimited text into records and fields.
#ifndef CK_SCAN_H
#define CK_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes behind the scanned ones that may be read, whatever they are; and ends behind the last that
/// may be written.
enum { ck_scan_slack = 64 };

/// What a scan found.
typedef struct {
  /// How many whole records.
  size_t record_count;
  /// LF, CRLF and lone CR up to the end of the last of them, those inside quotes included.
  size_t line_breaks;
  /// Whether every quote stands where RFC 4180 puts it: around a whole field, or doubled inside. If
  /// not, the record behind the last whole one has to be cut byte by byte.
  bool is_regular;
} ck_scan;

/// Finds the ends of the fields of `bytes[from..<to]`, which begin a record.
///
/// An end is the position of the delimiter or line break behind a field; the first byte of a CRLF
/// stands for both. A record without a line break behind it is not whole.
/// - ends: receives the positions in order; room for one a byte, and for the slack.
/// - end_count: how many stand there already; new ones follow them.
/// - lasts: receives for each record how many ends there are up to its last.
/// - to: below 2^32.
/// - level: at most `ck_supported_level()`; every level gives the same answer.
ck_scan ck_scan_records(
    const uint8_t *bytes, size_t from, size_t to, uint8_t delimiter, uint32_t *ends,
    size_t end_count, uint32_t *lasts, int level);

#endif
