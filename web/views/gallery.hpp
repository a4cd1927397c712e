// Gallery: every widget in every state on one page, for the image tests. Nothing links here, and nobody signs in for it.
//
// #/gallery has the colours of the settings; #/gallery/dark and #/gallery/high_contrast name theirs.
// #/gallery/rows is a page of its own: one table of a hundred thousand sample rows.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong {

void draw_gallery(ui::Frame& frame);
void draw_gallery_in(ui::Frame& frame, std::string_view part);

} // namespace qungong
