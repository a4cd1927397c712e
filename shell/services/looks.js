// Looks: what the browser's own settings ask for (dark, contrast, how wide), and what a person chose here, where it is
// found again before anything is painted (shell/early.js). Of no person, and known before anybody signs in.

const KEPT = "qungong-looks";
const DARK = "(prefers-color-scheme: dark)";
const CONTRAST = "(prefers-contrast: more), (forced-colors: active)";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch { // A browser that keeps nothing, or a hand that wrote something else
    return null;
  }
}

const around = () => ({
  dark: matchMedia(DARK).matches, contrast: matchMedia(CONTRAST).matches,
  width: Math.round(document.documentElement.clientWidth), speaks: "speechSynthesis" in window,
});

// The page's own ground and the bar of a phone take the colour of what is drawn.
function show({ theme }) {
  document.documentElement.dataset.theme = theme;
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  if (paper) document.querySelector("meta[name=theme-color]")?.setAttribute("content", paper);
}

export function looksPart({ post }) {
  let told = "";
  const tell = () => {
    const now = around();
    if (JSON.stringify(now) === told) return;
    told = JSON.stringify(now);
    post("looks.changed", now);
  };
  for (const wish of [DARK, CONTRAST]) matchMedia(wish).addEventListener?.("change", tell);
  addEventListener("resize", tell);
  return {
    "looks.state": async () => {
      told = JSON.stringify(around());
      return { ...around(), kept: kept() };
    },
    "looks.show": async (json) => show(json),
    "looks.keep": async (json) => {
      const { ask, ...settings } = json;
      try {
        localStorage.setItem(KEPT, JSON.stringify(settings));
      } catch { /* The other copy, among the plain values, is asked for at the next start */ }
    },
  };
}
