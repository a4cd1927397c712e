#include "web/views/gallery.hpp"

#include <algorithm>

#include "web/views/gallery_parts.hpp"

namespace qungong {

namespace {

using namespace ui;
using gallery::Hall;
using Part = void (*)(Hall&);

// Side by side where there is room, below each other where there is none.
void parts(Hall& hall, std::initializer_list<float> weights, std::initializer_list<Part> list, float height)
{
    if (hall.frame.screen.width < 1100) {
        hall.height = 0;
        for (Part part : list) part(hall);
        return;
    }
    const Row row{hall.frame, height, weights, 20};
    hall.height = height;
    for (Part part : list) {
        const Column column{hall.frame, take(hall.frame, 0, 0), 0};
        part(hall);
    }
}

void title(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, 36, {}, space::m};
    const Box seal = take(frame, 36, 36);
    mark_at(frame, seal.x, seal.y, 36, hall.w("mark"));
    heading(frame, hall.w("title"), 1, {.slot = Slot::figure});
    from_right(frame);
    const char* themes[] = {"theme_light", "theme_dark", "theme_high_contrast"};
    label(frame, hall.w(themes[static_cast<int>(frame.screen.theme)]),
          {.slot = Slot::work, .colour = frame.colours->ink_3});
}

// The paper was filled before anybody knew which page this is.
void put_on(Frame& frame, std::string_view theme)
{
    constexpr std::string_view words[] = {"light", "dark", "high_contrast"};
    const auto found = std::find(std::begin(words), std::end(words), theme);
    if (found == std::end(words)) return;
    frame.screen.theme = static_cast<Theme>(found - std::begin(words));
    frame.colours = &colours_of(frame.screen.theme);
    fill(frame, {0, 0, frame.screen.width, frame.screen.height}, frame.colours->paper);
}

} // namespace

void draw_gallery_in(Frame& frame, std::string_view part)
{
    if (part == "rows") return gallery::draw_rows(frame);
    put_on(frame, part);
    draw_gallery(frame);
}

void draw_gallery(Frame& frame)
{
    Hall hall{frame};
    const Region main{frame, RecordRole::main, "gallery", hall.w("title")};
    const float margin = frame.screen.phone() ? 16.0f : 32.0f;
    const Scroll scroll{frame, "page", {0, 0, frame.screen.width, frame.screen.height}, {}, 20, margin, 28};
    title(hall);
    parts(hall, {-795, -561}, {gallery::colours, gallery::type_sizes}, 198);
    parts(hall, {-795, -561}, {gallery::buttons, gallery::choices}, 275);
    parts(hall, {-795, -561}, {gallery::fields, gallery::lights}, 225);
    parts(hall, {-795, -561}, {gallery::table_rows, gallery::progress_and_clocks}, 307);
    parts(hall, {-563, -329, -444}, {gallery::dialog_card, gallery::menu_card, gallery::notices}, 332);
    parts(hall, {-1, -1, -1, -1},
          {gallery::empty_today, gallery::empty_offline, gallery::empty_failed, gallery::empty_both}, 238);
    parts(hall, {-680, -676}, {gallery::skeleton, gallery::icons}, 210);
}

} // namespace qungong
