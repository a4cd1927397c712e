// Over the list of the inbox: its name and day, the filter and the order, and what the filter leaves out.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

struct Offer { // One entry of the filter, and what the inbox is like with it switched
    std::string text;
    bool on = false;
    app::InboxChoice then;
};

void add_types(const Page& page, const app::InboxView& view, std::vector<Offer>& offers)
{
    for (const MatterType type : view.types) {
        Offer offer{page.word_of(type), page.model.inbox.type == word(type), page.model.inbox};
        offer.then.type = offer.on ? std::string{} : std::string(word(type));
        offers.push_back(std::move(offer));
    }
}

void add_places(const Page& page, const app::InboxView& view, std::vector<Offer>& offers)
{
    for (const PlaceId& place : view.places) {
        if (view.places.size() < 2 && page.model.inbox.place.empty()) return; // All lie in one place
        Offer offer{place_word(page, place), page.model.inbox.place == place, page.model.inbox};
        offer.then.place = offer.on ? PlaceId{} : place;
        offers.push_back(std::move(offer));
    }
}

void add_offices(const Page& page, const app::InboxView& view, std::vector<Offer>& offers)
{
    for (const OfficeId& office : view.offices) {
        if (view.offices.size() < 2 && page.model.inbox.office.empty()) return;
        Offer offer{local_name(page, office), page.model.inbox.office == office, page.model.inbox};
        offer.then.office = offer.on ? OfficeId{} : office;
        offers.push_back(std::move(offer));
    }
}

// What is urgent, types, places, offices, each kind under a line; what is on is ticked, and stands as a chip under the tabs.
void draw_filter(Page& page, const app::InboxView& view)
{
    std::vector<Offer> offers{{page.say("inbox.filter_urgent"), page.model.inbox.urgent, page.model.inbox}};
    offers[0].then.urgent = !offers[0].on;
    std::set<std::size_t> after_line;
    for (auto* add : {add_types, add_places, add_offices}) {
        after_line.insert(offers.size());
        add(page, view, offers);
    }
    std::vector<ui::MenuItem> items;
    for (const Offer& offer : offers)
        items.push_back({.text = offer.text, .chosen = offer.on, .after_line = after_line.contains(items.size())});
    auto pressed = ui::menu_button(page.frame, "filter", page.say("inbox.filter"), {.icon = Icon::filter}, items, true);
    if (pressed) page.dispatch(app::SetInbox{offers[static_cast<std::size_t>(*pressed)].then});
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

// What is on, each with one tap to take it off; in the hand the line scrolls no further than the screen: it breaks.
void draw_filter_chips(Page& page)
{
    const app::InboxChoice& now = page.model.inbox;
    if (!now.is_filtered()) return;
    std::vector<Offer> on;
    const auto add = [&](std::string text) -> app::InboxChoice& {
        on.push_back({std::move(text), true, now});
        return on.back().then;
    };
    if (const auto light = word_from_text<Light>(now.light)) add(page.word_of(*light)).light.clear();
    if (now.urgent) add(page.say("inbox.filter_urgent")).urgent = false;
    if (const auto type = word_from_text<MatterType>(now.type)) add(page.word_of(*type)).type.clear();
    if (!now.place.empty()) add(place_word(page, now.place)).place = {};
    if (!now.office.empty()) add(local_name(page, now.office)).office = {};
    if (on.size() > 1) add(page.say("inbox.filter_all_off")) = {.tab = now.tab, .selected = now.selected, .sort = now.sort};
    std::vector<std::string> words;
    for (const Offer& offer : on) words.push_back(offer.text);
    const bool phone = page.frame.screen.phone();
    std::optional<ui::Column> strip;
    if (phone) {
        const ui::Box box = ui::take(page.frame, 0, ui::removable_chips_height(page.frame, words, page.frame.screen.width - 32) + 16);
        ui::fill(page.frame, box, page.frame.colours->surface);
        ui::line_across(page.frame, box.x, box.bottom() - 1, box.w, page.frame.colours->line);
        strip.emplace(page.frame, box.inset(16, 8), 0.F);
    }
    if (const auto off = ui::removable_chips(page.frame, "filters", page.say("inbox.filters_on"), words,
                                              page.say("inbox.filter_all_off")))
        page.dispatch(app::SetInbox{on[static_cast<std::size_t>(*off)].then});
}

} // namespace qungong::pages
