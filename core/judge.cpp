#include "core/judge.hpp"

#include <algorithm>

#include "core/chain.hpp"
#include "core/permit.hpp"
#include "core/redact.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

bool is_own_branch(const Event& event, const Command& command)
{
    return event.dev == command.dev && event.n < command.n;
}

// Whether the event moved what a transition stands on: state, holder or a due.
bool moves(const Event& event)
{
    const Value* then = find(event.open, "then");
    return then &&
           (find(*then, "state") || find(*then, "holder") || find(*then, "clocks") || find(*then, "parts"));
}

const Event* winner_of(const JudgeRequest& request)
{
    for (const Event& event : request.since)
        if (!is_own_branch(event, request.command) && moves(event)) return &event;
    return nullptr;
}

// The value another person gave the same field since the base, if there is one.
const Event* same_field(const JudgeRequest& request)
{
    if (request.command.type != CommandKind::correct) return nullptr;
    for (const Event& event : request.since)
        if (event.type == EventKind::corrected && !is_own_branch(event, request.command) &&
            text_or(event.open, "field") == text_or(request.command.args, "field"))
            return &event;
    return nullptr;
}

Judgement without_events(const JudgeRequest& request, Verdict verdict, Refusal reason)
{
    return {verdict, std::move(reason), true, {}, request.state, {}};
}

bool is_right_lost(Fault fault)
{
    return fault == Fault::wrong_role || fault == Fault::wrong_office || fault == Fault::not_holder ||
           fault == Fault::no_permission || fault == Fault::not_your_part || fault == Fault::no_such_part;
}

// A step that lost the race stays for ever with its text, changes nothing, and tells both sides and their superior.
Event contested_event(const JudgeRequest& request, const Rules& rules, const Event& winner)
{
    const Command& command = request.command;
    Event event;
    event.case_id = request.state.id;
    event.seq = request.state.seq + 1;
    event.type = EventKind::contested;
    event.type_word = word(EventKind::contested);
    event.at = command.at;
    event.actor = request.actor;
    event.dev = command.dev;
    event.n = command.n;
    event.cmd = command.id;
    Value open_args{Object{}}, words{Object{}};
    for (const Argument& argument : row_of(command.type).arguments)
        if (const Value* value = find(command.args, argument.name))
            put(argument.leaf == LeafKind::open ? open_args : words, argument.name, *value);
    Array watch;
    if (const Office* superior = common_superior(rules, request.actor.office, winner.actor.office))
        watch.emplace_back(superior->id.text);
    if (!request.actor.office.empty()) watch.emplace_back(request.actor.office.text);
    event.open = Value{{"command", word(command.type)},
                       {"args", open_args},
                       {"won_by", winner.seq},
                       {"pack", rules.pack.substr(0, 16)},
                       {"then", Value{{"watch", watch}}}};
    if (!words.as_object()->empty()) event.words = Leaf{.salt = Salt{}, .leaf = words};
    return event;
}

Judgement seal_all(const JudgeRequest& request, const Rules& rules, Judgement judgement)
{
    judgement.state = request.state;
    for (std::size_t i = 0; i < judgement.events.size(); ++i) {
        Event& event = judgement.events[i];
        event.seq = judgement.state.seq + 1;
        seal_event(event, judgement.state.h, request.recorded_at, request.seed, rules.windows.late_sync_ms);
        apply(judgement.state, event);
    }
    return judgement;
}

Judgement contest(const JudgeRequest& request, const Rules& rules, const Event& winner)
{
    Judgement judgement{Verdict::contested, {Fault::moved_on, std::to_string(winner.seq)}, true, {}, {}, {}};
    judgement.events.push_back(contested_event(request, rules, winner));
    return seal_all(request, rules, std::move(judgement));
}

// An addition by somebody whose office worked on the case when he wrote it applies even if the case moved on.
Result<Decision> decide_addition(const JudgeRequest& request, const Rules& rules)
{
    Result<Decision> decision =
        decide(request.state, request.actor, request.command, rules, request.command.at);
    if (decision || request.since.empty()) return decision;
    Fault fault = decision.refusal().fault;
    bool only_moved = is_right_lost(fault) || fault == Fault::wrong_state || fault == Fault::closed_case;
    const CaseState& state = request.state;
    if (!only_moved || state.about_office == request.actor.office || !has_post(request.actor, rules))
        return decision;
    if (!state.offices.contains(request.actor.office)) return decision;
    CaseState then = state; // As if the hands had not changed: nothing of it is kept but the addition
    then.stage = CaseStage::in_hand;
    then.holder = request.actor.office;
    return decide(then, request.actor, request.command, rules, request.command.at);
}

Judgement judge_transition(const JudgeRequest& request, const Rules& rules)
{
    if (request.prev_verdict == Verdict::contested || request.prev_verdict == Verdict::waiting)
        return without_events(request, Verdict::waiting, {Fault::moved_on, request.command.prev->text});
    if (const Event* winner = winner_of(request)) return contest(request, rules, *winner);
    Result<Decision> decision =
        decide(request.state, request.actor, request.command, rules, request.command.at);
    if (!decision) {
        bool lost = is_right_lost(decision.refusal().fault) &&
                    may_read(request.state, request.actor, rules) && !request.since.empty();
        return without_events(request, lost ? Verdict::waiting : Verdict::rejected, decision.refusal());
    }
    Judgement judgement{Verdict::applied,           {}, false, std::move(decision->events), {},
                        std::move(decision->others)};
    return seal_all(request, rules, std::move(judgement));
}

Judgement judge_addition(const JudgeRequest& request, const Rules& rules)
{
    Result<Decision> decision = decide_addition(request, rules);
    if (!decision) return without_events(request, Verdict::rejected, decision.refusal());
    Judgement judgement{Verdict::applied,           {}, false, std::move(decision->events), {},
                        std::move(decision->others)};
    if (const Event* other = same_field(request)) {
        judgement.verdict = Verdict::kept_both;
        judgement.reason = {Fault::moved_on, std::to_string(other->seq)};
        judgement.has_reason = true;
        for (Event& event : judgement.events) {
            put(event.open, "kept_both", other->seq);
            drop(event.open, "then"); // The value that came first stands; both are shown
        }
    }
    return seal_all(request, rules, std::move(judgement));
}

Salt salt_of(const Hash& seed, std::int64_t seq, std::string_view leaf)
{
    Sha256 sum;
    Digest digest = sum.add(seed).add(std::to_string(seq)).add(leaf).finish();
    Salt salt;
    std::copy_n(digest.begin(), salt.size(), salt.begin());
    return salt;
}

// Free texts without what points at persons, for those who read a case but not the words. The names of the parties
// are known here alone: the identity leaf of the same event.
Value shown_of(const Event& event)
{
    std::vector<std::string> names;
    if (event.identity)
        for (const char* key : {"name", "helper", "to", "from"})
            if (std::string name = text_or(event.identity->leaf, key); !name.empty()) names.push_back(name);
    Value shown{Object{}};
    for (const Field& field : *event.words->leaf.as_object())
        if (const std::string* text = field.value.as_text(); text && field.key != "about_person")
            put(shown, field.key, redact(*text, Audience::everyone, names, wire_marks()).text);
    return shown;
}

} // namespace

void seal_event(Event& event, const Hash& h_prev, Instant recorded_at, const Hash& seed,
                std::int64_t late_sync_ms)
{
    event.recorded_at = recorded_at;
    if (event.actor.role != Role::system && (recorded_at - event.at).count() > late_sync_ms)
        put(event.open, "late_sync", true);
    if (event.words) {
        event.words->salt = salt_of(seed, event.seq, "words");
        event.words->k = k_leaf(*event.words->salt, event.words->leaf);
        event.words->shown = shown_of(event);
    }
    if (event.identity) {
        event.identity->salt = salt_of(seed, event.seq, "identity");
        event.identity->k = k_leaf(*event.identity->salt, event.identity->leaf);
    }
    event.h = next_hash_of_true(h_prev, event);
}

Judgement judge(const JudgeRequest& request, const Rules& rules)
{
    const Command& command = request.command;
    if (command.type == CommandKind::file && request.number_taken)
        return without_events(request, Verdict::rejected,
                              {Fault::bad_number, text_or(command.args, "number")});
    if (command.base.seq > request.state.seq)
        return without_events(request, Verdict::rejected, {Fault::bad_number, "base.seq"});
    const ConflictClass conflict = row_of(command.type).conflict;
    if (conflict == ConflictClass::transition) return judge_transition(request, rules);
    return judge_addition(request, rules);
}

Instant bounded_at(const AtBounds& b, const Windows& windows)
{
    const Instant mended = b.at + (b.now - b.sent_at);
    if (b.now.ms - mended.ms > windows.gap_ms_max) return b.now;
    if (b.last_answered_at && b.last_answered_at->ms - mended.ms > windows.late_sync_ms) return b.now;
    Instant at = mended;
    if (b.last_at) at = std::max(at, *b.last_at);
    if (b.seen_recorded_at) at = std::max(at, *b.seen_recorded_at);
    return std::min(at, b.now);
}

} // namespace qungong
