// Browser: Debian's Chromium in a process group of its own, driven by playwright-core over its DevTools port.
//
// We start the process ourselves, so that a test can cut its power: `kill()` ends the whole group at once, and the
// same `profile` opened again shows what reached the disk.
//
//   const chromium = await openBrowser({ width: 390, height: 844, touch: true });
//   const page = await chromium.page(server.address);
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium as driver } from "playwright-core";

export const PHONE = { width: 390, height: 844, touch: true };
export const TABLET = { width: 1024, height: 768, touch: true };
export const DESKTOP = { width: 1440, height: 900 };

const EXECUTABLE = "/usr/bin/chromium";
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
  "--remote-debugging-port=0", "--disable-dev-shm-usage", "--password-store=basic",
];

function devtoolsOf(child) {
  return new Promise((resolve, reject) => {
    const said = [];
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      const found = /^DevTools listening on (\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
    child.on("exit", (status) => reject(new Error(`Chromium ended with ${status}:\n${said.join("\n")}`)));
  });
}

async function sized(page, { width, height, touch }) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", {
    width, height, deviceScaleFactor: 1, mobile: Boolean(touch),
  });
  if (touch) await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
  return session;
}

// `profile` is a folder to be kept by the caller; without one the profile ends with the browser.
export async function openBrowser({ profile = null, language = "zh-CN", flags = [], ...size } = {}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), "qungong-profile-"));
  const words = [...FLAGS, `--user-data-dir=${folder}`, `--lang=${language}`, `--accept-lang=${language}`, ...flags];
  const child = spawn(EXECUTABLE, [...words, "about:blank"], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const connection = await driver.connectOverCDP(await devtoolsOf(child));
  const context = connection.contexts()[0];
  const finish = async () => {
    try { process.kill(-child.pid, "SIGKILL"); } catch { /* It has ended by itself */ }
    await ended;
    if (!profile) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    context,
    profile: folder,
    // A page of the wanted size; `page.devtools` is its DevTools session.
    async page(address = null, wanted = { ...DESKTOP, ...size }) {
      const page = await context.newPage();
      page.devtools = await sized(page, wanted);
      if (address) await page.goto(address);
      return page;
    },
    kill: finish, // The whole process group at once: what was not on the disk is gone
    async close() {
      const session = await connection.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => {});
      await ended;
      await finish();
    },
  };
}
