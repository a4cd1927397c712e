#include "core/decide.hpp"

#include "core/steps.hpp"

namespace qungong {
namespace {

using StepFunction = steps::StepResult (*)(const steps::Step&);

StepFunction step_of(CommandKind kind)
{
    switch (kind) {
    case CommandKind::file: return steps::file;
    case CommandKind::supplement: return steps::supplement;
    case CommandKind::correct: return steps::correct;
    case CommandKind::accept: return steps::accept;
    case CommandKind::reclassify: return steps::reclassify;
    case CommandKind::answer_from_knowledge: return steps::answer_from_knowledge;
    case CommandKind::handle_here: return steps::handle_here;
    case CommandKind::submit_up: return steps::submit_up;
    case CommandKind::send_down: return steps::send_down;
    case CommandKind::assign: return steps::assign;
    case CommandKind::delegate: return steps::delegate;
    case CommandKind::sign_in: return steps::sign_in;
    case CommandKind::hand_to: return steps::hand_to;
    case CommandKind::contact: return steps::contact;
    case CommandKind::note: return steps::note;
    case CommandKind::visit: return steps::visit;
    case CommandKind::co_answer: return steps::co_answer;
    case CommandKind::answer: return steps::answer;
    case CommandKind::deliver: return steps::deliver;
    case CommandKind::return_answer: return steps::return_answer;
    case CommandKind::rate: return steps::rate;
    case CommandKind::judge_rating: return steps::judge_rating;
    case CommandKind::close_unrated: return steps::close_unrated;
    case CommandKind::urge: return steps::urge;
    case CommandKind::publish: return steps::publish;
    case CommandKind::unpublish: return steps::unpublish;
    default: return nullptr;
    }
}

} // namespace

Result<Decision> decide(const CaseState& state, const Actor& actor, const Command& command,
                        const Rules& rules, Instant at)
{
    if (auto refusal = refuse_arguments(command.type, command.args)) return *refusal;
    StepFunction step = step_of(command.type);
    if (!row_of(command.type).ready || !step) return {Fault::not_yet, std::string(word(command.type))};
    const bool is_new = state.seq == 0;
    if (command.type == CommandKind::file) {
        if (!is_new) return {Fault::case_exists, command.case_id.text};
        if (auto refusal = refuse_filing(actor, rules)) return *refusal;
    } else {
        if (is_new) return {Fault::no_such_case, command.case_id.text};
        PartId part{text_or(command.args, "part")};
        if (auto refusal = refuse_step(state, actor, command.type, rules, part)) return *refusal;
    }
    return step({state, actor, command, rules, at});
}

} // namespace qungong
