// Gallery: every widget in every state on one page (#/gallery), for the image tests. Nothing links here.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong {

void draw_gallery(ui::Frame& frame);

} // namespace qungong
