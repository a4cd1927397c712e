// Client: the page of one engine as a test uses it: elements by role and name, which the engine itself must say alike;
// presses, keys and compositions; what is drawn. Nothing waits for time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../browser/lib/server.mjs";

const LIMIT_MS = 30_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // W3C WebDriver's own word for a reference
const READER = readFileSync(join(ROOT, "tests/browser/lib/pixel_reader.js"), "utf8");
const FAMILY = readFileSync(join(ROOT, "shell/glyphs.js"), "utf8").match(/"[^;]+sans-serif/)[0].replace(/'\s*\+\s*'/g, "");
const SELECTORS = {
  button: "button:not([role])", heading: "h1, h2, h3", textbox: "input[type=text], textarea", password: "input[type=password]",
  link: "a", menuitem: "[role=menuitem]", row: "[role=row]", region: "[role=region]", dialog: "[role=dialog]",
};

// In the page: the first element of a selector that can be used and whose name fits.
function foundIn(selector, pattern) {
  const wanted = new RegExp(pattern);
  const nameOf = (element) => element.getAttribute("aria-label") ?? element.innerText ?? "";
  return [...document.querySelectorAll(selector)].find((element) => wanted.test(nameOf(element))
    && element.getClientRects().length && !element.closest("[inert]")) ?? null;
}

// In the page: asks at each picture, for a second; null says that it was in vain.
function soon(fits, given) {
  const began = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      const found = fits(...given);
      if (found) resolve(found);
      else if (performance.now() - began > 1000) resolve(null);
      else requestAnimationFrame(look);
    };
    look();
  });
}

// In the page: until no picture was drawn while the browser drew ten of its own.
async function rested() {
  for (let last = -1; last !== window.qungong.frames();) {
    last = window.qungong.frames();
    for (let i = 0; i < 10; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const FRAME_PX = 8; // Of a field: its border and the ring of the focus

// In the page: how much ink stands in a field on a screenshot, as if each pixel of it were black on white.
async function inkOf(bytes, { x, y, width, height }, frame) {
  const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))]));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(x + frame, y + frame, width - 2 * frame, height - 2 * frame);
  let ink = 0;
  for (let i = 0; i < data.length; i += 4) ink += 1 - data[i + 1] / 255;
  return ink;
}

// In the page: where an element stands, as a list of one.
function rectsOf(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [{ x, y, width, height }];
}

// In the page: what nobody caught.
function listen() {
  window.troubles = [];
  addEventListener("error", ({ message }) => window.troubles.push(message));
  addEventListener("unhandledrejection", ({ reason }) => window.troubles.push(String(reason)));
}

// Does something once more when the page has meanwhile put another element in the place of the one it was done with.
async function again(act) {
  for (;;) {
    try {
      return await act();
    } catch (problem) {
      if (!problem.message.startsWith("stale element")) throw problem;
    }
  }
}

export class Client {
  engine_;
  troubles_ = [];

  constructor(engine) {
    this.engine_ = engine;
  }

  run(fn, ...args) {
    return this.engine_.ask("run", { script: `return (${fn})(...arguments)`, args });
  }

  // A page that is plain HTML.
  async read(address) {
    await this.troubles();
    await this.engine_.ask("go", { url: address });
  }

  // The client.
  async open(address) {
    await this.read(address);
    await this.ready_();
  }

  async reload() {
    await this.troubles();
    await this.engine_.ask("reload");
    await this.ready_();
  }

  // What no script of a page caught, of this page and those before it.
  async troubles() {
    this.troubles_.push(...await this.run(() => window.troubles?.splice(0) ?? []));
    return this.troubles_;
  }

  async ready_() {
    await this.run(listen);
    await this.until(() => window.qungong);
    await this.run(() => window.qungong.ready.then(() => true));
  }

  atRest() {
    return this.run(rested);
  }

  // What `fits` gives as soon as it gives something; says what stood there when it never does.
  async until(fits, ...given) {
    const script = `return (${soon})((${fits}), [...arguments])`;
    for (const end = Date.now() + LIMIT_MS; Date.now() < end;) {
      const found = await this.engine_.ask("run", { script, args: given });
      if (found) return found;
    }
    const stands = await this.run(() => `${JSON.stringify(window.qungong?.model())}\n${document.body.innerText}`);
    throw new Error(`${fits} never came true of ${JSON.stringify(given)}: ${stands}`);
  }

  // The element of this role and name; the engine's own accessibility must know it by both.
  find(role, name) {
    const wanted = name instanceof RegExp ? name : new RegExp(`^${name}$`);
    return again(async () => {
      const element = await this.until(foundIn, SELECTORS[role], wanted.source);
      const said = (what) => this.engine_.ask(what, { id: element[ELEMENT] });
      if (role !== "password") assert.equal(await said("role"), role); // For a password, ARIA has no role
      assert.match(await said("label"), wanted);
      return element;
    });
  }

  async gone(role) {
    await this.until((selector) => !document.querySelector(selector), SELECTORS[role]);
  }

  // A press as a person's: where the element stands when the page is at rest.
  async press(role, name) {
    await this.atRest();
    return again(async () => {
      const element = await this.find(role, name);
      await this.engine_.ask("click", { id: element[ELEMENT] });
      return element;
    });
  }

  // Puts the caret into a field and sees that the client has taken it up.
  async enter(name, role = "textbox") {
    const field = await this.press(role, name);
    await this.until((element) => document.activeElement === element && element.classList.contains("live"), field);
    return field;
  }

  async write(name, text, role) {
    const field = await this.enter(name, role);
    await this.engine_.ask("write", { id: field[ELEMENT], text });
    return field;
  }

  // Writes by the engine's input method, and gives what the page heard: [event, its input's type, what stood there].
  async compose(name, text) {
    const field = await this.enter(name);
    await this.run((element) => {
      window.heard = [];
      for (const event of ["compositionstart", "compositionupdate", "compositionend", "input"])
        element.addEventListener(event, (each) => window.heard.push([event, each.inputType ?? "", each.isTrusted]));
    }, field);
    await this.engine_.compose(text);
    await this.until((element, wanted) => element.value === wanted, field, text);
    return this.run(() => window.heard);
  }

  // Until these words are seen.
  async seen(words) {
    await this.until((text) => document.body.innerText.includes(text), words);
  }

  // What stands in sight is drawn, with contrast, and with signs instead of boxes (tests/browser/lib/pixel_reader.js).
  async assertDrawn(role, name) {
    await this.atRest();
    const rects = await again(async () => this.run(rectsOf, await this.find(role, name)));
    const shot = await this.engine_.ask("shot");
    const script = `${READER}; return globalThis.readPixels(arguments[0])`;
    const [{ dark, contrast, box }] = await this.engine_.ask("run", { script, args: [[shot, rects, FAMILY]] });
    assert.ok(dark > 20, `only ${dark} pixels of ink`);
    assert.ok(contrast >= 4.5, `contrast ${contrast}`);
    assert.equal(box, false, "a sign is drawn as the box of a missing one; install fonts-noto-cjk");
  }

  async inkOf(field) {
    await this.atRest();
    const [rect] = await this.run(rectsOf, field);
    return this.run(inkOf, await this.engine_.ask("shot"), rect, FRAME_PX);
  }
}
