/* cues: of pl. */
#include "../lang.h"

#include "cues.inc"
