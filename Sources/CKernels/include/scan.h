// Cutting delimited text into fields.
#ifndef CK_SCAN_H
#define CK_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Marks an end of `ck_scan_fields` as the end of a record too.
#define CK_RECORD_END UINT32_C(0x80000000)

/// What a scan saw beside the ends of fields.
typedef struct {
  /// How many ends were written.
  size_t end_count;
  /// LF, CRLF and lone CR, those inside quotes included.
  size_t line_breaks;
  /// The bitwise or of all bytes: below 0x80 where every one is ASCII.
  uint8_t all_bits;
  /// Whether some byte is 0.
  bool has_nul;
  /// Whether every quote stands where RFC 4180 puts it: around a whole field, or doubled inside. If
  /// not, the ends mean nothing.
  bool is_regular;
  /// Whether the last byte lies inside quotes.
  bool ends_in_quotes;
} ck_scan;

/// Finds the end of every field of `count` bytes that begin a record.
///
/// An end is the offset of the delimiter or line break behind a field; the first byte of a CRLF
/// stands for both. The last field has no end unless a line break follows it.
/// - ends: receives the offsets in order, `CK_RECORD_END` added where a record ends; room for
///   `count` of them, plus 64 that may be overwritten.
/// - count: below 2^31.
/// - level: at most `ck_supported_level()`; every level gives the same answer.
ck_scan ck_scan_fields(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *ends,
                       int level);

#endif
