// The grammar of invented texts: names, places and troubles of no real person.
#pragma once

#include <string_view>

namespace qungong {

[[nodiscard]] std::string_view grammar_text();

} // namespace qungong
