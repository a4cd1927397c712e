// PeopleParts: what the pages of people without an account share.
#pragma once

#include "web/views/pages/page.hpp"

namespace qungong::pages {

void draw_follow_trouble(Page& page); // Why number, code or word did not open the matter

// One matter as its person reads it (follow_matter.cpp)
void draw_followed(Page& page, const CaseView& view);
[[nodiscard]] bool waits_for_rating(const Page& page, const CaseView& view);
void draw_send_rating(Page& page, const CaseView& view); // The one main action: at the foot of a phone, else in its card

} // namespace qungong::pages
