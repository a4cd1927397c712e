// Icons: draws assets/icons/mark_192.png from mark.svg, with the browser that the tests use. Larger ones every browser
// draws from mark.svg itself.
//   node tools/icons.mjs        (needs tests/browser/node_modules: tests/run --browser)
import { readFile, writeFile } from "node:fs/promises";
import { openBrowser } from "../tests/browser/lib/browser.mjs";

const folder = new URL("../assets/icons/", import.meta.url);
const drawing = await readFile(new URL("mark.svg", folder), "utf8");
const browser = await openBrowser();
const size = 192;
const page = await browser.page(null, { width: size, height: size });
await page.setContent(`<body style="margin:0">${drawing.replace("<svg ", `<svg width="${size}" height="${size}" `)}`);
await writeFile(new URL(`mark_${size}.png`, folder), await page.screenshot({ omitBackground: true }));
await browser.close();
