// PublicParts: what the pages that anybody may read are made of, in the client. The plain HTML pages are the core's.
#pragma once

#include "web/app/select_public.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {

using app::PublicView;

// Content of at most 1280 in the middle of the screen (public_bar.cpp).
[[nodiscard]] float public_width(const Page& page);
void draw_public_bar(Page& page);
void draw_breadcrumb(Page& page, const PlaceId& place);
void go_to_part(Page& page, const PublicView& view, std::string_view part);
[[nodiscard]] bool may_ask(const Page& page); // Who has an account takes a matter down at his own desk
void ask_about(Page& page, const PublicView& view, const MoneyLine* line);
[[nodiscard]] std::string asked_words(const Page& page, const MoneyLine& line);

// Money of a village (village_money.cpp, village_lines.cpp)
void draw_money(Page& page, const PublicView& view);
void draw_lines(Page& page, const PublicView& view);

// Lists and matters (public_lists.cpp)
void draw_allowances(Page& page, const PublicView& view);
void draw_matters(Page& page, const PublicView& view, bool whole);
[[nodiscard]] std::string title_of(const Page& page, const PublicMatter& matter);

// A town, or the district: the way to a village (public_area.cpp)
void draw_area(Page& page, const PublicView& view);

} // namespace qungong::pages
