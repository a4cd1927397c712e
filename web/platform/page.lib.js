// Page library: the bodies of web/platform/page.hpp. Each hands its numbers, and views of the client's memory that are
// good until it returns, to `Module.page`, which shell/shell.js gives when it starts the client.

addToLibrary({
  qg_js_host_send: (op, opSize, json, jsonSize, bytes, bytesSize) => Module['page'].host.receive(
    HEAPU8.subarray(op, op + opSize), HEAPU8.subarray(json, json + jsonSize),
    HEAPU8.subarray(bytes, bytes + bytesSize)),

  qg_js_glyph: (codepoint, pixels, weight, out) => {
    const glyph = Module['page'].glyphs.draw(codepoint, pixels, weight);
    HEAP32.set([glyph.width, glyph.height, glyph.left, glyph.top], out >> 2);
    HEAPF32[(out >> 2) + 4] = glyph.advance;
    HEAP32[(out >> 2) + 5] = glyph.colour ? 1 : 0;
    return glyph.width > 0 ? 1 : 0;
  },
  qg_js_glyph_pixels: (to) => {
    const { glyphs } = Module['page'];
    if (!glyphs.readable) return 0;
    HEAPU8.set(glyphs.pixels, to);
    return 1;
  },
  qg_js_glyph_to_texture: (codepoint, pixels, weight, texture, x, y) => {
    const { glyphs, paint } = Module['page'];
    const { width, height } = glyphs.draw(codepoint, pixels, weight);
    paint.copy(texture, glyphs.canvas, x, y, width, height);
  },
  qg_js_advance: (codepoint, pixels, weight) => Module['page'].glyphs.advance(codepoint, pixels, weight),
  qg_js_han_ink: (pixels, weight, above, below) => {
    const ink = Module['page'].glyphs.hanInk(pixels, weight);
    HEAPF32[above >> 2] = ink.above;
    HEAPF32[below >> 2] = ink.below;
  },

  qg_js_texture: (id, width, height, x, y, w, h, pixels, pitch) => Module['page'].paint.texture(
    id, width, height, { x, y, w, h }, HEAPU8.subarray(pixels, pixels + pitch * (h - 1) + w * 4), pitch),
  qg_js_texture_drop: (id) => Module['page'].paint.drop(id),
  qg_js_paint: (vertices, verticesSize, indices, indicesSize, commands, count, width, height, paper) =>
    Module['page'].paint.paint({
      vertices: HEAPU8.subarray(vertices, vertices + verticesSize),
      indices: HEAPU8.subarray(indices, indices + indicesSize),
      commands: HEAP32.subarray(commands >> 2, (commands >> 2) + count * 8),
      width, height, paper: paper >>> 0,
    }),

  qg_js_tree: (bytes, size, settled) => Module['page'].tree.take(HEAPU8.slice(bytes, bytes + size), settled !== 0),
  qg_js_wishes: (bytes, size) => Module['page'].stage.obey(HEAPU8.slice(bytes, bytes + size)),
  qg_js_request_frame: () => Module['page'].frames.request(),
  qg_js_timer: (milliseconds) => Module['page'].frames.timer(milliseconds),
});
