// Texts: the file of the sentences of a language, as bytes; only the client reads them. And the table of the first
// letters of Han characters, which comes when something is searched for.
//
// The page begins with the language that shell/early.js chose, whose file is on its way before the client is. The other
// one comes when it is asked for: from the service worker, which keeps both, or from the network.

import { showBroken } from "../broken.js";
import { Trouble } from "./trouble.js";

const LANGUAGES = ["zh-CN", "en"];
const TIMEOUT_MS = 30_000;

async function fetched(name, cache = "default") {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), TIMEOUT_MS);
  try {
    const address = new URL(`../../assets/${name}`, import.meta.url);
    const response = await fetch(address, { cache, signal: control.signal });
    if (!response.ok) throw new Trouble("not_found", response.status);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(control.signal.aborted ? "timeout" : "offline", name);
  } finally {
    clearTimeout(timer);
  }
}

const sentences = async (language, cache) => [{ language }, await fetched(`i18n/${language}.json`, cache)];

export class Texts {
  began_ = LANGUAGES.find((each) => each === document.documentElement.lang) ?? LANGUAGES[0];
  first_ = sentences(this.began_);

  constructor() {
    this.first_.catch(() => {}); // Told to the client when it asks
  }

  load({ language = this.began_, fresh = false }) {
    if (!LANGUAGES.includes(language)) throw new Trouble("bad_request", "language");
    const first = this.first_;
    this.first_ = null;
    return first && language === this.began_ && !fresh ? first : sentences(language, fresh ? "reload" : "default");
  }
}

export function textsPart({ post, texts }) {
  return {
    "texts.load": async (json) => texts.load(json),
    "initials.load": async () => [{}, await fetched("initials/han.txt")],
    "texts.missing": async () => showBroken(() => post("texts.again", {})),
  };
}
