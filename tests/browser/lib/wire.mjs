// Wire: stands between browser and server, knows every path that was asked for, and can spoil an answer.
//
//   const wire = await openWire(server.address);
//   wire.spoil("/assets/i18n/en.json", "cut");     // What ends so is answered with half of it
//   await wire.hold("/service_worker.js");         // Until somebody asks for what begins or ends so; it waits for mend()
import { createServer, request as ask } from "node:http";
import { once } from "node:events";

const WAYS = {
  // A server that has lost its way; a connection that breaks; a proxy that leaves the end out and says nothing of it.
  refuse: (response) => response.writeHead(500).end(),
  cut(response, head, body) {
    response.writeHead(200, { ...head, "content-length": body.length }).write(body.subarray(0, body.length / 2),
      () => response.destroy());
  },
  garble: (response, head, body) => response.writeHead(200, { ...head, "content-length": body.length >> 1 })
    .end(body.subarray(0, body.length >> 1)),
};

async function whole(answer) {
  const parts = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts);
}

// Asks the server what the browser asked; `entry.bytes` grows as the answer passes, unless it is spoiled on its way.
function passOn({ hostname, port }, request, response, entry, way) {
  const headers = way ? { ...request.headers, "accept-encoding": "identity" } : request.headers;
  const onward = ask({ hostname, port, path: request.url, method: request.method, headers }, async (answer) => {
    if (way) return way(response, answer.headers, await whole(answer));
    answer.on("data", (part) => { entry.bytes += part.length; });
    return answer.pipe(response.writeHead(answer.statusCode, answer.headers));
  });
  onward.on("error", () => response.destroy());
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

export async function openWire(address) {
  const asked = []; // {path, bytes}: of the body, as it was sent
  const held = [];
  let spoiled = null;
  const server = createServer(async (request, response) => {
    const path = request.url.split("?")[0];
    const entry = { path, bytes: 0 };
    asked.push(entry);
    await held.find(({ start }) => path.startsWith(start) || path.endsWith(start))?.wait();
    passOn(new URL(address), request, response, entry, spoiled && path.endsWith(spoiled.ending) ? WAYS[spoiled.way] : null);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    asked,
    spoil(ending, way) { spoiled = { ending, way }; },
    hold(start) {
      return new Promise((arrived) => {
        const released = new Promise((release) => {
          held.push({ start, release, wait: () => (arrived(), released) });
        });
      });
    },
    mend() {
      spoiled = null;
      for (const each of held.splice(0)) each.release();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
