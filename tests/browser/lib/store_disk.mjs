// What lies in the databases, as JSON and back: bytes become {"$bytes": base64}. For the fixture, and for tests that
// tamper with what is at rest.

// Everything of database `qungong` and of IDBFS's /hot: {store: [[key, value], ...]}.
export const dump = (tab) => tab.page.evaluate(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const packed = (value) => {
    if (value instanceof Uint8Array || value instanceof Int8Array) {
      return { $bytes: btoa(String.fromCharCode(...new Uint8Array(value.buffer, value.byteOffset, value.length))) };
    }
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(packed);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, packed(each)]));
  };
  const out = {};
  const db = await done(indexedDB.open("qungong"));
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    out[name] = keys.map((key, i) => [key, packed(values[i])]);
  }
  db.close();
  return out;
});

// Puts rows as `dump` gives them; the stores must exist, so ask the services for something first.
export const fill = (tab, rows) => tab.page.evaluate(async (all) => {
  const unpacked = (value) => {
    if (value === null || typeof value !== "object") return value;
    if (value.$bytes !== undefined) return Uint8Array.from(atob(value.$bytes), (letter) => letter.charCodeAt(0));
    if (Array.isArray(value)) return value.map(unpacked);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpacked(each)]));
  };
  const db = await new Promise((resolve) => {
    const request = indexedDB.open("qungong");
    request.onsuccess = () => resolve(request.result);
  });
  const tx = db.transaction(Object.keys(all), "readwrite");
  for (const [name, entries] of Object.entries(all)) {
    for (const [key, value] of entries) tx.objectStore(name).put(unpacked(value), key);
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  db.close();
}, rows);

// IDBFS's own database of a mount, as Emscripten makes it: `files` is {path: base64 of what lies there}.
export const fillFiles = (tab, mount, files) => tab.page.evaluate(async ([name, given]) => {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open(name, 21);
    request.onupgradeneeded = () => request.result.createObjectStore("FILE_DATA").createIndex("timestamp", "timestamp");
    request.onsuccess = () => resolve(request.result);
  });
  const store = db.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
  for (const [path, words] of Object.entries(given)) {
    const folders = path.split("/").slice(2, -1);
    folders.forEach((_, i) => store.put({ timestamp: new Date(0), mode: 0o40777 },
      [name, ...folders.slice(0, i + 1)].join("/")));
    const contents = Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
    store.put({ timestamp: new Date(0), mode: 0o100666, contents }, path);
  }
  await new Promise((resolve) => (store.transaction.oncomplete = resolve));
  db.close();
}, [mount, files]);

export const dumpFiles = (tab, mount) => tab.page.evaluate(async (name) => {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const store = db.transaction("FILE_DATA").objectStore("FILE_DATA");
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const [paths, entries] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  db.close();
  const words = (contents) => btoa(String.fromCharCode(...new Uint8Array(contents)));
  const isFile = ({ contents }) => Boolean(contents);
  return Object.fromEntries(paths.map((path, i) => [path, entries[i]]).filter(([, entry]) => isFile(entry))
    .map(([path, { contents }]) => [path, words(contents)]));
}, mount);

// Waits until the commands kept on the disk are these, in the order of n: "plain" to their person, or "sealed" to the
// server alone. A queue that is empty on the screen has left the disk a moment later.
export async function keptBecomes(page, wanted) {
  const isThere = async (words) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const db = await done(indexedDB.open("qungong"));
    const rows = await done(db.transaction("kept").objectStore("kept").getAll());
    db.close();
    return rows.map((row) => ("sealed_to" in row && !("bytes" in row) ? "sealed" : "plain")).join() === words;
  };
  await page.waitForFunction(isThere, wanted.join()).catch(async (problem) => {
    throw new Error(`${problem.message}\n${JSON.stringify((await dump({ page })).kept)}`);
  });
}
