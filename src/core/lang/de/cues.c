/* cues: of de. */
#include "../lang.h"

#include "cues.inc"
