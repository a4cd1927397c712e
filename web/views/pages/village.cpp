// The public page of a village, in the client: the same facts that the plain HTML page is made of.
#include "web/app/update.hpp"
#include "web/views/pages/public_parts.hpp"
#include "web/views/ui/shell_parts.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;
using ui::Slot;

struct Part {
    const char* part;
    const char* tab;
    const char* nav;
    Icon icon;
};
constexpr Part parts[] = {{"", "village.tab_money", "village.nav_money", Icon::yuan},
                          {"lists", "village.tab_lists", "village.nav_lists", Icon::list},
                          {"matters", "village.tab_matters", "village.nav_matters", Icon::inbox}};

int part_at(const PublicView& view)
{
    for (int i = 1; i < 3; ++i)
        if (view.part == parts[i].part) return i;
    return 0; // Lines and income are views of the money
}

ui::LightLook published_look(const Page& page, const VillageMoney& money, std::string& words)
{
    const bool late = money.due_on && *money.published_on > *money.due_on;
    words = page.say(late ? "village.late" : "village.on_time");
    return {.lamp = late ? ui::Lamp::red : ui::Lamp::green, .text = words, .large = page.frame.screen.desktop()};
}

std::string published_words(const Page& page, const VillageMoney& money)
{
    const Instant day{std::chrono::milliseconds(money.published_on->time_since_epoch()).count()};
    return page.say("village.accounts_published", {{"month", month_words(page.texts, money.months.back().month)},
                                                   {"date", public_day(page.texts, day, Offset{0})}});
}

void draw_published(Page& page, const VillageMoney& money)
{
    ui::Frame& frame = page.frame;
    std::string word;
    const ui::LightLook look = published_look(page, money, word);
    const std::string told = published_words(page, money);
    const float width = ui::text_width(frame, told, {Slot::work}) + ui::light_width(frame, look) + 10;
    const bool fits = width <= ui::free_width(frame);
    {
        const ui::Row row{frame, 28, {}, 8};
        ui::light_badge(frame, look);
        if (fits) ui::label(frame, told, {.slot = Slot::work, .colour = frame.colours->ink_2});
    }
    if (!fits) ui::paragraph(frame, told, {.slot = Slot::work, .colour = frame.colours->ink_2});
}

void draw_head(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    const ui::Column head{frame, ui::take(frame, 0, 0), 4};
    draw_breadcrumb(page, view.place);
    const std::string name = place_word(page, view.place);
    const bool told = view.money && view.money->published_on;
    if (frame.screen.phone()) {
        ui::heading(frame, name, 1, {.slot = Slot::figure});
        if (told) draw_published(page, *view.money);
        return;
    }
    std::string word;
    const ui::Row row{frame, 48, {}, 16};
    ui::heading(frame, name, 1, {.slot = Slot::figure});
    if (told) ui::light_badge(frame, published_look(page, *view.money, word));
    if (told) ui::label(frame, published_words(page, *view.money), {.slot = Slot::work, .colour = frame.colours->ink_2});
    ui::from_right(frame);
    if (may_ask(page) && ui::button(frame, "ask", page.say("village.ask"), {.kind = ui::Kind::main, .icon = Icon::ask}))
        ask_about(page, view, nullptr);
}

void draw_tabs(Page& page, const PublicView& view)
{
    std::vector<ui::Tab> tabs;
    for (const Part& part : parts) tabs.push_back({.text = page.say(part.tab)});
    if (auto chosen = ui::tabs(page.frame, "parts", page.say("village.tabs"), tabs, part_at(view)))
        go_to_part(page, view, parts[*chosen].part);
}

void draw_as_of(Page& page)
{
    if (page.model.pages.as_of.ms == 0) return;
    ui::caption(page.frame, page.say("village.as_of", {{"time", page.when(page.model.pages.as_of)}}));
    ui::caption(page.frame, page.say("village.wall"));
}

void draw_part(Page& page, const PublicView& view)
{
    switch (part_at(view)) {
    case 1: draw_allowances(page, view); break;
    case 2: draw_matters(page, view, true); break;
    default:
        draw_money(page, view);
        draw_lines(page, view);
    }
}

// Beside the chosen part stands what else people ask for.
void draw_beside(Page& page, const PublicView& view)
{
    if (part_at(view) != 1) draw_allowances(page, view);
    if (part_at(view) != 2) draw_matters(page, view, false);
    draw_as_of(page);
}

void draw_wide(Page& page, const PublicView& view)
{
    ui::Frame& frame = page.frame;
    const float aside = frame.screen.desktop() ? ui::layout_public_desktop_aside : 320.F, gap = frame.screen.desktop() ? 24.F : 16.F;
    draw_tabs(page, view);
    ui::skip(frame, 8);
    const ui::Row row{frame, 0, {-1, aside}, gap};
    {
        const ui::Column main{frame, ui::take(frame, 0, 0), gap};
        draw_part(page, view);
    }
    const ui::Column beside{frame, ui::take(frame, 0, 0), gap};
    draw_beside(page, view);
}

void draw_foot(Page& page, const PublicView& view, const ui::Box& box)
{
    ui::ShellLook look;
    look.navigation = page.say("village.tabs");
    ui::NavGroup group;
    for (const Part& part : parts) {
        std::string arg = view.place.text;
        if (*part.part) arg.append("/").append(part.part);
        group.entries.push_back({.key = part.nav, .text = page.say(part.nav), .href = app::hash_from_route({PageKind::village, arg}),
                                 .icon = part.icon, .current = &part == &parts[part_at(view)]});
    }
    if (may_ask(page))
        group.entries.push_back({.key = "ask", .text = page.say("village.nav_ask"),
                                 .href = app::hash_from_route({PageKind::report, view.place.text}), .icon = Icon::ask});
    look.groups.push_back(std::move(group));
    ui::ShellAct act;
    ui::bottom_bar(page.frame, look, box, act);
    if (act.pressed == "ask") ask_about(page, view, nullptr);
    else if (!act.href.empty()) page.dispatch(app::Navigate{app::route_from_hash(act.href)});
}

} // namespace

void draw_village(Page& page)
{
    const PublicView view = app::public_view(page.model);
    ui::Frame& frame = page.frame;
    const ui::Column column{frame, {0, 0, frame.screen.width, frame.screen.height}, 0};
    draw_public_bar(page);
    const bool area = !view.places.empty(), foot = frame.screen.phone() && !area;
    ui::Box rest = ui::take(frame, 0, ui::free_height(frame));
    if (foot) {
        rest.h -= ui::layout_phone_bottom_bar;
        draw_foot(page, view, {rest.x, rest.bottom(), rest.w, ui::layout_phone_bottom_bar});
    }
    const float width = public_width(page), gap = frame.screen.phone() ? 14.F : 16.F;
    const float pad = frame.screen.phone() ? 16.F : 24.F;
    const ui::Scroll scroll{frame, "village", rest, page.say("page.village"), gap, (rest.w - width) / 2, pad};
    if (draw_waiting_public(page)) return;
    if (area) return draw_area(page, view);
    draw_head(page, view);
    if (!frame.screen.phone()) return draw_wide(page, view);
    draw_part(page, view);
    draw_as_of(page);
}

} // namespace qungong::pages
