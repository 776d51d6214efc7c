// Checking, hashing and finding texts.
#ifndef CK_TEXT_H
#define CK_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The first byte that does not belong to well-formed UTF-8 (The Unicode Standard, table 3-7), or
/// `count`: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// - with_nul: whether NUL is let pass.
/// - level: at most `ck_supported_level()`; every level gives the same answer.
size_t ck_first_invalid_utf8(const uint8_t *bytes, size_t count, bool with_nul, int level);

static inline bool ck_contains(const uint8_t *bytes, size_t count, uint8_t byte) {
  return count > 0 && memchr(bytes, byte, count) != NULL;
}

/// What of a text matters where it becomes a cell of CSV.
enum {
  /// A comma, a quote, LF or CR.
  ck_needs_quotes = 1,
  ck_is_not_ascii = 2,
};

/// The marks of a text.
int ck_cell_marks(const uint8_t *bytes, size_t count);

/// LF, CRLF and lone CR in `bytes`; a CR at the end counts.
size_t ck_count_line_breaks(const uint8_t *bytes, size_t count);

static inline uint64_t ck_fold(uint64_t state, uint64_t factor) {
  unsigned __int128 product = (unsigned __int128)state * factor;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// A hash of bytes, eight at a time: each word is multiplied into the state and both halves of the
/// product are kept. The same in every process; it resists accidents, not an adversary.
static inline uint64_t ck_hash(const uint8_t *bytes, size_t count) {
  const uint64_t factor = UINT64_C(0xE7037ED1A0B428DB);
  uint64_t hash = ck_fold(count ^ UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xA0761D6478BD642F));
  uint64_t word = 0;
  if (count < 8) {
    for (size_t i = 0; i < count; i++) word |= (uint64_t)bytes[i] << 8 * i;
    return ck_fold(hash ^ word, factor);
  }
  for (size_t at = 0; at + 8 < count; at += 8) {
    memcpy(&word, bytes + at, 8);
    hash = ck_fold(hash ^ word, factor);
  }
  // The last word may overlap the one before: every byte is in one, and no length reads past the end.
  memcpy(&word, bytes + count - 8, 8);
  return ck_fold(hash ^ word, factor);
}

/// The slot of a text in an open table with linear probing, or the free slot where it would go.
///
/// - slots: `mask + 1` of them, each `ck_free_slot`, or the upper half of a hash and, below it, the
///   number of a text.
/// - offsets: where in `arena` each text begins, and the end of the last.
/// - hash: `ck_hash` of the text.
static inline size_t ck_find_text(
    const uint64_t *slots, size_t mask, const ptrdiff_t *offsets, const uint8_t *arena,
    const uint8_t *bytes, size_t count, uint64_t hash) {
  size_t slot = (size_t)(hash >> 32) & mask;
  while (slots[slot] != UINT32_MAX) {
    uint32_t text = (uint32_t)slots[slot];
    if (slots[slot] >> 32 == hash >> 32 && (size_t)(offsets[text + 1] - offsets[text]) == count &&
        memcmp(arena + offsets[text], bytes, count) == 0) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

#endif
