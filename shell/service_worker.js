// Service worker: keeps the files of one version of the client, so that it opens without a network from the second
// visit, in either language. It never touches what the server says (/v1) or the public pages (/p): those are the network's or nobody's.

const BASE = '{{base}}';
const FILES = JSON.parse('{{files}}'); // Path to sha256 of every file that never changes under its name
const STORE = `qungong ${BASE}`;
const NAME_LINE = 'qungong ';
const DOOR = '/'; // index.html, which names the version

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || isServers(pathname)) return;
  if (mode === 'navigate') event.respondWith(openDoor(event.request));
  else if (pathname in FILES) event.respondWith(keptOrFetched(event.request));
});

function isServers(pathname) {
  return pathname.startsWith('/v1/') || pathname === '/p' || pathname.startsWith('/p/') || pathname === '/healthz';
}

// A file that an earlier version had with the same content is taken over instead of being fetched again.
async function fill() {
  const store = await caches.open(STORE);
  const known = await knownBySum();
  await Promise.all(Object.entries(FILES).map(async ([path, sum]) => {
    if (await store.match(path)) return;
    const response = known.get(sum) ?? await fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await store.put(path, response);
  }));
  const door = await fetch(DOOR, { cache: 'no-store' });
  if (door.ok) await store.put(DOOR, door);
  await store.put('/files', new Response(JSON.stringify(FILES)));
}

async function knownBySum() {
  const known = new Map();
  for (const name of await otherStores()) {
    const store = await caches.open(name);
    const files = await store.match('/files').then((list) => list?.json() ?? {});
    for (const [path, sum] of Object.entries(files)) {
      const response = await store.match(path);
      if (response) known.set(sum, response);
    }
  }
  return known;
}

async function otherStores() {
  return (await caches.keys()).filter((name) => name.startsWith(NAME_LINE) && name !== STORE);
}

async function dropOthers() {
  await Promise.all((await otherStores()).map((name) => caches.delete(name)));
}

// The network says which version is new; without one, in three seconds, the kept version opens.
async function openDoor(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(DOOR);
  if (!kept) return fetch(request);
  const stop = new AbortController();
  const timeout = setTimeout(() => stop.abort(), 3000);
  try {
    const fresh = await fetch(request, { signal: stop.signal });
    return fresh.ok ? fresh : kept;
  } catch {
    return kept;
  } finally {
    clearTimeout(timeout);
  }
}

// What turned out broken is asked for once more with `cache: reload`; what then comes is kept in its place.
async function keptOrFetched(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept && request.cache !== 'reload') return kept;
  const response = await fetch(request).catch((problem) => kept ?? Promise.reject(problem));
  if (kept && response !== kept && response.ok) await store.put(request, response.clone());
  return response;
}
