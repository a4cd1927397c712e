// HtmlText: the only ways in which text enters a page: escaped, as an attribute, as a link that carries no code.
//
// Bytes that are not UTF-8 become U+FFFD, control characters vanish.
#pragma once

#include <string>
#include <string_view>

namespace qungong {

// Text and attribute values alike: no name of a person or a village can become markup.
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string attribute(std::string_view name,
                                    std::string_view value); // " name="value"", "" if empty
// Where a link may lead: within this site, or by a scheme that carries no code.
[[nodiscard]] bool is_safe_href(std::string_view href);

} // namespace qungong
