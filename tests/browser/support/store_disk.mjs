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
