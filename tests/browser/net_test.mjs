// Requests and pokes in a real browser: a status is an answer, silence is trouble, and the way back is found alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { openPlace } from "./lib/store_place.mjs";

const streams = new Set();
let streamsAllowed = true;
let polls = 0;

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
const routes = {
  async "/echo"(request, response) {
    const body = await bodyOf(request);
    const encoding = request.headers["content-encoding"] ?? "";
    response.writeHead(Number(request.headers["x-status"] ?? 200), { "x-encoding": encoding });
    response.end(body);
  },
  "/never"() {},
  "/cut"(request, response) {
    response.writeHead(200, { "content-length": 1000 }).write("half");
    setImmediate(() => response.destroy());
  },
  "/live"(request, response) {
    if (!streamsAllowed) return response.writeHead(200, { "content-type": "text/html" }).end("a proxy's page");
    streams.add(response.on("close", () => streams.delete(response)));
    return response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
  },
  "/wait"(request, response) {
    if (++polls === 1) return response.end('{"feeds":["office/1"]}');
    return undefined; // Held until the client goes
  },
  "/refused": (request, response) => response.writeHead(401).end(),
};

let place;
let tab;
let browser;
before(async () => {
  place = await openPlace(routes);
  browser = await place.browser();
  tab = await browser.tab();
});
after(() => place?.close());
const fetched = (url, json = {}, bytes) =>
  tab.ask("net.fetch", { method: "POST", url, headers: {}, timeout_ms: 5000, ...json }, bytes);

test("Bytes go out and come back as they are, and any status is an answer", async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const answered = await fetched("/echo", { headers: { "x-status": "409" } }, bytes);
  assert.deepEqual([answered.status, answered.bytes], [409, bytes]);
  assert.equal((await fetched("/echo")).bytes, undefined);
});

test("A long body is gzipped where it is asked for, a short one never", async () => {
  const bytes = Buffer.from("木洞镇中坝村".repeat(500));
  const squeezed = await fetched("/echo", { gzip: true }, bytes);
  assert.equal(squeezed.headers["x-encoding"], "gzip");
  assert.ok(squeezed.bytes.length < bytes.length / 10);
  assert.deepEqual(gunzipSync(squeezed.bytes), bytes);
  assert.equal((await fetched("/echo", { gzip: true }, Buffer.from("short"))).headers["x-encoding"], "");
});

test("No answer is timeout, a cut answer and a closed door are offline, a withdrawn question is aborted", async () => {
  assert.equal((await fetched("/never", { timeout_ms: 50 })).trouble, "timeout");
  assert.equal((await tab.ask("net.state")).online, true, "a slow server is not a missing network");
  assert.equal((await fetched("/cut")).trouble, "offline");
  await tab.said("net.online", { online: false });
  assert.equal((await fetched("/echo")).status, 200);
  await tab.said("net.online", { online: true });
  const waiting = fetched("/never", { tag: "pull" });
  await tab.ask("net.abort", { tag: "pull" });
  assert.equal((await waiting).trouble, "aborted");
});

test("The network's going and coming are told by the browser's own word too", async () => {
  const other = await browser.tab();
  await other.page.context().setOffline(true);
  await other.said("net.online", { online: false });
  assert.equal((await other.ask("net.fetch", { method: "GET", url: "/echo", headers: {} })).trouble, "offline");
  await other.page.context().setOffline(false);
  await other.said("net.online", { online: true });
  await other.page.close();
});

const clearSaid = () => tab.page.evaluate(() => { window.said.length = 0; });

test("A poke arrives as the server said it, and a heartbeat is not one", async () => {
  await tab.ask("net.live", { url: "/live", wait_url: "/wait?wait=25" });
  await tab.said("net.live_state", { state: "open" });
  const [stream] = streams;
  stream.write(": beat\n\n");
  stream.write('data: {"f":"office/1"');
  stream.write('}\n\ndata: two\ndata: lines\n\n');
  await tab.said("net.poke", { data: "two\nlines" });
  const said = await tab.page.evaluate(() => window.said);
  assert.deepEqual(said.filter(({ op }) => op === "net.poke").map(({ value }) => value.data),
    ['{"f":"office/1"}', "two\nlines"]);
});

test("A stream that breaks is opened again after a wait of at most a second", async () => {
  await clearSaid();
  for (const stream of streams) stream.destroy();
  const { retry_ms } = await tab.said("net.live_state", { state: "waiting" });
  assert.ok(retry_ms >= 0 && retry_ms <= 1000);
  await tab.said("net.live_state", { state: "open" });
  assert.equal(streams.size, 1);
});

test("One tab listens and tells the others; when it goes, another listens", async () => {
  const listener = tab;
  const other = await browser.tab();
  await other.ask("net.live", { url: "/live" });
  const [stream] = streams;
  stream.write("data: for both\n\n");
  await listener.said("net.poke", { data: "for both" });
  await other.said("net.poke", { data: "for both" });
  assert.equal(streams.size, 1);
  await listener.ask("net.live_stop");
  await other.said("net.live_state", { state: "open" });
  await clearSaid();
  await listener.ask("net.live", { url: "/live", wait_url: "/wait?wait=25" });
  await other.page.close();
  await listener.said("net.live_state", { state: "open" });
});

test("Where streams do not get through, long polls do", async () => {
  await clearSaid();
  streamsAllowed = false;
  for (const stream of streams) stream.destroy();
  await tab.page.evaluate(() => { Math.random = () => 0; }); // No waits: what is tested is the order of things.
  await tab.said("net.live_state", { state: "polling" });
  await tab.said("net.poke", { data: '{"feeds":["office/1"]}' });
  await tab.ask("net.live_stop");
});

test("An ended session is said and asked again only after a wait", async () => {
  await clearSaid();
  await tab.ask("net.live", { url: "/refused", wait_url: "/refused" });
  assert.equal((await tab.said("net.live_state", { state: "refused" })).status, 401);
  await tab.ask("net.live_stop");
  assert.deepEqual(await tab.violations(), []);
});
