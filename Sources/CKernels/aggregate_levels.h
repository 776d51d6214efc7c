// The functions that aggregate_rows.h makes for each level.
#ifndef CK_AGGREGATE_LEVELS_H
#define CK_AGGREGATE_LEVELS_H

#include "aggregate.h"

#define CK_DECLARE(level) \
  int ck_count_rows_##level(const ck_query *query, size_t first, size_t end, ck_totals *totals);

CK_DECLARE(portable)
#if defined(__x86_64__)
CK_DECLARE(avx2)
CK_DECLARE(avx512)
#endif

#undef CK_DECLARE

#endif
