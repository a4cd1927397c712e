// What helps on every page: reading it aloud, the tour of who is new, and the strip that says that this is practice.
#include "web/views/ui/coach.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

// The widget with these words on it, as it was drawn in this very frame; in the hand it may bear the short ones, and behind
// them a count.
ui::Box widget_called(const Page& page, const std::string& key)
{
    const std::string whole = page.say(key), brief = key == "nav.device" || key == "nav.village" ? page.say(key + "_short") : whole;
    const Record* found = nullptr;
    for (const Record& record : page.frame.records) {
        if (record.clip.w <= 0 || record.clip.h <= 0 || (record.id == 0 && record.role != RecordRole::region)) continue;
        const bool exact = record.name == whole || record.name == brief;
        if (exact || (!found && record.name.starts_with(whole))) found = &record;
        if (exact) break;
    }
    return found ? ui::Box{found->clip.x, found->clip.y, found->clip.w, found->clip.h} : ui::Box{};
}

void draw_offered(Page& page, bool wide)
{
    const auto begin = [&] {
        if (ui::button(page.frame, "tour_begin", page.say("tour.begin"), {.kind = wide ? ui::Kind::second : ui::Kind::quiet, .wide = wide}))
            page.dispatch(app::ShowTour{1});
    };
    if (wide) begin();
    if (ui::button(page.frame, "tour_not", page.say("tour.not"), {.kind = ui::Kind::quiet, .wide = wide})) page.dispatch(app::ShowTour{0});
    if (!wide) begin(); // The strip is filled from its right end
}

} // namespace

std::string aloud_word(const Page& page)
{
    switch (page.model.aloud) {
    case AloudState::absent: return {};
    case AloudState::silent: return page.say("aloud.read");
    case AloudState::speaking: return page.say("aloud.pause");
    case AloudState::paused: return page.say("aloud.go_on");
    }
    return {};
}

void read_aloud(Page& page)
{
    page.dispatch(app::ReadAloud{page.words_of_page ? page.words_of_page() : std::vector<std::string>{}});
}

void draw_aloud(Page& page)
{
    const std::string word = aloud_word(page);
    if (word.empty()) return;
    if (ui::button(page.frame, "aloud", word, {.icon = Icon::vol})) read_aloud(page);
    if (page.model.aloud != AloudState::silent && ui::button(page.frame, "aloud_stop", page.say("aloud.stop")))
        page.dispatch(app::StopReading{});
}

ui::Box below_tour_offer(Page& page, const ui::Box& content, const ui::Box& spare)
{
    if (!app::tour_is_offered(page.model)) return content;
    ui::Frame& frame = page.frame;
    const std::string offer = page.say("tour.offer");
    const ui::TextStyle small{ui::Slot::caption};
    const float words = ui::wrapped_height(frame, spare.w, offer, small), needs = words + 2 * frame.control() + 32;
    if (spare.h >= needs) {
        const float ring = 8; // Of the focus; an area of its own lies over that of the entries and takes the pointer
        const ui::Box box{spare.x - ring, spare.bottom() - needs, spare.w + 2 * ring, needs};
        const ui::Scroll column{frame, "tour_offer", box, {}, 4, ring, 4};
        ui::paragraph(frame, offer, {.slot = ui::Slot::caption, .colour = frame.colours->ink_2});
        draw_offered(page, true);
        return content;
    }
    const float height = std::max(44.F, frame.control());
    const ui::Box strip{content.x, content.y, content.w, height};
    ui::fill(frame, strip, frame.colours->sunk);
    ui::line_across(frame, strip.x, strip.bottom() - ui::hairline(frame), strip.w, frame.colours->line);
    const ui::Column column{frame, strip.inset(margin_of(page), 0), 0};
    const ui::Row row{frame, height, {}, 8};
    const float room = ui::free_width(frame) - ui::button_width(frame, page.say("tour.begin"), {}) -
                       ui::button_width(frame, page.say("tour.not"), {}) - 24;
    if (ui::text_width(frame, offer, {frame.body()}) < room) ui::label(frame, offer);
    ui::from_right(frame);
    draw_offered(page, false);
    return {content.x, strip.bottom(), content.w, content.h - height};
}

void draw_tour(Page& page)
{
    const std::size_t step = page.model.tour.step;
    if (step == 0) return;
    const app::TourStep& now = app::tour_steps(page.model)[step - 1];
    const bool last = step == app::tour_length;
    const std::string title = page.say("tour.title", {{"n", static_cast<std::int64_t>(step)}}), text = page.say(now.text),
                      back = step > 1 ? page.say("tour.back") : std::string{},
                      next = page.say(last ? "action.done" : "tour.next"), end = last ? std::string{} : page.say("tour.end");
    const ui::CoachAct act = ui::coach(page.frame, {.title = title, .text = text, .back = back, .next = next, .end = end,
                                                    .target = widget_called(page, now.target)});
    if (act == ui::CoachAct::back) page.dispatch(app::ShowTour{step - 1});
    if (act == ui::CoachAct::next) page.dispatch(app::ShowTour{last ? 0 : step + 1});
    if (act == ui::CoachAct::end) page.dispatch(app::ShowTour{0});
}

float practice_strip_height(const Page& page) { return page.model.practice ? page.frame.control() + 12 : 0; }

void draw_practice_strip(Page& page)
{
    if (!page.model.practice) return;
    ui::Frame& frame = page.frame;
    const float height = practice_strip_height(page);
    const ui::Box strip{0, frame.screen.height, frame.screen.width, height}; // Under the page, which is so much lower
    ui::fill(frame, strip, frame.colours->yellow_soft);
    ui::line_across(frame, 0, strip.y, strip.w, frame.colours->yellow_line);
    const ui::Region region{frame, RecordRole::complementary, "practice", page.say("practice.strip")};
    const ui::Column column{frame, strip.inset(16, 6), 0};
    const ui::Row row{frame, frame.control(), {}, 12};
    ui::label(frame, page.say("practice.strip"), {.slot = ui::Slot::work, .colour = frame.colours->yellow_text, .bold = true});
    if (!frame.screen.phone())
        ui::label(frame, page.say("practice.strip_hint"), {.slot = ui::Slot::caption, .colour = frame.colours->ink_2});
    ui::from_right(frame);
    if (ui::button(frame, "practice_end", page.say("practice.end"))) page.dispatch(app::Practise{false});
}

} // namespace qungong::pages
