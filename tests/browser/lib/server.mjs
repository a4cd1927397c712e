// Server: serve.py for one test file, on a free port with a data folder of its own.
//
//   const server = await startServer();        // demo district, movable clock
//   await page.goto(server.address);
//   await server.stop();                       // server.kill() is the power cut
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

// Resolves with the address that serve.py prints once it listens; rejects with its output when it ends first.
function addressOf(child) {
  return new Promise((resolve, reject) => {
    const said = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const found = /^Qungong 群工: (\S+)$/.exec(line);
        if (found) resolve(found[1]);
      });
    child.on("exit", (status) => reject(new Error(`serve.py ended with ${status}:\n${said.join("\n")}`)));
  });
}

// `data` keeps a store over two servers; `port` keeps an address over two servers.
export async function startServer({ data = null, port = 0, flags = ["--test-clock"] } = {}) {
  const folder = data ?? mkdtempSync(join(tmpdir(), "qungong-data-"));
  const words = ["--no-build", "--port", String(port), "--data", folder, ...flags];
  const child = spawn(join(ROOT, "serve.py"), words, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const end = (signal) => async () => {
    child.kill(signal);
    await ended;
    if (!data) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const address = await addressOf(child);
    return { address, data: folder, pid: child.pid, stop: end("SIGTERM"), kill: end("SIGKILL") };
  } catch (problem) {
    if (!data) rmSync(folder, { recursive: true, force: true });
    throw problem;
  }
}
