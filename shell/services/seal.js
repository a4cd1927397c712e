// Seal: how bytes rest on the disk. A record at rest is {v, key_id, iv, bytes}: AES-256-GCM, the record's id
// as additional data, a fresh 96-bit iv for each sealing. A record moved under another id does not open.
//
// `key` is {id, crypto}: the id of a data key and its CryptoKey, which cannot be exported. docs/storage.md
// states the bytes; tests/vectors/store_v1.json must open for ever.

import { base64, bytesOfBase64, concat, hex, randomBytes, textOfUtf8, utf8 } from "./bytes.js";
import { Trouble } from "./trouble.js";

const VERSION = 1;
const FILE_MAGIC = utf8("QGF1");
const FILE_HEADER_BYTES = 4 + 8 + 12;

export function subtle() {
  if (!globalThis.crypto?.subtle) throw new Trouble("not_secure"); // Plain http: no WebCrypto, so nothing is kept.
  return crypto.subtle;
}

const gcm = (iv, id) => ({ name: "AES-GCM", iv, additionalData: utf8(id) });

export async function seal(key, id, bytes) {
  const iv = randomBytes(12);
  const sealed = await subtle().encrypt(gcm(iv, id), key.crypto, bytes);
  return { v: VERSION, key_id: key.id, iv, bytes: new Uint8Array(sealed) };
}

export async function unseal(key, id, record) {
  if (!(record?.iv instanceof Uint8Array) || !(record.bytes instanceof Uint8Array)) throw new Trouble("damaged", id);
  if (record.v !== VERSION) throw new Trouble("store_newer", id);
  if (record.key_id !== key.id) throw new Trouble("key_wrong", id);
  try {
    return new Uint8Array(await subtle().decrypt(gcm(record.iv, id), key.crypto, record.bytes));
  } catch {
    throw new Trouble("damaged", id);
  }
}

export const sealJson = (key, id, value) => seal(key, id, utf8(JSON.stringify(value)));

export async function unsealJson(key, id, record) {
  return JSON.parse(textOfUtf8(await unseal(key, id, record)));
}

// A sealed file: "QGF1", key id (8 bytes), iv (12), sealed bytes.
export async function sealFile(key, id, bytes) {
  const record = await seal(key, id, bytes);
  const keyId = Uint8Array.from(key.id.match(/../g), (pair) => parseInt(pair, 16));
  return concat(FILE_MAGIC, keyId, record.iv, record.bytes);
}

export function unsealFile(key, id, bytes) {
  if (bytes.length < FILE_HEADER_BYTES || hex(bytes.subarray(0, 4)) !== hex(FILE_MAGIC)) {
    throw new Trouble("damaged", id);
  }
  const record = { v: VERSION, key_id: hex(bytes.subarray(4, 12)), iv: bytes.slice(12, 24), bytes: bytes.slice(24) };
  return unseal(key, id, record);
}

// For the server's eyes only: an ephemeral P-256 key, HKDF-SHA-256 of the shared secret, AES-256-GCM. The private
// ephemeral key is forgotten here, so the device cannot open it again. `to` is {id, spki (base64)} of hello.
export async function sealToServer(to, id, bytes) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const server = await subtle().importKey("spki", bytesOfBase64(to.spki), curve, false, []).catch(() => {
    throw new Trouble("bad_request", "spki");
  });
  const own = await subtle().generateKey(curve, false, ["deriveBits"]);
  const shared = await subtle().deriveBits({ name: "ECDH", public: server }, own.privateKey, 256);
  const point = new Uint8Array(await subtle().exportKey("raw", own.publicKey));
  const key = await hkdfKey(shared, point, "qungong/to_server/v1");
  const iv = randomBytes(12);
  const sealed = new Uint8Array(await subtle().encrypt(gcm(iv, id), key, bytes));
  return { v: VERSION, to: to.id, id, point: base64(point), iv: base64(iv), bytes: base64(sealed) };
}

// An AES-GCM key out of secret bytes; used for the login key and for the shared secret above.
export async function hkdfKey(secret, salt, info) {
  const material = await subtle().importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(info) };
  return subtle().deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function passKey(pass, salt, rounds) {
  const words = utf8(pass.normalize("NFKC"));
  const material = await subtle().importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return subtle().deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export function dataKey(raw) {
  return subtle().importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}
