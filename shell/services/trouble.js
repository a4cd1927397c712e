// Trouble: every way in which the browser can refuse, as one closed list of words. The sentence is i18n
// `trouble.<word>`.
//
// A service throws a Trouble and services.js turns it into the answer {trouble, detail}; anything else that
// is thrown is named by its kind here, so that no foreign exception text reaches a person.

export const TROUBLES = Object.freeze([
  "locked", "key_wrong", "pass_wrong", "pass_too_short", "no_pass", "no_such_person", "not_secure",
  "quota", "store_closed", "store_blocked", "store_newer", "store_failed", "no_store",
  "damaged", "not_found", "not_owner", "no_number", "number_used", "too_late", "hash_wrong", "too_large", "not_writer",
  "offline", "timeout", "aborted", "cancelled", "not_an_image", "unsupported", "bad_request", "failed",
  "mic_refused", "mic_missing", "mic_busy", "mic_silent", "mic_unsupported",
]);

export class Trouble extends Error {
  constructor(word, detail = "", more = {}) {
    if (!TROUBLES.includes(word)) throw new Error(`not a trouble word: ${word}`);
    super(`${word} ${detail}`.trim());
    this.word = word;
    this.detail = String(detail);
    this.more = more; // Further fields of the answer, e.g. the owner of a draft.
  }
}

const WORD_OF_NAME = {
  QuotaExceededError: "quota",
  InvalidStateError: "store_closed",
  AbortError: "store_failed",
  UnknownError: "store_failed",
  DataError: "bad_request",
  VersionError: "store_newer",
  NotSupportedError: "unsupported",
};

// What went wrong, as a Trouble; a Trouble stays itself.
export function troubleOf(error, otherwise = "failed") {
  if (error instanceof Trouble) return error;
  return new Trouble(WORD_OF_NAME[error?.name] ?? otherwise, error?.name ?? "");
}

// Foreign JSON is looked at before it is used: these refuse with the name of the field.
export function text(json, field) {
  if (typeof json?.[field] !== "string" || json[field] === "") throw new Trouble("bad_request", field);
  return json[field];
}
export function integer(json, field, otherwise) {
  const value = json?.[field] ?? otherwise;
  if (!Number.isSafeInteger(value)) throw new Trouble("bad_request", field);
  return value;
}
export function list(json, field) {
  if (!Array.isArray(json?.[field])) throw new Trouble("bad_request", field);
  return json[field];
}
