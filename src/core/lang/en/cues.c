/* cues: of en. */
#include "../lang.h"

#include "cues.inc"
