// Pictures and recordings in the strict store: due only with their step, swept only when nobody names them, a recording
// kept second by second, an undone step with its form, and the export that holds all of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { CLERK, commandOf, openPlace } from "./lib/store_place.mjs";

const HEARS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const DRAFT = { id: "d1", owner_tab: "t1", n: 1, body: { kind: "note", args: { words: "看了现场" } } };
let place;
let chromium;
let tab;
const open = async () => {
  chromium = await openBrowser({ profile: place.profile, flags: HEARS });
  tab = await place.tabOf(await chromium.page());
  await tab.ask("session.open", CLERK);
};
let puts = 0;
before(async () => {
  place = await openPlace({ "/put": (request, response) => {
    ++puts;
    request.resume().on("end", () => response.writeHead(201).end("{}"));
  } });
  await open();
});
after(async () => {
  await chromium?.kill();
  await place?.close();
});

const blobs = async () => (await tab.ask("blob.list")).blobs.map(({ kind, due, sent, held }) => [kind, due, sent, held]);
const command = (sha) => {
  const made = commandOf("看了现场");
  return { ...made, args: { ...made.args, blobs: [{ sha256: sha, kind: "image/jpeg", bytes: 3 }] } };
};

test("A picture is due from the transaction that queues its step, and not when that is taken back with its form", async () => {
  const { sha256 } = await tab.ask("blob.put", { kind: "image/jpeg", name: "a.jpg" }, Buffer.from([1, 2, 3]));
  assert.deepEqual(await blobs(), [["image/jpeg", false, false, false]]);
  await tab.ask("draft.save", DRAFT);
  const { n } = await tab.ask("queue.add", { commands: [command(sha256)], draft: "d1", undo_until: 100 });
  assert.deepEqual(await blobs(), [["image/jpeg", true, false, false]]);
  assert.deepEqual((await tab.ask("draft.load_all")).drafts, []);
  const draft = { id: "d1", owner_tab: "t1", body: DRAFT.body };
  assert.equal((await tab.ask("queue.undo", { n, now: 101, draft })).trouble, "too_late");
  assert.deepEqual((await tab.ask("draft.load_all")).drafts, [], "refused: nothing of it was done");
  const undone = await tab.ask("queue.undo", { n, now: 100, draft });
  assert.deepEqual(await blobs(), [["image/jpeg", false, false, false]]);
  const [back] = (await tab.ask("draft.load_all")).drafts;
  assert.deepEqual([back.id, back.n, back.body], ["d1", undone.draft_n, DRAFT.body]);
});

test("What neither a form nor a step names is swept by the only tab, and by no tab while there is another", async () => {
  const { sha256 } = await tab.ask("blob.put", { kind: "image/png" }, Buffer.from([4, 5]));
  const keep = (await tab.ask("blob.list")).blobs.map((blob) => blob.sha256).filter((sha) => sha !== sha256);
  const other = await place.tabOf(await chromium.page());
  const { tab: theirs } = await other.ask("tabs.state");
  assert.deepEqual(await tab.ask("blob.sweep", { keep }), { dropped: 0 });
  await other.page.close();
  await tab.outlives(theirs);
  assert.deepEqual(await tab.ask("blob.sweep", { keep }), { dropped: 1 });
  assert.equal((await tab.ask("blob.get", { sha256: keep[0] })).bytes.length, 3);
});

test("What is sent is told as it goes; what is held says so and is held after a new start", async () => {
  const { blobs: [{ sha256 }] } = await tab.ask("blob.list");
  assert.equal((await tab.ask("blob.send", { sha256, url: "/put" })).status, 201);
  assert.equal(puts, 1);
  assert.equal((await tab.said("blob.moved", { sha256 })).total, 3);
  await tab.ask("blob.hold", { sha256, held: true });
  assert.equal((await blobs())[0][3], true);
});

test("A recording ends by itself, plays, and of a browser that was killed each second but the last comes back", async () => {
  const recorded = await tab.ask("voice.record", { draft: "d1", seconds_max: 2 });
  assert.deepEqual([recorded.kind, recorded.seconds, recorded.trouble], ["audio/webm", 2, undefined]);
  assert.equal((await tab.ask("blob.get", { sha256: recorded.sha256 })).bytes.length, recorded.size);
  assert.equal((await tab.ask("voice.play", { sha256: recorded.sha256 })).trouble, undefined);
  await tab.said("voice.played", { ended: true });
  await tab.ask("voice.forget", { id: recorded.id });
  assert.deepEqual((await tab.ask("voice.recover")).recordings, []);
  await tab.tell(["voice.record", { ask: 7_777, draft: "d2", seconds_max: 60 }]);
  await tab.said("voice.at", { draft: "d2", seconds: 2 });
  await chromium.kill();
  await open();
  const [found] = (await tab.ask("voice.recover")).recordings;
  assert.equal(found.draft, "d2");
  assert.ok(found.seconds >= 2 && found.size > 1000, JSON.stringify(found));
  assert.equal((await tab.ask("voice.play", { sha256: found.sha256 })).trouble, undefined);
  await tab.ask("voice.forget", { id: found.id });
  assert.deepEqual((await tab.ask("voice.recover")).recordings, []);
});

test("The export holds words, steps and what was not sent, says how far it is, and is JSON", async () => {
  const exported = await tab.ask("store.export");
  const saved = JSON.parse(exported.bytes.toString());
  assert.equal(exported.blobs, saved.blobs.length);
  assert.ok(saved.blobs.some(({ kind }) => kind === "audio/webm"));
  assert.equal(saved.drafts[0].body.args.words, "看了现场");
  const { done, total } = await tab.said("export.at", { done: exported.drafts + exported.commands + exported.kept + exported.blobs });
  assert.equal(done, total);
  assert.deepEqual(await tab.violations(), []);
});
