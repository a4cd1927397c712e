// Glyphs: ImGui's font loader over the browser's own 2D canvas, so that no font is ever downloaded.
//
// Each code point is drawn once at its exact size in device pixels. Han advances by the font size, a digit by the
// widest digit, everything else by its own width; all on whole device pixels, so that text stays sharp. The line
// box is the font size, with a Han sign in its middle whichever face the browser has.
//
// Some browsers answer a read-back with noise against fingerprinting. What cannot be read truly is drawn by the page into
// the texture itself: nothing there reads the canvas back, so nothing is spoilt, and no font is fetched for it.
#pragma once

struct ImFont;
struct ImFontAtlas;

namespace qungong {

ImFont* add_canvas_font(ImFontAtlas& atlas, int weight); // 400 or 700

// After the textures are on the page: draws what was not readable where it now belongs. True if anything was drawn.
bool draw_unread_glyphs(ImFontAtlas& atlas);

} // namespace qungong
