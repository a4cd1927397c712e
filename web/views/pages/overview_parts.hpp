// OverviewParts: what the leader's overview is put together from.
#pragma once

#include "web/views/pages/page.hpp"

namespace qungong::pages {

void draw_map(Page& page, const app::OverviewView& view); // overview_map.cpp

} // namespace qungong::pages
