/* Door: the core as seen from C, for the backend, the browser and anybody else. JSON bytes in, JSON bytes out.
 *
 * Nothing crosses it but bytes: no exception, no pointer into the core. A handle never changes after qg_open, so
 * several threads may call through one. What comes back is freed with qg_free, also a fault of qg_open.
 */
#ifndef QUNGONG_DOOR_H
#define QUNGONG_DOOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QG_DOOR __attribute__((used, visibility("default")))
#else
#define QG_DOOR
#endif

typedef struct qg_core qg_core;

/* `rules` is a pack as JSON; of length 0, the ops that need no rules still answer. On a refusal the handle is null
 * and `*fault`, where `fault` is not null, a text {"fault":word,"refused":text} ending in a zero byte. */
QG_DOOR qg_core* qg_open(const char* rules, size_t rules_size, char** fault);
/* 0: `*out` holds the answer, a line of JSON, or lines of it where docs/sync.md says so. 1: refused, `*out` holds {"fault":word,"refused":text}. 2: no memory even for that. */
QG_DOOR int qg_call(qg_core* core, const char* op, const uint8_t* in, size_t in_size, uint8_t** out,
                    size_t* out_size);
QG_DOOR void qg_free(uint8_t* bytes);
QG_DOOR void qg_close(qg_core* core);
QG_DOOR const char* qg_version(void); /* Of the core; not to be freed */

#ifdef __cplusplus
}
#endif

#endif
