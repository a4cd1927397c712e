// PublicPage: the page of a village, town or district that anyone may read, as records without rectangles.
//
// It is made of core/public_facts.hpp alone, so it can show nothing that is not on the white list. The same records
// become plain HTML (/p/500113109200, at most 30 KB) and the client's own page.
#pragma once

#include "core/public_facts.hpp"
#include "core/record.hpp"
#include "core/rules.hpp"
#include "core/say.hpp"

namespace qungong {

struct PublicPage {
    PlaceId place;
    Instant now;
    std::vector<PublicMatter> matters; // Of the place and what lies in it, newest first
    std::optional<VillageMoney> money;
};

// no_such_place for a place that the rules do not know.
[[nodiscard]] Result<Records> records_of_public_page(const PublicPage& page, const Rules& rules, const Texts& texts);
// Light of a matter as the html writer and the widgets name it: green, yellow, red, blue, grey.
[[nodiscard]] std::string_view lamp_of(Light light);

// {"place","language","rows","money"|null,"now","texts","style"?} -> {"html"}; the op `public_page` of the C door.
[[nodiscard]] Result<Value> answer_public_page(const Rules& rules, const Value& in);

} // namespace qungong
