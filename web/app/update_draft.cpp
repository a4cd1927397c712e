// Drafts: every form that somebody fills in. What is typed is on the disk within half a second, and stays until sent.
#include "core/redact.hpp"
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::chrono::milliseconds save_after{300}; // The promise is 500 ms; a transaction takes a few
constexpr std::chrono::seconds rest_after{10};       // A draft that nobody touched for so long rests

// "petitioner.name" reaches into objects and makes them where they are missing.
void put_path(Value& object, std::string_view path, Value value)
{
    std::size_t dot = path.find('.');
    if (dot == path.npos) {
        if (value.is_null()) drop(object, path);
        else put(object, path, std::move(value));
        return;
    }
    const std::string head(path.substr(0, dot));
    const Value* found = find(object, head);
    Value inner = found && found->as_object() ? *found : Value{Object{}};
    put_path(inner, path.substr(dot + 1), std::move(value));
    put(object, head, std::move(inner));
}

void fill_file(const Model& model, Value& args)
{
    const Office* own = office_of(*model.rules, model.session.actor.office);
    if (own) put(args, "place", own->place.text);
    if (model.session.kind == SessionKind::staff) put(args, "channel", word(Channel::in_person));
    else put(args, "channel", word(Channel::web));
}

void fill_assign(const Model& model, const CaseState& state, Value& args)
{
    const RouteDecision decision = assign_advice(model, state);
    if (!decision.office.empty()) put(args, "lead", decision.office.text);
}

// What is known already is filled in; nothing that is a judgement (a rating, an outcome) ever is.
Value first_args(const Model& model, CommandKind kind, const CaseView* view)
{
    Value args{Object{}};
    const std::string me = model.session.actor.person.text;
    switch (kind) {
    case CommandKind::file: fill_file(model, args); break;
    case CommandKind::sign_in:
    case CommandKind::handle_here: put(args, "person", me); break;
    case CommandKind::assign:
        if (view) fill_assign(model, view->state, args);
        break;
    case CommandKind::deliver: put(args, "happened_at", model.now.ms); break;
    case CommandKind::rate:
        put(args, "by",
            word(model.session.actor.role == Role::citizen  ? RatedBy::petitioner
                 : model.session.actor.role == Role::caller ? RatedBy::caller
                                                            : RatedBy::card));
        break;
    case CommandKind::publish:
        if (view) {
            put(args, "title", redact(view->title, Audience::everyone, {}, wire_marks()).text);
            put(args, "text", redact(view->words, Audience::everyone, {}, wire_marks()).text);
        }
        break;
    default: break;
    }
    return args;
}

std::string begun(const Model& model, CommandKind kind, const CaseId& case_id)
{
    for (const auto& [key, draft] : model.drafts)
        if (kind != CommandKind::file && draft.kind == kind && draft.case_id == case_id && !draft.elsewhere) return key;
    return {};
}

} // namespace

Draft step_draft(const Model& model, CommandKind kind, const CaseId& case_id)
{
    if (auto found = model.drafts.find(begun(model, kind, case_id)); found != model.drafts.end()) return found->second;
    const std::optional<CaseView> view = case_view(model, case_id);
    return {.kind = kind, .case_id = case_id, .args = first_args(model, kind, view ? &*view : nullptr)};
}

Draft* draft_of(Model& model, const std::string& id)
{
    auto found = model.drafts.find(id);
    return found == model.drafts.end() ? nullptr : &found->second;
}

Value value_from_draft(const Draft& draft)
{
    return {{"kind", word(draft.kind)},
            {"case", draft.case_id.text},
            {"args", draft.args},
            {"changed_at", draft.changed_at.ms}};
}

void open_form(Change& change, CommandKind kind, const CaseId& case_id)
{
    Model& model = change.model;
    std::string id = begun(model, kind, case_id);
    if (id.empty()) {
        Draft draft{.id = new_uuid(change), .kind = kind, .case_id = case_id, .changed_at = model.now};
        std::optional<CaseView> view = kind == CommandKind::file ? std::nullopt : case_view(model, case_id);
        if (kind == CommandKind::file) draft.case_id = {model.rules->region.text + "-" + new_uuid(change)};
        draft.args = first_args(model, kind, view ? &*view : nullptr);
        id = draft.id;
        model.drafts[id] = std::move(draft);
    }
    if (kind != CommandKind::file) {
        model.form = id;
        return;
    }
    const bool visitor = model.session.kind != SessionKind::staff;
    const Route to{visitor ? PageKind::report : PageKind::new_matter, id};
    if (model.route == Route{to.page, {}}) go_instead(change, to); // The address named the page and no draft of it
    else go(change, to);
}

void set_field(Change& change, const SetDraftField& wish)
{
    Draft* draft = draft_of(change.model, wish.draft);
    if (!draft || draft->elsewhere) return;
    put_path(draft->args, wish.path, wish.value);
    draft->composing = wish.composing ? wish.path : std::string{};
    draft->refusal.reset();
    if (wish.path == "publish_looked") draft->looked_public = true;
    if (draft->saved != SaveState::waiting) draft->changed_at = change.model.now;
    draft->saved = SaveState::waiting;
}

void save_due_drafts(Change& change)
{
    for (auto& [id, draft] : change.model.drafts) {
        if (draft.saved != SaveState::waiting || !change.model.session.unlocked) continue;
        draft.saved = SaveState::saving;
        ++draft.n;
        ask(change, "draft.save",
            {{"id", id},
             {"owner_tab", change.model.tab_id},
             {"n", draft.n},
             {"body", value_from_draft(draft)}},
            {{"draft", id}, {"n", draft.n}});
    }
}

// A draft at rest has a second, sealed copy in IDBFS; at start the newer of the two wins.
void rest_drafts(Change& change)
{
    Model& model = change.model;
    if (!model.writer || !model.session.unlocked) return;
    for (auto& [id, draft] : model.drafts) {
        if (draft.saved != SaveState::saved || draft.rested_n == draft.n) continue;
        if (draft.elsewhere || model.now < draft.saved_at + rest_after) continue;
        draft.rested_n = draft.n;
        tell(change, "draft.rest", {{"id", id}});
    }
}

std::optional<Instant> next_draft_save(const Model& model)
{
    std::optional<Instant> next;
    for (const auto& [id, draft] : model.drafts) {
        const bool rests = model.writer && draft.saved == SaveState::saved && draft.rested_n != draft.n && !draft.elsewhere;
        if (draft.saved != SaveState::waiting && !rests) continue;
        const Instant at = rests ? draft.saved_at + rest_after : draft.changed_at + save_after;
        if (!next || at < *next) next = at;
    }
    return next;
}

void answer_draft(Change& change, const std::string& op, const Value& json, const Value& context)
{
    Draft* draft = draft_of(change.model, text_or(context, "draft"));
    if (!draft) return;
    const std::string trouble = text_or(json, "trouble");
    if (op == "draft.take_over" && trouble.empty()) {
        draft->elsewhere = false;
        if (const Value* body = find(json, "body"))
            if (const Value* args = find(*body, "args")) draft->args = *args;
        return;
    }
    if (trouble == "not_owner") {
        draft->elsewhere = true;
        draft->saved = SaveState::clean;
        return;
    }
    if (!trouble.empty()) {
        draft->saved = SaveState::failed;
        change.model.storage_trouble = trouble;
        return;
    }
    if (draft->saved == SaveState::saving && integer_or(context, "n", 0) == draft->n) {
        draft->saved = SaveState::saved;
        draft->saved_at = change.model.now;
    }
}

void drafts_loaded(Change& change, const Value& json)
{
    for (const Value& item : items_or_none(json, "drafts")) {
        const Value* body = find(item, "body");
        auto kind = body ? word_from_text<CommandKind>(text_or(*body, "kind")) : std::nullopt;
        if (!kind) continue;
        Draft draft{.id = text_or(item, "id"), .kind = *kind, .case_id = {text_or(*body, "case")}};
        if (const Value* args = find(*body, "args")) draft.args = *args;
        draft.n = draft.rested_n = integer_or(item, "n", 0);
        draft.saved = SaveState::saved;
        draft.changed_at = draft.saved_at = {integer_or(*body, "changed_at", 0)};
        const std::string owner = text_or(item, "owner_tab");
        draft.elsewhere = owner != change.model.tab_id && bool_or(item, "owner_alive", false);
        for (const Value& blob : items_or_none(draft.args, "blobs")) want_picture(change, blob);
        change.model.drafts.emplace(draft.id, std::move(draft)); // What is being typed here is newer
    }
    ask(change, "voice.recover", Value{Object{}}, {{"whole", items_or_none(json, "refused").empty()}});
    visit_ready(change);
}

} // namespace qungong::app
