// Every way in which the browser can refuse has a sentence for people, in both languages and under its own word. The
// client says refusals of the backend and of its own in the same way: a sentence that nobody says is left over.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

// The page's module, as a module whatever the age of node.
const source = await read("shell/services/trouble.js");
const { TROUBLES } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

async function otherSayers() {
  const texts = [await read("backend/problem.py")];
  for (const folder of ["web/app", "web/views/pages"]) {
    const names = await readdir(new URL(`../../${folder}/`, import.meta.url));
    for (const name of names.filter((each) => each.endsWith(".cpp"))) texts.push(await read(`${folder}/${name}`));
  }
  return texts.join("\n");
}

for (const language of ["zh-CN", "en"]) {
  test(`Every trouble has a sentence in ${language}, and no sentence is left over`, async () => {
    const file = JSON.parse(await read(`assets/i18n/${language}.json`));
    const sentences = Object.entries(file).filter(([key]) => key.startsWith("trouble."));
    const words = sentences.map(([key]) => key.slice("trouble.".length));
    assert.deepEqual(TROUBLES.filter((trouble) => !words.includes(trouble)), []);
    const said = await otherSayers();
    const silent = words.filter((word) => !TROUBLES.includes(word) && !said.includes(`"${word}"`)
      && !said.includes(`"trouble.${word}"`));
    assert.deepEqual(silent, []);
    assert.deepEqual(sentences.filter(([, sentence]) => sentence.trim() === ""), []);
  });
}
