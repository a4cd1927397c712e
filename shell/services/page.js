// Page: the address, the title and the printer of the one page there is.
//
// A route is the hash; how deep it lies in the history stands in the state of its entry, so that the browser's back and
// forward are told apart from a link, whose new entry has none. What is printed is put beside the stage as plain elements,
// shown by print.css to the printer only, and taken away when the dialogue closes.

import { fragmentOfHtml } from "./safe_html.js";
import { text } from "./trouble.js";

const PRINT_STYLE = new URL("../print.css", import.meta.url).href;

const routeOf = (json) => {
  const hash = text(json, "hash");
  return hash.startsWith("#") ? hash : `#${hash}`;
};

const BACK_MS = 1000; // Longer than any browser takes; where there is nothing to go back to, none of them says so
const depthNow = () => (Number.isInteger(history.state?.at) ? history.state.at : undefined);

function setTitle({ title, language }) {
  if (title) document.title = title;
  if (language) document.documentElement.lang = language;
}

async function withPrintStyle() {
  if (document.querySelector("link[data-print]")) return;
  await new Promise((loaded) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: PRINT_STYLE, onload: loaded, onerror: loaded });
    link.dataset.print = "";
    document.head.append(link);
  });
}

async function printed({ html, title }) {
  await withPrintStyle();
  const sheet = document.createElement("div");
  sheet.className = "print-sheet";
  sheet.append(fragmentOfHtml(html));
  document.body.append(sheet);
  const before = document.title;
  if (title) document.title = title; // The name that "save as PDF" proposes
  try {
    await Promise.all([...sheet.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
    const closed = new Promise((resolve) => addEventListener("afterprint", resolve, { once: true }));
    window.print();
    await closed;
  } finally {
    sheet.remove();
    document.title = before;
  }
}

export function pagePart({ post }) {
  if (depthNow() === undefined) history.replaceState({ at: 0 }, "");
  const place = () => `${depthNow()} ${location.hash}`;
  let last = place();
  let arrived = () => {};
  const changed = () => {
    arrived();
    if (place() === last) return; // Some browsers tell of one step twice.
    last = place();
    post("nav.changed", { hash: location.hash, at: depthNow() });
  };
  // A phone may end a hidden page without another word: what is unsaved is saved now.
  document.addEventListener("visibilitychange", () => post(document.hidden ? "page.hidden" : "page.shown", {}));
  addEventListener("popstate", changed);
  addEventListener("hashchange", changed);
  // Going back takes a while in the browser: a step after it waits, or it would be gone back over.
  let before = Promise.resolve();
  const inTurn = (step) => (json) => (before = before.then(() => step(json)));
  const go = (how) => inTurn((json) => {
    history[how]({ at: Number.isInteger(json.at) ? json.at : 0 }, "", routeOf(json));
    last = place();
    setTitle(json);
  });
  const back = inTurn(() => new Promise((resolve) => {
    arrived = resolve;
    setTimeout(resolve, BACK_MS);
    history.back();
  }));
  return {
    "nav.push": go("pushState"),
    "nav.replace": go("replaceState"),
    "nav.back": back,
    "nav.title": async (json) => setTitle(json),
    "nav.state": async () => ({ hash: location.hash, at: depthNow() ?? 0 }),
    "page.print": (json) => printed({ html: text(json, "html"), title: json.title ?? "" }),
  };
}
