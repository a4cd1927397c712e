// Desk: a signed-in person at the HTTP interface alone (docs/sync.md), for what others do while a test looks at a page.
//
//   const clerk = await openDesk(server.address, "zhongba");
//   await clerk.give(caseId, "accept");
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./server.mjs";

async function passwordOf(login) {
  const accounts = JSON.parse(await readFile(join(ROOT, "assets/demo/accounts.json"), "utf8"));
  return accounts.find((account) => account.login === login).password;
}

// Time first, then randomness: ids of cases stand in the order in which they were made.
function caseId() {
  const hex = Date.now().toString(16).padStart(12, "0") + randomBytes(10).toString("hex");
  return `500113-${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

// Requests under one cookie; throws what was refused.
function callerAt(address) {
  let cookie = "";
  return async (method, path, body) => {
    const headers = { cookie, origin: address, ...(body ? { "content-type": "application/json" } : {}) };
    const answer = await fetch(`${address}${path}`, { method, headers, body: body && JSON.stringify(body) });
    const set = answer.headers.get("set-cookie"); // One cookie; Debian's Node.js 18 has no getSetCookie
    if (set) cookie = set.split(";")[0];
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
}

export async function openDesk(address, login) {
  const call = callerAt(address);
  const session = await (await call("POST", "/v1/session", { account: login, password: await passwordOf(login) })).json();
  const { epoch } = await (await call("GET", `/v1/hello?dev=${session.dev}`)).json();
  let n = 0;

  // Every case this person reads: {id: {seq, h}}, from all checkpoints.
  async function heads() {
    const found = {};
    const lines = (await (await call("POST", "/v1/sync/pull", { dev: session.dev, feeds: [] })).text()).trim().split("\n");
    for (const line of lines.map((text) => JSON.parse(text)))
      if (line[0] === "k") for (const [id, seq, h] of line[3]) if (!(found[id]?.seq > seq)) found[id] = { seq, h };
    return found;
  }

  async function push(id, base, type, args) {
    const command = { n: ++n, id: randomUUID(), case: id, base, prev: null, type, v: 1, args, at: Date.now() };
    const body = { dev: session.dev, epoch, sent_at: Date.now(), acked: 0, cmds: [command] };
    const { results } = await (await call("POST", "/v1/sync/push", body)).json();
    if (results[0].verdict !== "applied") throw new Error(`${type}: ${JSON.stringify(results[0])}`);
    return results[0];
  }

  return {
    session, call, heads,
    // Gives one command and answers its result; throws where it was not applied.
    give: async (id, type, args = {}) => push(id, (await heads())[id] ?? { seq: 1, h: "0".repeat(64) }, type, args),
    // Files a matter under a lent number and answers its id.
    async file(args) {
      const { numbers } = await (await call("POST", "/v1/numbers", { want: 1 })).json();
      const id = caseId();
      await push(id, { seq: 0, h: "0".repeat(64) }, "file", { number: numbers[0].number, ...args });
      return id;
    },
  };
}
