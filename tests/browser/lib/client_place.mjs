// A place for the platform to run in: the shell of build/www behind the product's CSP, with the page of proof
// (tests/browser/proof) in the client's place, and what was reported meanwhile (errors, CSP reports).

import { createServer } from "node:http";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { extname, join, normalize } from "node:path";
import { openBrowser } from "./browser.mjs";

const BUILD = new URL("../../../build/", import.meta.url).pathname;
const WWW = join(BUILD, "www");
export const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; " +
  "connect-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; font-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; trusted-types qungong; " +
  "require-trusted-types-for 'script'";
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
  ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".png": "image/png",
  ".webmanifest": "application/manifest+json" };
async function answer(request, response, asked) {
  const path = normalize(new URL(request.url, "http://here").pathname);
  asked.push(path);
  const client = path.match(/^\/c\/\w+\/qungong\.(mjs|wasm)$/);
  const file = client ? join(BUILD, `web/proof.${client[1]}`) : join(WWW, path === "/" ? "index.html" : path);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return response.writeHead(404).end();
  response.setHeader("content-security-policy", CSP);
  response.setHeader("cache-control", path.startsWith("/c/") ? "public, max-age=31536000, immutable" : "no-cache");
  return response.setHeader("content-type", KINDS[extname(file)] ?? "application/octet-stream").end(bytes);
}

export async function openClientPlace() {
  if (!existsSync(join(WWW, "index.html"))) throw new Error("build/www is not there: tests/run --browser makes it");
  const asked = [];
  const server = createServer((request, response) => answer(request, response, asked));
  server.listen(Number(process.env.QG_CLIENT_PORT ?? 0), "127.0.0.1");
  await once(server, "listening");
  const chromium = await openBrowser();
  const browser = chromium.context.browser();
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin, browser, asked,
    open: (options = {}, before = async () => {}) => openClient(browser, origin, options, before),
    async close() {
      await chromium.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function openClient(browser, origin, { path = "/", ...options }, before) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: "zh-CN", ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") troubles.push(message.text()); });
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  await before(page, context);
  await page.goto(`${origin}${path}`);
  await page.evaluate(() => window.qungong.ready);
  return { page, context, troubles, model: () => page.evaluate(() => window.qungong.model()) };
}
