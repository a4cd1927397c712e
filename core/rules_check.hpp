// What a rule pack must keep beside its form: every id leads somewhere, and nobody is above himself.
#pragma once

#include <optional>

#include "core/rules.hpp"

namespace qungong {

// The first id that leads nowhere, or the first parent that is its own ancestor.
[[nodiscard]] std::optional<Refusal> first_dangling(const Rules& rules);
// "village", "centre:<level>", "unit:<duty>[@<level>]", "discipline@<level>".
[[nodiscard]] bool is_office_expression(std::string_view expression);

} // namespace qungong
