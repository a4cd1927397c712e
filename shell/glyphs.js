// Glyphs: draws single code points on a hidden 2D canvas and reads them back, for web/platform/glyphs.cpp.
//
// Everything is in device pixels at the very size at which it will be shown: browsers hint and round by size, so a
// measure taken at another size is wrong. The canvas only grows; setting its size would reset its state each time.

export const FAMILY = '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","HarmonyOS Sans SC","MiSans",'
  + '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif';
const INK = '#888'; // Engines make dark letters thinner and light ones bolder, WebKit by half: this is neither
const WHITE = '#fff'; // For what is copied with its colour, which the paint multiplies
const AIR = 1; // Antialiasing bleeds over the measured box
const EMPTY = { width: 0, height: 0, left: 0, top: 0, colour: false };

export class Glyphs {
  pixels = new Uint8Array(0);
  readable = true; // What is read back is what was drawn
  canvas = document.createElement('canvas');
  context_;
  font_ = '';
  drawn = 0;

  constructor() {
    this.canvas.lang = 'zh-CN'; // Else a generic family may pick the Japanese form of a sign
    this.canvas.width = this.canvas.height = 128;
    this.context_ = this.canvas.getContext('2d', { willReadFrequently: true });
    this.readable = this.readsBackTrue_();
    this.reset_();
  }

  // False where the browser answers a read-back with noise or with nothing, as some do against fingerprinting.
  readsBackTrue_() {
    const context = this.context_;
    context.clearRect(0, 0, 64, 64);
    context.fillStyle = WHITE;
    context.fillRect(8, 8, 48, 48);
    const { data } = context.getImageData(0, 0, 64, 64);
    for (let i = 0; i < 64 * 64; ++i) {
      const x = i % 64;
      const y = i >> 6;
      const wanted = x >= 8 && x < 56 && y >= 8 && y < 56 ? 255 : 0;
      for (let channel = 0; channel < 4; ++channel) if (data[i * 4 + channel] !== wanted) return false;
    }
    return true;
  }

  draw(codepoint, size, weight) {
    const text = String.fromCodePoint(codepoint);
    const measured = this.measure_(text, size, weight);
    const left = Math.ceil(measured.actualBoundingBoxLeft) + AIR;
    const top = Math.ceil(measured.actualBoundingBoxAscent) + AIR;
    const width = left + Math.ceil(measured.actualBoundingBoxRight) + AIR;
    const height = top + Math.ceil(measured.actualBoundingBoxDescent) + AIR;
    const advance = measured.width;
    const hasInk = measured.actualBoundingBoxRight + measured.actualBoundingBoxLeft > 0
      && measured.actualBoundingBoxAscent + measured.actualBoundingBoxDescent > 0;
    if (!hasInk) return { ...EMPTY, advance };
    this.makeRoom_(width, height, size, weight);
    this.context_.clearRect(0, 0, width, height);
    this.context_.fillText(text, left, top);
    ++this.drawn;
    if (!this.readable) return { width, height, left, top, advance, colour: false };
    const colour = this.keep_(this.context_.getImageData(0, 0, width, height).data);
    return { width, height, left, top, advance, colour };
  }

  advance(codepoint, size, weight) {
    return this.measure_(String.fromCodePoint(codepoint), size, weight).width;
  }

  hanInk(size, weight) {
    const measured = this.measure_('国', size, weight);
    const above = measured.actualBoundingBoxAscent;
    return above > 0 ? { above, below: measured.actualBoundingBoxDescent } : { above: size * 0.84, below: size * 0.08 };
  }

  measure_(text, size, weight) {
    const font = `${weight} ${size}px ${FAMILY}`;
    if (font !== this.font_) this.context_.font = this.font_ = font;
    return this.context_.measureText(text);
  }

  // Grey ink keeps only its coverage; anything else is a coloured glyph and keeps all four channels.
  keep_(rgba) {
    const count = rgba.length / 4;
    let coloured = false;
    for (let i = 0; i < rgba.length && !coloured; i += 4) {
      coloured = rgba[i + 3] > 0 && (rgba[i] !== rgba[i + 1] || rgba[i] !== rgba[i + 2]);
    }
    this.pixels = coloured ? rgba : new Uint8Array(count);
    if (!coloured) for (let i = 0; i < count; ++i) this.pixels[i] = rgba[i * 4 + 3];
    return coloured;
  }

  makeRoom_(width, height, size, weight) {
    if (width <= this.canvas.width && height <= this.canvas.height) return;
    this.canvas.width = Math.max(this.canvas.width, width);
    this.canvas.height = Math.max(this.canvas.height, height);
    this.reset_();
    this.context_.font = this.font_ = `${weight} ${size}px ${FAMILY}`;
  }

  reset_() {
    this.context_.textBaseline = 'alphabetic';
    this.context_.fillStyle = this.readable ? INK : WHITE;
    this.font_ = '';
  }
}
