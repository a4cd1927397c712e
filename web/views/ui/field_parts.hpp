// FieldParts: what stands above and below a field of any kind.
#pragma once

#include "web/views/ui/text.hpp"

namespace qungong::ui {

// The label is the field's name in the tree, so it has no record of its own.
void field_label(Frame& frame, std::string_view label, std::string_view aside, bool strong, bool required);
// An error is an alert; a hint and a saved state are read after the field.
void field_foot(Frame& frame, std::string_view error, std::string_view saved, std::string_view hint);

} // namespace qungong::ui
