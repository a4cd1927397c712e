// Taking a matter down: the words first, everything else can wait. Saved as it is typed; filed with or without a net.
#include "core/knowledge.hpp"
#include "core/utf8.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void set(Page& page, const Draft& draft, std::string_view path, Value value)
{
    page.dispatch(app::SetDraftField{draft.id, std::string(path), std::move(value), false});
}

std::string saved_word(const Page& page, const Draft& draft)
{
    switch (draft.saved) {
    case SaveState::saved:
        return page.say("save.saved_at", {{"time", time_of_day(draft.saved_at, page.offset())}});
    case SaveState::waiting:
    case SaveState::saving: return page.say("save.saving");
    case SaveState::failed: return page.say("save.failed");
    case SaveState::clean: return {};
    }
    return {};
}

// A question and what to know about answering it, in one line where both fit.
void ask(Page& page, const std::string& question, const std::string& hint)
{
    ui::Frame& frame = page.frame;
    const float both = ui::text_width(frame, question, {frame.body(), true}) + ui::text_width(frame, hint, {ui::Slot::caption}) + 12;
    const bool fits = both <= ui::free_width(frame);
    {
        const ui::Row row{frame, ui::line_height(frame, frame.body()), {}, 10};
        ui::heading(frame, question, 2);
        if (fits && !hint.empty()) ui::caption(frame, hint);
    }
    if (!fits) ui::caption(frame, hint);
}

void draw_words(Page& page, const Draft& draft, bool visitor)
{
    const std::string value = field_text(draft, "words");
    const std::string label = page.say(visitor ? "file.own_words" : "file.words"),
                      count = page.say("file.characters",
                                       {{"n", static_cast<std::int64_t>(count_code_points(value))}});
    const std::string error =
        draft.refusal && draft.refusal->refused == "words" ? page.say("fault.text_needed") : std::string{};
    ui::Edit edit =
        ui::text_field(page.frame, "words",
                       {.label = label,
                        .value = value,
                        .placeholder = page.say(visitor ? "file.own_words_hint" : "file.words_hint"),
                        .error = error,
                        .aside = count,
                        .lines = 4,
                        .length_max = 5'000,
                        .required = true,
                        .strong_label = true});
    if (edit.text) set(page, draft, "words", *edit.text);
    draw_media(page, draft);
}

void draw_knowledge(Page& page, const Draft& draft)
{
    const std::string words = field_text(draft, "words");
    if (count_code_points(words) < 4) return;
    const Date today =
        calendar_of(*page.model.rules, page.model.session.actor.office).date_of(page.model.now);
    const auto found = suggest(words, *page.model.rules, {field_text(draft, "place")}, today, 1);
    if (found.empty()) return;
    const Article& article = *found.front().article;
    const bool open = page.model.article_open;
    const std::string whole = page.say(open ? "file.article_short" : "file.article_whole");
    ui::Card card{page.frame, "knowledge", {.title = page.say("file.knowledge"), .action = whole, .icon = Icon::book, .gap = 4}};
    ui::heading(page.frame, article.title, 3);
    ui::paragraph(page.frame, article.text, {.colour = page.frame.colours->ink_2, .lines_max = open ? 0 : 2});
    {
        const ui::Row row{page.frame, 28, {}, 12};
        ui::remark(page.frame, Icon::check, page.say("file.in_force", {{"version", article.version}}), {.slot = ui::Slot::caption},
                   page.frame.colours->green);
        if (article.sample) ui::sample_chip(page.frame, page.say("file.sample_article"));
    }
    if (card.action_pressed()) page.dispatch(app::ReadArticle{!open});
}

void draw_type(Page& page, const Draft& draft)
{
    static constexpr MatterType types[] = {MatterType::consult, MatterType::help, MatterType::suggest,
                                           MatterType::complain};
    std::vector<std::string> labels;
    int chosen = -1;
    for (MatterType type : types) {
        if (field_text(draft, "type") == word(type)) chosen = static_cast<int>(labels.size());
        labels.push_back(page.word_of(type));
    }
    ask(page, page.say("file.type"), page.say("file.type_hint"));
    if (auto pressed = ui::chips(page.frame, "type", page.say("file.type"), labels, chosen))
        set(page, draft, "type", word(types[*pressed]));
    std::vector<std::string> urgencies;
    int urgency = 2;
    for (Urgency each : all_words<Urgency>()) {
        if (field_text(draft, "urgency") == word(each)) urgency = static_cast<int>(urgencies.size());
        urgencies.push_back(page.word_of(each));
    }
    ask(page, page.say("file.urgency"), {});
    if (auto pressed = ui::chips(page.frame, "urgency", page.say("file.urgency"), urgencies, urgency))
        set(page, draft, "urgency", word(all_words<Urgency>()[static_cast<std::size_t>(*pressed)]));
}

void draw_about(Page& page, const Draft& draft)
{
    const Office* village = village_office_at(*page.model.rules, {field_text(draft, "place")});
    const std::string kind = field_text(draft, "about.kind");
    ask(page, page.say("file.about"), {});
    const std::string labels[] = {page.say("file.about_thing"), page.say("file.about_office"),
                                  page.say("file.about_unknown")};
    const int chosen = kind == "thing" ? 0 : kind == "office" ? 1 : kind == "unknown" ? 2 : -1;
    if (auto pressed = ui::chips(page.frame, "about", page.say("file.about"), labels, chosen)) {
        constexpr const char* kinds[] = {"thing", "office", "unknown"};
        set(page, draft, "about.kind", kinds[*pressed]);
        set(page, draft, "about.office", *pressed == 1 && village ? Value{village->id.text} : Value{});
    }
    if (kind == "office")
        ui::remark(page.frame, Icon::up, page.say("file.goes_up"), {}, page.frame.colours->primary);
}

void draw_who(Page& page, const Draft& draft, bool visitor)
{
    ui::Card card{page.frame, "who", {.title = page.say(visitor ? "file.you" : "file.who"), .icon = Icon::user}};
    struct {
        const char* path;
        const char* label;
        const char* input;
    } fields[] = {{"petitioner.name", "field.name", visitor ? "text name" : ""}, // A clerk writes somebody else's
                  {"petitioner.phone", "field.phone", visitor ? "tel tel" : "tel"}};
    for (const auto& each : fields) {
        const std::string value = field_text(draft, each.path), label = page.say(each.label);
        ui::Edit edit = ui::text_field(
            page.frame, each.path, {.label = label, .value = value, .input = each.input, .length_max = 60});
        if (edit.text) set(page, draft, each.path, *edit.text);
    }
    if (field_text(draft, "petitioner.kind").empty() && !field_text(draft, "petitioner.name").empty())
        set(page, draft, "petitioner.kind", "person");
    if (!visitor) {
        const Value* behalf = find(draft.args, "on_behalf");
        const bool consent = behalf && bool_or(*behalf, "consent", false);
        if (ui::check(page.frame, "consent", page.say("file.consent"), {.chosen = consent, .hint = page.say("file.consent_hint")}))
            set(page, draft, "on_behalf.consent", !consent);
    }
    const bool publish = bool_or(draft.args, "publish", false);
    if (ui::check(page.frame, "publish", page.say("file.publish"),
                  {.chosen = publish, .hint = page.say("file.publish_hint")}))
        set(page, draft, "publish", !publish);
    ui::caption(page.frame, page.say("file.publish_hint"));
}

// Whoever has no office of his own says the town first.
void draw_town(Page& page, const Draft& draft)
{
    const Rules& rules = *page.model.rules;
    const PlaceId own{field_text(draft, "place")};
    std::vector<std::string> ids, names;
    int chosen = -1;
    for (const auto& [id, each] : rules.places) {
        if (each.parent != rules.region) continue;
        if (!own.empty() && (id == own || is_under(rules, own, id))) chosen = static_cast<int>(ids.size());
        ids.push_back(id.text);
        names.push_back(place_word(page, id));
    }
    auto pressed = ui::select(page.frame, "town",
                              {.label = page.say("field.town"), .placeholder = page.say("form.choose"), .required = true},
                              names, chosen);
    if (pressed) set(page, draft, "place", ids[static_cast<std::size_t>(*pressed)]);
}

void draw_place(Page& page, const Draft& draft, bool visitor)
{
    ui::Card card{page.frame, "where", {.title = page.say("report.where"), .icon = Icon::pin}};
    if (visitor) draw_town(page, draft);
    if (field_text(draft, "place").empty()) return;
    std::vector<std::string> ids, names;
    int chosen = -1;
    const PlaceId own{field_text(draft, "place")};
    const Place* place = place_of(*page.model.rules, own);
    const PlaceId town = place && place->parent != page.model.rules->region ? place->parent : own;
    for (const auto& [id, each] : page.model.rules->places) {
        if (each.parent != town && id != town) continue;
        if (id == own) chosen = static_cast<int>(ids.size());
        ids.push_back(id.text);
        names.push_back(place_word(page, id));
    }
    auto pressed =
        ui::select(page.frame, "place",
                   {.label = page.say("field.place"), .required = true}, names, chosen);
    if (pressed) set(page, draft, "place", ids[static_cast<std::size_t>(*pressed)]);
}

} // namespace

void draw_filing(Page& page, const Draft& draft, bool visitor, FilingPart part)
{
    const auto asks = [part](FilingPart each) { return part == FilingPart::all || part == each; };
    if (asks(FilingPart::words)) draw_words(page, draft, visitor);
    if (asks(FilingPart::words)) draw_knowledge(page, draft);
    if (part == FilingPart::all) draw_type(page, draft);
    if (asks(FilingPart::place)) draw_place(page, draft, visitor);
    if (part == FilingPart::all) draw_about(page, draft);
    if (asks(FilingPart::who)) draw_who(page, draft, visitor);
    if (draft.refusal && draft.refusal->refused != "words")
        ui::remark(page.frame, Icon::warn, refusal_words(page, *draft.refusal),
                   {.colour = page.frame.colours->danger}, page.frame.colours->danger);
}

namespace {

void draw_gone(Page& page)
{
    ui::Column column{page.frame, draw_shell(page, "inbox"), 12, 24, 24};
    const std::string title = page.say("draft.gone_title"), text = page.say("draft.gone"),
                      back = page.say("action.back");
    if (ui::empty_page(page.frame, "gone",
                       {.icon = Icon::edit, .title = title, .text = text, .action = back}))
        page.dispatch(app::GoBack{});
}

void draw_bar(Page& page, const Draft& draft)
{
    const std::string saved = saved_word(page, draft);
    if (ui::page_bar(page.frame, {.back = page.say("action.close"),
                                  .back_icon = Icon::x,
                                  .title = page.say("nav.new_matter"),
                                  .sample = page.model.demo ? page.say("sample") : std::string{},
                                  .state = saved,
                                  .state_good = draft.saved != SaveState::failed}))
        page.dispatch(app::GoBack{});
    if (!app::is_connected(page.model))
        ui::banner(page.frame, "offline",
                   {.strong = page.say("offline.strong"),
                    .text = page.say("offline.text"),
                    .aside = page.say("save.left", {{"n", app::waiting_to_send(page.model)}}),
                    .strip = true});
    draw_troubles(page);
    draw_elsewhere(page, draft);
}

} // namespace

void draw_new_matter(Page& page)
{
    auto found = page.model.drafts.find(page.model.route.arg);
    if (found == page.model.drafts.end()) return draw_gone(page);
    const Draft& draft = found->second;
    const bool phone = page.frame.screen.phone(), offline = !app::is_connected(page.model);
    ui::Box whole{0, 0, page.frame.screen.width, page.frame.screen.height};
    if (!phone) whole = draw_shell(page, "inbox");
    const float width = phone ? whole.w : std::min(720.F, whole.w - 48), x = whole.x + (whole.w - width) / 2;
    const ui::Column column{page.frame, whole, 0};
    draw_bar(page, draft);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    {
        const ui::Box box{x, rest.y, width, rest.h - ui::foot_strip_height};
        const ui::Scroll scroll{page.frame, "matter", box, page.say("nav.new_matter"), 14, 16, 16};
        draw_filing(page, draft, false);
    }
    ui::Box foot = ui::foot_strip(page.frame, rest); // From edge to edge, like the bar
    foot.x = x + 16;
    foot.w = width - 32;
    const ui::Column strip{page.frame, foot, 0};
    if (ui::button(page.frame, "send", page.say(offline ? "file.keep" : "file.send"),
                   {.kind = ui::Kind::main, .wide = true}))
        page.dispatch(app::SendDraft{draft.id});
}

} // namespace qungong::pages
