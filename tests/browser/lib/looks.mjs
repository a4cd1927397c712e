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
  const touch = (type, points, timestamp = undefined) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points, timestamp });
  return {
    async tap(point) {
      await touch("touchStart", [point]);
      await touch("touchEnd", []);
    },
    // As quick as a hand, however slow the machine is: its events say that they are so many seconds apart.
    async drag(from, to, steps = 10, seconds = 0.016) {
      const start = Date.now() / 1000;
      await touch("touchStart", [from], start);
      for (let i = 1; i <= steps; ++i) {
        const point = { x: from.x + (to.x - from.x) * i / steps, y: from.y + (to.y - from.y) * i / steps };
        await touch("touchMove", [point], start + i * seconds);
      }
      await touch("touchEnd", [], start + (steps + 1) * seconds);
    },
  };
}
