// Which instructions the kernels may use.
#ifndef CK_LEVEL_H
#define CK_LEVEL_H

#include <stdint.h>

/// Levels of vector instructions, each including those before it.
///
/// `portable` is plain C for any processor, arm64 among them; `avx2` needs AVX2, BMI1, BMI2, LZCNT,
/// POPCNT and PCLMULQDQ; `avx512` adds the F, BW, DQ and VL parts of AVX-512.
typedef enum {
  ck_level_portable = 0,
  ck_level_avx2 = 1,
  ck_level_avx512 = 2,
} ck_level;

enum { ck_level_count = 3 };

/// The highest level that this processor and its operating system support.
ck_level ck_supported_level(void);

/// The level in force: the supported one, or a lower one that the environment variable
/// GEOTALLY_SIMD names (portable, avx2 or avx512). It never rises above what is supported; any
/// other text in the variable is ignored. Read once, before main.
ck_level ck_level_in_force(void);

#endif
