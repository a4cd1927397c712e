// The inbox: what is here, by light; a table beside a preview, or two-line rows in the hand.
#include <algorithm>

#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr const char* tab_names[] = {"all", "mine", "sent_on", "to_be_rated", "closed"};

int count_of(const std::map<std::string, int>& counts, const char* key)
{
    auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

std::string holder_word(const Page& page, const InboxRow& row)
{
    if (row.stage == CaseStage::answered) return page.say("inbox.waits_for_rating");
    const bool here = row.holder == page.model.session.actor.office;
    if (!here && page.texts.is_english()) return local_name(page, row.holder); // The town's name would cost the unit's its end
    if (!here) return app::office_name(page.model, row.holder);
    return row.person == page.model.session.actor.person ? page.say("inbox.here_me") : page.say("inbox.here");
}

std::string due_word(const Page& page, const InboxRow& row)
{
    return row.due && is_open(row.stage) ? page.when(*row.due) : page.when(row.filed_at);
}

std::vector<std::string> facts_of(const Page& page, const InboxRow& row)
{
    std::vector<std::string> facts;
    facts.push_back(row.type ? page.word_of(*row.type) : page.say("inbox.no_type"));
    if (!row.topic.empty()) facts.push_back(topic_word(page, row.topic));
    if (row.urgency != Urgency::normal) facts.push_back(page.word_of(row.urgency));
    if (!row.channel.empty()) facts.push_back(page.say("channel." + row.channel));
    return facts;
}

std::vector<ui::Span> spans_of(const Page& page, const InboxRow& row, const std::vector<std::string>& facts)
{
    std::vector<ui::Span> spans;
    for (const std::string& fact : facts) {
        const bool urgent = row.urgency != Urgency::normal && fact == page.word_of(row.urgency);
        spans.push_back({fact, urgent, urgent ? page.frame.colours->red_text : 0});
    }
    return spans;
}

void draw_tally(Page& page, const app::InboxView& view)
{
    const bool phone = page.frame.screen.phone();
    auto number = [&](Light light) {
        auto found = view.tally.find(light);
        return std::to_string(found == view.tally.end() ? 0 : found->second);
    };
    std::vector<ui::TallyCell> cells;
    for (Light light : {Light::late, Light::near, Light::normal, Light::paused}) {
        const std::string key(word(light));
        cells.push_back({.lamp = lamp_of(light),
                         .number = number(light),
                         .word = page.word_of(light),
                         .hint = phone ? std::string{} : page.say("inbox.hint_" + key, {{"n", view.due_today}}),
                         .chosen = page.model.inbox.light == key});
    }
    if (!phone)
        cells.push_back(
            {.lamp = ui::Lamp::blue,
             .number = std::to_string(view.closed_early),
             .word = page.say("inbox.early_this_month"),
             .hint = page.say("inbox.hint_early", {{"total", view.closed_this_month},
                                                   {"percent", percent_words(view.closed_early, view.closed_this_month)}})});
    auto pressed =
        ui::tally(page.frame, "tally", page.say("inbox.tally"), cells, phone ? ui::TallyForm::stacked : ui::TallyForm::line);
    if (!pressed || *pressed > 3) return;
    constexpr Light lights[] = {Light::late, Light::near, Light::normal, Light::paused};
    app::InboxChoice choice = page.model.inbox;
    const std::string light(word(lights[*pressed]));
    choice.light = choice.light == light ? std::string{} : light;
    page.dispatch(app::SetInbox{choice});
}

void draw_tabs(Page& page, const app::InboxView& view)
{
    std::vector<ui::Tab> tabs;
    int chosen = 0;
    for (int i = 0; i < 5; ++i) {
        const bool counted = i < 4 || !page.frame.screen.phone(); // What is closed needs no count in the hand
        tabs.push_back({.text = page.say(std::string("inbox.tab_") + tab_names[i]),
                        .count = counted ? std::to_string(count_of(view.tabs, tab_names[i])) : std::string{}});
        if (page.model.inbox.tab == tab_names[i]) chosen = i;
    }
    const bool phone = page.frame.screen.phone();
    const ui::Box line = ui::take(page.frame, 0, 44);
    if (phone) ui::fill(page.frame, line, page.frame.colours->surface);
    ui::Column inside{page.frame, phone ? line.inset(16, 0) : line, 0};
    auto pressed = ui::tabs(page.frame, "tabs", page.say("inbox.tabs"), tabs, chosen);
    if (!pressed) return;
    app::InboxChoice choice = page.model.inbox;
    choice.tab = tab_names[*pressed];
    page.dispatch(app::SetInbox{choice});
}

void draw_empty(Page& page)
{
    const app::InboxChoice& now = page.model.inbox;
    if (now.is_filtered()) {
        const bool clear = ui::empty_page(page.frame, "empty",
                                          {.icon = Icon::filter,
                                           .title = page.say("empty.search_title"),
                                           .text = page.say("empty.search"),
                                           .action = page.say("action.clear_search")});
        if (!clear) return;
        page.dispatch(app::SetInbox{{.tab = now.tab, .selected = now.selected, .sort = now.sort}});
        return;
    }
    if (draw_waiting(page)) return;
    const bool may_file = app::may_file(page.model);
    const bool pressed = ui::empty_page(page.frame, "empty",
                                        {.icon = Icon::inbox,
                                         .title = page.say("empty.inbox_title"),
                                         .text = page.say("empty.inbox"),
                                         .action = may_file ? page.say("nav.new_matter") : std::string{},
                                         .action_icon = Icon::plus});
    if (pressed) page.dispatch(app::OpenForm{CommandKind::file, {}});
}

void fill_row(Page& page, const InboxRow& row, ui::RowPen& pen)
{
    if (row.pending) pen.mark(Icon::cloudup, page.say("save.to_send"));
    else pen.light({.lamp = lamp_of(row.light), .text = light_text(page, row.light, row.left_s, row.stage)});
    const std::vector<std::string> facts = facts_of(page, row);
    pen.lines(row.title, spans_of(page, row, facts), row.light == Light::late && is_open(row.stage));
    pen.text(row.reporter);
    pen.text(holder_word(page, row));
    pen.text(due_word(page, row));
}

// What must be finished today stands apart, where the order is by due time.
std::vector<ui::TableGroup> groups_of(const Page& page, const app::InboxView& view)
{
    const int all = static_cast<int>(view.rows.size()), today = static_cast<int>(view.first_group), rest = all - today;
    if (page.model.inbox.sort != "due" || page.model.inbox.tab == "closed") return {{{}, {}, all}};
    std::vector<ui::TableGroup> groups;
    if (today > 0) groups.push_back({page.say("inbox.group_today"), page.say("inbox.count", {{"n", today}}), today});
    if (rest > 0) groups.push_back({page.say("inbox.group_other"), page.say("inbox.count", {{"n", rest}}), rest});
    return groups;
}

void choose_row(Page& page, const CaseId& id)
{
    app::InboxChoice choice = page.model.inbox;
    choice.selected = id;
    page.dispatch(app::SetInbox{choice});
}

// It stays chosen, so that whoever comes back sees where he was.
void open_row(Page& page, const CaseId& id)
{
    choose_row(page, id);
    page.dispatch(app::Navigate{{PageKind::case_, id.text}});
}

void draw_table(Page& page, const app::InboxView& view, const CaseId& shown, const ui::Box& box)
{
    ui::Column place{page.frame, box, 0};
    ui::Card card{page.frame, "list", {.height = box.h, .flush = true}};
    std::vector<std::string> keys;
    int chosen = -1;
    for (const InboxRow& row : view.rows) {
        if (row.id == shown) chosen = static_cast<int>(keys.size());
        keys.push_back(row.id.text);
    }
    const std::vector<ui::TableGroup> groups = groups_of(page, view);
    const std::string titles[] = {page.say("inbox.column_light"), page.say("inbox.column_matter"),
                                  page.say("inbox.column_reporter"), page.say("inbox.column_holder"),
                                  page.say("inbox.column_due")};
    const bool english = page.texts.is_english();
    const float light_width = english ? 156.F : 132.F, due_width = english ? 118.F : 104.F;
    const ui::TableColumn columns[] = {{titles[0], light_width},
                                       {titles[1], -1},
                                       {titles[2], 84},
                                       {titles[3], english ? 140.F : 128.F},
                                       {titles[4], due_width, ui::Align::right}};
    auto pressed = ui::table(page.frame, "cases", box.inset(1, 0),
                             {.name = page.say("page.inbox"),
                              .columns = columns,
                              .groups = groups,
                              .chosen = chosen,
                              .row = std::max(58.F, page.frame.smallest_hit()), // Two lines
                              .round_top = true,
                              .row_keys = keys},
                             [&](ui::RowPen& pen) { fill_row(page, view.rows[static_cast<std::size_t>(pen.index())], pen); });
    if (!pressed) return;
    const CaseId id = view.rows[static_cast<std::size_t>(*pressed)].id;
    if (page.model.inbox.selected == id || !page.frame.screen.desktop()) open_row(page, id);
    else choose_row(page, id);
}

void draw_phone_rows(Page& page, const app::InboxView& view, const ui::Box& box)
{
    ui::fill(page.frame, box, page.frame.colours->surface);
    ui::Scroll scroll{page.frame, "cases", box, page.say("page.inbox"), 0};
    if (view.rows.empty()) draw_empty(page);
    for (const InboxRow& row : view.rows) {
        const std::string light = light_text(page, row.light, row.left_s, row.stage), due = due_word(page, row);
        std::vector<std::string> facts = facts_of(page, row);
        if (facts.size() > 2) facts.resize(2);
        if (!row.reporter.empty()) facts.push_back(row.reporter);
        const std::vector<ui::Span> spans = spans_of(page, row, facts);
        ui::ListRow look{.due = due, .title = row.title, .bold = row.light == Light::late && is_open(row.stage), .facts = spans};
        if (row.pending) look.icon = Icon::cloudup;
        else look.light = ui::LightLook{.lamp = lamp_of(row.light), .text = light};
        look.chosen = row.id == page.model.inbox.selected; // Where one was
        look.follow = true;
        if (ui::list_row(page.frame, row.id.text, look)) open_row(page, row.id);
    }
}

// What the preview shows: the chosen matter, or the first one, so that the desk never begins empty.
CaseId shown_case(const Page& page, const app::InboxView& view)
{
    if (!page.frame.screen.desktop()) return {};
    for (const InboxRow& row : view.rows)
        if (row.id == page.model.inbox.selected) return row.id;
    return view.rows.empty() ? CaseId{} : view.rows.front().id;
}

void draw_inbox_phone(Page& page, const app::InboxView& view, const ui::Box& content)
{
    const bool files = page.model.session.actor.role == Role::clerk;
    const float foot = files ? ui::foot_strip_height : 0.F;
    {
        ui::Column column{page.frame, {content.x, content.y, content.w, content.h - foot}, 0};
        draw_troubles(page);
        draw_tally(page, view);
        draw_tabs(page, view);
        draw_filter_chips(page);
        const float left = ui::free_height(page.frame);
        draw_phone_rows(page, view, ui::take(page.frame, 0, left));
    }
    if (!files) return;
    ui::Column strip{page.frame, ui::foot_strip(page.frame, content), 0};
    if (ui::button(page.frame, "new_matter", page.say("nav.new_matter"), {.kind = ui::Kind::main, .icon = Icon::plus, .wide = true}))
        page.dispatch(app::OpenForm{CommandKind::file, {}});
}

} // namespace

void draw_inbox(Page& page)
{
    const auto& view = page.once("inbox", [&] { return app::inbox_view(page.model); });
    const ui::Box content = draw_shell(page, "inbox");
    page.frame.wishes.arrows = true;
    const bool desktop = page.frame.screen.desktop();
    if (page.frame.screen.phone()) return draw_inbox_phone(page, view, content);
    const float margin = desktop ? 24.F : 20.F;
    ui::Column column{page.frame, {content.x, content.y, content.w, content.h}, 12, margin, desktop ? 16.F : 12.F};
    draw_troubles(page);
    draw_inbox_head(page, view);
    draw_tally(page, view);
    ui::skip(page.frame, -8); // Tabs have air of their own over their words
    draw_tabs(page, view);
    draw_filter_chips(page);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    const float aside = desktop ? 352.F : 0.F;
    const ui::Box list{rest.x, rest.y, rest.w - (desktop ? aside + 16 : 0), rest.h};
    const CaseId shown = shown_case(page, view);
    if (view.rows.empty()) {
        ui::Column empty{page.frame, list, 0};
        ui::Card card{page.frame, "list", {.height = list.h}};
        draw_empty(page);
    } else {
        draw_table(page, view, shown, list);
    }
    if (desktop) draw_preview(page, shown, {rest.right() - aside, rest.y, aside, rest.h});
}

} // namespace qungong::pages
