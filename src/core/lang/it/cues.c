/* cues: of it. */
#include "../lang.h"

#include "cues.inc"
