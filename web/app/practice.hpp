// Practice: people and matters to try the work on. Made of the directory and the core alone; nothing here is on a disk.
#pragma once

#include "web/app/model.hpp"

namespace qungong::app {

struct Trainee { // One person of the directory, in one post
    PersonId person;
    Post post;
};
// A village's clerk, the dispatcher over it, a handler of a unit under that centre, a leader; empty where the
// directory has not arrived or no village has all of them.
[[nodiscard]] std::vector<Trainee> practice_team(const Rules& rules);
[[nodiscard]] Actor actor_of(const Trainee& trainee);

// Invented matters at different desks of the team, the newest first: their events are decided by the core.
void fill_practice(Model& model, const std::vector<Trainee>& team);

// What the server would do with a step, as far as one person alone can be told: the core decides, and it has happened.
[[nodiscard]] std::optional<Refusal> happen(Model& model, const Actor& actor, const Command& command);

} // namespace qungong::app
