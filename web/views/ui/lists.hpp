// Lists: every list item of a page stands in a list, so that a reader says how many there are and skips them at once.
//
// Rows are drawn one by one into cards and scrolled areas; those that follow each other under one parent are one list.
#pragma once

#include "core/record.hpp"

namespace qungong::ui {

[[nodiscard]] Records with_lists(const Records& records);

} // namespace qungong::ui
