// Over the list of the inbox: its name and day, the filter and the order, and in the hand the field of the search.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

// Nothing, one type, or what is urgent; what is chosen stands on the button.
void draw_filter(Page& page, const app::InboxView& view)
{
    const app::InboxChoice& now = page.model.inbox;
    std::vector<MatterType> types(view.types.begin(), view.types.end());
    std::vector<ui::MenuItem> items{{.text = page.say("inbox.filter_none"), .chosen = now.type.empty() && !now.urgent},
                                    {.text = page.say("inbox.filter_urgent"), .chosen = now.urgent}};
    std::string shown = page.say(now.urgent ? "inbox.filter_urgent" : "inbox.filter");
    for (MatterType type : types) {
        const bool chosen = now.type == word(type);
        items.push_back({.text = page.word_of(type), .chosen = chosen, .after_line = type == types.front()});
        if (chosen) shown = page.word_of(type);
    }
    auto pressed = ui::menu_button(page.frame, "filter", shown, {.icon = Icon::filter}, items, true);
    if (!pressed) return;
    app::InboxChoice choice = now;
    choice.urgent = *pressed == 1;
    choice.type = *pressed < 2 ? std::string{} : std::string(word(types[static_cast<std::size_t>(*pressed) - 2]));
    page.dispatch(app::SetInbox{choice});
}

void draw_sort(Page& page)
{
    constexpr const char* orders[] = {"due", "filed", "urgency"};
    std::vector<ui::MenuItem> items;
    for (const char* order : orders)
        items.push_back({.text = page.say(std::string("inbox.sort_") + order), .chosen = page.model.inbox.sort == order});
    auto pressed = ui::menu_button(page.frame, "sort", page.say("inbox.sort_" + page.model.inbox.sort), {.icon = Icon::sort},
                                   items, true);
    if (!pressed) return;
    app::InboxChoice choice = page.model.inbox;
    choice.sort = orders[*pressed];
    page.dispatch(app::SetInbox{choice});
}

} // namespace

void draw_inbox_head(Page& page, const app::InboxView& view)
{
    const std::string day = long_day(page.texts, page.model.now, page.offset());
    const Calendar& calendar = calendar_of(*page.model.rules, page.model.session.actor.office);
    const bool open = calendar.is_open_day(calendar.date_of(page.model.now));
    ui::Row row{page.frame, std::max(40.F, page.frame.control()), {}, 12};
    ui::heading(page.frame, page.say("page.inbox"), 1);
    ui::label(page.frame, day + page.say(open ? "inbox.open_day" : "inbox.closed_day"), {.colour = page.frame.colours->ink_2});
    ui::from_right(page.frame);
    draw_sort(page);
    draw_filter(page, view);
}

// In the hand and on a tablet the field of the search stands over the list while it is used.
void draw_inbox_search(Page& page)
{
    if (page.frame.screen.desktop() || (!page.model.inbox.searching && page.model.inbox.search.empty())) return;
    const std::string name = page.say("search.placeholder");
    std::optional<ui::Column> strip;
    if (page.frame.screen.phone()) {
        const ui::Box box = ui::take(page.frame, 0, 60);
        ui::fill(page.frame, box, page.frame.colours->surface);
        ui::line_across(page.frame, box.x, box.bottom() - 1, box.w, page.frame.colours->line);
        strip.emplace(page.frame, box.inset(16, 8), 0.F);
    }
    const ui::Edit edit = ui::text_field(page.frame, "search",
                                         {.label = name,
                                          .value = page.model.inbox.search,
                                          .placeholder = name,
                                          .icon = Icon::search,
                                          .input = "search",
                                          .label_hidden = true});
    if (!edit.text) return;
    app::InboxChoice choice = page.model.inbox;
    choice.search = *edit.text;
    page.dispatch(app::SetInbox{choice});
}

} // namespace qungong::pages
