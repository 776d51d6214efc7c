#include "aggregate.h"

#include "aggregate_levels.h"

typedef struct {
  int (*count_rows)(const ck_query *, size_t, size_t, ck_totals *);
  void (*charge_rows)(const ck_test *, size_t, size_t, uint8_t, uint8_t *);
} aggregate_kernels;

static const aggregate_kernels kernels[ck_level_count] = {
    {ck_count_rows_portable, ck_charge_rows_portable},
#if defined(__x86_64__)
    {ck_count_rows_avx2, ck_charge_rows_avx2},
    {ck_count_rows_avx512, ck_charge_rows_avx512},
#else
    // No higher level is ever supported here.
    {ck_count_rows_portable, ck_charge_rows_portable},
    {ck_count_rows_portable, ck_charge_rows_portable},
#endif
};

int ck_count_rows(
    ck_level level, const ck_query *query, size_t first, size_t end, ck_totals *totals) {
  return kernels[level].count_rows(query, first, end, totals);
}

void ck_charge_rows(
    ck_level level, const ck_test *tests, size_t test_count, size_t row_count, uint8_t reason,
    uint8_t *verdicts) {
  kernels[level].charge_rows(tests, test_count, row_count, reason, verdicts);
}
