// Vector kernels over plain memory. Every kernel exists once for each level of instructions; the
// level in force is chosen once, before main. Nothing here allocates, keeps state or knows Swift.
#ifndef CKERNELS_H
#define CKERNELS_H

#include "aggregate.h"
#include "fields.h"
#include "level.h"
#include "scan.h"
#include "text.h"

#endif
