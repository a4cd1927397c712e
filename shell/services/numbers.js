// Numbers: case numbers lent by the server in blocks, each with its query code, sealed, for filing without a
// network.
//
// A number is `free`, `lent` to one draft, or `used` by a command; taking it for the same draft gives the
// same one, and the transaction that queues the `file` marks it used, so no two matters ever carry one
// number. A number is shown to a person only after that transaction. The slot is a random word: neither
// number nor code stands on the disk in clear.

import { hex, randomBytes } from "./bytes.js";
import { sealJson, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { list, text, Trouble } from "./trouble.js";

const recordId = (person, slot) => `number/${person}/${slot}`;

export class Numbers {
  constructor({ session, store }) {
    Object.assign(this, { session, store });
  }

  // The server lends the same numbers again until it sees them used: what is here already, used or not, is not doubled.
  // Another tab may put the same block meanwhile; then this one looks again.
  async put(block) {
    for (;;) {
      const rows = await this.rows_();
      const known = new Set(await Promise.all(rows.map(({ key: [, slot], value }) => this.numberOf_(slot, value))));
      const fresh = await this.sealed_(block.filter((lent) => !known.has(text(lent, "number"))));
      if (await this.putBeside_(rows, fresh)) return this.count();
    }
  }

  async numberOf_(slot, record) {
    const { person, key } = this.session.current;
    return (await unsealJson(key, recordId(person, slot), record).catch(() => ({}))).number;
  }

  sealed_(block) {
    const { person, key } = this.session.current;
    return Promise.all(block.map(async ({ number, code = "" }) => {
      const slot = hex(randomBytes(8));
      return { slot, record: await sealJson(key, recordId(person, slot), { number, code }) };
    }));
  }

  // False where other numbers are there than the ones that were looked at.
  putBeside_(rows, fresh) {
    const { person } = this.session.current;
    const seen = new Set(rows.map(({ key: [, slot] }) => slot));
    return this.store.write(["numbers"], async (t) => {
      const now = await t.all("numbers", under(person));
      if (now.some(({ key: [, slot] }) => !seen.has(slot))) return false;
      await Promise.all(fresh.map(({ slot, record }) =>
        t.put("numbers", [person, slot], { ...record, state: "free", draft: "" })));
      return true;
    });
  }

  rows_() {
    const { person } = this.session.current;
    return this.store.read(["numbers"], (t) => t.all("numbers", under(person)));
  }

  async take(draft) {
    const { person } = this.session.current;
    const slot = await this.store.write(["numbers"], async (t) => {
      const rows = await t.all("numbers", under(person));
      const own = rows.find(({ value }) => value.state === "lent" && value.draft === draft);
      const row = own ?? rows.find(({ value }) => value.state === "free");
      if (!row) throw new Trouble("no_number");
      await t.put("numbers", row.key, { ...row.value, state: "lent", draft });
      return row.key[1];
    });
    return this.opened(slot);
  }

  async opened(slot) {
    const { person, key } = this.session.current;
    const record = await this.store.read(["numbers"], (t) => t.get("numbers", [person, slot]));
    if (!record) throw new Trouble("not_found", slot);
    return { slot, ...(await unsealJson(key, recordId(person, slot), record)) };
  }

  async count() {
    const rows = await this.rows_();
    return { free: rows.filter(({ value }) => value.state === "free").length };
  }

  wipe(slot) {
    const { person } = this.session.current;
    return this.store.write(["numbers"], (t) => t.drop("numbers", [person, slot]));
  }
}

export function numbersPart({ numbers }) {
  return {
    "numbers.put": (json) => numbers.put(list(json, "block")),
    "numbers.take": (json) => numbers.take(text(json, "draft")),
    "numbers.count": () => numbers.count(),
    "numbers.code": (json) => numbers.opened(text(json, "slot")),
    "numbers.wipe": (json) => numbers.wipe(text(json, "slot")),
  };
}
