// Every way in which the browser can refuse has a sentence for people, in both languages and under its own word.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

// The page's module, as a module whatever the age of node.
const source = await readFile(new URL("../../shell/services/trouble.js", import.meta.url), "utf8");
const { TROUBLES } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

for (const language of ["zh-CN", "en"]) {
  test(`Every trouble has a sentence in ${language}, and no sentence is left over`, async () => {
    const file = new URL(`../../assets/i18n/${language}.json`, import.meta.url);
    const sentences = Object.entries(JSON.parse(await readFile(file))).filter(([key]) => key.startsWith("trouble."));
    assert.deepEqual(sentences.map(([key]) => key.slice("trouble.".length)).sort(), [...TROUBLES].sort());
    assert.deepEqual(sentences.filter(([, words]) => words.trim() === ""), []);
  });
}
