// Firefox: the client in this engine (lib/rules.mjs).
import { openFirefox } from "./lib/firefox.mjs";
import { rulesIn } from "./lib/rules.mjs";

rulesIn(openFirefox);
