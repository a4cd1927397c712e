// Box font: glyphs for tests without a browser. Every sign is a filled box of a known width, the same everywhere.
//
// Han and other wide signs advance by the font size; Latin by a small table in thousandths of it; every digit
// by the same width. Ascent and descent are 0.88 and 0.12 of the size. Bold has the widths of regular.
#pragma once

struct ImFont;
struct ImFontAtlas;

namespace qungong {

// The loader is the atlas's own (see third_party/imgui_config.hpp), so a font needs only a size.
ImFont* add_box_font(ImFontAtlas& atlas, float size);

// Advance of a code point at a font size, as the box font gives it.
[[nodiscard]] float box_advance(unsigned int codepoint, float size);

} // namespace qungong
