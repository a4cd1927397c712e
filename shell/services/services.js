// Services: the table of contents of what the browser does for the client. One line, one op.
//
// The client is pure: it names an effect as {op, json, bytes}; the platform calls the handler of that op here and gives
// its answer back. An answer is {...} or {trouble: word, detail}, where `word` is of TROUBLES (trouble.js) and its
// sentence is i18n `trouble.<word>`. "> x" marks what services post on their own. All numbers are integers; instants
// are UTC ms given by the caller (there is no clock here); `bytes` travels beside the JSON. A change is answered
// after `oncomplete` of a strict transaction, never before: an answer without `trouble` is on the disk.
//
// session.open {person, login, login_key, device?}  -> {device, made, last_n, has_pass}   data key made or unwrapped
// session.open_visitor {}                           -> {device, person: "visitor", made, last_n, has_pass: false}
// session.set_pass {pass}                           -> {}       offline pass phrase, >= 8 characters; needs an open session
// session.offline_unlock {person, pass}             -> {device, last_n, has_pass}          pass_wrong, no_pass
// session.rewrap {login_key}                        -> {}       after open said key_wrong and the pass phrase unlocked
// session.lock {}                                   -> {}       forgets the key here; other tabs get > session.lock_asked {}
// session.people {}                                 -> {people: [{person, login, device, has_pass, unsent, drafts}]}
// session.forget {person}                           -> {}       key first, then all that person kept on this device
// session.new_device {}                             -> {device, moved}  after dev_forked: the queue again, n from 1
// draft.save {id, owner_tab, n, body}               -> {n}      not_owner {owner_tab}; an older n answers {n, stale: true}
// draft.load_all {}                                 -> {drafts: [{id, owner_tab, owner_alive, n, body}], refused: [...]}
// draft.take_over {id, owner_tab}                   -> {id, owner_tab, n, body}    others get > draft.taken {id, owner_tab}
// draft.rest {id}                                   -> {n}      sealed copy into /hot; only the writer (else not_writer)
// draft.drop {id}                                   -> {}       lends its number back
// queue.add {commands: [c], draft?, slot?, undo_until?} -> {n, last_n}   one transaction: n.., draft gone, number used
// queue.load {after_n?, limit?}                     -> {commands: [{n, state, command, verdict}], refused, more, last_n}
// queue.sent {n: [..]}                              -> {}       before the push goes out; from here on no undo
// queue.verdict {verdicts: [{n, verdict}]}          -> {}       state judged; again: replaces
// queue.leave {n: [..], stay?, to_server?: {id, spki}} -> {}    into kept; stay: not dropped by kept.drop (rejected)
// queue.undo {n, now}                               -> {command} own last n, not sent, now <= undo_until; else too_late
// queue.again {after_n}                             -> {n: [..]} after server_rolled_back: kept back into the queue
// kept.load {after_n?, limit?}                      -> as queue.load; a record for the server's eyes has `sealed_to`, no command
// kept.drop {durable_n}                             -> {dropped}
// kept.discard {n}                                  -> {}       a rejected one that the person has let go
// numbers.put {block: [{number, code}]}             -> {free}
// numbers.take {draft}                              -> {slot, number, code}   the same for the same draft; no_number
// numbers.count {}                                  -> {free}
// numbers.code {slot}                               -> {number, code}         for the slip, until wiped
// numbers.wipe {slot}                               -> {}       slip shown and `file` judged
// meta.get {key, plain?}                            -> {value}  null when absent; plain: before sign-in, never secrets
// meta.put {key, value, plain?}                     -> {}
// blob.put {sha256?, kind, name?} bytes             -> {sha256, size}          hash_wrong
// blob.get {sha256}                                 -> {sha256, kind, name, size, sent} bytes
// blob.list {}                                      -> {blobs: [{sha256, kind, name, size, sent}]}
// blob.sent {sha256} / blob.drop {sha256}           -> {}
// blob.pixels {sha256, side_max}                    -> {width, height} bytes (RGBA)
// store.state {}                                    -> {usage, quota, persisted, trouble, writer}
// store.persist {}                                  -> {persisted}
// store.export {}                                   -> {drafts, commands, kept, refused} (counts) bytes (JSON, unsealed)
// store.discard {}                                  -> {}       the person's unsent work, after asking
//   > store.trouble {trouble, detail, op}   > store.fine {}
// fs.open {}                                        -> {writer}  /hot is filled when it answers; later > fs.writer {}
// fs.write {path} bytes                             -> {}       memory only until fs.sync; not_writer
// fs.read {path}                                    -> {path} bytes           any tab; not_found, damaged, key_wrong
// fs.list {under}                                   -> {files: [{path, size}]}
// fs.drop {path}                                    -> {}
// fs.sync {}                                        -> {}       on disk; new files first, then what was dropped
// net.fetch {method, url, headers, timeout_ms, gzip?, tag?} bytes -> {status, headers} bytes; offline, timeout, aborted
// net.abort {tag}                                   -> {}
// net.live {url, wait_url}                          -> {}       > net.poke {data}  > net.live_state {state, retry_ms}
// net.live_stop {}                                  -> {}
// net.state {}                                      -> {online}       > net.online {online}
// crypto.random {bytes}                             -> {} bytes
// crypto.sha256 {} bytes                            -> {sha256}
// time.zone {}                                      -> {zone, offset_min}
// file.pick {accept, capture?, photo?}              -> {name, kind, sha256, width?, height?} bytes; cancelled, not_an_image
// file.save {name, kind} bytes                      -> {}
// page.print {html, title}                          -> {}       when the dialogue has closed
// clipboard.write {text}                            -> {}
// nav.push {hash, title?} / nav.replace {hash, title?} / nav.back {} / nav.title {title, language?} -> {}
// nav.state {}                                      -> {hash}         > nav.changed {hash}
// lock.take {name} / lock.release {name}            -> {held} / {}
// tabs.state {}                                     -> {tab, alive: [tab]}
// tabs.post {what, ...} bytes?                      -> {}       others get > tabs.message {what, from, ...} bytes
import { NO_BYTES } from "./bytes.js";
import { troubleOf } from "./trouble.js";

// Each part is a function (context) -> {op: async (json, bytes) -> json | [json, bytes]}; the context is what parts share.
const PARTS = [];

// Answers every op exactly once, with trouble where the handler threw. `host` is {handle, post} of shell/host.js.
export function startServices(host, context = {}) {
  for (const part of PARTS) {
    for (const [op, handler] of Object.entries(part(context))) host.handle(op, answering(handler));
  }
  return context;
}

function answering(handler) {
  return async (json, bytes, reply) => {
    try {
      const answer = await handler(json ?? {}, bytes ?? NO_BYTES);
      if (Array.isArray(answer)) reply(answer[0], answer[1]);
      else reply(answer ?? {}, NO_BYTES);
    } catch (error) {
      const trouble = troubleOf(error);
      reply({ ...trouble.more, trouble: trouble.word, detail: trouble.detail }, NO_BYTES);
    }
  };
}
