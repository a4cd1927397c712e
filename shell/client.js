// Client: the two files of the WebAssembly client. Whoever was signed in here or follows an address needs both at once; at
// the door the second comes after the first picture, and what needs it waits inside the client until then.

const AGAIN_MS = 3000;

async function bytesCompiled(response) {
  return WebAssembly.compile(await response.arrayBuffer());
}

function compiled(url) {
  const response = fetch(url, { credentials: 'same-origin' });
  return WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response).catch(() => fetch(url).then(bytesCompiled))
    : response.then(bytesCompiled);
}

// A function of the second file that is called before it is here: our mistake, and said as one.
const early = new Proxy({}, { get: (_, name) => () => { throw new Error(`not here yet: ${String(name)}`); } });

export class Client {
  front_;
  restUrl_ = '';
  rest_ = null;
  imports_ = null;

  constructor(url) {
    this.front_ = compiled(url);
    this.restUrl_ = url.replace('.wasm', '_rest.wasm');
  }

  fetchRest() {
    this.rest_ ??= compiled(this.restUrl_);
    this.rest_.catch(() => { this.rest_ = null; }); // A cut network: it is asked for again
    return this.rest_;
  }

  // Answers the client as soon as its first file runs.
  begin(createClient, page) {
    return new Promise((resolve, reject) => {
      const instantiateWasm = (imports, done) => {
        this.front_.then((wasm) => WebAssembly.instantiate(wasm, { ...imports, placeholder: early }).then((instance) => {
          this.imports_ = { ...imports, primary: instance.exports };
          done(instance, wasm);
        })).catch(reject); // A phone without the memory for it; the factory itself would wait for ever
        return {};
      };
      createClient({ page, noInitialRun: true, instantiateWasm }).then(resolve, reject);
    });
  }

  // The rest takes its places in the table of the first file.
  async complete(client) {
    if (!client._qg_rest_arrived) return; // A client of one file
    for (;;) {
      const wasm = await this.fetchRest().catch(() => null);
      if (wasm) {
        await WebAssembly.instantiate(wasm, this.imports_);
        client._qg_rest_arrived();
        return;
      }
      await new Promise((then) => { setTimeout(then, AGAIN_MS); });
    }
  }
}
