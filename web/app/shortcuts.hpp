// Shortcuts: keys that do something outside of a field. The page of help is drawn from this list, so it is never wrong.
#pragma once

#include <span>
#include <string_view>

#include "web/app/model.hpp"

namespace qungong {

QG_WORDS(ShortcutPlace, "shortcut_place", everywhere, list, search)

} // namespace qungong

namespace qungong::app {

struct Shortcut {
    ShortcutPlace place{};
    std::string_view keys; // As they are pressed one after the other; / between two that do the same, if spaced
    std::string_view word; // What they do: i18n shortcut.<word>
};
[[nodiscard]] std::vector<Shortcut> shortcuts_of(const Model& model); // Of the person who is signed in

// What the arrow keys and Enter are called as keys.
inline constexpr char32_t key_up = U'\u2191', key_down = U'\u2193', key_enter = U'\u21b5';

} // namespace qungong::app
