// Page: the address, the title and the printer of the one page there is.
//
// A route is the hash. What is printed is put beside the stage as plain elements, shown by print.css to the
// printer only, and taken away when the dialogue closes.

import { fragmentOfHtml } from "./safe_html.js";
import { text } from "./trouble.js";

const PRINT_STYLE = new URL("../print.css", import.meta.url).href;

const routeOf = (json) => {
  const hash = text(json, "hash");
  return hash.startsWith("#") ? hash : `#${hash}`;
};

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
  let last = location.hash;
  const changed = () => {
    if (location.hash === last) return; // Some browsers tell of one step twice.
    last = location.hash;
    post("nav.changed", { hash: last });
  };
  // A phone may end a hidden page without another word: what is unsaved is saved now.
  document.addEventListener("visibilitychange", () => post(document.hidden ? "page.hidden" : "page.shown", {}));
  addEventListener("popstate", changed);
  addEventListener("hashchange", changed);
  const go = (how) => async (json) => {
    last = routeOf(json);
    history[how](null, "", last);
    setTitle(json);
  };
  return {
    "nav.push": go("pushState"),
    "nav.replace": go("replaceState"),
    "nav.back": async () => history.back(),
    "nav.title": async (json) => setTitle(json),
    "nav.state": async () => ({ hash: location.hash }),
    "page.print": (json) => printed({ html: text(json, "html"), title: json.title ?? "" }),
  };
}
