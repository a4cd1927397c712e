// Thumbnail: a photo of this device as large as a stamp, 64 x 48 with the corners of a badge.
//
// Its texture is made once and drawn from the next frame on; until then, and for pixels that are not there, the frame
// of a picture stands in its place, so that nothing jumps.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

struct ThumbnailLook {
    std::string_view alternative{}; // What the tree says
    int width = 0, height = 0;
    std::string_view rgba{}; // Four bytes a pixel; empty: not here yet
};
void thumbnail(Frame& frame, const std::string& key, const ThumbnailLook& look);

} // namespace qungong::ui
