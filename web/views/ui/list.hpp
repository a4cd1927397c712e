// List: the table of a phone. One row is light and due time, title, origin; the whole row is one way in.
#pragma once

#include "web/views/ui/badge.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

struct ListRow {
    std::optional<LightLook> light{};
    Icon icon = Icon::none; // Instead of a light: waiting to be sent
    std::string_view due{};
    std::string_view title{};
    bool bold = false, chosen = false, last = false; // The last of a card has no line under it
    std::span<const Span> title_spans{}; // Its title in parts, where some of them stand out
    std::span<const Span> facts{};
    bool follow = false; // Once it is chosen by a key it is scrolled into sight
    std::string_view aside{}; // At the right of the facts, or in the middle: money
    std::string_view href{};
};
bool list_row(Frame& frame, std::string_view key, const ListRow& look);

// A fact and its word in one line: "反映人   冉*英".
void pair_row(Frame& frame, std::string_view word, std::string_view text, Icon icon = Icon::none,
              bool good = true);

} // namespace qungong::ui
