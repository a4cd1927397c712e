// Sending: from a finished form to a command in the queue. Nothing leaves the form before it is on the disk.
#include "core/decide.hpp"
#include "core/ids.hpp"
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

// Text that was never typed is an absent argument, not an empty one.
Value cleaned(const Value& args)
{
    const Object* fields = args.as_object();
    Value out{Object{}};
    if (!fields) return out;
    for (const Field& field : *fields) {
        if (field.value.is_null()) continue;
        if (const std::string* text = field.value.as_text(); text && text->empty()) continue;
        if (field.value.as_object()) {
            Value inner = cleaned(field.value);
            if (!inner.as_object()->empty()) put(out, field.key, inner);
            continue;
        }
        if (field.value.as_array() && field.value.as_array()->empty()) continue;
        if (field.key.starts_with("publish_looked")) continue; // Of the form, not of the command
        put(out, field.key, field.value);
    }
    return out;
}

Command command_of(Change& change, CommandKind kind, const CaseId& case_id, Value args)
{
    Model& model = change.model;
    Command command;
    command.id = {new_uuid(change)};
    command.case_id = case_id;
    command.dev = {model.session.dev};
    command.type = kind;
    command.args = std::move(args);
    command.at = change.moment.now;
    command.base = {0, std::string(64, '0')};
    if (auto known = model.cases.find(case_id); known != model.cases.end())
        command.base = {known->second.state.seq, hex_from_bytes(known->second.state.h)};
    for (const Pending& pending : model.queue)
        if (pending.command.case_id == case_id && pending.state != QueueState::judged)
            command.prev = pending.command.id;
    return command;
}

// The same door as the backend's: what it refuses now is shown at the form.
std::optional<Refusal> refuse_now(const Model& model, const Command& command)
{
    std::optional<CaseView> view = case_view(model, command.case_id);
    CaseState state = view ? view->state : CaseState{};
    Result<Decision> decision = decide(state, model.session.actor, command, *model.rules, command.at);
    return decision ? std::nullopt : std::optional{decision.refusal()};
}

void queue_command(Change& change, const Command& command, Value context)
{
    Value args{{"commands", Array{value_from_command(command)}},
               {"undo_until", change.moment.now.ms + 30'000}};
    for (const char* key : {"draft", "slot"})
        if (std::string text = text_or(context, key); !text.empty()) put(args, key, text);
    put(context, "command", value_from_command(command));
    ask(change, "queue.add", args, context);
}

} // namespace

void send_draft(Change& change, const std::string& id)
{
    Draft* draft = draft_of(change.model, id);
    if (!draft || draft->elsewhere) return;
    if (change.model.recording.draft == id) { // It goes when what is being said is in it
        change.model.recording.then_send = true;
        return tell(change, "voice.stop");
    }
    if (draft->kind == CommandKind::file && draft->number.empty()) {
        Value args = cleaned(draft->args);
        const std::string nine(9, '0');
        put(args, "number", nine + case_number_check(nine)); // Of the right shape; a lent one takes its place
        auto refusal = refuse_now(change.model, command_of(change, draft->kind, draft->case_id, args));
        if (refusal) {
            draft->refusal = refusal;
            return;
        }
        ask(change, "numbers.take", {{"draft", id}}, {{"draft", id}});
        return;
    }
    Value args = cleaned(draft->args);
    if (draft->kind == CommandKind::file) put(args, "number", draft->number);
    Command command = command_of(change, draft->kind, draft->case_id, args);
    if (auto refusal = refuse_now(change.model, command)) {
        draft->refusal = refusal;
        return;
    }
    queue_command(change, command, {{"draft", id}, {"slot", draft->slot}});
}

void answer_number(Change& change, const Value& json, const Value& context)
{
    Draft* draft = draft_of(change.model, text_or(context, "draft"));
    if (!draft) return;
    if (std::string trouble = text_or(json, "trouble"); !trouble.empty()) {
        notify(change, "trouble." + trouble, Value{Object{}}, true);
        return;
    }
    draft->slot = text_or(json, "slot");
    draft->number = text_or(json, "number");
    draft->code = text_or(json, "code");
    send_draft(change, draft->id);
}

void give(Change& change, const Give& wish)
{
    Command command = command_of(change, wish.kind, wish.case_id, cleaned(wish.args));
    if (auto refusal = refuse_now(change.model, command)) {
        notify(change, "fault." + std::string(word(refusal->fault)), {{"refused", refusal->refused}}, true);
        return;
    }
    queue_command(change, command, Value{Object{}});
}

void answer_queued(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    const std::string trouble = text_or(json, "trouble"), draft_id = text_or(context, "draft");
    if (!trouble.empty()) { // The form is untouched, on the screen and on the disk
        model.storage_trouble = trouble;
        return;
    }
    Value value = *find(context, "command");
    put(value, "n", integer_or(json, "n", 0));
    Result<Command> command = command_from_value(value);
    if (!command) return;
    command->dev = {model.session.dev};
    model.last_n = integer_or(json, "last_n", command->n);
    model.queue.push_back({.n = command->n, .command = *command, .queued_at = model.now, .draft = draft_id});
    mark_due(model, *command, true);
    if (Draft* draft = draft_of(model, draft_id)) {
        if (draft->kind == CommandKind::file) {
            model.slots[draft->case_id] = draft->slot;
            model.slip = {{"number", draft->number},
                          {"code", draft->code},
                          {"case", draft->case_id.text},
                          {"at", model.now.ms}};
            model.numbers_free = std::max<std::int64_t>(0, model.numbers_free - 1);
        }
        model.drafts.erase(draft_id);
    }
    if (model.form == draft_id) model.form.clear();
    if (command->type == CommandKind::file && model.session.kind == SessionKind::staff)
        go_instead(change, {PageKind::case_, command->case_id.text}); // "Back" from there is not the form that has gone
    notify(change, is_connected(model) ? "notice.sent" : "notice.kept_here",
           {{"command", word(command->type)}});
    model.notice->undo_n = command->n;
    stays_undoable(change);
    // Without a network nothing is tried while it can be undone: what was tried may have arrived.
    if (is_connected(model)) sync(change);
    else if (model.sync.retry_at.ms == 0) model.sync.retry_at = model.notice->until;
}

} // namespace qungong::app
