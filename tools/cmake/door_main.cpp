// The door module has no main: what it exports is core/door.h. A linker wants one source all the same.
#include "core/door.h"
