// The strict store in a real browser: what was answered is on the disk, whatever happens next.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CLERK, commandOf, openPlace } from "./lib/store_place.mjs";

let place;
let browser;
let tab;
before(async () => {
  place = await openPlace();
  browser = await place.browser();
  tab = await browser.tab();
  await tab.ask("session.open", CLERK);
});
after(() => place?.close());

const reopened = async () => {
  browser = await place.browser();
  tab = await browser.tab();
  return tab.ask("session.open", CLERK);
};

test("A command that was answered survives SIGKILL of the whole browser", async () => {
  const command = commandOf("九十岁以上的老人有没有特殊补贴？");
  const added = await tab.ask("queue.add", { commands: [command] });
  await browser.kill();
  assert.equal(added.n, 1);
  assert.equal((await reopened()).last_n, 1);
  const { commands, refused } = await tab.ask("queue.load");
  assert.deepEqual(commands.map(({ n, state, command: kept }) => ({ n, state, kept })),
    [{ n: 1, state: "waiting", kept: command }]);
  assert.deepEqual(refused, []);
});

test("A draft that was answered survives SIGKILL, and its owner tab is known to be gone", async () => {
  const body = { words: "村口塌方，车过不去 䶮𠮷·" };
  await tab.ask("draft.save", { id: "d1", owner_tab: "dead", n: 7, body });
  await browser.kill();
  await reopened();
  const { drafts } = await tab.ask("draft.load_all");
  assert.deepEqual(drafts, [{ id: "d1", n: 7, body, owner_tab: "dead", owner_alive: false }]);
});

test("Two tabs that add at once number without a gap and without a double", async () => {
  const other = await browser.tab();
  await other.ask("session.open", CLERK);
  const add = (at) => at.ask("queue.add", { commands: [commandOf("一"), commandOf("二")] });
  const added = await Promise.all(Array.from({ length: 40 }, (_, i) => add(i % 2 ? tab : other)));
  const { commands, last_n } = await other.ask("queue.load");
  const ns = commands.map(({ n }) => n);
  assert.deepEqual(ns, Array.from({ length: ns.length }, (_, i) => i + 1));
  assert.equal(last_n, ns.length);
  assert.equal(new Set(added.map(({ n }) => n)).size, 40);
  await other.page.close();
});

test("A command leaves the queue for kept, and kept when a verified backup holds it", async () => {
  const { n } = await tab.ask("queue.add", { commands: [commandOf("走")] });
  await tab.ask("queue.sent", { n: [n] });
  await tab.ask("queue.verdict", { verdicts: [{ n, verdict: { word: "applied" } }] });
  await tab.ask("queue.leave", { n: [n] });
  assert.equal((await tab.ask("queue.load")).commands.some((each) => each.n === n), false);
  const kept = (await tab.ask("kept.load")).commands;
  assert.deepEqual(kept.map((each) => [each.n, each.state, each.verdict.word]), [[n, "judged", "applied"]]);
  assert.deepEqual(await tab.ask("kept.drop", { durable_n: n - 1 }), { dropped: 0 });
  assert.deepEqual(await tab.ask("kept.drop", { durable_n: n }), { dropped: 1 });
});

test("A rejected command stays until the person lets it go", async () => {
  const { n } = await tab.ask("queue.add", { commands: [commandOf("不成")] });
  await tab.ask("queue.verdict", { verdicts: [{ n, verdict: { word: "rejected" } }] });
  await tab.ask("queue.leave", { n: [n], stay: true });
  assert.deepEqual(await tab.ask("kept.drop", { durable_n: n }), { dropped: 0 });
  await tab.ask("kept.discard", { n });
  assert.deepEqual((await tab.ask("kept.load")).commands, []);
});

test("Only the last step can be undone, before it was sent and in its time, and its n is given again", async () => {
  const add = () => tab.ask("queue.add", { commands: [commandOf("错了")], undo_until: 30_000 });
  const first = await add();
  const second = await add();
  assert.equal((await tab.ask("queue.undo", { n: first.n, now: 0 })).trouble, "too_late");
  assert.equal((await tab.ask("queue.undo", { n: second.n, now: 30_001 })).trouble, "too_late");
  assert.equal((await tab.ask("queue.undo", { n: second.n, now: 30_000 })).command.args.words, "错了");
  const again = await add();
  assert.equal(again.n, second.n);
  await tab.ask("queue.sent", { n: [again.n] });
  assert.equal((await tab.ask("queue.undo", { n: again.n, now: 0 })).trouble, "too_late");
});

test("A restored server gets back what it lost, in order", async () => {
  const { n } = await tab.ask("queue.add", { commands: [commandOf("甲"), commandOf("乙")] });
  await tab.ask("queue.leave", { n: [n, n + 1] });
  assert.deepEqual(await tab.ask("queue.again", { after_n: n - 1 }), { n: [n, n + 1] });
  const { commands } = await tab.ask("queue.load", { after_n: n - 1 });
  assert.deepEqual(commands.map((each) => [each.n, each.state]), [[n, "sent"], [n + 1, "sent"]]);
});

test("Filing a draft is one step: command queued, draft gone, number used", async () => {
  await tab.ask("numbers.put", { block: [{ number: "0184726390", code: "12345678" }] });
  await tab.ask("draft.save", { id: "d2", owner_tab: "t", n: 1, body: {} });
  const { slot, number } = await tab.ask("numbers.take", { draft: "d2" });
  assert.equal((await tab.ask("numbers.take", { draft: "d2" })).slot, slot);
  assert.equal((await tab.ask("numbers.take", { draft: "other" })).trouble, "no_number");
  const filed = await tab.ask("queue.add", { commands: [commandOf(number)], draft: "d2", slot });
  assert.equal(filed.trouble, undefined);
  assert.equal((await tab.ask("draft.load_all")).drafts.some(({ id }) => id === "d2"), false);
  const twice = await tab.ask("queue.add", { commands: [commandOf(number)], slot });
  assert.equal(twice.trouble, "number_used");
  assert.equal((await tab.ask("queue.load", { after_n: filed.n })).commands.length, 0);
  assert.equal((await tab.ask("numbers.code", { slot })).code, "12345678");
  await tab.ask("numbers.wipe", { slot });
  assert.equal((await tab.ask("numbers.code", { slot })).trouble, "not_found");
});

test("A number that the server lends again is there once, whichever tab puts it", async () => {
  const block = [1, 2, 3].map((i) => ({ number: `000000000${i}`, code: `${i}` }));
  const other = await browser.tab();
  await other.ask("session.open", CLERK);
  const { free } = await tab.ask("numbers.count");
  await Promise.all([tab, other, tab, other].map((at) => at.ask("numbers.put", { block })));
  assert.equal((await tab.ask("numbers.count")).free, free + 3);
  const { slot } = await tab.ask("numbers.take", { draft: "n1" });
  await tab.ask("queue.add", { commands: [commandOf("登记")], slot });
  assert.equal((await other.ask("numbers.put", { block })).free, free + 2);
  await other.page.close();
});

test("What is asked in a row is done in a row: a draft that was saved and then filed or dropped stays away", async () => {
  const big = "长".repeat(60_000); // Takes longer to seal than what comes behind it
  const save = (id, n) => ["draft.save", { id, owner_tab: "t", n, body: big }];
  await tab.tell(save("o1", 1), save("o1", 2), ["draft.drop", { id: "o1" }],
    save("o2", 1), ["queue.add", { commands: [commandOf("登记")], draft: "o2" }], save("o3", 1), save("o3", 2));
  const { drafts } = await tab.ask("draft.load_all");
  assert.deepEqual(drafts.filter(({ id }) => id.startsWith("o")).map(({ id, n }) => [id, n]), [["o3", 2]]);
  await tab.tell(["queue.sent", { n: [999] }]);
  await tab.said("queue.sent", { trouble: "not_found" });
  assert.equal(await tab.page.evaluate(() => window.said.some(({ op }) => op === "draft.save")), false);
  await tab.ask("draft.drop", { id: "o3" });
});

test("A draft has one owner; another tab takes it over and the first is told and refused", async () => {
  const other = await browser.tab();
  await other.ask("session.open", CLERK);
  const [mine, theirs] = await Promise.all([tab, other].map(async (at) => (await at.ask("tabs.state")).tab));
  await tab.ask("draft.save", { id: "d3", owner_tab: mine, n: 1, body: "a" });
  const early = await other.ask("draft.save", { id: "d3", owner_tab: theirs, n: 2, body: "b" });
  assert.deepEqual([early.trouble, early.owner_tab], ["not_owner", mine]);
  assert.equal((await other.ask("draft.take_over", { id: "d3", owner_tab: theirs })).body, "a");
  await tab.said("draft.taken", { id: "d3", owner_tab: theirs });
  assert.equal((await tab.ask("draft.save", { id: "d3", owner_tab: mine, n: 2, body: "c" })).trouble, "not_owner");
  assert.equal((await other.ask("draft.save", { id: "d3", owner_tab: theirs, n: 2, body: "d" })).n, 2);
  assert.equal((await other.ask("draft.save", { id: "d3", owner_tab: theirs, n: 1, body: "old" })).stale, true);
  await other.page.close(); // A tab that has died owns nothing
  await tab.outlives(theirs);
  assert.equal((await tab.ask("draft.save", { id: "d3", owner_tab: mine, n: 3, body: "e" })).n, 3);
});

test("A forked device gets a new id and pushes again from 1", async () => {
  const before = await tab.ask("queue.load");
  const unjudged = before.commands.filter(({ verdict }) => !verdict).map(({ id }) => id);
  const { moved, device } = await tab.ask("session.new_device");
  const now = await tab.ask("queue.load");
  assert.deepEqual(now.commands.map(({ id }) => id), unjudged);
  assert.deepEqual(now.commands.map(({ n }) => n), unjudged.map((_, i) => i + 1));
  assert.deepEqual([moved, now.last_n], [unjudged.length, unjudged.length]);
  assert.equal((await tab.ask("session.open", CLERK)).device, device);
});

test("Discarded work is gone for good, judged commands are kept, and the server will see no gap", async () => {
  await tab.ask("fs.open");
  await tab.ask("draft.save", { id: "x", owner_tab: "t", n: 1, body: "不要了" });
  await tab.ask("draft.rest", { id: "x" });
  const { n, device } = await tab.ask("queue.add", { commands: [commandOf("判过"), commandOf("不要了")] });
  await tab.ask("queue.verdict", { verdicts: [{ n, verdict: { word: "applied" } }] });
  const now = await tab.ask("store.discard");
  assert.notEqual(now.device, device);
  const { commands, last_n } = await tab.ask("queue.load");
  assert.deepEqual([commands, last_n], [[], 0]);
  assert.deepEqual((await tab.ask("draft.load_all")).drafts, []);
  const exported = await tab.ask("store.export");
  assert.deepEqual([exported.drafts, exported.commands], [0, 0]);
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("重新开始")] })).n, 1);
});

test("Nothing that was done here broke the content security policy", async () => {
  assert.deepEqual(await tab.violations(), []);
});
