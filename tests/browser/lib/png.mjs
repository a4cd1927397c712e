// Png: reads and writes the pictures that image tests keep: 8 bits a channel or a palette, not interlaced.
//
//   const { width, height, rgb } = pixelsFromPng(await page.screenshot());   // 3 bytes a pixel, row by row
//   await writeFile(path, pngFromPixels(pixels));                            // At most 256 colours: flat ones are exact
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = { 2: 3, 3: 1, 6: 4 }; // By the colour type of the header
const COLOURS_MAX = 256;
const FLAT_WEIGHT = 1_000; // More than any soft edge is used
const EDGE_APART = 10;

function chunksOf(bytes) {
  const found = {};
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    (found[name] ??= []).push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

// The neighbour that a byte is written as the difference to, by the filter of its row.
function foretold(filter, left, above, corner) {
  if (filter < 3) return [0, left, above][filter];
  if (filter === 3) return (left + above) >> 1;
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(left + above - corner - each));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function unfiltered(raw, height, stride, step) {
  const out = new Uint8Array(height * stride);
  for (let y = 0, from = 0; y < height; ++y) {
    const filter = raw[from++];
    const row = y * stride;
    for (let x = 0; x < stride; ++x, ++from) {
      const left = x < step ? 0 : out[row + x - step];
      const above = y === 0 ? 0 : out[row + x - stride];
      const corner = x < step || y === 0 ? 0 : out[row + x - stride - step];
      out[row + x] = raw[from] + foretold(filter, left, above, corner);
    }
  }
  return out;
}

export function pixelsFromPng(bytes) {
  const { IHDR: [head], IDAT, PLTE } = chunksOf(bytes);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = CHANNELS[head[9]];
  if (head[8] !== 8 || !step || head[12] !== 0) throw new Error(`a picture of another kind: ${[...head]}`);
  const given = unfiltered(inflateSync(Buffer.concat(IDAT)), height, width * step, step);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; ++i)
    for (let channel = 0; channel < 3; ++channel)
      rgb[i * 3 + channel] = PLTE ? PLTE[0][given[i] * 3 + channel] : given[i * step + channel];
  return { width, height, rgb };
}

export const colourAt = ({ rgb }, i) => rgb[i * 3] << 16 | rgb[i * 3 + 1] << 8 | rgb[i * 3 + 2];
const channelsOf = (colour) => [colour >> 16, colour >> 8 & 255, colour & 255];
export const distance = (a, b) => Math.max(Math.abs((a >> 16) - (b >> 16)), Math.abs((a >> 8 & 255) - (b >> 8 & 255)),
  Math.abs((a & 255) - (b & 255)));

// A pixel like all its neighbours is ground, not the soft edge of something.
export function isFlat(pixels, i) {
  const { width } = pixels;
  const colour = colourAt(pixels, i);
  return [i - 1, i + 1, i - width, i + width].every((at) => colourAt(pixels, at) === colour);
}

// First the colours of flat ground, then those most used that no colour is near to yet; the rest goes to the nearest.
function paletteOf(pixels) {
  const counts = new Map();
  for (let i = 0; i < pixels.width * pixels.height; ++i) {
    const colour = colourAt(pixels, i);
    counts.set(colour, (counts.get(colour) ?? 0) + (isFlat(pixels, i) ? FLAT_WEIGHT : 1));
  }
  const palette = [];
  for (const [colour, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const apart = count >= FLAT_WEIGHT ? 1 : EDGE_APART;
    if (palette.length < COLOURS_MAX && palette.every((each) => distance(each, colour) >= apart)) palette.push(colour);
  }
  const nearest = (colour) => palette.reduce((best, each, at) => (distance(each, colour) < best.by
    ? { at, by: distance(each, colour) } : best), { at: 0, by: 256 }).at;
  return { palette, indexes: new Map([...counts.keys()].map((colour) => [colour, nearest(colour)])) };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const crc = body.reduce((sum, byte) => CRC_TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

export function pngFromPixels(pixels) {
  const { width, height } = pixels;
  const { palette, indexes } = paletteOf(pixels);
  const rows = Buffer.alloc(height * (width + 1)); // Each begins with its filter, which is none
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) rows[y * (width + 1) + 1 + x] = indexes.get(colourAt(pixels, y * width + x));
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("PLTE", Buffer.from(palette.flatMap(channelsOf))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
