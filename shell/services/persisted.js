// Persisted: what IDBFS has on the disk, read without mounting it, for tabs that are not the writer.

const FILES = "FILE_DATA"; // IDBFS's own layout: database "/hot", key = path, value {timestamp, mode, contents}

// place -> bytes of every file whose place begins with `prefix`; empty where nothing was ever written.
export async function readPersisted(prefix, mount) {
  const db = await opened(`/${mount}`);
  if (!db) return new Map();
  try {
    const tx = db.transaction([FILES], "readonly");
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [places, entries] = await Promise.all([
      done(tx.objectStore(FILES).getAllKeys(range)), done(tx.objectStore(FILES).getAll(range)),
    ]);
    return new Map(places.map((place, i) => [place, entries[i].contents]).filter(([, contents]) => contents));
  } finally {
    db.close();
  }
}

// Null where there is no such database: it must not be made here, for IDBFS makes it in its own way.
function opened(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.transaction.abort();
      resolve(null);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error);
    };
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
