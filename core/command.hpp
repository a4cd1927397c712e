// Command: somebody wants a step. The one table of commands, their arguments, states and roles stands behind it.
//
// `qungong commands` and docs/commands.json print this table; decide, the forms of the client and the conflict table
// read it. An argument's `leaf` says where its text ends: in the open body, the words leaf or the identity leaf.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/event.hpp"

namespace qungong {

QG_WORDS(CommandKind, "command",
    file, settle_now, supplement, correct, reclassify, withdraw, merge, split, link, annul, accept, decline,
    confirm_decline, refuse_decline, refer, answer_from_knowledge, handle_here, submit_up, send_down, call_in, arrive,
    assign, delegate, sign_in, object, uphold, overrule, arbitrate, contact, note, visit, hand_to, recuse, ask_inside,
    advise, co_answer, ask_extension, grant_extension, refuse_extension, pause, resume, draft, approve, answer,
    deliver, promise, keep_promise, return_answer, rate, judge_rating, close_unrated, reopen, ask_review, review,
    ask_recheck, recheck, urge, supervise, report_back, release, instruct, feedback, raise_agenda, offer_to_society,
    offer_to_market, take_up, raise_risk, lower_risk, sample, archive, publish, unpublish)

// Who may give a command, as the table of DESIGN section 4 names them.
QG_WORDS(By, "by", petitioner, clerk, dispatcher, holder, centre, the_office, part_holder, lead, other_part, units,
    organ, caller, leader, secretary, handler, head, channel, deputy, system, watch, discloser, asked_office, everyone)

QG_WORDS(ArgumentType, "argument", text, word, list, office, offices, person, place, case_, part, limit, instant,
    date, boolean, integer, object, objects, texts, blobs)
QG_WORDS(LeafKind, "leaf", open, words, identity)

struct Argument {
    std::string_view name;
    ArgumentType type{};
    bool required = false;
    LeafKind leaf = LeafKind::open;
    std::span<const std::string_view> closed; // The words it may have; empty: any of its type
    std::string_view list; // The name of that list: its sentences are i18n `<list>.<word>`
};

struct CommandRow {
    CommandKind kind{};
    std::vector<EventKind> events;
    ConflictClass conflict{};
    std::vector<CaseStage> from;   // Empty: see `from_open`, or the part's state
    bool from_open = false;        // Every state but the ended ones
    std::vector<PartStage> part_from;
    std::vector<By> by;
    std::vector<Argument> arguments;
    bool ready = false;            // False: refused with `not_yet`
};

[[nodiscard]] std::span<const CommandRow> command_table();
[[nodiscard]] const CommandRow& row_of(CommandKind kind);
[[nodiscard]] Value value_of_command_table(); // docs/commands.json

struct Base {
    std::int64_t seq = 0;
    std::string h; // 64 hex digits; zeros for `file`
    friend bool operator==(const Base&, const Base&) = default;
};

struct Command {
    std::int64_t n = 0;
    CommandId id;
    CaseId case_id;
    DeviceId dev;
    Base base;
    std::optional<CommandId> prev; // This device's pending command before it on the same case
    CommandKind type{};
    int v = 1;
    Value args;
    Instant at;
    friend bool operator==(const Command&, const Command&) = default;
};

// Shapes only: ids, known type, arguments of the table and no others, closed words, texts of at most 20,000 code points.
[[nodiscard]] Result<Command> command_from_value(const Value& value);
[[nodiscard]] Value value_from_command(const Command& command);
[[nodiscard]] std::optional<Refusal> refuse_arguments(CommandKind kind, const Value& args);

} // namespace qungong
