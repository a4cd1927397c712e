// Thumbnail: a photo as large as a stamp, 64 x 48 with the corners of a badge, that opens; and the same photo large.
//
// Its texture is made once and drawn from the next frame on; until then, and for pixels that are not there, the frame
// of a picture stands in its place, so that nothing jumps. What has not been drawn for a while gives its texture back.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

struct ThumbnailLook {
    std::string_view alternative{}; // What the tree says
    int width = 0, height = 0;
    std::string_view rgba{}; // Four bytes a pixel; empty: not here yet
    std::string_view open{}; // What a press does; empty: a picture that cannot be pressed
};
bool thumbnail(Frame& frame, const std::string& key, const ThumbnailLook& look); // True: pressed
// Whole and as large as the width and `height_max` let it.
void photograph(Frame& frame, const std::string& key, const ThumbnailLook& look, float height_max);

} // namespace qungong::ui
