/* cues: of hu. */
#include "../lang.h"

#include "cues.inc"
