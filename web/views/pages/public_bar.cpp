// The bar over the pages that anybody may read, the way up, and the way to ask.
#include "web/app/update.hpp"
#include "web/views/pages/public_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_brand(Page& page, const ui::Box& bar)
{
    const bool staff = page.model.session.kind == SessionKind::staff;
    if (staff && ui::icon_button(page.frame, "back", Icon::left, page.say("action.back"))) page.dispatch(app::GoBack{});
    const ui::Box mark = ui::take(page.frame, 28, 28);
    ui::mark_at(page.frame, mark.x, bar.y + (bar.h - 28) / 2, 28, "群");
    ui::label(page.frame, page.say("village.brand"), {.slot = ui::Slot::read, .bold = true});
    if (page.model.demo) ui::sample_chip(page.frame, page.say("sample"));
}

// What helps to read, where the bar has room for the words.
void draw_bar_ways(Page& page)
{
    ui::Frame& frame = page.frame;
    const std::string aloud = aloud_word(page), elder = page.say("device.elder"), sign_in = page.say("action.sign_in");
    const auto width = [&](const std::string& words) { return words.empty() ? 0 : ui::text_width(frame, words, {frame.body()}) + 16; };
    float room = ui::free_width(frame) - 120 - width(sign_in); // The brand stands at the left already
    const auto beside = [&](const std::string& words) { // As far from its neighbour as the last one is
        if (room <= width(words) || words.empty()) return false;
        ui::skip(frame, 8);
        return true;
    };
    if (beside(elder) && ui::link(frame, "elder", elder)) {
        app::Settings settings = page.model.settings;
        settings.elder = true;
        page.dispatch(app::SetSettings{settings});
        page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
    }
    room -= width(elder);
    if (beside(aloud) && ui::link(frame, "aloud", aloud)) read_aloud(page);
}

} // namespace

float public_width(const Page& page)
{
    const float margin = page.frame.screen.phone() ? 16.F : page.frame.screen.desktop() ? 24.F : 20.F;
    return std::min(ui::layout_public_desktop_content, page.frame.screen.width - 2 * margin);
}

void draw_public_bar(Page& page)
{
    ui::Frame& frame = page.frame;
    const ui::Region region{frame, RecordRole::banner, "bar"};
    const ui::Box bar = ui::take(frame, 0, frame.screen.desktop() ? ui::layout_public_desktop_top_bar : ui::layout_phone_top_bar);
    ui::fill(frame, bar, frame.colours->surface);
    ui::line_across(frame, bar.x, bar.bottom() - ui::hairline(frame), bar.w, frame.colours->line);
    const float width = public_width(page);
    const ui::Column column{frame, {bar.x + (bar.w - width) / 2, bar.y, width, bar.h}, 0};
    const ui::Row row{frame, bar.h, {}, 8};
    draw_brand(page, bar);
    ui::from_right(frame);
    if (ui::link(frame, "language", page.say("menu.language"))) switch_language(page);
    draw_bar_ways(page);
    ui::skip(frame, 8);
    if (page.model.session.kind != SessionKind::staff && ui::link(frame, "sign_in", page.say("action.sign_in")))
        page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
}

void draw_breadcrumb(Page& page, const PlaceId& place)
{
    const Rules& rules = *page.model.rules;
    const std::vector<PlaceId> up = ancestors_of(rules, place);
    ui::Frame& frame = page.frame;
    const ui::Region way{frame, RecordRole::navigation, "way", page.say("village.breadcrumb")};
    const ui::Row row{frame, ui::line_height(frame, ui::Slot::read), {}, 8};
    bool first = true;
    for (auto each = up.rbegin(); each != up.rend(); ++each) {
        if (!is_under(rules, *each, rules.region)) continue;
        if (!std::exchange(first, false)) {
            const ui::Box between = ui::take(frame, 16, 16);
            ui::icon(frame, Icon::chevron_right, between.x, between.y, 16, frame.colours->ink_3);
        }
        if (ui::link(frame, each->text, place_word(page, *each), app::hash_from_route({PageKind::village, each->text})))
            page.dispatch(app::Navigate{{PageKind::village, each->text}});
    }
}

void go_to_part(Page& page, const PublicView& view, std::string_view part)
{
    std::string arg = view.place.text;
    if (!part.empty()) arg.append("/").append(part);
    page.dispatch(app::Navigate{{PageKind::village, arg}});
}

bool may_ask(const Page& page) { return page.model.session.kind != SessionKind::staff; }

std::string asked_words(const Page& page, const MoneyLine& line)
{
    const std::string comma = page.texts.is_english() ? ", " : "，",
                      voucher = line.voucher.empty() ? "" : comma + page.say("village.voucher", {{"no", line.voucher}});
    return page.say(line.is_income ? "village.asked_income" : "village.asked_expense",
                    {{"on", line.on}, {"purpose", line.purpose}, {"money", money_words(line.amount_fen)}, {"voucher", voucher}});
}

void ask_about(Page& page, const PublicView& view, const MoneyLine* line)
{
    std::string arg = view.place.text;
    if (line && view.money) arg += "/" + line_key(*view.money, static_cast<std::size_t>(line - view.money->lines.data()));
    page.dispatch(app::Navigate{{PageKind::report, arg}});
    page.dispatch(app::StartReport{view.place, line ? asked_words(page, *line) : std::string{}, line != nullptr});
}

} // namespace qungong::pages
