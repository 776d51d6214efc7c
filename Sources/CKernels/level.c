#include "level.h"

#include <stdlib.h>
#include <string.h>

static ck_level level_in_force = ck_level_portable;

ck_level ck_supported_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                 __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
                 __builtin_cpu_supports("pclmul");
  int has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (has_avx2 && has_avx512) return ck_level_avx512;
  if (has_avx2) return ck_level_avx2;
#endif
  return ck_level_portable;
}

// Runs before main and before any thread, so that the level is a constant for everyone.
__attribute__((constructor)) static void choose_level(void) {
  static const char *const names[ck_level_count] = {"portable", "avx2", "avx512"};
  level_in_force = ck_supported_level();
  const char *asked = getenv("GEOTALLY_SIMD");
  if (asked == NULL) return;
  for (int level = 0; level < (int)level_in_force; level++) {
    if (strcmp(asked, names[level]) == 0) level_in_force = (ck_level)level;
  }
}

ck_level ck_level_in_force(void) { return level_in_force; }
