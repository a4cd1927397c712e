// Tokens: colours and measures of the looks, generated from assets/looks/tokens.json.
//
// Colours are packed as ImGui keeps them; lengths are CSS pixels. A page never writes a colour or a size of its own:
// it names a role (`colours.ink_2`, `Slot::title`, `space::m`).
#pragma once

#include "tokens_generated.hpp"

namespace qungong::ui {

enum class Theme { light, dark, high_contrast };
enum class Slot { caption, work, read, title, figure };

[[nodiscard]] constexpr const Colours& colours_of(Theme theme)
{
    if (theme == Theme::dark) return colours_dark;
    return theme == Theme::high_contrast ? colours_high_contrast : colours_light;
}

// The space scale: 2 4 8 12 16 20 24 32 48.
namespace space {
inline constexpr float hair = 2, xs = 4, s = 8, m = 12, l = 16, xl = 20, xxl = 24, block = 32, page = 48;
}

} // namespace qungong::ui
