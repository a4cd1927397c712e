// Paint: hands ImGui's draw data and textures to the page (shell/paint.js), which owns WebGL.
//
// A picture equal to the last one is not painted again. The client keeps the pixels of every texture, so a lost
// context costs an upload and no glyph is drawn anew.
#pragma once

#include <cstdint>

struct ImDrawData;

namespace qungong {

void paint_textures(ImDrawData& data);
void repaint(); // A texture has changed by itself: the next picture is painted though it equals the last
void paint(ImDrawData& data, std::uint32_t paper);
void paint_again(); // The page has a new, empty context: upload and paint everything at the next frame

} // namespace qungong
