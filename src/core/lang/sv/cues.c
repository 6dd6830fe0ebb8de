/* cues: of sv. */
#include "../lang.h"

#include "cues.inc"
