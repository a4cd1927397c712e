// WebKit: the client in this engine (lib/rules.mjs).
import { openWebKit } from "./lib/webkit.mjs";
import { rulesIn } from "./lib/rules.mjs";

rulesIn(openWebKit);
