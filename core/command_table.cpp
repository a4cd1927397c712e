#include "core/command.hpp"

#include <cassert>

namespace qungong {
namespace {

// One line a command: `from` and `by` as in DESIGN section 4; arguments as "name:type", "!" required, "~w" in the
// words leaf, "~i" in the identity leaf, "=list" a closed list by name.
struct Line {
    CommandKind kind;
    std::string_view events, conflict, from, by, arguments;
    bool ready;
};

constexpr bool ready = true, later = false;
using enum CommandKind;

constexpr Line lines[] = {
    {file, "filed", "addition", "-", "petitioner clerk deputy channel",
        "number:text! type:word=type topic:text urgency:word=urgency difficult:boolean place:place! "
        "happened_at:instant words:text!~w about:object petitioner:object~i channel:word=channel on_behalf:object "
        "confidential:boolean publish:boolean reply_by:word=reply_by external:object blobs:blobs", ready},
    {settle_now, "settled_now", "transition", "filed accepted", "clerk dispatcher",
        "outcome:word=outcome! text:text!~w told:object!", later},
    {supplement, "supplemented", "addition", "open", "petitioner holder", "words:text!~w blobs:blobs", ready},
    {correct, "corrected", "field", "open", "petitioner holder",
        "field:word=correctable! from:text~w to:text!~w reason:text!~w", ready},
    {reclassify, "reclassified", "transition", "open", "centre",
        "type:word=type topic:text urgency:word=urgency reason:text!~w", ready},
    {withdraw, "withdrawn", "transition", "open", "petitioner caller", "reason:text!~w how:word=contact_how", later},
    {merge, "merged", "transition", "open", "dispatcher", "into:case_!", later},
    {split, "split", "transition", "open", "dispatcher", "parts:objects!~w", later},
    {link, "linked", "addition", "open", "dispatcher", "other:case_! reason:text~w", later},
    {annul, "annul_proposed annulled", "transition", "filed accepted", "dispatcher", "reason:text!~w", later},
    {accept, "accepted", "transition", "filed", "holder system", "type:word=type topic:text", ready},
    {decline, "declined", "transition", "filed", "holder", "reason:word! basis:text! go_to:text~w text:text!~w", later},
    {confirm_decline, "decline_confirmed", "transition", "declining", "centre", "", later},
    {refuse_decline, "decline_refused", "transition", "declining", "centre", "reason:text!~w", later},
    {refer, "referred", "transition", "filed accepted in_hand", "centre", "body:text! basis:text! text:text~w", later},
    {answer_from_knowledge, "answered_from_knowledge", "transition", "filed accepted", "clerk",
        "article:text! version:integer! text:text!~w", ready},
    {handle_here, "handled_here", "transition", "accepted", "clerk dispatcher", "person:person! standard:text~w", ready},
    {submit_up, "submitted_up", "transition", "accepted in_hand", "clerk dispatcher",
        "reason:word=submit_reason! money_fen:integer text:text~w", ready},
    {send_down, "sent_down", "transition", "accepted", "dispatcher",
        "office:office! reason:text!~w added:text!~w", ready},
    {call_in, "called_in", "transition", "in_hand", "centre", "offices:offices! reason:text!~w", later},
    {arrive, "arrived", "transition", "in_hand", "units", "", later},
    {assign, "assigned", "transition", "accepted", "dispatcher",
        "lead:office! others:offices person:person standard:text!~w limit:limit", ready},
    {delegate, "delegated", "transition", "part in_hand", "part_holder",
        "part:part office:office! standard:text!~w", ready},
    {sign_in, "signed_in", "transition", "part assigned", "the_office", "part:part person:person!", ready},
    {object, "objected", "transition", "part assigned", "the_office",
        "part:part reason:text!~w basis:text! proposed:office!", later},
    {uphold, "upheld", "transition", "objected", "dispatcher", "part:part office:office! text:text~w", later},
    {overrule, "overruled", "transition", "objected", "dispatcher", "part:part text:text!~w", later},
    {arbitrate, "arbitrated", "transition", "awaiting_ruling", "centre",
        "part:part office:office! others:offices ruling:text!~w basis:text!", later},
    {contact, "contacted", "addition", "in_hand", "handler head",
        "how:word=contact_how! reached:boolean! words:text~w", ready},
    {note, "noted", "addition", "in_hand", "handler head", "words:text!~w audience:word=audience blobs:blobs", ready},
    {visit, "visited", "addition", "in_hand", "handler head", "place:place! words:text!~w blobs:blobs", ready},
    {hand_to, "handed_to", "transition", "in_hand", "handler head", "part:part person:person! reason:text!~w", ready},
    {recuse, "recused", "transition", "in_hand", "handler head", "reason:text!~w", later},
    {ask_inside, "inside_asked", "addition", "open", "holder", "office:office! words:text!~w", later},
    {advise, "advised", "addition", "open", "asked_office", "words:text!~w", later},
    {co_answer, "co_answered", "transition", "part in_hand", "other_part", "part:part text:text!~w blobs:blobs", ready},
    {ask_extension, "extension_asked", "transition", "in_hand", "handler", "part:part limit:limit! reason:text!~w", later},
    {grant_extension, "extension_granted", "transition", "in_hand", "centre", "part:part limit:limit!", later},
    {refuse_extension, "extension_refused", "transition", "in_hand", "centre", "part:part reason:text!~w", later},
    {pause, "paused", "transition", "in_hand", "centre", "part:part reason:word!", later},
    {resume, "resumed", "transition", "paused", "centre", "part:part", later},
    {draft, "drafted", "addition", "in_hand", "handler", "part:part text:text!~w", later},
    {approve, "approved", "transition", "in_hand", "head", "part:part", later},
    {answer, "answered", "transition", "in_hand", "lead",
        "outcome:word=outcome! text:text!~w basis:text blobs:blobs", ready},
    {deliver, "delivered", "transition", "answering", "lead clerk",
        "how:word=deliver_how! to:text!~w happened_at:instant! proof:text!~w", ready},
    {promise, "promised", "transition", "answering answered", "lead", "date:date! milestones:objects", later},
    {keep_promise, "promise_kept", "transition", "answered closed", "lead", "text:text!~w", later},
    {return_answer, "answer_returned", "transition", "answering answered", "centre", "reason:text!~w", ready},
    {rate, "rated", "transition", "answered closed disputed", "petitioner caller watch",
        "solved:word=solved! satisfied:word=satisfied! attitude:word=attitude! words:text~w by:word=rated_by! "
        "how:word=contact_how", ready},
    {judge_rating, "rating_judged", "transition", "disputed", "centre",
        "result:word=judge_result! reason:word=judge_reason! text:text!~w", ready},
    {close_unrated, "closed_unrated", "transition", "answered", "system", "", ready},
    {reopen, "reopened", "transition", "closed", "petitioner organ", "reason:text!~w", later},
    {ask_review, "review_asked", "transition", "answered closed", "petitioner organ", "reason:text!~w", later},
    {review, "reviewed", "transition", "reviewing", "organ", "result:word! text:text!~w", later},
    {ask_recheck, "recheck_asked", "transition", "answered closed", "petitioner organ", "reason:text!~w", later},
    {recheck, "rechecked", "transition", "reviewing", "organ", "result:word! text:text!~w", later},
    {urge, "urged", "addition", "open", "leader secretary dispatcher system", "words:text~w", ready},
    {supervise, "supervised", "addition", "open", "leader secretary dispatcher", "words:text!~w limit:limit!", later},
    {report_back, "reported_back", "addition", "open", "holder", "words:text!~w", later},
    {release, "released", "addition", "open", "leader secretary dispatcher", "", later},
    {instruct, "instructed", "addition", "open", "leader secretary", "words:text!~w on_behalf_of:person blobs:blobs",
        later},
    {feedback, "feedback_given", "addition", "open", "holder", "words:text!~w", later},
    {raise_agenda, "agenda_raised", "addition", "accepted in_hand", "dispatcher", "receiver:text! words:text!~w", later},
    {offer_to_society, "offered_to_society", "addition", "accepted in_hand", "dispatcher", "need:text!~w", later},
    {offer_to_market, "offered_to_market", "addition", "accepted in_hand", "dispatcher", "need:text!~w", later},
    {take_up, "taken_up", "addition", "accepted in_hand", "dispatcher", "by:text!", later},
    {raise_risk, "risk_raised", "addition", "any", "everyone", "kind:word! words:text!~w", later},
    {lower_risk, "risk_lowered", "transition", "any", "centre", "reason:text!~w", later},
    {sample, "sampled", "addition", "closed", "centre watch", "result:word! words:text~w blobs:blobs", later},
    {archive, "archived", "transition", "closed", "centre watch", "", later},
    {publish, "published", "addition", "any", "dispatcher discloser",
        "title:text! text:text! fields:texts", ready},
    {unpublish, "unpublished", "addition", "any", "dispatcher discloser", "reason:text!~w", ready},
};

constexpr std::string_view correctable[] = {"phone", "name", "house", "place", "topic", "happened_at"};

template <Worded E>
constexpr std::span<const std::string_view> names_of() { return WordList<E>::names; }

std::span<const std::string_view> closed_list(std::string_view name)
{
    if (name == "type") return names_of<MatterType>();
    if (name == "urgency") return names_of<Urgency>();
    if (name == "channel") return names_of<Channel>();
    if (name == "reply_by") return names_of<ReplyBy>();
    if (name == "outcome") return names_of<Outcome>();
    if (name == "submit_reason") return names_of<SubmitReason>();
    if (name == "contact_how") return names_of<ContactHow>();
    if (name == "deliver_how") return names_of<DeliverHow>();
    if (name == "audience") return names_of<Audience>();
    if (name == "solved") return names_of<Solved>();
    if (name == "satisfied") return names_of<Satisfied>();
    if (name == "attitude") return names_of<Attitude>();
    if (name == "rated_by") return names_of<RatedBy>();
    if (name == "judge_result") return names_of<JudgeResult>();
    if (name == "judge_reason") return names_of<JudgeReason>();
    if (name == "correctable") return correctable;
    assert(false && "a closed list of the table has a name this function knows");
    return {};
}

template <class Visit>
void each_word(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        std::size_t space = text.find(' ');
        if (space != 0) visit(text.substr(0, space));
        if (space == text.npos) break;
        text.remove_prefix(space + 1);
    }
}

template <Worded E>
E must(std::string_view text)
{
    auto found = word_from_text<E>(text);
    // A wire word that is a C++ keyword is written with an underscore in the table.
    if (!found && text.ends_with('_')) found = word_from_text<E>(text.substr(0, text.size() - 1));
    assert(found && "the command table names only words of the closed lists");
    return *found;
}

Argument argument_from(std::string_view text)
{
    Argument argument;
    std::size_t equals = text.find('=');
    std::string_view list;
    if (equals != text.npos) { list = text.substr(equals + 1); text = text.substr(0, equals); }
    auto strip = [&](std::string_view& from) {
        if (from.ends_with("~w")) { argument.leaf = LeafKind::words; from.remove_suffix(2); }
        if (from.ends_with("~i")) { argument.leaf = LeafKind::identity; from.remove_suffix(2); }
        if (from.ends_with('!')) { argument.required = true; from.remove_suffix(1); }
    };
    strip(list);
    strip(text);
    std::size_t colon = text.find(':');
    argument.name = text.substr(0, colon);
    argument.type = must<ArgumentType>(text.substr(colon + 1));
    if (!list.empty()) {
        argument.closed = closed_list(list);
        argument.list = list;
    }
    return argument;
}

void read_from(CommandRow& row, std::string_view from)
{
    if (from == "-") return;
    if (from == "open") { row.from_open = true; return; }
    if (from == "any") {
        for (CaseStage stage : all_words<CaseStage>()) row.from.push_back(stage);
        return;
    }
    if (from.starts_with("part ")) {
        each_word(from.substr(5), [&](std::string_view w) { row.part_from.push_back(must<PartStage>(w)); });
        return;
    }
    each_word(from, [&](std::string_view w) { row.from.push_back(must<CaseStage>(w)); });
}

std::vector<CommandRow> build_table()
{
    std::vector<CommandRow> table;
    for (const Line& line : lines) {
        assert(static_cast<std::size_t>(line.kind) == table.size() && "the table stands in the order of CommandKind");
        CommandRow row{.kind = line.kind, .conflict = must<ConflictClass>(line.conflict), .ready = line.ready};
        each_word(line.events, [&](std::string_view w) { row.events.push_back(must<EventKind>(w)); });
        read_from(row, line.from);
        each_word(line.by, [&](std::string_view w) { row.by.push_back(must<By>(w)); });
        each_word(line.arguments, [&](std::string_view w) { row.arguments.push_back(argument_from(w)); });
        table.push_back(std::move(row));
    }
    return table;
}

template <class List>
Value words_of(const List& list)
{
    Array items;
    for (auto e : list) items.emplace_back(word(e));
    return items;
}

Value value_of(const Argument& argument)
{
    Value out{{"name", argument.name}, {"type", word(argument.type)}, {"required", argument.required},
        {"leaf", word(argument.leaf)}};
    if (!argument.closed.empty()) {
        Array items;
        for (std::string_view w : argument.closed) items.emplace_back(w);
        put(out, "words", items);
    }
    return out;
}

} // namespace

std::span<const CommandRow> command_table()
{
    static const std::vector<CommandRow> table = build_table();
    return table;
}

const CommandRow& row_of(CommandKind kind) { return command_table()[static_cast<std::size_t>(kind)]; }

Value value_of_command_table()
{
    Array commands;
    for (const CommandRow& row : command_table()) {
        Array arguments;
        for (const Argument& argument : row.arguments) arguments.push_back(value_of(argument));
        Value out{{"command", word(row.kind)}, {"event", words_of(row.events)}, {"conflict", word(row.conflict)},
            {"by", words_of(row.by)}, {"arguments", arguments}, {"ready", row.ready}};
        if (row.from_open) put(out, "from", "open");
        else if (!row.part_from.empty()) put(out, "from_part", words_of(row.part_from));
        else put(out, "from", words_of(row.from));
        commands.push_back(std::move(out));
    }
    return Value{{"commands", commands}};
}

} // namespace qungong
