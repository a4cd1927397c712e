// Bytes: the few conversions between bytes and text that the services share.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export const utf8 = (words) => encoder.encode(words);
export const textOfUtf8 = (bytes) => decoder.decode(bytes);
export const NO_BYTES = new Uint8Array(0);

export function hex(bytes) {
  let out = "";
  for (const byte of new Uint8Array(bytes)) out += byte.toString(16).padStart(2, "0");
  return out;
}

export function base64(bytes) {
  let out = "";
  for (const byte of new Uint8Array(bytes)) out += String.fromCharCode(byte);
  return btoa(out);
}

export function bytesOfBase64(words) {
  return Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
}

export function concat(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

// A copy that nobody else can change while it waits to be sealed: the caller's bytes may be wasm memory.
export const copied = (bytes) => Uint8Array.from(bytes ?? NO_BYTES);

export function randomBytes(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

export async function sha256Hex(bytes) {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}
