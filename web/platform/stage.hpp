// Stage: ImGui's context, its fonts, its input and its frames in the browser.
//
// The app gives one function that draws a page into a frame and one that tells its model as JSON without secrets
// (for tests and integrators). The stage calls the first when something happened and never in a loop.
#pragma once

#include <functional>
#include <string>

#include "web/views/ui/frame.hpp"

namespace qungong {

struct StageApp {
    // Sets theme, language, elder and airy of `frame.screen` and `frame.words`, then draws between
    // ui::begin_frame and ui::end_frame.
    std::function<void(ui::Frame&)> draw;
    std::function<std::string()> model_json;
    std::function<std::string()> page_html; // The page as it was drawn last, for paper
};

void stage_open(StageApp app);
void stage_scale(float scale); // Draws all of it so much larger from the next frame on, as the browser's own zoom does

} // namespace qungong
