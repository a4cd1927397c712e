// How the screen looks now: what a person chose, and where nothing was chosen, what the browser's own settings ask for.
#include <algorithm>

#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr float narrowest_px = 260; // Fewer, and a title has no room for eight signs beside its light

} // namespace

ThemeChoice shown_theme(const Model& model)
{
    if (model.settings.theme != ThemeChoice::system) return model.settings.theme;
    if (model.around.contrast) return ThemeChoice::high_contrast;
    return model.around.dark ? ThemeChoice::dark : ThemeChoice::light;
}

std::int64_t text_size_max(const Model& model)
{
    std::int64_t most = text_sizes[0];
    for (const std::int64_t size : text_sizes)
        if (model.around.width * 100 >= narrowest_px * static_cast<float>(size)) most = size;
    return most;
}

float scale_of(const Model& model)
{
    return static_cast<float>(std::min(model.settings.text_size, text_size_max(model))) / 100;
}

} // namespace qungong::app
