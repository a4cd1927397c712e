#include "core/light.hpp"

#include <utility>

namespace qungong {

namespace {

// Time has its say before any act has.
Clock looked_at(Clock clock, Instant at)
{
    if (const Running* running = std::get_if<Running>(&clock.state); running && at > running->term.due)
        clock.state = Missed{running->term, std::nullopt};
    return clock;
}

} // namespace

Term term_of(const Calendar& calendar, Instant start, const Limit& limit, std::span<const Pause> pauses,
             const WarnTerms& warn)
{
    const Due due = due_of(calendar, start, limit, pauses);
    return {due.due, warn_at(calendar, start, limit, due.due, warn), due.unpublished_year};
}

Term term_resumed(const Calendar& calendar, const Clock& clock, Instant at, const WarnTerms& warn)
{
    std::vector<Pause> pauses = clock.pauses;
    if (const Paused* paused = std::get_if<Paused>(&clock.state)) pauses.push_back({paused->since, at});
    return term_of(calendar, clock.start, clock.limit, pauses, warn);
}

Clock clock_started(std::string name, Instant start, const Limit& limit, const Term& term)
{
    return {std::move(name), start, limit, {}, Running{term}};
}

Clock clock_paused(Clock clock, Instant at)
{
    clock = looked_at(std::move(clock), at);
    if (std::holds_alternative<Running>(clock.state)) clock.state = Paused{at};
    return clock;
}

Clock clock_resumed(Clock clock, Instant at, const Term& term)
{
    const Paused* paused = std::get_if<Paused>(&clock.state);
    if (!paused) return clock;
    clock.pauses.push_back({paused->since, at});
    clock.state = Running{term};
    return clock;
}

Clock clock_done(Clock clock, Instant at)
{
    clock = looked_at(std::move(clock), at);
    if (const Running* running = std::get_if<Running>(&clock.state)) clock.state = Met{at, running->term};
    else if (std::holds_alternative<Paused>(clock.state)) clock.state = Met{at, Term{at, at, false}};
    else if (Missed* missed = std::get_if<Missed>(&clock.state); missed && !missed->at) missed->at = at;
    return clock;
}

Clock clock_moved(Clock clock, Instant at, const Term& term)
{
    clock = looked_at(std::move(clock), at);
    if (Running* running = std::get_if<Running>(&clock.state)) running->term = term;
    return clock;
}

Clock clock_extended(Clock clock, Instant at, const Limit& limit, const Term& term)
{
    clock = clock_moved(std::move(clock), at, term);
    if (std::holds_alternative<Running>(clock.state)) clock.limit = limit;
    return clock;
}

bool is_paused(const Clock& clock)
{
    return std::holds_alternative<Paused>(clock.state);
}

bool is_done(const Clock& clock)
{
    const Missed* missed = std::get_if<Missed>(&clock.state);
    return std::holds_alternative<Met>(clock.state) || (missed && missed->at);
}

bool is_late(const Clock& clock, Instant now)
{
    return light_of(clock, now) == Light::late;
}

std::optional<Instant> due_at(const Clock& clock)
{
    if (const Running* running = std::get_if<Running>(&clock.state)) return running->term.due;
    if (const Met* met = std::get_if<Met>(&clock.state)) return met->term.due;
    if (const Missed* missed = std::get_if<Missed>(&clock.state)) return missed->term.due;
    return std::nullopt;
}

Light light_of(const Clock& clock, Instant now)
{
    if (const Met* met = std::get_if<Met>(&clock.state)) return met->at < met->term.warn ? Light::early : Light::normal;
    if (std::holds_alternative<Paused>(clock.state)) return Light::paused;
    const Running* running = std::get_if<Running>(&clock.state);
    if (!running || now > running->term.due) return Light::late;
    return now >= running->term.warn ? Light::near : Light::normal;
}

std::optional<Instant> next_change(const Clock& clock, Instant now)
{
    const Running* running = std::get_if<Running>(&clock.state);
    if (!running || now > running->term.due) return std::nullopt;
    if (now < running->term.warn) return running->term.warn;
    return Instant{running->term.due.ms + 1};
}

} // namespace qungong
