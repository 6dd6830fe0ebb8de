/* cues: of fr. */
#include "../lang.h"

#include "cues.inc"
