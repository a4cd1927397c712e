// Reports: stands between browser and server and asks the engine to report what breaks the content policy. Everything
// else passes as it is; reports.heard holds what an engine said: [directive, what was blocked].
import { once } from "node:events";
import { createServer, request as ask } from "node:http";

const PLACE = "/csp-report";
const POLICY = "content-security-policy";

async function take(request, heard) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const report = JSON.parse(Buffer.concat(parts))["csp-report"];
  heard.push([report["effective-directive"] ?? report["violated-directive"], report["blocked-uri"]]);
}

function passOn({ hostname, port }, request, response) {
  const onward = ask({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
    const policy = answer.headers[POLICY];
    const headers = policy ? { ...answer.headers, [POLICY]: `${policy}; report-uri ${PLACE}` } : answer.headers;
    answer.pipe(response.writeHead(answer.statusCode, headers));
  });
  onward.on("error", () => response.destroy());
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

export async function openReports(address) {
  const heard = [];
  const server = createServer((request, response) => {
    if (request.url !== PLACE) return passOn(new URL(address), request, response);
    return take(request, heard).then(() => response.writeHead(204).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    heard,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
