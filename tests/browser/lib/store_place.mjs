// A place for the services to live in: a server with the product's CSP, and Chromium with a profile folder of its own
// that can be killed and started again over the same folder.

import { createServer } from "node:http";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { openBrowser } from "./browser.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; " +
  "connect-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; font-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; trusted-types qungong; " +
  "require-trusted-types-for 'script'";
const KINDS = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };
const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>store</title>' +
  '<link rel="icon" href="data:,"><script type="module" src="/tests/browser/lib/store_page.js"></script>';

async function answer(request, response, routes) {
  const path = normalize(new URL(request.url, "http://here").pathname);
  if (routes[path]) return routes[path](request, response);
  response.setHeader("content-security-policy", CSP);
  response.setHeader("cache-control", "no-store");
  if (path === "/") return response.setHeader("content-type", "text/html").end(PAGE);
  const isOurs = ["/shell/", "/assets/i18n/", "/tests/browser/lib/", "/build/web/"].some((each) => path.startsWith(each));
  const bytes = isOurs && (await readFile(join(ROOT, path)).catch(() => null));
  if (!bytes) return response.writeHead(404).end();
  return response.setHeader("content-type", KINDS[extname(path)] ?? "application/octet-stream").end(bytes);
}

export async function openPlace(routes = {}) {
  const server = createServer((request, response) => answer(request, response, routes));
  server.listen(Number(process.env.QG_STORE_PORT ?? 0), "127.0.0.1");
  await once(server, "listening");
  const profile = await mkdtemp(join(tmpdir(), "qungong-store-"));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browsers = new Set();
  return {
    origin, profile,
    tabOf: (page) => openTab(page, origin), // Of a browser that somebody else started over this profile
    async browser() {
      const chromium = await openBrowser({ profile });
      browsers.add(chromium);
      return {
        tab: async () => openTab(await chromium.page(), origin),
        tabOn: (page) => openTab(page, origin), // A page that was prepared
        emptyPage: () => chromium.page(),
        kill: chromium.kill,
        quit: chromium.close, // An orderly end, so that everything is on the disk for a look at it
      };
    },
    async close() {
      for (const browser of browsers) await browser.kill();
      server.closeAllConnections();
      server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openTab(page, origin) {
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => window.ready);
  return {
    page,
    async ask(op, json = {}, bytes = Buffer.alloc(0)) {
      const given = Buffer.from(bytes).toString("base64");
      const answered = await page.evaluate((all) => window.ask(...all), [op, json, given]);
      const { bytes: got, ask: _, ...value } = answered;
      return { ...value, ...(got ? { bytes: Buffer.from(got, "base64") } : {}) };
    },
    // Several messages at once, without waiting for any answer.
    tell: (...messages) => page.evaluate((all) => all.forEach((each) => window.tell(...each)), messages),
    // The first message of `op` that services sent on their own and that `holds`.
    async said(op, holds = {}) {
      const found = await page.waitForFunction(([wanted, fields]) => window.said.find((each) => each.op === wanted &&
        Object.entries(fields).every(([key, value]) => each.value[key] === value)), [op, holds]);
      return (await found.jsonValue()).value;
    },
    // Until this tab knows that the other has died. A predicate of the page that gives a promise may count as true at once.
    async outlives(other) {
      while ((await this.ask("tabs.state")).alive.includes(other)) await page.evaluate(() => new Promise(requestAnimationFrame));
    },
    violations: () => page.evaluate(() => window.violations),
  };
}

// The bytes of every file under `folder`, for a search for what must not stand there.
export async function filesUnder(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && existsSync(path)) found.push({ path, bytes: await readFile(path) });
  }
  return found;
}

export const CLERK = { person: "p_clerk", login: "zhongba", login_key: "key that the server gives after sign-in" };
let made = 0;
export const commandOf = (words) => {
  const id = `00000000-0000-7000-8000-${String(++made).padStart(12, "0")}`;
  const base = { seq: 0, h: "0".repeat(64) };
  return { id, case: `500113-${id}`, base, prev: null, type: "note", v: 1, args: { words }, at: 1_767_225_600_000 };
};
