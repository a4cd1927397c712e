#include "web/app/practice.hpp"

#include "core/decide.hpp"
#include "core/ids.hpp"

namespace qungong::app {
namespace {

enum Desk : std::size_t { village, centre, unit, leader };

struct Step {
    Desk by;
    CommandKind kind;
    Value args;
};
struct Sample {
    const char* words;
    int hours_ago;
    MatterType type;
    std::vector<Step> steps; // An hour apart
};

std::optional<Trainee> somebody(const Rules& rules, Role role, auto&& fits)
{
    for (const auto& [id, person] : rules.persons)
        for (const Post& post : person.posts)
            if (const Office* office = office_of(rules, post.office); office && post.role == role && fits(*office))
                return Trainee{id, post};
    return std::nullopt;
}

std::string practice_number(std::size_t n)
{
    const std::string nine = std::to_string(900'000'000 + n);
    return nine + case_number_check(nine);
}

CaseId practice_case(const Model& model, std::size_t n)
{
    const std::string text = std::to_string(n);
    return {model.rules->region.text + "-00000000-0000-7000-8000-" + std::string(12 - text.size(), '0') + text};
}

std::vector<Sample> samples(const Texts& texts, const std::vector<Trainee>& team)
{
    const std::string clerk = team[village].person.text, handler = team[unit].person.text, lead = team[unit].post.office.text;
    const Value up{{"reason", "no_authority"}}, to_unit{{"lead", lead}, {"standard", say(texts, "practice.standard")}};
    return {{"practice.words_light", 1, MatterType::help, {}},
            {"practice.words_allowance", 2, MatterType::consult, {{village, CommandKind::accept, Value{Object{}}}}},
            {"practice.words_ditch", 4, MatterType::help,
             {{village, CommandKind::accept, Value{Object{}}}, {village, CommandKind::submit_up, up}}},
            {"practice.words_bridge", 5, MatterType::help,
             {{village, CommandKind::accept, Value{Object{}}},
              {village, CommandKind::submit_up, up},
              {centre, CommandKind::assign, to_unit}}},
            {"practice.words_noise", 6, MatterType::complain,
             {{village, CommandKind::accept, Value{Object{}}},
              {village, CommandKind::submit_up, up},
              {centre, CommandKind::assign, to_unit},
              {unit, CommandKind::sign_in, Value{{"person", handler}}}}}};
}

void play(Model& model, const std::vector<Trainee>& team, const Sample& sample, std::size_t n)
{
    const Office* office = office_of(*model.rules, team[village].post.office);
    Command command{.id = {"practice"}, .case_id = practice_case(model, n), .type = CommandKind::file};
    command.at = model.now + std::chrono::hours{-sample.hours_ago};
    command.args = {{"number", practice_number(n)}, {"type", word(sample.type)}, {"place", office->place.text},
                    {"words", say(*model.texts, sample.words)}, {"channel", word(Channel::in_person)},
                    {"about", Value{{"kind", "thing"}}},
                    {"petitioner", Value{{"kind", "person"}, {"name", say(*model.texts, "practice.person")}, {"phone", "12000000000"}}}};
    std::optional<Refusal> refused = happen(model, actor_of(team[village]), command);
    for (const Step& step : sample.steps) {
        if (refused) return; // A rule of this district stands against it: the matter waits where it is
        command.type = step.kind;
        command.args = step.args;
        command.at = command.at + std::chrono::hours{1};
        refused = happen(model, actor_of(team[step.by]), command);
    }
}

} // namespace

Actor actor_of(const Trainee& trainee) { return {trainee.person, trainee.post.office, trainee.post.role}; }

std::vector<Trainee> practice_team(const Rules& rules)
{
    for (const auto& [id, person] : rules.persons)
        for (const Post& post : person.posts) {
            const Office* office = office_of(rules, post.office);
            if (!office || office->kind != OfficeKind::village || post.role != Role::clerk) continue;
            const Office* above = centre_above(rules, office->id);
            if (!above) continue;
            const auto dispatcher = somebody(rules, Role::dispatcher, [&](const Office& each) { return each.id == above->id; });
            const auto handler = somebody(rules, Role::handler, [&](const Office& each) {
                return each.kind == OfficeKind::unit && is_subordinate(rules, each.id, above->id);
            });
            const auto head = somebody(rules, Role::leader, [](const Office&) { return true; });
            if (dispatcher && handler && head) return {{id, post}, *dispatcher, *handler, *head};
        }
    return {};
}

void fill_practice(Model& model, const std::vector<Trainee>& team)
{
    std::size_t n = 0;
    for (const Sample& sample : samples(*model.texts, team)) play(model, team, sample, ++n);
}

std::optional<Refusal> happen(Model& model, const Actor& actor, const Command& command)
{
    CaseRecord& record = model.cases[command.case_id];
    Result<Decision> decision = decide(record.state, actor, command, *model.rules, command.at);
    if (!decision) {
        if (record.events.empty()) model.cases.erase(command.case_id);
        return decision.refusal();
    }
    for (Event& event : decision->events) {
        event.recorded_at = command.at;
        apply(record.state, event);
        record.events.push_back(std::move(event));
    }
    for (const CommandForOther& other : decision->others) (void)happen(model, other.actor, other.command);
    return std::nullopt;
}

} // namespace qungong::app
