// Worker door: registers the service worker, the only script whose address this house blesses.

const blessed = window.trustedTypes?.createPolicy('qungong', {
  createScriptURL: (url) => {
    if (url !== '/service_worker.js') throw new TypeError(`not ours: ${url}`);
    return url;
  },
});

// Some browsers (that inside WeChat) have none, and plain http has none but on loopback: the client works without.
export function registerWorker() {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  const address = blessed ? blessed.createScriptURL('/service_worker.js') : '/service_worker.js';
  navigator.serviceWorker.register(address).catch(() => {});
}
