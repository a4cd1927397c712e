// Renews the kept pictures of the gallery from the client in build/www:  node tests/browser/lib/renew_gallery.mjs [LOOK ...]
import { openBrowser } from "./browser.mjs";
import { LOOKS, keepPicture, openGallery, shot } from "./gallery.mjs";
import { startServer } from "./server.mjs";

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(LOOKS);
const server = await startServer();
const browser = await openBrowser();
try {
  for (const name of wanted) {
    await keepPicture(name, await shot(await openGallery(browser, server.address, LOOKS[name])));
    console.log(`tests/browser/gallery/${name}.png`);
  }
} finally {
  await browser.kill();
  await server.stop();
}
