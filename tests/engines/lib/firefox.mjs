// Firefox: Debian's own, driven over the port that it carries itself (Marionette: W3C WebDriver's commands, each a line of
// JSON behind its length), so no driver has to be fetched. Its input method is the platform's own, asked for from the
// browser's side: what a page hears of it are the events of a person's composition.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PORT_FILE = "MarionetteActivePort";
const PREFS = {
  "marionette.port": 0,
  "intl.accept_languages": "zh-CN,zh",
  "network.proxy.type": 1, // Nothing but this machine is reached
  "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
};
const NAMES = {
  go: "Navigate", reload: "Refresh", run: "ExecuteScript", click: "ElementClick",
  write: "ElementSendKeys", role: "GetComputedRole", label: "GetComputedLabel", shot: "TakeScreenshot",
  size: "SetWindowRect",
};
const AS_A_PAGE = { sandbox: null, full: false }; // Scripts see what the page's own see; a picture shows the window

function startedIn(profile, display) {
  const flags = ["--marionette", "--remote-allow-system-access", "--no-remote"];
  const env = { ...process.env, DISPLAY: display, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1", NO_AT_BRIDGE: "1" };
  return spawn("firefox-esr", [...flags, "--profile", profile, "about:blank"], { env, detached: true, stdio: "ignore" });
}

// The port that Firefox has chosen, as soon as it has written it down.
function portIn(profile, child) {
  const read = () => {
    try { return Number(readFileSync(join(profile, PORT_FILE), "utf8")); } catch { return 0; }
  };
  return new Promise((resolve, reject) => {
    const watcher = watch(profile, () => {
      if (!read()) return;
      watcher.close();
      resolve(read());
    });
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`Firefox ended with ${status}`)));
  });
}

// ask(name, parameters) on a connection whose answers carry the number of their question.
async function openPort(port) {
  const socket = connect(port, "127.0.0.1");
  const asked = new Map();
  let heard = Buffer.alloc(0);
  let last = 0;
  const take = ([, number, error, value]) => {
    const { resolve, reject } = asked.get(number);
    asked.delete(number);
    if (error) reject(new Error(`${error.error}: ${error.message}`));
    else resolve(value);
  };
  socket.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    for (;;) {
      const colon = heard.indexOf(":");
      const end = colon + 1 + Number(heard.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || heard.length < end) return;
      const message = JSON.parse(heard.subarray(colon + 1, end));
      heard = heard.subarray(end);
      if (Array.isArray(message)) take(message); // The first word of Firefox only says who it is
    }
  });
  socket.on("close", () => asked.forEach(({ reject }) => reject(new Error("Firefox hung up"))));
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  return (name, parameters = {}) => new Promise((resolve, reject) => {
    const line = Buffer.from(JSON.stringify([0, ++last, name, parameters]));
    asked.set(last, { resolve, reject });
    socket.write(`${line.length}:`);
    socket.write(line);
  });
}

// Runs in the browser's own window: the platform's input method, in as many steps as there are texts.
const COMPOSE = `
  const [steps, committed] = arguments;
  const method = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (!method.beginInputTransactionForTests(window)) throw new Error("another input method is at work");
  for (const text of steps) {
    method.setPendingCompositionString(text);
    method.appendClauseToPendingComposition(text.length, method.ATTR_RAW_CLAUSE);
    method.setCaretInPendingComposition(text.length);
    method.flushPendingComposition();
  }
  method.commitCompositionWith(committed);`;

async function asBrowser(ask, script, args = []) {
  await ask("Marionette:SetContext", { value: "chrome" });
  try {
    return (await ask("WebDriver:ExecuteScript", { script, args })).value;
  } finally {
    await ask("Marionette:SetContext", { value: "content" });
  }
}

export async function openFirefox(display) {
  const profile = mkdtempSync(join(tmpdir(), "qungong-firefox-"));
  const lines = Object.entries(PREFS).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const child = startedIn(profile, display);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const close = async () => {
    try { process.kill(-child.pid, "SIGKILL"); } catch { /* It has ended by itself */ }
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const ask = await openPort(await portIn(profile, child));
    await ask("WebDriver:NewSession", { capabilities: {} });
    return {
      ask: async (what, parameters) => {
        const answer = await ask(`WebDriver:${NAMES[what]}`, { ...AS_A_PAGE, ...parameters });
        return answer && "value" in answer ? answer.value : answer;
      },
      compose: (text) => asBrowser(ask, COMPOSE, [["zh", [...text].slice(0, 2).join("")], text]),
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
