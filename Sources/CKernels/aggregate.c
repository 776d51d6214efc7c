#include "aggregate.h"

#include "aggregate_levels.h"

typedef int (*count_rows)(const ck_query *, size_t, size_t, ck_totals *);

static const count_rows kernels[ck_level_count] = {
    ck_count_rows_portable,
#if defined(__x86_64__)
    ck_count_rows_avx2,
    ck_count_rows_avx512,
#else
    // No higher level is ever supported here.
    ck_count_rows_portable,
    ck_count_rows_portable,
#endif
};

int ck_count_rows(
    ck_level level, const ck_query *query, size_t first, size_t end, ck_totals *totals) {
  return kernels[level](query, first, end, totals);
}
