// Form: the fields of a step, made from the one table of commands. Over the page, as a dialog or a sheet.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

std::string label_of(const Page& page, const Argument& argument) { return page.say("form." + std::string(argument.name)); }

void set(Page& page, const Draft& draft, std::string_view path, Value value)
{
    page.dispatch(app::SetDraftField{draft.id, std::string(path), std::move(value), false});
}

void draw_text(Page& page, const Draft& draft, const Argument& argument)
{
    const std::string label = label_of(page, argument), value = field_text(draft, argument.name);
    const bool refused = draft.refusal && draft.refusal->refused == argument.name;
    const std::string error = refused ? refusal_words(page, *draft.refusal) : std::string{};
    const bool many = argument.leaf == LeafKind::words && argument.name != "to";
    ui::Edit edit = ui::text_field(page.frame, argument.name,
                                   {.label = label,
                                    .value = value,
                                    .error = error,
                                    .lines = many ? 4 : 1,
                                    .length_max = 20'000,
                                    .required = argument.required});
    if (edit.text) set(page, draft, argument.name, *edit.text);
}

void draw_words(Page& page, const Draft& draft, const Argument& argument)
{
    std::vector<std::string> labels;
    int chosen = -1;
    const std::string value = field_text(draft, argument.name);
    for (std::string_view option : argument.closed) {
        if (option == value) chosen = static_cast<int>(labels.size());
        labels.push_back(page.say(std::string(argument.list) + "." + std::string(option)));
    }
    ui::heading(page.frame, label_of(page, argument), 3, {.slot = ui::Slot::caption});
    const bool large = argument.name == "solved" || argument.name == "satisfied" || argument.name == "attitude";
    auto pressed = large ? ui::answers(page.frame, argument.name, label_of(page, argument), labels, chosen)
                         : ui::chips(page.frame, argument.name, label_of(page, argument), labels, chosen);
    if (pressed) set(page, draft, argument.name, argument.closed[static_cast<std::size_t>(*pressed)]);
}

void draw_choice(Page& page, const Draft& draft, const Argument& argument, const std::vector<std::string>& ids,
                 const std::vector<std::string>& names)
{
    const std::string label = label_of(page, argument), value = field_text(draft, argument.name);
    const auto at = std::find(ids.begin(), ids.end(), value);
    const int chosen = at == ids.end() ? -1 : static_cast<int>(at - ids.begin());
    auto pressed =
        ui::select(page.frame, argument.name,
                   {.label = label,
                    .placeholder = page.say(argument.required ? "form.choose" : "form.may_be_open"),
                    .required = argument.required},
                   names, chosen);
    if (pressed) set(page, draft, argument.name, ids[static_cast<std::size_t>(*pressed)]);
}

void draw_office(Page& page, const Draft& draft, const Argument& argument, const CaseState& state)
{
    std::vector<std::string> ids, names;
    for (const OfficeId& id : app::offices_for(page.model, state, draft.kind)) {
        ids.push_back(id.text);
        names.push_back(app::office_name(page.model, id));
    }
    draw_choice(page, draft, argument, ids, names);
}

// Several offices: the co-handlers of an assignment. The lead is not one of them.
void draw_offices(Page& page, const Draft& draft, const Argument& argument, const CaseState& state)
{
    const std::vector<std::string> chosen_ids = texts_or_none(draft.args, argument.name);
    const std::string lead = field_text(draft, "lead");
    std::vector<std::string> ids, names;
    for (const OfficeId& id : app::offices_for(page.model, state, draft.kind)) {
        if (id.text == lead) continue;
        ids.push_back(id.text);
        names.push_back(app::office_name(page.model, id));
    }
    std::vector<int> chosen;
    for (const std::string& id : chosen_ids)
        if (auto at = std::find(ids.begin(), ids.end(), id); at != ids.end()) chosen.push_back(static_cast<int>(at - ids.begin()));
    const auto change = ui::select_many(page.frame, argument.name,
                                        {.label = label_of(page, argument), .placeholder = page.say("form.add_one")}, names, chosen);
    if (!change) return;
    Array left;
    for (int i : chosen)
        if (change->chosen || i != change->index) left.push_back(ids[static_cast<std::size_t>(i)]);
    if (change->chosen) left.push_back(ids[static_cast<std::size_t>(change->index)]);
    set(page, draft, argument.name, std::move(left));
}

// The rule's limit, or an earlier one: a later one is never given.
void draw_limit(Page& page, const Draft& draft, const Argument& argument, const CaseState& state)
{
    std::vector<std::string> names;
    int chosen = -1;
    const std::string value = field_text(draft, argument.name);
    const auto choices = app::limit_choices(page.model, state, {field_text(draft, "lead")});
    for (const app::LimitChoice& each : choices) {
        if (each.argument == value) chosen = static_cast<int>(names.size());
        names.push_back(limit_words(page, each.limit));
    }
    auto pressed = ui::select(page.frame, argument.name,
                              {.label = label_of(page, argument), .placeholder = page.say("form.choose"), .icon = Icon::clock},
                              names, chosen);
    if (pressed) set(page, draft, argument.name, choices[static_cast<std::size_t>(*pressed)].argument);
}

void draw_person(Page& page, const Draft& draft, const Argument& argument)
{
    const std::string lead = field_text(draft, "lead");
    const OfficeId office = lead.empty() ? page.model.session.actor.office : OfficeId{lead};
    std::vector<std::string> ids, names;
    for (const PersonId& id : app::persons_of(page.model, office)) {
        ids.push_back(id.text);
        names.push_back(app::person_name(page.model, id));
    }
    draw_choice(page, draft, argument, ids, names);
}

void draw_article(Page& page, const Draft& draft)
{
    std::vector<std::string> names;
    int chosen = -1;
    const auto& articles = page.model.rules->knowledge;
    for (const Article& article : articles) {
        if (article.id == field_text(draft, "article")) chosen = static_cast<int>(names.size());
        names.push_back(article.title);
    }
    auto pressed = ui::select(
        page.frame, "article",
        {.label = page.say("form.article"), .placeholder = page.say("form.choose"), .icon = Icon::book, .required = true}, names,
        chosen);
    if (!pressed) return;
    const Article& article = articles[static_cast<std::size_t>(*pressed)];
    set(page, draft, "article", article.id);
    set(page, draft, "version", article.version);
    set(page, draft, "text", article.text);
}

void draw_instant(Page& page, const Draft& draft, const Argument& argument)
{
    const Value* value = find(draft.args, argument.name);
    const Instant at{value && value->as_integer() ? *value->as_integer() : page.model.now.ms};
    ui::pair_row(page.frame, label_of(page, argument), page.when(at), Icon::clock);
}

void draw_field(Page& page, const Draft& draft, const Argument& argument, const CaseState& state)
{
    if (argument.name == "version" || argument.name == "part" || argument.name == "by" || argument.name == "fields") return;
    if (draft.kind == CommandKind::rate && argument.name == "how" && page.model.session.kind != SessionKind::staff) return;
    if (argument.name == "article") return draw_article(page, draft);
    switch (argument.type) {
    case ArgumentType::word:
        if (!argument.closed.empty()) draw_words(page, draft, argument);
        break;
    case ArgumentType::office: draw_office(page, draft, argument, state); break;
    case ArgumentType::person: draw_person(page, draft, argument); break;
    case ArgumentType::offices: draw_offices(page, draft, argument, state); break;
    case ArgumentType::limit: draw_limit(page, draft, argument, state); break;
    case ArgumentType::instant: draw_instant(page, draft, argument); break;
    case ArgumentType::text: draw_text(page, draft, argument); break;
    case ArgumentType::boolean: {
        const bool on = bool_or(draft.args, argument.name, false);
        if (ui::check(page.frame, argument.name, label_of(page, argument), {.chosen = on})) set(page, draft, argument.name, !on);
        break;
    }
    case ArgumentType::blobs: draw_media(page, draft); break;
    default: break; // Lists have pages of their own
    }
}

void draw_looks_public(Page& page, const Draft& draft)
{
    const std::string title = field_text(draft, "title"), text = field_text(draft, "text");
    ui::Card card{page.frame, "public_look", {.title = page.say("publish.looks_like"), .icon = Icon::globe, .sunk = true}};
    ui::heading(page.frame, marked(page, title), 3);
    ui::paragraph(page.frame, marked(page, text));
}

} // namespace

std::string field_text(const Draft& draft, std::string_view path)
{
    const Value* at = &draft.args;
    while (at) {
        const std::size_t dot = path.find('.');
        if (dot == path.npos) return text_or(*at, path);
        at = find(*at, path.substr(0, dot));
        path.remove_prefix(dot + 1);
    }
    return {};
}

void draw_elsewhere(Page& page, const Draft& draft)
{
    if (draft.elsewhere && ui::banner(page.frame, "elsewhere",
                                      {.tone = ui::Tone::yellow,
                                       .icon = Icon::edit,
                                       .text = page.say("draft.elsewhere"),
                                       .action = page.say("action.take_over")}))
        page.dispatch(app::TakeOverDraft{draft.id});
}

void draw_fields(Page& page, const Draft& draft)
{
    std::optional<CaseView> view = app::case_view(page.model, draft.case_id);
    const CaseState state = view ? view->state : CaseState{};
    for (const Argument& argument : row_of(draft.kind).arguments) draw_field(page, draft, argument, state);
    if (draft.kind == CommandKind::publish) draw_looks_public(page, draft);
}

void draw_one_field(Page& page, const Draft& draft, std::string_view name)
{
    std::optional<CaseView> view = app::case_view(page.model, draft.case_id);
    for (const Argument& argument : row_of(draft.kind).arguments)
        if (argument.name == name) draw_field(page, draft, argument, view ? view->state : CaseState{});
}

void draw_form(Page& page)
{
    auto found = page.model.drafts.find(page.model.form);
    if (found == page.model.drafts.end()) return;
    const Draft& draft = found->second;
    const bool phone = page.frame.screen.phone();
    const std::string name(word(draft.kind)), title = page.say("ask." + name);
    ui::Dialog dialog{page.frame, "form", {.title = title, .icon = icon_of(draft.kind), .width = 480}};
    const float foot = (phone ? 52.F : page.frame.control()) + 12;
    {
        ui::DialogBody body{page.frame, title, foot};
        draw_elsewhere(page, draft);
        const std::string effect = page.say("effect." + name);
        if (effect != "effect." + name) ui::paragraph(page.frame, effect, {.colour = page.frame.colours->ink_2});
        draw_fields(page, draft);
        if (draft.refusal)
            ui::remark(page.frame, Icon::warn, refusal_words(page, *draft.refusal), {.colour = page.frame.colours->danger},
                       page.frame.colours->danger);
    }
    bool send = false, close = false;
    if (phone) { // The main action fills the foot of the sheet
        ui::Row row{page.frame, 52, {-1, -2}, 12};
        close = ui::button(page.frame, "form_close", page.say("action.later"), {.wide = true});
        send = ui::button(page.frame, "form_send", page.word_of(draft.kind), {.kind = ui::Kind::main, .wide = true});
    } else {
        ui::Row row{page.frame, 0, {}, 12};
        ui::from_right(page.frame);
        send = ui::button(page.frame, "form_send", page.word_of(draft.kind), {.kind = ui::Kind::main});
        close = ui::button(page.frame, "form_close", page.say("action.later"));
    }
    if (send) page.dispatch(app::SendDraft{draft.id});
    if (close || dialog.escaped()) page.dispatch(app::CloseForm{});
}

} // namespace qungong::pages
