/* cues: of pt. */
#include "../lang.h"

#include "cues.inc"
