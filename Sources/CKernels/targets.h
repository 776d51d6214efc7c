// The instructions of each level, as attributes of functions: no flags are needed to compile them.
#ifndef CK_TARGETS_H
#define CK_TARGETS_H

#if defined(__x86_64__)
#define CK_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#define CK_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#endif

// Bodies that are compiled into the function of each level that calls them.
#define CK_INLINE static inline __attribute__((always_inline))

#endif
