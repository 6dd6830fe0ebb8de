/* cues: of nl. */
#include "../lang.h"

#include "cues.inc"
