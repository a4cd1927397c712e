// Tree: gives the records and wishes of a frame to the page (shell/tree.js), in bytes, and only when they changed.
#pragma once

#include <cstdint>

#include "web/views/ui/frame.hpp"

namespace qungong {

// `settled`: no further frame is coming by itself, so what the tree shows may be believed.
void give_tree(const Records& records, std::int32_t field_turn, bool settled);
void give_wishes(const ui::Wishes& wishes);

} // namespace qungong
