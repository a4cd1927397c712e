// Worker door: registers the service worker, the only script whose address this house blesses.

const blessed = window.trustedTypes?.createPolicy('qungong', {
  createScriptURL: (url) => {
    if (url !== '/service_worker.js') throw new TypeError(`not ours: ${url}`);
    return url;
  },
});

// Some browsers (that inside WeChat) have none, and plain http has none but on loopback: the client works without.
// It fetches what the page has not needed yet (the other language), so it comes when the page has nothing to do.
export function registerWorker() {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  const address = blessed ? blessed.createScriptURL('/service_worker.js') : '/service_worker.js';
  const atRest = window.requestIdleCallback ?? ((then) => setTimeout(then, 500));
  atRest(() => navigator.serviceWorker.register(address).catch(() => {}));
}
