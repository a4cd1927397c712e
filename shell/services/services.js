// Services: the table of contents of what the browser does for the client. One line, one op.
//
// The client is pure: it names an effect as {op, json, bytes}. A question carries the number `ask` in its JSON; the
// answer is a message of the same op with the same `ask`: {ask, ...} or {ask, trouble: word, detail}, `word` being of
// TROUBLES (trouble.js), its sentence i18n `trouble.<word>`. "> x" marks what services send on their own (no `ask`).
// Numbers are integers; instants are UTC ms given by the caller; bytes travel beside the JSON. A change is answered
// after `oncomplete` of a strict transaction, never before: an answer without `trouble` is on the disk. What carries no
// `ask` is answered only if it failed. Ops on the store are done in the order asked, and so are those on files (fs).
//
// session.open {person, login, login_key, device?} -> {device, made, last_n, has_pass}   data key made or unwrapped;
//     key_wrong {device, last_n, has_pass}: sign in again as that device, or unlock by pass and rewrap
// session.open_visitor {as?, device?} -> {device, person, made, last_n, has_pass: false}   person "visitor" or
//     "visitor:<as>"; another device than last time: what is unjudged is queued again under it, n from 1
// session.set_pass {pass} -> {}   offline pass phrase, >= 8 characters; needs an open session
// session.offline_unlock {person, pass} -> {device, last_n, has_pass}   pass_wrong, no_pass
// session.rewrap {login_key} -> {}   the open key wrapped for a new login key (pass phrase used, or new_device)
// session.lock {} -> {}   forgets the key here; other tabs get > session.lock_asked {}
// session.people {} -> {people: [{person, login, device, has_pass, unsent, drafts}]}
// session.forget {person} -> {}   key first, then all that person kept on this device
// session.new_device {} -> {device, moved}   after dev_forked: the queue again, n from 1; sign in, then rewrap
// draft.save {id, owner_tab, n, body} -> {n}   not_owner {owner_tab}; an older n answers {n, stale: true}
// draft.load_all {} -> {drafts: [{id, owner_tab, owner_alive, n, body}], refused: [...]}
// draft.take_over {id, owner_tab} -> {id, owner_tab, n, body}   others get > draft.taken {id, owner_tab}
// draft.rest {id} -> {n}   sealed copy into /hot; only the writer (else not_writer)
// draft.drop {id} -> {}   lends its number back
// queue.add {commands: [c], draft?, slot?, undo_until?} -> {n, last_n, device}   one transaction: n.., draft gone,
//     number used
// queue.load {after_n?, limit?} -> {commands: [{n, state, command, verdict}], refused, more, last_n}; one for the server's
//     eyes alone has {n, id, state, verdict, command: null, sealed_to}
// queue.sent {n: [..]} -> {}   before the push goes out; from here on no undo
// queue.verdict {verdicts: [{n, verdict}]} -> {}   state judged; again: replaces
// queue.leave {n: [..], stay?, to_server?: {id, spki}} -> {}   into kept; stay: not dropped by kept.drop (rejected)
// queue.undo {n, now, draft?: {id, owner_tab, body}} -> {command, draft_n?} own last n, not sent, now <= undo_until;
//     else too_late; the draft is back in the same transaction
// queue.again {after_n} -> {n: [..]} after server_rolled_back: kept and judged ones wait in the queue again
// kept.load {after_n?, limit?} -> as queue.load
// kept.drop {durable_n} -> {dropped}
// kept.discard {n} -> {}   a rejected one that the person has let go
// numbers.put {block: [{number, code}]} -> {free}
// numbers.take {draft} -> {slot, number, code}   the same for the same draft; no_number
// numbers.count {} -> {free}
// numbers.code {slot} -> {number, code}   for the slip, until wiped
// numbers.wipe {slot} -> {}   slip shown and `file` judged
// meta.get {key, plain?} -> {value}   null when absent; plain: before sign-in, never secrets
// meta.put {key, value, plain?} -> {}
// blob.put {sha256?, kind, name?} bytes -> {sha256, size}   hash_wrong
// blob.get {sha256} -> {sha256, kind, name, size, sent} bytes
// blob.list {} -> {blobs: [{sha256, kind, name, size, sent, due, held}]}   due: a step in the queue names it
// blob.sent {sha256} / blob.hold {sha256, held} / blob.drop {sha256} -> {}
// blob.sweep {keep: [sha256]} -> {dropped}   what is neither due nor in `keep` goes, if this is the only tab
// blob.send {sha256, url} -> {status}   PUT of what lies here; > blob.moved {sha256, sent, total}; offline, aborted
// blob.stop {} -> {}   what is being sent
// blob.fetch {sha256, url} -> {sha256, size}   somebody else's, into memory; not_found {detail: status}, offline
// blob.pixels {sha256, side_max} -> {width, height} bytes (RGBA)   of what lies here or was fetched
// voice.record {draft, seconds_max} -> {id, sha256, kind, size, seconds}   when it has ended; meanwhile each second that
//     is on the disk > voice.at {draft, seconds}; mic_refused, mic_missing, mic_busy, mic_silent, mic_unsupported
// voice.stop {} -> {}
// voice.recover {} -> {recordings: [{id, draft, sha256, kind, size, seconds}]}   of tabs that died meanwhile
// voice.forget {id} -> {}   a draft names the whole: its parts go
// voice.play {sha256} -> {sha256}   > voice.played {sha256, seconds} / {sha256, ended}; not_found: fetch it first
// voice.pause {} -> {}
// store.state {} -> {usage, quota, persisted, trouble, writer}
// store.persist {} -> {persisted}
// store.export {name?} -> {drafts, commands, kept, blobs, refused} (counts) bytes (JSON, unsealed); with a name it is
//     saved as a file and there are no bytes; > export.at {done, total}
// store.export_stop {} -> {}   the export ends as cancelled
// store.discard {} -> {}   the person's unsent work, after asking
//   > store.trouble {part: strict|files, trouble, detail}   > store.fine {part}
// fs.open {} -> {writer}   /hot is filled when it answers; later > fs.writer {}
// fs.write {path} bytes -> {}   memory only until fs.sync; not_writer
// fs.read {path} -> {path} bytes   any tab; not_found, damaged, key_wrong
// fs.list {under} -> {files: [{path, size}]}
// fs.drop {path} -> {}
// fs.sync {} -> {}   on disk; new files first, then what was dropped
// net.fetch {method, url, headers, timeout_ms, gzip?, tag?} bytes -> {status, headers} bytes; offline, timeout,
//     aborted
// net.abort {tag} -> {}
// net.live {url, wait_url?} -> {}   wait_url: a long poll, used where streams do not get through; one tab listens for all
//   > net.poke {data}   > net.live_state {state: open|polling|waiting|refused, retry_ms, status?}
// net.live_stop {} -> {}
// net.state {} -> {online}   > net.online {online}
// crypto.random {bytes} -> {} bytes
// crypto.sha256 {} bytes -> {sha256}
// time.zone {} -> {zone, offset_min}
// file.pick {accept, capture?, photo?} -> {name, kind, sha256, width?, height?} bytes; cancelled, not_an_image
// file.save {name, kind} bytes -> {}
// page.print {html, title} -> {}   when the dialogue has closed
// texts.load {language?, fresh?} -> {language} bytes   the file of its sentences; without language: of the one the page
//     began with, under way since then; fresh: past the caches. offline, timeout, not_found {detail: status}
// texts.missing {} -> {}   nothing can be said: the page says so in words of its own, and > texts.again {} when pressed
// clipboard.write {text} -> {}
// looks.state {} -> {dark, contrast, width, speaks, kept}   what the browser asks for and can do; kept: null or what
//     looks.keep was given.  > looks.changed {dark, contrast, width, speaks}
// looks.show {theme} -> {}   the ground of the page takes the colours of what is drawn
// looks.keep {language, theme, elder, text_size} -> {}   for the next start, before anything is painted
// aloud.say {pieces, language} -> {}   > aloud.state {state: silent|speaking|paused}
// aloud.pause {} / aloud.go_on {} / aloud.stop {} -> {}
// nav.push {hash, title?} / nav.replace {hash, title?} / nav.back {} / nav.title {title, language?} -> {}
// nav.state {} -> {hash}   > nav.changed {hash}   > page.hidden {}   > page.shown {}
//   > page.pasted as file.pick with photo, or {trouble}
// lock.take {name} / lock.release {name} -> {held} / {}
// tabs.state {} -> {tab, alive: [tab]}
// tabs.post {what, ...} bytes? -> {}   others get > tabs.message {what, from, ...} bytes

import { aloudPart } from "./aloud.js";
import { Blobs, blobsPart } from "./blobs.js";
import { NO_BYTES } from "./bytes.js";
import { devicePart } from "./device.js";
import { Drafts, draftsPart } from "./drafts.js";
import { Files, filesPart } from "./files.js";
import { Live } from "./live.js";
import { looksPart } from "./looks.js";
import { Net, netPart } from "./net.js";
import { Numbers, numbersPart } from "./numbers.js";
import { pagePart } from "./page.js";
import { Queue, queuePart } from "./queue.js";
import { recordsPart } from "./records.js";
import { Session, sessionPart } from "./session.js";
import { StrictStore } from "./strict_store.js";
import { Tabs, tabsPart } from "./tabs.js";
import { Texts, textsPart } from "./texts.js";
import { troubleOf } from "./trouble.js";
import { Voice, voicePart } from "./voice.js";

const PARTS = [sessionPart, draftsPart, queuePart, numbersPart, blobsPart, recordsPart, filesPart, netPart, devicePart,
  pagePart, tabsPart, textsPart, looksPart, aloudPart, voicePart];

// `host` is a Host (shell/host.js); `module()` gives Emscripten's module, with FS and IDBFS, or a promise of it.
export function startServices(host, module) {
  const post = (op, json, bytes) => host.send(op, json, bytes ?? NO_BYTES);
  const tabs = new Tabs();
  const store = new StrictStore(post);
  const session = new Session(store);
  const files = new Files({ session, tabs, post, module });
  const net = new Net({ post });
  const own = { post, tabs, store, session, files, net };
  const blobs = new Blobs(own);
  const parts = {
    ...own, blobs, drafts: new Drafts(own), queue: new Queue(own), numbers: new Numbers(own),
    live: new Live({ post, net, tabs }), texts: new Texts(), voice: new Voice({ ...own, blobs }),
  };
  const lines = { files: inOrder(), strict: inOrder(), free: (step) => step() };
  for (const part of PARTS) {
    for (const [op, handler] of Object.entries(part(parts))) {
      host.on(op, answering(host, op, handler, lines[LINE_OF[op] ?? LINE_OF[op.split(".")[0]] ?? "free"]));
    }
  }
}

// What touches the disk is done in the order in which it was asked: a draft that is saved and then dropped stays dropped,
// though sealing takes a while. The files wait for each other and not for the strict store, nor it for them.
const LINE_OF = { fs: "files", session: "strict", draft: "strict", queue: "strict", kept: "strict", numbers: "strict",
  meta: "strict", blob: "strict", store: "strict", "voice.recover": "strict", "voice.forget": "strict",
  // These take long, and nobody waits for them: 600,000 rounds, the network, pictures, a whole export.
  "session.set_pass": "free", "blob.send": "free", "blob.stop": "free", "blob.fetch": "free", "blob.pixels": "free",
  "store.export": "free", "store.export_stop": "free" };

function inOrder() {
  let last = Promise.resolve();
  return (step) => {
    const next = last.then(step);
    last = next.catch(() => {});
    return next;
  };
}

// A question is answered exactly once, with trouble where the handler threw; what carries no `ask` was told, and only
// its trouble is sent back.
function answering(host, op, handler, inLine) {
  return async (json, bytes) => {
    const ask = json?.ask;
    try {
      const answer = await inLine(() => handler(json ?? {}, bytes ?? NO_BYTES));
      const [value, more] = Array.isArray(answer) ? answer : [answer, NO_BYTES];
      if (ask !== undefined) host.send(op, { ...value, ask }, more);
    } catch (error) {
      const { word, detail, more } = troubleOf(error);
      if (word === "failed") console.error(op, error); // A mistake of ours: the sentence alone would hide it.
      host.send(op, { ...more, trouble: word, detail, ...(ask !== undefined && { ask }) }, NO_BYTES);
    }
  };
}
