/* cues: of ru. */
#include "../lang.h"

#include "cues.inc"
