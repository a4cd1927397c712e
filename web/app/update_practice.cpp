// Practice in the client: whatever an action would send to the server or to the disk is answered here and goes no
// further. What reaches the host is a closed list of things that leave no trace; the list is the guard.
#include <iterator>

#include "core/ids.hpp"
#include "web/app/parts.hpp"
#include "web/app/practice.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

bool leaves_no_trace(std::string_view op)
{
    for (std::string_view each : {"nav.", "texts.", "aloud.", "looks.", "page.print", "file.pick"})
        if (op.starts_with(each)) return true;
    return false;
}

Value lent_number(const Model& model)
{
    const std::string nine = std::to_string(950'000'000 + model.cases.size());
    return {{"slot", "practice"}, {"number", nine + case_number_check(nine)}, {"code", "00000000"}};
}

void take_post(Change& change)
{
    Model& model = change.model;
    for (const Trainee& trainee : practice_team(*model.rules))
        if (trainee.post.office == model.session.actor.office && trainee.post.role == model.session.actor.role) {
            model.session.actor = actor_of(trainee);
            model.session.name = person_name(model, trainee.person);
        }
}

// What waits in the queue for a moment has happened, and the person is told that it was practice.
void take_step(Change& change, const Ask& question)
{
    Model& model = change.model;
    answered(change, question, {{"n", model.last_n + 1}, {"last_n", model.last_n + 1}}, {});
    if (model.queue.empty()) return;
    const Command command = model.queue.back().command;
    model.queue.clear();
    const std::optional<Refusal> refused = happen(model, model.session.actor, command);
    if (refused) notify(change, "fault." + std::string(word(refused->fault)), {{"refused", refused->refused}}, true);
    else notify(change, "practice.done");
}

Value identity_here(const Model& model)
{
    return {{"identity", Value{{"name", say(*model.texts, "practice.person")}, {"phone", "12000000000"}}}};
}

void answer_fetch(Change& change, const Ask& question)
{
    const std::string purpose = text_or(question.context, "purpose");
    if (purpose == "post") return take_post(change);
    if (purpose == "identity") return answered(change, question, {{"status", 200}}, json_from_value(identity_here(change.model)));
    answered(change, question, {{"trouble", "offline"}}, {});
}

void answer_here(Change& change, const Effect& effect)
{
    Model& model = change.model;
    const auto found = model.asks.find(integer_or(effect.args, "ask", 0));
    if (found == model.asks.end()) return; // Only told: it goes nowhere
    const Ask question = std::move(found->second);
    model.asks.erase(found);
    const std::string& op = question.op;
    if (op == "net.fetch") answer_fetch(change, question);
    else if (op == "queue.add") take_step(change, question);
    else if (op == "numbers.take" || op == "numbers.code") answered(change, question, lent_number(model), {});
    else if (op.starts_with("draft.")) answered(change, question, {{"n", integer_or(effect.args, "n", 0)}}, {});
    else if (op == "blob.put") {
        const std::string n = std::to_string(model.blobs.size() + 1);
        const auto size = static_cast<std::int64_t>(effect.bytes.size());
        answered(change, question, {{"sha256", std::string(64 - n.size(), '0') + n}, {"size", size}}, {});
    } else if (op == "blob.pixels" || op == "blob.get") answered(change, question, {{"trouble", "not_found"}}, {});
}

} // namespace

void practise(Change& change)
{
    Effects passed;
    while (!change.effects.empty()) {
        for (Effect& effect : std::exchange(change.effects, {})) {
            if (leaves_no_trace(effect.op)) passed.push_back(std::move(effect));
            else answer_here(change, effect);
        }
    }
    change.effects = std::move(passed);
}

void begin_practice(Change& change)
{
    Model& model = change.model;
    const std::vector<Trainee> team = practice_team(*model.rules);
    if (team.empty()) return notify(change, "practice.not_yet", Value{Object{}}, true);
    lock(change); // What is real is on the disk and sealed before, and this one time the host has to hear of it
    Effects real = std::exchange(change.effects, {});
    model.practice = true;
    model.route = {};
    model.session.kind = SessionKind::staff;
    model.session.dev = "practice";
    model.session.unlocked = true;
    for (const Trainee& each : team) model.session.posts.push_back(each.post);
    model.session.actor = actor_of(team.front());
    model.session.name = person_name(model, team.front().person);
    model.sync.synced_at = model.now;
    fill_practice(model, team);
    go(change, home_of(model.session.actor));
    practise(change);
    change.effects.insert(change.effects.begin(), std::make_move_iterator(real.begin()), std::make_move_iterator(real.end()));
}

void end_practice(Change& change)
{
    lock(change); // Forgets all of it
    resume(change);
}

} // namespace qungong::app
