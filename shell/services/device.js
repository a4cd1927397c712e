// Device: what the machine under the browser gives: randomness, digests, zone, files, the clipboard.

import { copied, randomBytes, sha256Hex } from "./bytes.js";
import { photoOf } from "./image.js";
import { integer, text, Trouble, troubleOf } from "./trouble.js";

const RANDOM_BYTES_MAX = 65_536;
const PICK_BYTES_MAX = 64 * 1024 * 1024;

let dismissPick = null; // A browser without the `cancel` event leaves the old question open until the next one.

// The person's choice of one file. Must be asked for while a press is being handled.
function picked({ accept, capture }) {
  dismissPick?.();
  return new Promise((resolve, reject) => {
    const field = document.createElement("input");
    field.type = "file";
    field.accept = accept;
    if (capture) field.setAttribute("capture", "environment");
    dismissPick = () => reject(new Trouble("cancelled"));
    field.addEventListener("cancel", dismissPick);
    field.addEventListener("change", () => {
      if (field.files.length > 0) resolve(field.files[0]);
      else dismissPick();
    });
    field.click();
  });
}

function checked(file) {
  if (file.size > PICK_BYTES_MAX) throw new Trouble("too_large", PICK_BYTES_MAX);
  return file;
}

async function pick(json) {
  const file = checked(await picked({ accept: text(json, "accept"), capture: json.capture }));
  if (json.photo) return photoOf(file);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return [{ name: file.name, kind: file.type, sha256: await sha256Hex(bytes) }, bytes];
}

// A picture from the clipboard. Where words stand beside it (a text program gives both), the words are meant.
async function pasted(event, post) {
  const { files, items } = event.clipboardData ?? {};
  const pictures = [...(files ?? [])];
  if (pictures.length === 0 || [...items].some(({ kind, type }) => kind === "string" && type === "text/plain")) return;
  event.preventDefault();
  for (const file of pictures) {
    try {
      post("page.pasted", ...(await photoOf(checked(file))));
    } catch (error) {
      post("page.pasted", { trouble: troubleOf(error).word });
    }
  }
}

export function save({ name, kind }, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: kind }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // The browser reads it after the click, and says not when.
}

async function copyText(words) {
  if (navigator.clipboard?.writeText) {
    const wrote = await navigator.clipboard.writeText(words).then(() => true, () => false);
    if (wrote) return;
  }
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("readonly", "");
  document.body.append(field);
  field.select();
  const wrote = document.execCommand("copy"); // Plain http and old browsers
  field.remove();
  if (!wrote) throw new Trouble("unsupported", "clipboard");
}

export function devicePart({ post }) {
  document.addEventListener("paste", (event) => pasted(event, post));
  return {
    "crypto.random": async (json) => {
      const count = integer(json, "bytes");
      if (count < 1 || count > RANDOM_BYTES_MAX) throw new Trouble("bad_request", "bytes");
      return [{}, randomBytes(count)];
    },
    "crypto.sha256": async (json, bytes) => ({ sha256: await sha256Hex(copied(bytes)) }),
    "time.zone": async () => ({
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "", offset_min: -new Date().getTimezoneOffset(),
    }),
    "file.pick": pick,
    "file.save": async (json, bytes) => save({ name: text(json, "name"), kind: text(json, "kind") }, [copied(bytes)]),
    "clipboard.write": (json) => copyText(text(json, "text")),
  };
}
