// Display: a screen without a monitor (Xvfb) for browsers that have no WebGL 2 without one. Mesa draws in software.
import { spawn } from "node:child_process";

const SCREEN = "1440x1000x24";

// Resolves with {name, close}; `name` is what DISPLAY must be.
export function openDisplay() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`Xvfb ended with ${status}`)));
    child.stdio[3].once("data", (number) => resolve({ name: `:${String(number).trim()}`, close }));
  });
}
