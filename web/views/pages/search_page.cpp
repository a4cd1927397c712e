// The search: over all matters that this device may read. On a desk its field is that of the bar; else it stands here.
#include "web/app/select_search.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_own_field(Page& page)
{
    const std::string name = page.say("search.placeholder");
    std::optional<ui::Column> strip;
    if (page.frame.screen.phone()) {
        const ui::Box box = ui::take(page.frame, 0, page.frame.control() + 16);
        ui::fill(page.frame, box, page.frame.colours->surface);
        ui::line_across(page.frame, box.x, box.bottom() - 1, box.w, page.frame.colours->line);
        strip.emplace(page.frame, box.inset(16, 8), 0.F);
    }
    const ui::Edit edit = ui::text_field(page.frame, "search_for",
                                         {.label = name,
                                          .value = page.model.search.text,
                                          .placeholder = name,
                                          .icon = Icon::search,
                                          .input = "search",
                                          .label_hidden = true});
    ui::give_focus(page.frame, ui::id_of("search_for"), page.model.search.opened);
    if (edit.text) page.dispatch(app::TypeSearch{*edit.text});
    if (edit.submitted) page.dispatch(app::OpenFound{page.model.search.at});
}

std::vector<ui::Span> with_bold(std::string_view text, std::pair<std::size_t, std::size_t> bold)
{
    const auto [from, to] = bold;
    std::vector<ui::Span> spans;
    for (const ui::Span& span : {ui::Span{text.substr(0, from)}, ui::Span{text.substr(from, to - from), true}, ui::Span{text.substr(to)}})
        if (!span.text.empty()) spans.push_back(span);
    return spans;
}

std::string state_word(const Page& page, const app::FoundRow& found)
{
    if (found.draft) return page.say("search.draft");
    return found.row.pending ? page.say("save.to_send") : page.word_of(found.row.stage);
}

// Where it lies, how far it is, who holds it, its number; and where the sign was found that does not stand in the title.
std::vector<std::string> facts_of(const Page& page, const app::FoundRow& found)
{
    std::vector<std::string> facts;
    if (!found.near.empty()) facts.push_back(found.near);
    else if (found.elsewhere == FoundIn::caller) facts.push_back(page.say("search.by_caller"));
    facts.push_back(place_word(page, found.row.place));
    facts.push_back(state_word(page, found));
    if (!found.row.holder.empty() && !page.frame.screen.phone()) facts.push_back(local_name(page, found.row.holder));
    if (found.elsewhere == FoundIn::person) facts.push_back(app::person_name(page.model, found.row.person));
    std::erase(facts, std::string{});
    return facts;
}

void draw_found(Page& page, const app::FoundRow& found, std::size_t at, bool last)
{
    const bool grey = !is_open(found.row.stage) && found.row.light != Light::early;
    const std::string light = light_text(page, found.row.light, found.row.left_s, found.row.stage),
                      number = case_number_shown(found.row.number);
    const std::vector<std::string> facts = facts_of(page, found);
    std::vector<ui::Span> spans;
    for (const std::string& fact : facts) spans.push_back({fact});
    const std::string title = found.shown.empty() ? page.say("search.no_words") : found.shown;
    const std::vector<ui::Span> parts = found.shown.empty() ? std::vector<ui::Span>{{title}} : with_bold(found.shown, found.bold);
    ui::ListRow look{.due = number, .title = title, .chosen = at == page.model.search.at, .last = last, .title_spans = parts,
                     .facts = spans, .follow = true};
    if (found.draft) look.icon = Icon::edit;
    else if (found.row.pending) look.icon = Icon::cloudup;
    else look.light = ui::LightLook{.lamp = grey ? ui::Lamp::grey : lamp_of(found.row.light), .text = light};
    const std::string key = found.draft ? "draft " + std::to_string(at) : found.row.id.text;
    if (ui::list_row(page.frame, key, look)) page.dispatch(app::OpenFound{at});
}

void draw_nothing(Page& page, const app::SearchView& view)
{
    const ui::Column column{page.frame, ui::take(page.frame, 0, 0).inset(16, 24), 12};
    if (!view.asked) {
        const bool help = ui::empty_page(page.frame, "empty",
                                         {.icon = Icon::search, .title = page.say("search.empty_title"),
                                          .text = page.say("search.empty"), .action = page.say("search.how")});
        if (help) page.dispatch(app::Navigate{{PageKind::help, {}}});
        return;
    }
    const bool again = ui::empty_page(page.frame, "nothing",
                                      {.icon = Icon::search, .title = page.say("search.nothing_title"),
                                       .text = page.say(view.by_number ? "search.nothing_number" : "search.nothing"),
                                       .action = page.say("search.again")});
    if (!again) return;
    page.dispatch(app::TypeSearch{{}});
    page.dispatch(app::OpenSearch{});
}

void draw_rows(Page& page, const app::SearchView& view, const ui::Box& box)
{
    const bool phone = page.frame.screen.phone();
    if (phone) ui::fill(page.frame, box, page.frame.colours->surface);
    ui::Column place{page.frame, box, 0};
    std::optional<ui::Card> card;
    if (!phone) card.emplace(page.frame, "list", ui::CardLook{.height = box.h, .flush = true});
    ui::Scroll scroll{page.frame, "found", phone ? box : box.inset(1), page.say("search.found"), 0};
    if (view.rows.empty()) draw_nothing(page, view);
    for (std::size_t i = 0; i < view.rows.size(); ++i) draw_found(page, view.rows[i], i, i + 1 == view.rows.size());
}

std::string count_words(const Page& page, const app::SearchView& view)
{
    if (!view.asked) return {};
    const auto shown = static_cast<std::int64_t>(view.rows.size()), all = static_cast<std::int64_t>(view.count);
    return all > shown ? page.say("search.best_of", {{"n", shown}, {"all", all}}) : page.say("inbox.count", {{"n", all}});
}

} // namespace

void draw_search(Page& page)
{
    const app::SearchView view = app::search_view(page.model);
    const bool desktop = page.frame.screen.desktop(), phone = page.frame.screen.phone();
    const ui::Box content = draw_shell(page, "search");
    page.frame.wishes.arrows = !view.rows.empty();
    ui::Column column{page.frame, content, phone ? 0.F : 12.F, phone ? 0.F : desktop ? 24.F : 20.F, phone ? 0.F : 16.F};
    draw_troubles(page);
    if (!phone) {
        ui::Row row{page.frame, std::max(40.F, page.frame.control()), {}, 12};
        ui::heading(page.frame, page.say("page.search"), 1);
        if (view.asked) ui::label(page.frame, count_words(page, view), {.colour = page.frame.colours->ink_2});
        ui::from_right(page.frame);
        if (ui::button(page.frame, "leave", page.say("search.leave"), {.kind = ui::Kind::quiet, .icon = Icon::x}))
            page.dispatch(app::LeaveSearch{});
    }
    if (!desktop) draw_own_field(page);
    draw_rows(page, view, ui::take(page.frame, 0, ui::free_height(page.frame)));
}

} // namespace qungong::pages
