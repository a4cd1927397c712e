// Runs in a page of its own (lib/pixels.mjs): reads the pixels of rectangles of a screenshot. In each the ground is the
// colour that most of it has, and ink is what differs.

const linear = (v) => (v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
const brightness = (rgb) => 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const contextOf = (width, height) => new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });

// The box of a sign that no font has, drawn as shell/glyphs.js draws signs: how much of each pixel it covers, and which
// pixel it covers most.
function boxOf(font) {
  const context = contextOf(64, 64);
  context.font = font;
  context.fillText(String.fromCodePoint(0x10FFFE), 8, 48);
  const { data } = context.getImageData(0, 0, 64, 64);
  const covered = Array.from({ length: 64 * 64 }, (_, i) => data[i * 4 + 3]);
  const inked = covered.flatMap((by, i) => (by > 32 ? [[i % 64, i >> 6]] : []));
  if (!inked.length) return null;
  const [left, top] = [0, 1].map((axis) => Math.min(...inked.map((at) => at[axis])));
  const [right, foot] = [0, 1].map((axis) => Math.max(...inked.map((at) => at[axis])));
  const [wide, tall] = [right - left + 1, foot - top + 1];
  const mask = Uint8Array.from({ length: wide * tall }, (_, i) => covered[(top + Math.floor(i / wide)) * 64 + left + i % wide]);
  const most = mask.indexOf(Math.max(...mask));
  return { wide, tall, mask, key: { x: most % wide, y: Math.floor(most / wide) } };
}

function isBoxAt({ cover, wide }, x, y, box) {
  if (cover[(y + box.key.y) * wide + x + box.key.x] < 128) return false;
  let wrong = box.mask.length * 0.04; // Blending in another gamma
  for (let row = 0; row < box.tall; ++row) {
    for (let column = 0; column < box.wide; ++column) {
      const by = cover[(y + row) * wide + x + column] - box.mask[row * box.wide + column];
      if (Math.abs(by) > 70 && --wrong < 0) return false;
    }
  }
  return true;
}

const hasBox = (area, boxes) => boxes.some((box) => {
  for (let y = 0; y + box.tall <= area.tall; ++y)
    for (let x = 0; x + box.wide <= area.wide; ++x)
      if (isBoxAt(area, x, y, box)) return true;
  return false;
});

// How much of a row is ink, how much of that lies off the round corners of a button, and its longest stroke.
function rowOf({ differs, wide }, row) {
  const found = { dark: 0, inner: 0, longest: 0 };
  let run = 0;
  for (let column = 0; column < wide; ++column) {
    run = differs[row * wide + column] > 90 ? run + 1 : 0;
    found.dark += run > 0;
    found.inner += run > 0 && column >= 10 && column < wide - 10;
    found.longest = Math.max(found.longest, run);
  }
  return found;
}

// A border or the side of a seal is a long stroke; letters cut through are short ones, and as many as in the row before.
// Two pixels are the line between two dots.
const isCut = (row, before) => row.inner > 2 && row.longest < 12 && row.dark > 0.7 * before.dark;

function areaOf(context, { x, y, width, height }) {
  const [left, top] = [Math.round(x), Math.round(y)];
  const [wide, tall] = [Math.round(x + width) - left, Math.round(y + height) - top];
  const { data } = context.getImageData(left, top, wide, tall);
  const colours = Uint32Array.from({ length: wide * tall }, (_, i) => data[i * 4] << 16 | data[i * 4 + 1] << 8 | data[i * 4 + 2]);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ground = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
  const differs = Uint16Array.from(colours, (c) => Math.abs((c >> 16) - (ground >> 16))
    + Math.abs((c >> 8 & 255) - (ground >> 8 & 255)) + Math.abs((c & 255) - (ground & 255)));
  const most = differs.reduce((a, b) => Math.max(a, b), 0);
  return { wide, tall, counts, ground, differs, cover: Uint8Array.from(differs, (d) => d * 255 / most) };
}

function readArea(area, boxes) {
  const rows = Array.from({ length: area.tall }, (_, row) => rowOf(area, row));
  const under = brightness(area.ground);
  return {
    dark: rows.reduce((sum, { dark }) => sum + dark, 0),
    cut: isCut(rows[0], rows[1]) || isCut(rows[area.tall - 1], rows[area.tall - 2]),
    contrast: Math.max(...[...area.counts.keys()].map((colour) => ratio(under, brightness(colour)))),
    box: hasBox(area, boxes),
  };
}

globalThis.readPixels = async ([bytes, rects, family]) => {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
  const context = contextOf(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const fonts = [12, 14, 16, 20, 28].flatMap((size) => [400, 700].map((weight) => `${weight} ${size}px ${family}`));
  const boxes = fonts.map(boxOf).filter(Boolean);
  return rects.map((rect) => readArea(areaOf(context, rect), boxes));
};
