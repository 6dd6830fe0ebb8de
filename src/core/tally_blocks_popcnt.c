/* tally_blocks_popcnt: tally_blocks.c once more, for CPUs of x86-64 that count bits by an instruction. */
#include "kernels/kernels.h"

#ifdef TG__WITH_POPCNT
#  ifdef __clang__
#    pragma clang attribute push(__attribute__((target("popcnt,bmi"))), apply_to = function)
#  else
#    pragma GCC push_options
#    pragma GCC target("popcnt,bmi")
#  endif
#  define tg__tally_blocks tg__tally_blocks_popcnt
#  include "tally_blocks.c"
#  ifdef __clang__
#    pragma clang attribute pop
#  else
#    pragma GCC pop_options
#  endif
#else
typedef int tg__no_popcnt; /* a file is not empty */
#endif
