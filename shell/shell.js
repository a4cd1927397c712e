// Shell: starts the client. The WebGL context is made and the glyphs are tried while the client is on its way.
import { showBroken } from './broken.js';
import { Client } from './client.js';
import { Field } from './field.js';
import { Frames } from './frames.js';
import { Glyphs } from './glyphs.js';
import { Host } from './host.js';
import { Paint } from './paint.js';
import { printPages } from './printing.js';
import { Stage } from './stage.js';
import { Tree } from './tree.js';
import { View } from './view.js';
import { registerWorker } from './worker_door.js';

const element = (id) => document.getElementById(id);

function makePage() {
  const canvas = element('paint');
  const view = new View();
  view.fit(canvas);
  const paint = new Paint(canvas);
  const glyphs = new Glyphs();
  const host = new Host();
  const tree = new Tree(element('tree'), element('hints'));
  const field = new Field(element('tree'), tree);
  tree.field = field;
  const frames = new Frames((now) => page.step(now));
  const stage = new Stage({ element: element('stage'), view, canvas, tree, field, frames });
  const page = { host, glyphs, paint, tree, field, frames, stage, step: () => false };
  return page;
}

// Without WebGL the tree itself is shown and used.
function choosePlain(page) {
  const reason = page.paint.available ? '' : 'no_webgl';
  page.stage.plain = reason !== '';
  document.documentElement.classList.toggle('plain', page.stage.plain);
  if (reason) document.documentElement.dataset.plain = reason;
  return reason;
}

function connect(page, client) {
  const heap = () => client.HEAPU8;
  page.host.connect(client, heap);
  page.field.connect(client, heap);
  page.stage.connect(client);
  page.paint.onRestored = () => client._qg_context_restored();
  page.tree.onPatched = () => page.stage.settle();
  printPages(() => textAt(client, client._qg_page_html()));
  page.step = (now) => {
    const gliding = page.stage.pan.step(now);
    const more = client._qg_frame(now) !== 0;
    page.stage.settle();
    return gliding || more;
  };
}

function textAt(client, at) {
  const heap = client.HEAPU8;
  return new TextDecoder().decode(heap.slice(at, heap.indexOf(0, at)));
}

async function start() {
  const parts = new Client(element('client-wasm').href);
  const whole = document.documentElement.dataset.client === 'whole';
  if (whole) parts.fetchRest();
  const factory = import('../qungong.mjs');
  const page = makePage();
  const plain = choosePlain(page);
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  const services = import('./services/services.js').then((part) => part.startServices(page.host, () => arrived));
  const [{ default: createClient }] = await Promise.all([factory, services]);
  const client = await parts.begin(createClient, page);
  arrive(client);
  connect(page, client);
  if (whole) await parts.complete(client);
  client._main(0, 0);
  await firstPicture(page);
  document.documentElement.classList.add('drawn');
  if (!whole) await parts.complete(client);
  registerWorker();
  return { client, page, plain };
}

function firstPicture(page) {
  return new Promise((resolve) => {
    const before = page.tree.onPatched;
    page.tree.onPatched = (settled) => {
      before(settled);
      if (page.tree.records.length === 0) return;
      page.tree.onPatched = before;
      resolve();
    };
    page.frames.request();
  });
}

const started = start();
started.catch((trouble) => {
  console.error(trouble);
  showBroken();
});
let running = null;
started.then((all) => { running = all; }, () => {});

// What shell/early.js reads at the next start: which skeleton fits, and in which language.
addEventListener('pagehide', () => {
  if (!running) return;
  const { session, language, practice } = window.qungong.model();
  try {
    localStorage.setItem('qungong-skeleton', JSON.stringify({ desk: session === 'staff' && !practice, language }));
  } catch { /* A browser that keeps nothing shows the door */ }
});

// For tests and integrators; nothing here changes anything.
Object.defineProperty(window, 'qungong', {
  value: Object.freeze({
    ready: started.then(() => undefined),
    version: document.querySelector('meta[name=version]')?.content ?? 'unbuilt',
    model: () => (running ? JSON.parse(textAt(running.client, running.client._qg_model())) : null),
    frames: () => (running ? running.page.frames.count : 0),
    records: () => (running ? running.page.tree.records : []),
  }),
});
