// A district lists its towns, a town its villages, so that anybody comes to a village in three touches.
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;
using ui::Slot;

std::string counts_of(const Page& page, const PublicPlace& place)
{
    if (place.open == 0) return {};
    const std::string open = page.say("village.open_count", {{"n", place.open}}), comma = page.texts.is_english() ? ", " : "，";
    return place.late == 0 ? open : open + comma + page.say("village.late_count", {{"n", place.late}});
}

void draw_places(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    const bool of_towns = level_of_place(*page.model.rules, view.places.front().id) == Level::town;
    const std::string title = page.say(of_towns ? "village.towns" : "village.villages"),
                      hint = page.say(of_towns ? "village.pick" : "village.pick_village");
    const ui::Card card{frame, "places", {.title = title, .remark = hint, .flush = true, .gap = 0}};
    const std::size_t columns = frame.screen.phone() ? 1 : 2;
    const std::vector<float> cells(columns, -1.F);
    for (std::size_t first = 0; first < view.places.size(); first += columns) {
        ui::separator(frame);
        const ui::Row row{frame, 0, cells, 0};
        for (std::size_t i = first; i < std::min(first + columns, view.places.size()); ++i) {
            const PublicPlace& place = view.places[i];
            const std::string counts = counts_of(page, place);
            if (ui::way_in(frame, place.id.text, place_word(page, place.id), {.remark = counts, .pad = ui::card_padding(frame)}))
                page.dispatch(app::Navigate{{PageKind::village, place.id.text}});
        }
    }
}

void draw_head(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    const ui::Column head{frame, ui::take(frame, 0, 0), 4};
    if (view.place != page.model.rules->region || view.part == "matters") draw_breadcrumb(page, view.place);
    const ui::Row row{frame, 44, {}, 16};
    ui::heading(frame, place_word(page, view.place), 1, {.slot = Slot::figure});
    ui::from_right(frame);
    if (may_ask(page) && ui::button(frame, "ask", page.say("village.ask"), {.kind = ui::Kind::main, .icon = Icon::ask}))
        ask_about(page, view, nullptr);
}

void draw_as_of(Page& page)
{
    if (page.model.pages.as_of.ms > 0)
        ui::caption(page.frame, page.say("village.as_of", {{"time", page.when(page.model.pages.as_of)}}));
}

} // namespace

void draw_area(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    draw_head(page, view);
    if (view.part == "matters") return draw_matters(page, view, true);
    if (frame.screen.phone()) {
        draw_places(page, view);
        draw_matters(page, view, false);
        return draw_as_of(page);
    }
    const float aside = frame.screen.desktop() ? ui::layout_public_desktop_aside : 320.F, gap = frame.screen.desktop() ? 24.F : 16.F;
    const ui::Row row{frame, 0, {-1, aside}, gap};
    {
        const ui::Column main{frame, ui::take(frame, 0, 0), gap};
        draw_places(page, view);
    }
    const ui::Column beside{frame, ui::take(frame, 0, 0), gap};
    draw_matters(page, view, false);
    draw_as_of(page);
}

} // namespace qungong::pages
