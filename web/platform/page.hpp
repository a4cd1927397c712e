// Page: every function of the browser page that drawing and input call (web/platform/page.lib.js has their bodies).
//
// Lengths are in bytes unless the name says otherwise; nothing here keeps a pointer after it returns.
#pragma once

#include <cstdint>

extern "C" {

// What one glyph looks like, in device pixels. `colour` is 1 where the pixels are RGBA and not coverage alone.
struct QgGlyph {
    std::int32_t width, height, left, top; // The bitmap and its place: left of the pen, above the base line
    float advance;
    std::int32_t colour;
};
// Draws a glyph on the page's canvas and measures it; false where there is no ink (`advance` is filled all the same).
int qg_js_glyph(std::uint32_t codepoint, float pixels, int weight, QgGlyph* glyph);
// The glyph measured last, 1 or 4 bytes a pixel; false where the browser does not let them be read truly. Such a glyph is
// drawn by the page straight into the texture once its place there is known.
int qg_js_glyph_pixels(std::uint8_t* pixels);
void qg_js_glyph_to_texture(std::uint32_t codepoint, float pixels, int weight, int texture, int x, int y);
float qg_js_advance(std::uint32_t codepoint, float pixels, int weight);
// Ink of a full Han sign above and below the base line, in device pixels.
void qg_js_han_ink(float pixels, int weight, float* above, float* below);

void qg_js_texture(int id, int width, int height, int x, int y, int w, int h, const std::uint8_t* pixels, int pitch);
void qg_js_texture_drop(int id);
// Commands are rows of eight words: count, first index, texture, 0, and left, top, right, bottom in device pixels.
void qg_js_paint(const void* vertices, int vertices_size, const void* indices, int indices_size,
                 const std::int32_t* commands, int command_count, float width, float height, std::uint32_t paper);

void qg_js_tree(const std::uint8_t* bytes, int size, int settled);
void qg_js_wishes(const std::uint8_t* bytes, int size);
void qg_js_request_frame();
void qg_js_timer(double milliseconds); // Below zero: none
}
