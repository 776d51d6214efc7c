// One column after another, so that the records of a block do not wait for each other: the processor
// works on some of them at once, where a row read field by field is one long chain.
//
// Limit: some 10 to 25 instructions a field, two to five nanoseconds.
#include "include/fields.h"

#include <math.h>
#include <string.h>

#include "include/text.h"
#include "targets.h"

typedef struct {
  const uint8_t *first;
  size_t count;
} field;

// Eight bytes, the first lowest.
CK_INLINE uint64_t word_at(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The text of a field, without quotes around it; of no bytes where the record lacks it.
CK_INLINE field field_of(const ck_records *r, size_t record, uint32_t column) {
  size_t first = record == 0 ? 0 : r->lasts[record - 1];
  field none = {r->bytes, 0};
  if (r->lasts[record] - first != r->field_count) return none;
  size_t end = r->ends[first + column], low = r->start;
  if (column > 0) {
    low = (size_t)r->ends[first + column - 1] + 1;
  } else if (record > 0) {
    low = (size_t)r->ends[first - 1] + 1;
    if (r->bytes[low - 1] == '\r' && r->bytes[low] == '\n') low++;
  }
  field f = {r->bytes + low, end - low};
  if (f.count > 0 && f.first[0] == '"' && r->may_be_quoted) {
    f.first++;
    f.count = f.count > 1 ? f.count - 2 : 0;
  }
  return f;
}

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

// The high bit of every byte that is zero, and maybe of some above one.
CK_INLINE uint64_t zeros(uint64_t word) { return (word - ONES) & ~word & HIGHS; }

// Whether every byte of a word is a digit.
CK_INLINE bool are_digits(uint64_t word) {
  return ((word & 0xF0 * ONES) | (((word + 0x06 * ONES) & 0xF0 * ONES) >> 4)) == 0x33 * ONES;
}

// The numbers of two digits that neighboring digits of a word are, 16 bits for each.
CK_INLINE uint64_t pairs_of(uint64_t digits) {
  return (digits & 0x0F * ONES) * 2561 >> 8 & UINT64_C(0x00FF00FF00FF00FF);
}

// The number that the lowest `count` bytes of a word are as digits, 1 to 8 of them; -1 for others.
//
// The digits are moved to the end of the word, zeros before them; then neighbors are joined to
// numbers of two, four and eight digits.
CK_INLINE int64_t number_of(uint64_t word, size_t count) {
  uint64_t unused = 64 - 8 * count;
  uint64_t digits = word << unused | (unused == 0 ? 0 : 0x30 * ONES >> (64 - unused));
  if (!are_digits(digits)) return -1;
  uint64_t fours = pairs_of(digits) * 6553601 >> 16 & UINT64_C(0x0000FFFF0000FFFF);
  return (int64_t)(fours * UINT64_C(42949672960001) >> 32);
}

CK_INLINE int64_t integer(field f) {
  if (f.count == 0 || f.count > 16) return ck_no_number;
  size_t low_count = f.count < 8 ? f.count : 8;
  int64_t high = 0;
  if (f.count > 8) high = number_of(word_at(f.first), f.count - 8);
  int64_t low = number_of(word_at(f.first + f.count - low_count), low_count);
  return (high | low) < 0 ? ck_no_number : high * 100000000 + low;
}

static const double powers[16] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
static const int64_t integer_powers[9] = {1,      10,      100,      1000,     10000,
                                          100000, 1000000, 10000000, 100000000};

// Digits with a point among the first eight bytes and at most eight behind them are an integer
// below 2^53 if they are at most fifteen, and its quotient by a power of ten up to 10^22 is one
// rounding away from the decimal number (Clinger 1990).
CK_INLINE double decimal(field f) {
  size_t sign = f.count > 1 && f.first[0] == '-';
  size_t length = f.count - sign;
  if (length < 1 || length > 15) return NAN;
  const uint8_t *first = f.first + sign;
  uint64_t word = word_at(first), points = zeros(word ^ '.' * ONES);
  size_t count = length < 8 ? length : 8;
  size_t point = points == 0 ? 8 : (size_t)__builtin_ctzll(points) / 8;
  size_t fraction = 0, digits = count;
  if (point < count) {
    // The digits of the first eight bytes, the point taken out.
    uint64_t before = (UINT64_C(1) << 8 * point) - 1;
    word = (word & before) | (word >> 8 & ~before);
    digits = count - 1;
    fraction = count - 1 - point;
  }
  if (digits == 0) return NAN;
  int64_t number = number_of(word, digits);
  if (length > 8) {
    // A point behind the eighth byte is for the rules to find.
    int64_t rest = number_of(word_at(first + 8), length - 8);
    if (point == 8 || rest < 0 || number < 0) return NAN;
    number = number * integer_powers[length - 8] + rest;
    fraction += length - 8;
  }
  if (number < 0) return NAN;
  double value = (double)number / powers[fraction];
  return sign ? -value : value;
}

// Days of a year before each month, in a leap year below; the last is that of the year.
static const int16_t days_before[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}};

CK_INLINE int64_t date(field f) {
  if (f.count != 10) return ck_no_number;
  uint64_t start = word_at(f.first), end = word_at(f.first + 2);
  uint64_t digits = (start & 0xFFFFFFFF) | (start >> 8 & UINT64_C(0xFFFF00000000)) |
                    (end & UINT64_C(0xFFFF000000000000));
  uint64_t dashes = start & UINT64_C(0xFF0000FF00000000);
  if (dashes != UINT64_C(0x2D00002D00000000) || !are_digits(digits)) return ck_no_number;
  uint64_t pairs = pairs_of(digits);
  int year = (int)(pairs & 0xFF) * 100 + (int)(pairs >> 16 & 0xFF);
  unsigned month = (unsigned)(pairs >> 32 & 0xFF) - 1;
  int day = (int)(pairs >> 48);
  if (year < 1900 || year > 2099 || month > 11 || day < 1) return ck_no_number;
  const int16_t *before = days_before[year % 4 == 0 && year != 1900] + month;
  if (day > before[1] - before[0]) return ck_no_number;
  // Since 1900, which is no leap year, every fourth year is one; 25567 days later comes 1970.
  int years = year - 1900;
  return years * 365 + (years > 0 ? (years - 1) / 4 : 0) + before[0] + day - 1 - 25567;
}

// Spaces at the ends, and what may be an array or object of JSON, are for the rules to judge.
CK_INLINE bool is_for_rules(field f) {
  uint8_t first = f.first[0];
  return first <= ' ' || f.first[f.count - 1] <= ' ' || first == '[' || first == '{';
}

CK_INLINE uint64_t hash(field f) {
  if (f.count == 0 || is_for_rules(f)) return ck_no_hash;
  for (size_t at = 0; at < f.count; at += 8) {
    uint64_t word = word_at(f.first + at);
    // What lies behind the field is taken for letters.
    size_t left = f.count - at;
    if (left < 8) word = (word & ((UINT64_C(1) << 8 * left) - 1)) | 'a' * ONES << 8 * left;
    uint64_t others = zeros(word) | zeros(word ^ '.' * ONES) | zeros(word ^ '"' * ONES);
    if (((word & HIGHS) | others) != 0) return ck_no_hash;
  }
  return ck_hash(f.first, f.count);
}

void ck_read_codes(const ck_records *r, uint32_t column, uint8_t *codes) {
  for (size_t i = 0; i < r->count; i++) {
    field f = field_of(r, i, column);
    codes[i] = f.count == 1 ? f.first[0] : 0;
  }
}

void ck_read_dates(const ck_records *r, uint32_t column, int64_t *days) {
  for (size_t i = 0; i < r->count; i++) days[i] = date(field_of(r, i, column));
}

void ck_read_integers(const ck_records *r, uint32_t column, int64_t *numbers) {
  for (size_t i = 0; i < r->count; i++) numbers[i] = integer(field_of(r, i, column));
}

void ck_read_decimals(const ck_records *r, uint32_t column, double *numbers) {
  for (size_t i = 0; i < r->count; i++) numbers[i] = decimal(field_of(r, i, column));
}

void ck_read_hashes(const ck_records *r, uint32_t column, uint64_t *hashes) {
  for (size_t i = 0; i < r->count; i++) hashes[i] = hash(field_of(r, i, column));
}
