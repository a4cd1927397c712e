// HtmlForm: fields and choices as HTML, in a form that a browser sends by itself and outside of one.
//
// What a field is called in what is sent stands in `href` of its record ("name", or "name=value" of a choice).
#pragma once

#include <string>
#include <vector>

#include "core/record.hpp"

namespace qungong {

[[nodiscard]] std::string words_html(const Record& record); // Name, value and hint as running text
[[nodiscard]] std::string field_html(const Record& record, bool is_sent);
// A menu in a form that is sent: one choice out of many, in groups where its items stand in groups.
[[nodiscard]] std::string select_html(const Records& records, const std::vector<std::vector<std::size_t>>& children,
                                      std::size_t menu);

} // namespace qungong
