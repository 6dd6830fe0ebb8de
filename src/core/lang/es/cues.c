/* cues: of es. */
#include "../lang.h"

#include "cues.inc"
