#include "web/app/shortcuts.hpp"

#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::chrono::milliseconds pair_max{1500}; // Between the two keys of one shortcut

struct Way { char32_t key; std::string_view keys, word; PageKind page; };
constexpr Way ways[] = {{U'i', "g i", "go_inbox", PageKind::inbox},       {U'd', "g d", "go_dispatch", PageKind::dispatch},
                        {U'o', "g o", "go_overview", PageKind::overview}, {U'f', "g f", "go_drafts", PageKind::drafts},
                        {U'v', "g v", "go_village", PageKind::village},   {U's', "g s", "go_outbox", PageKind::outbox},
                        {U't', "g t", "go_device", PageKind::device}};

bool has_page(const Model& model, PageKind page)
{
    if (page == PageKind::outbox || page == PageKind::device) return true;
    const std::vector<PageKind> pages = pages_of(model.session.actor.role);
    return std::find(pages.begin(), pages.end(), page) != pages.end();
}

void go_way(Change& change, char32_t key)
{
    for (const Way& way : ways) {
        if (way.key != key || !has_page(change.model, way.page)) continue;
        go(change, {way.page, way.page == PageKind::village ? own_place(change.model).text : std::string{}});
        load_public(change);
    }
}

// The one before or after `chosen`; without one the first, and where the first counts as chosen the second.
template <class Rows, class Is>
std::size_t moved(const Rows& rows, Is is_chosen, bool down, bool first_shown)
{
    const auto found = std::find_if(rows.begin(), rows.end(), is_chosen);
    const std::size_t last = rows.size() - 1;
    if (found == rows.end()) return down && first_shown ? std::min<std::size_t>(1, last) : 0;
    const auto at = static_cast<std::size_t>(found - rows.begin());
    return down ? std::min(at + 1, last) : at - std::min<std::size_t>(at, 1);
}

void act_in_rows(Change& change, const std::vector<InboxRow>& rows, CaseId& selected, const PressKey& press)
{
    if (rows.empty()) return;
    const auto is_chosen = [&](const InboxRow& row) { return row.id == selected; };
    if (press.key == key_enter) {
        if (std::none_of(rows.begin(), rows.end(), is_chosen) && !press.first_shown) return;
        const auto found = std::find_if(rows.begin(), rows.end(), is_chosen);
        selected = found == rows.end() ? rows.front().id : found->id;
        return go(change, {PageKind::case_, selected.text});
    }
    const bool down = press.key == key_down || press.key == U'j';
    selected = rows[moved(rows, is_chosen, down, press.first_shown)].id;
}

void act_in_search(Change& change, char32_t key)
{
    SearchChoice& search = change.model.search;
    if (search.found.empty()) return;
    if (key == key_enter) return open_found(change, search.at);
    const bool down = key == key_down || key == U'j';
    search.at = down ? std::min(search.at + 1, search.found.size() - 1) : search.at - std::min<std::size_t>(search.at, 1);
}

void act_in_list(Change& change, const PressKey& press)
{
    Model& model = change.model;
    if (model.route.page == PageKind::search) return act_in_search(change, press.key);
    if (model.route.page == PageKind::inbox)
        return act_in_rows(change, inbox_view(model).rows, model.inbox.selected, press);
    if (model.route.page != PageKind::dispatch) return;
    std::map<std::string, std::vector<InboxRow>> queues = dispatch_queues(model);
    act_in_rows(change, queues[model.dispatch.queue], model.dispatch.selected, press);
}

} // namespace

std::vector<Shortcut> shortcuts_of(const Model& model)
{
    std::vector<Shortcut> all{{ShortcutPlace::everywhere, "/", "search"}, {ShortcutPlace::everywhere, "?", "help"}};
    if (may_file(model)) all.push_back({ShortcutPlace::everywhere, "n", "new_matter"});
    for (const Way& way : ways)
        if (has_page(model, way.page)) all.push_back({ShortcutPlace::everywhere, way.keys, way.word});
    for (const Shortcut& each : {Shortcut{ShortcutPlace::everywhere, "Esc", "back"},
                                 Shortcut{ShortcutPlace::list, "j / ↓", "next"}, Shortcut{ShortcutPlace::list, "k / ↑", "previous"},
                                 Shortcut{ShortcutPlace::list, "Enter", "open"}, Shortcut{ShortcutPlace::search, "↓ / ↑", "move"},
                                 Shortcut{ShortcutPlace::search, "Enter", "open"}, Shortcut{ShortcutPlace::search, "Esc", "leave"}})
        all.push_back(each);
    return all;
}

void press_key(Change& change, const PressKey& press)
{
    Model& model = change.model;
    if (model.session.kind != SessionKind::staff || !is_signed_in(model)) return;
    const bool second = model.key_before == U'g' && model.now.ms - model.key_at.ms <= pair_max.count();
    model.key_before = !second && press.key == U'g' ? U'g' : 0;
    model.key_at = model.now;
    if (second) return go_way(change, press.key);
    switch (press.key) {
    case U'/': return open_search(change);
    case U'?': return go(change, {PageKind::help, {}});
    case U'n':
        if (may_file(model)) open_form(change, CommandKind::file, {});
        return;
    case U'j':
    case U'k':
    case key_up:
    case key_down:
    case key_enter: return act_in_list(change, press);
    default: return;
    }
}

} // namespace qungong::app
