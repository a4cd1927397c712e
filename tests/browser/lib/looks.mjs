// Looks: what a test sees and does with a page beyond roles and names: pixels of a rectangle, and a finger.
// Pixels are decoded by the browser in a page of its own, so that no image library is needed.

// Counts the pixels of a rectangle that are much darker than its ground; whether ink touches its top or foot.
export async function inkIn(page, clip) {
  const shot = await page.screenshot({ clip });
  const reader = await page.context().newPage();
  const found = await reader.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    let touchesEdge = false;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] + data[i + 1] + data[i + 2] > 360) continue;
      ++dark;
      const y = Math.floor(i / 4 / width);
      if (y === 0 || y === height - 1) touchesEdge = true;
    }
    return { dark, touchesEdge };
  }, shot.toString("base64"));
  await reader.close();
  return found;
}

// A finger by the protocol: real touch events, which the page sees as pointer events.
export async function fingerOn({ page, context }) {
  const cdp = await context.newCDPSession(page);
  const touch = (type, points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  return {
    async tap(point) {
      await touch("touchStart", [point]);
      await touch("touchEnd", []);
    },
    async drag(from, to, steps = 10) {
      await touch("touchStart", [from]);
      for (let i = 1; i <= steps; ++i) {
        await touch("touchMove", [{ x: from.x + (to.x - from.x) * i / steps, y: from.y + (to.y - from.y) * i / steps }]);
      }
      await touch("touchEnd", []);
    },
  };
}

// Every record with words of its own that is wholly in sight: its role, its words and its rectangle.
export const wordsInSight = (page) => page.evaluate(() => {
  const inSight = (element) => {
    const own = element.getBoundingClientRect();
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      if (own.top < box.top - 0.5 || own.bottom > box.bottom + 0.5 || own.left < box.left - 0.5) return false;
      if (own.right > box.right + 0.5) return false;
    }
    return own.width > 4 && own.height > 4;
  };
  return [...document.querySelectorAll("#tree *")]
    .filter((element) => !element.childElementCount && element.textContent.trim() && inSight(element))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const role = element.getAttribute("role") ?? element.localName;
      return { role, name: element.textContent, rect: { x, y, width, height } };
    });
});

// For each rectangle: how many pixels differ from its ground (the colour most of it has), and whether such ink touches
// its first or last row in short strokes only: a border or the side of a seal is a long one, letters cut through are not.
// The round corners of a button, 10 pixels at each side, are left out.
export async function inkOfRects(page, rects) {
  const shot = await page.screenshot();
  const reader = await page.context().newPage();
  const found = await reader.evaluate(async ([bytes, wanted]) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return wanted.map(({ x, y, width, height }) => {
      const [left, top] = [Math.round(x), Math.round(y)];
      const [wide, tall] = [Math.round(x + width) - left, Math.round(y + height) - top];
      const { data } = context.getImageData(left, top, wide, tall);
      const counts = new Map();
      for (let i = 0; i < data.length; i += 4) {
        const colour = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      const ground = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
      const isInk = (i) => Math.abs(data[i] - (ground >> 16)) + Math.abs(data[i + 1] - (ground >> 8 & 255))
        + Math.abs(data[i + 2] - (ground & 255)) > 90;
      const rows = Array.from({ length: tall }, (_, row) => {
        const found = { dark: 0, inner: 0, longest: 0 };
        let run = 0;
        for (let column = 0; column < wide; ++column) {
          run = isInk((row * wide + column) * 4) ? run + 1 : 0;
          found.dark += run > 0;
          found.inner += run > 0 && column >= 10 && column < wide - 10;
          found.longest = Math.max(found.longest, run);
        }
        return found;
      });
      const isCut = ({ inner, longest }) => inner > 2 && longest < 12; // Two pixels are the line between two dots
      return { dark: rows.reduce((sum, { dark }) => sum + dark, 0), cut: isCut(rows[0]) || isCut(rows[tall - 1]) };
    });
  }, [shot.toString("base64"), rects]);
  await reader.close();
  return found;
}
