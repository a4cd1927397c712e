// Queue: the steps of this device as they lie on its disk: read at the start, left behind when they are covered, and
// taken back when the server was restored and lost them.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

Result<Command> command_of_record(const Value& record, const DeviceId& dev)
{
    const std::int64_t n = integer_or(record, "n", 0);
    Command sealed;
    sealed.n = n;
    sealed.id = {text_or(record, "id")};
    if (find(record, "sealed_to")) return sealed; // All that is known of it here
    const Value* stored = find(record, "command");
    Value value = stored ? *stored : Value{};
    put(value, "n", n);
    Result<Command> command = command_from_value(value);
    if (command) command->dev = dev;
    return command;
}

void take_record(Model& model, std::vector<Pending>& into, const Value& record, bool kept)
{
    Result<Command> command = command_of_record(record, {model.session.dev});
    if (!command) return;
    std::erase_if(into, [&](const Pending& known) { return known.n == command->n; }); // Queued while this was read
    Pending pending{.n = command->n, .command = *command, .queued_at = command->at};
    pending.draft = text_or(record, "draft");
    if (const Value* sealed = find(record, "sealed_to")) pending.sealed = *sealed;
    // What was under way when the browser died is pushed again: the server knows its id.
    if (kept) pending.state = QueueState::judged;
    if (const Value* verdict = find(record, "verdict")) take_verdict(pending, *verdict);
    if (kept || pending.verdict) model.sync.acked = std::max(model.sync.acked, pending.n);
    into.push_back(std::move(pending));
}

} // namespace

bool is_sealed(const Pending& pending) { return !pending.sealed.is_null(); }

Value pushed_value(const Pending& pending)
{
    if (!is_sealed(pending)) return value_from_command(pending.command);
    return {{"n", pending.n}, {"id", pending.command.id.text}, {"sealed", pending.sealed}};
}

void take_verdict(Pending& pending, const Value& stored)
{
    pending.state = QueueState::judged;
    pending.verdict = word_from_text<Verdict>(text_or(stored, "verdict"));
    pending.reason = text_or(stored, "reason");
    pending.refused = text_or(stored, "refused");
    pending.covered_seq = integer_or(stored, "seq", 0);
    pending.readable = bool_or(stored, "readable", true);
}

void load_queue(Change& change)
{
    change.model.queue.clear();
    change.model.kept.clear();
    ask(change, "queue.load", Value{Object{}});
    ask(change, "kept.load", Value{Object{}});
}

void queue_loaded(Change& change, const Value& json, bool kept)
{
    Model& model = change.model;
    std::vector<Pending>& into = kept ? model.kept : model.queue;
    for (const Value& record : items_or_none(json, "commands")) take_record(model, into, record, kept);
    std::sort(into.begin(), into.end(), [](const Pending& a, const Pending& b) { return a.n < b.n; });
    model.last_n = std::max(model.last_n, integer_or(json, "last_n", 0));
}

// With its form the words come back, in one transaction.
void undo_step(Change& change, std::int64_t n)
{
    Model& model = change.model;
    Value args{{"n", n}, {"now", model.now.ms}};
    for (const Pending& pending : model.queue) {
        if (pending.n != n || pending.draft.empty() || is_sealed(pending)) continue;
        Draft draft{.id = pending.draft, .kind = pending.command.type, .case_id = pending.command.case_id, .args = pending.command.args};
        drop(draft.args, "number");
        draft.changed_at = model.now;
        put(args, "draft", Value{{"id", draft.id}, {"owner_tab", model.tab_id}, {"body", value_from_draft(draft)}});
    }
    ask(change, "queue.undo", args, {{"n", n}});
    model.notice.reset();
}

void undone(Change& change, const Value& json, const Value& context)
{
    Model& model = change.model;
    if (find(json, "trouble")) return notify(change, "notice.undo_too_late", Value{Object{}}, true);
    const std::int64_t n = integer_or(context, "n", 0);
    const auto found = std::find_if(model.queue.begin(), model.queue.end(), [&](const Pending& p) { return p.n == n; });
    if (found == model.queue.end()) return;
    const Pending pending = std::move(*found);
    model.queue.erase(found);
    model.last_n = n - 1; // The next step takes its number
    mark_due(model, pending.command, false);
    const std::int64_t draft_n = integer_or(json, "draft_n", 0);
    if (draft_n == 0) return notify(change, "notice.step_undone");
    const CaseId id = pending.command.case_id;
    Draft draft{.id = pending.draft, .kind = pending.command.type, .case_id = id, .args = pending.command.args, .n = draft_n};
    drop(draft.args, "number");
    draft.saved = SaveState::saved;
    draft.changed_at = draft.saved_at = model.now;
    model.drafts[draft.id] = draft;
    const bool there = model.route == Route{PageKind::case_, id.text}; // The form is back where its step was given
    if (draft.kind == CommandKind::file) {
        model.slots.erase(id);
        model.slip = Value{};
        ++model.numbers_free; // Lent to the draft, and counted again when it is filed
        if (there) go_instead(change, {PageKind::new_matter, draft.id});
    } else if (there) model.form = draft.id;
    notify(change, "notice.undone");
}

// What the server lost stands in the queue again, without its verdicts; every feed begins anew.
void rolled_back(Change& change, const Value& json, const Value& context)
{
    if (find(json, "trouble")) return retry_later(change); // The epoch is not taken over: all of it is tried again
    Model& model = change.model;
    model.session.epoch = text_or(context, "epoch");
    model.sync.acked = integer_or(context, "last_n", 0);
    model.sync.feeds.clear();
    model.cases.clear();
    load_queue(change);
}

void leave_covered(Change& change)
{
    Model& model = change.model;
    Array gone, stay, closed;
    for (auto it = model.queue.begin(); it != model.queue.end();) {
        const Pending& pending = *it;
        auto record = model.cases.find(pending.command.case_id);
        const bool seen = record != model.cases.end() && pending.covered_seq > 0 &&
                          record->second.state.seq >= pending.covered_seq;
        // Of what case a sealed one is nobody here knows, so it hides nothing from its pages: the verdict is enough.
        const bool covered = pending.verdict && (pending.covered_seq == -1 || seen || is_sealed(pending));
        if (!covered) {
            ++it;
            continue;
        }
        const bool rejected = pending.verdict == Verdict::rejected || pending.verdict == Verdict::waiting;
        const bool sealed_away = !pending.readable && !rejected;
        (rejected ? stay : sealed_away ? closed : gone).emplace_back(pending.n);
        if (!sealed_away) model.kept.push_back(pending);
        it = model.queue.erase(it);
    }
    if (!gone.empty()) tell(change, "queue.leave", {{"n", gone}});
    if (!stay.empty()) tell(change, "queue.leave", {{"n", stay}, {"stay", true}});
    // Kept against a restore of the server, but as bytes that this device cannot open.
    if (!closed.empty()) tell(change, "queue.leave", {{"n", closed}, {"to_server", model.sync.public_key}});
}

} // namespace qungong::app
