// What happened to a case: who held it how long, its course, what came with it, whom was talked to, what is like it.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr const char* tab_names[] = {"course", "papers", "contacts", "similar"};

ui::Happening happening_of(const Page& page, const app::EventView& each)
{
    const Event& event = each.event;
    ui::Happening look{.time = page.when(event.at),
                       .icon = icon_of(event.type),
                       .who = actor_word(page, event),
                       .what = page.say("event." + event.type_word),
                       .detail = event_detail(page, event)};
    if (each.pending) look.mark = page.say("case.pending");
    else if (bool_or(event.open, "late_sync", false))
        look.mark = page.say("case.late_sync", {{"time", page.when(event.recorded_at)}});
    else if (find(event.open, "kept_both")) look.mark = page.say("verdict.kept_both");
    return look;
}

bool is_contact(EventKind kind)
{
    return kind == EventKind::contacted || kind == EventKind::visited || kind == EventKind::delivered;
}

void draw_happenings(Page& page, const CaseView& view, bool contacts_only)
{
    std::vector<const app::EventView*> order;
    for (const app::EventView& each : view.events)
        if (!contacts_only || is_contact(each.event.type)) order.push_back(&each);
    if (page.model.course.newest_first) std::reverse(order.begin(), order.end());
    if (order.empty()) return ui::caption(page.frame, page.say("case.no_contacts"));
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 0};
    for (std::size_t i = 0; i < order.size(); ++i)
        ui::happening(page.frame, "e" + std::to_string(order[i]->event.seq) + order[i]->event.type_word,
                      happening_of(page, *order[i]), i + 1 == order.size());
}

void draw_papers(Page& page, const std::vector<app::Paper>& papers)
{
    if (papers.empty()) ui::caption(page.frame, page.say("case.no_papers"));
    std::int64_t number = 0;
    for (const app::Paper& paper : papers) {
        const std::string name = paper.name.empty() ? page.say("case.paper") : paper.name,
                          size = page.say("file.photo_kept", {{"kb", (paper.bytes + 1023) / 1024}}),
                          who = actor_word(page, paper.event), at = page.when(paper.event.at);
        const Value blob{{"sha256", paper.sha256}, {"kind", paper.kind}, {"name", paper.name}, {"seconds", paper.seconds}};
        if (app::is_voice(blob)) {
            const ui::Row row{page.frame, 48, {}, 12};
            draw_voice(page, blob);
            ui::facts(page.frame, {{who}, {at}});
            continue;
        }
        ui::Row row{page.frame, 48, {64, -1}, 12};
        if (paper.kind.starts_with("image/")) draw_stamp(page, blob, ++number);
        else ui::picture(page.frame, name, 64, 48);
        ui::Column words{page.frame, ui::take(page.frame, 0, 44), 0};
        ui::label(page.frame, name);
        ui::facts(page.frame, {{who}, {at}, {size}});
    }
}

void draw_similar(Page& page, const std::vector<app::SimilarView>& similar)
{
    if (similar.empty()) return ui::caption(page.frame, page.say("case.no_similar"));
    for (const app::SimilarView& each : similar) {
        const std::string light = light_text(page, each.light, each.left_s, each.stage), place = place_word(page, each.place),
                          holder = app::office_name(page.model, each.holder), at = page.when(each.filed_at),
                          state = page.word_of(each.stage);
        const ui::Span facts[] = {{place}, {state}, {holder}};
        if (ui::list_row(page.frame, each.id.text, {.light = ui::LightLook{.lamp = lamp_of(each.light), .text = light},
                                                    .due = at,
                                                    .title = each.title,
                                                    .last = &each == &similar.back(),
                                                    .facts = facts}))
            page.dispatch(app::Navigate{{PageKind::case_, each.id.text}});
    }
}

void set_course(Page& page, const std::function<void(app::CaseChoice&)>& change)
{
    app::CaseChoice choice = page.model.course;
    change(choice);
    page.dispatch(app::SetCourse{choice});
}

// Tabs over the whole card, and at their right the order of what is listed in time.
void draw_tab_row(Page& page, std::span<const ui::Tab> list, int chosen)
{
    const ui::Box line = ui::take(page.frame, 0, std::max(48.F, page.frame.control() + 4));
    ui::line_across(page.frame, line.x, line.bottom() - 1, line.w, page.frame.colours->line);
    const float pad = ui::card_padding(page.frame);
    const bool phone = page.frame.screen.phone(), newest = page.model.course.newest_first;
    const std::string order = page.say(newest ? "case.newest_first" : "case.oldest_first");
    const ui::ButtonLook look{.kind = ui::Kind::quiet, .icon = Icon::sort};
    const float end = phone || chosen == 1 || chosen == 3 ? 0.F : ui::button_width(page.frame, order, look);
    ui::Column tabs{page.frame, {line.x + pad, line.bottom() - 44, line.w - 2 * pad - end, 44}, 0};
    if (auto pressed = ui::tabs(page.frame, "tabs", page.say("case.tabs"), list, chosen, false))
        set_course(page, [&](app::CaseChoice& choice) { choice.tab = tab_names[*pressed]; });
    if (end <= 0) return;
    ui::Column right{page.frame, {line.right() - end - 4, line.y + (line.h - page.frame.control()) / 2, end, page.frame.control()}, 0};
    if (ui::button(page.frame, "order", order, look))
        set_course(page, [&](app::CaseChoice& choice) { choice.newest_first = !newest; });
}

// The person's own words stand above the course, with what he sent beside them.
void draw_own_words(Page& page, const CaseView& view)
{
    const CaseState& s = view.state;
    const std::string from = s.channel.empty() ? page.say("case.words")
                                               : page.say("case.own_words", {{"channel", page.say("channel." + s.channel)}});
    const std::size_t shown = std::min<std::size_t>(view.photos.size(), 3);
    const float beside = static_cast<float>(shown) * 72 - 8;
    const bool wide = ui::free_width(page.frame) > 460;
    const auto photos = [&] {
        ui::Row row{page.frame, 48, {}, 8};
        for (std::size_t i = 0; i < shown; ++i)
            draw_stamp(page, {{"sha256", view.photos[i]}, {"kind", "image/jpeg"}}, static_cast<std::int64_t>(i + 1));
    };
    if (shown == 0 || !wide) {
        ui::own_words(page.frame, marked(page, view.words), from);
        if (shown > 0) photos();
        return;
    }
    ui::Row row{page.frame, 0, {-1, beside}, 16};
    {
        ui::Column words{page.frame, ui::take(page.frame, 0, 0), 0};
        ui::own_words(page.frame, marked(page, view.words), from);
    }
    ui::Column right{page.frame, ui::take(page.frame, 0, 0), 0};
    photos();
}

} // namespace

void draw_holds(Page& page, const CaseView& view)
{
    std::vector<ui::HoldPart> parts;
    std::int64_t total = 0;
    for (const Hold& hold : view.state.holds) {
        const Calendar& calendar = calendar_of(*page.model.rules, hold.office);
        const Instant to = hold.to.value_or(view.state.delivered_at.value_or(page.model.now));
        const std::int64_t seconds = used_working_seconds(calendar, hold.from, std::max(hold.from, to));
        total += seconds;
        parts.push_back({.office = app::office_name(page.model, hold.office),
                         .time = span_words(page.texts, seconds),
                         .mark = hold.to ? std::string{} : page.say("case.now"),
                         .weight = static_cast<double>(seconds),
                         .now = !hold.to});
    }
    const std::string aside = page.say("case.holds_total", {{"time", span_words(page.texts, total)},
                                                            {"hops", static_cast<std::int64_t>(view.state.holds.size()) - 1},
                                                            {"back", view.state.reversals},
                                                            {"most", page.model.rules->windows.reversals_max}});
    const bool below = ui::text_width(page.frame, aside, {ui::Slot::caption}) > ui::free_width(page.frame) * 0.6F; // Beside its title
    ui::Card card{
        page.frame, "holds", {.title = page.say("case.holds"), .aside = below ? std::string_view{} : std::string_view(aside)}};
    ui::holds(page.frame, page.say("case.holds"), parts);
    if (below) ui::caption(page.frame, aside);
}

std::string actor_word(const Page& page, const Event& event)
{
    if (event.actor.role == Role::system) return page.say("case.by_time");
    if (event.actor.role == Role::citizen) return page.say("case.by_petitioner");
    return app::office_name(page.model, event.actor.office);
}

std::string event_detail(const Page& page, const Event& event)
{
    const Value* words = event.words ? (event.words->salt ? &event.words->leaf : &event.words->shown) : nullptr;
    if (words && !words->is_null())
        for (const char* key : {"text", "words", "standard", "reason", "proof", "to"})
            if (std::string text = text_or(*words, key); !text.empty()) return marked(page, text);
    if (std::string office = text_or(event.open, "office"); !office.empty()) return app::office_name(page.model, {office});
    if (std::string lead = text_or(event.open, "lead"); !lead.empty()) return app::office_name(page.model, {lead});
    if (event.type == EventKind::identity_opened) {
        std::string fields;
        for (const std::string& field : texts_or_none(event.open, "fields"))
            fields += (fields.empty() ? "" : "、") + page.say("identity_field." + field);
        return page.say("case.opened_because",
                        {{"fields", fields}, {"reason", page.say("identity_reason." + text_or(event.open, "reason"))}});
    }
    return {};
}

void draw_course(Page& page, const CaseView& view)
{
    const std::vector<app::Paper> papers = app::papers_of(view);
    const auto& similar = page.once("similar " + view.state.id.text, [&] { return app::similar_matters(page.model, view, false, 8); });
    const auto contacts = std::count_if(view.events.begin(), view.events.end(),
                                        [](const app::EventView& each) { return is_contact(each.event.type); });
    const std::size_t counts[] = {view.events.size(), papers.size(), static_cast<std::size_t>(contacts), similar.size()};
    std::vector<ui::Tab> tabs;
    int chosen = 0;
    for (int i = 0; i < 4; ++i) {
        tabs.push_back({.text = page.say(std::string("case.tab_") + tab_names[i]), .count = std::to_string(counts[i])});
        if (page.model.course.tab == tab_names[i]) chosen = i;
    }
    ui::Card card{page.frame, "course", {.flush = true, .gap = 0}};
    draw_tab_row(page, tabs, chosen);
    const float pad = ui::card_padding(page.frame);
    if (chosen == 0) {
        ui::Column words{page.frame, ui::take(page.frame, 0, 0), 10, pad, 14};
        draw_own_words(page, view);
    }
    if (chosen == 0) ui::separator(page.frame);
    if (chosen == 3 && !similar.empty()) return draw_similar(page, similar);
    ui::Column body{page.frame, ui::take(page.frame, 0, 0), 12, pad, 16};
    if (chosen == 0 || chosen == 2) draw_happenings(page, view, chosen == 2);
    if (chosen == 1) draw_papers(page, papers);
    if (chosen == 3) draw_similar(page, similar);
}

} // namespace qungong::pages
