// Checking text.
#ifndef CK_TEXT_H
#define CK_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether bytes are well-formed UTF-8 (The Unicode Standard, table 3-7): no overlong forms, no
/// surrogates, nothing above U+10FFFF.
///
/// - level: at most `ck_supported_level()`; every level gives the same answer.
bool ck_is_utf8(const uint8_t *bytes, size_t count, int level);

#endif
