#!/usr/bin/env node
// What sealing and numbering a command costs over writing 400 opaque bytes in the same strict transaction: 500 alternating
// pairs in Chromium, from the message to the store until its answer, which comes at `oncomplete`.

import { CLERK, commandOf, openPlace } from "../browser/lib/store_place.mjs";

const PAIRS = 500;
const WARM_UP_PAIRS = 50;

// In the page: milliseconds of each pair, [ours, opaque]. The other transaction reads a counter, writes it, adds a record.
async function pairsIn([commands, warmUp]) {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open("bench", 1);
    request.onupgradeneeded = () => ["queue", "meta"].forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => resolve(request.result);
  });
  const opaque = crypto.getRandomValues(new Uint8Array(400));
  const writeOpaque = (n) => new Promise((resolve) => {
    const tx = db.transaction(["queue", "meta"], "readwrite", { durability: "strict" });
    tx.oncomplete = resolve;
    tx.objectStore("meta").get("n").onsuccess = () => {
      tx.objectStore("meta").put({ device: "d", last_n: n }, "n");
      tx.objectStore("queue").add(opaque, ["p", "d", n]);
    };
  });
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const pairs = [];
  for (const [i, command] of commands.entries()) {
    const ours = () => timed(() => window.ask("queue.add", { commands: [command] }));
    const theirs = () => timed(() => writeOpaque(i + 1));
    const first = i % 2 === 0 ? await ours() : await theirs();
    const second = i % 2 === 0 ? await theirs() : await ours();
    if (i >= warmUp) pairs.push(i % 2 === 0 ? [first, second] : [second, first]);
  }
  return pairs;
}

const percentile = (values, share) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const row = (name, measured, budget) =>
  console.log(JSON.stringify({ row: name, measured: Number(measured.toFixed(3)), budget, unit: "ms" }));

const place = await openPlace();
try {
  const tab = await (await place.browser()).tab();
  await tab.ask("session.open", CLERK);
  const words = "九十岁以上的老人有没有特殊补贴？家里两位老人都过了九十。";
  const commands = Array.from({ length: WARM_UP_PAIRS + PAIRS }, () => commandOf(words));
  const pairs = await tab.page.evaluate(pairsIn, [commands, WARM_UP_PAIRS]);
  const ours = pairs.map(([time]) => time);
  const opaque = pairs.map(([, time]) => time);
  const both = (share) => [ours, opaque].map((times) => percentile(times, share).toFixed(2)).join(" and ");
  console.log(`queue.add and 400 opaque bytes: p50 ${both(0.5)} ms, p95 ${both(0.95)} ms`);
  row("queue.add until oncomplete, over 400 opaque bytes: median of 500 pairs",
    percentile(pairs.map(([own, other]) => own - other), 0.5), 0.6);
  // The disk makes any two equal transactions differ by more than this at times, so the tails are compared as tails.
  row("queue.add until oncomplete, its p95 over the p95 of 400 opaque bytes",
    percentile(ours, 0.95) - percentile(opaque, 0.95), 1.5);
} finally {
  await place.close();
}
