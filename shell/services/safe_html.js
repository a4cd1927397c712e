// SafeHtml: the plain HTML that the core makes of records, as elements, without any parser that could run
// something.
//
// Reads what core/html writes and nothing more: known elements, known attributes, text and the five escapes.
// What is not known is left out with its attributes, its text stays. No string ever becomes script, so no
// policy has to bless it.

const words = (text) => new Set(text.split(" "));
const ELEMENTS = words("main header footer nav section article aside div span p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd " +
  "table caption thead tbody tfoot tr th td a b strong em i u s small sub sup blockquote q br hr img figure " +
  "figcaption form fieldset legend label input textarea button select option progress meter time pre code");
const VOID = new Set(["br", "hr", "img", "input"]);
const SILENT = new Set(["script", "style", "title", "head"]); // Their text is not for people.
const ATTRIBUTES = words("class lang dir role scope colspan rowspan datetime alt value type name for id title start " +
  "disabled readonly checked selected required width height max min");
const ADDRESS = /^(#|\/(?!\/)|\.\/|https:\/\/|tel:|blob:)/;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

const TOKEN = new RegExp([
  /<!--[\s\S]*?-->|<![^>]*>/, /<\/([a-zA-Z][a-zA-Z0-9]*)\s*>/, /<([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/,
  /[^<]+|</,
].map(({ source }) => source).join("|"), "g");
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function unescaped(text) {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));/g, (all, sixteen, ten, name) => {
    if (name) return ENTITIES[name] ?? all;
    const code = sixteen ? parseInt(sixteen, 16) : parseInt(ten, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

function setAttributes(element, text) {
  for (const [, name, ...values] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    const value = unescaped(values.find((each) => each !== undefined) ?? "");
    const isAddress = key === "href" || key === "src";
    if (isAddress ? ADDRESS.test(value) : ATTRIBUTES.has(key) || key.startsWith("aria-")) {
      element.setAttribute(key, value);
    }
  }
}

export function fragmentOfHtml(html) {
  const fragment = document.createDocumentFragment();
  const open = [fragment];
  let silent = "";
  for (const [token, closed, opened, attributes] of html.matchAll(TOKEN)) {
    const name = (closed ?? opened ?? "").toLowerCase();
    if (silent) {
      if (closed && name === silent) silent = "";
    } else if (closed) {
      const at = lastNamed(open, name);
      if (at > 0) open.length = at;
    } else if (opened) {
      if (SILENT.has(name)) silent = name;
      else if (ELEMENTS.has(name)) append(open, name, attributes);
    } else if (!token.startsWith("<!")) {
      open[open.length - 1].append(unescaped(token));
    }
  }
  return fragment;
}

function lastNamed(open, name) {
  for (let at = open.length - 1; at > 0; --at) if (open[at].localName === name) return at;
  return -1;
}

function append(open, name, attributes) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  open[open.length - 1].append(element);
  if (!VOID.has(name)) open.push(element);
}
