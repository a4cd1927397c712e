#include "core/case_state.hpp"

#include <algorithm>

namespace qungong {
namespace {

template <Worded E>
void read_word(const Value& from, std::string_view key, E& into)
{
    if (auto found = word_from_text<E>(text_or(from, key))) into = *found;
}

template <Worded E>
void read_word(const Value& from, std::string_view key, std::optional<E>& into)
{
    if (auto found = word_from_text<E>(text_or(from, key))) into = *found;
}

void read_text(const Value& from, std::string_view key, std::string& into)
{
    if (const Value* value = find(from, key); value && value->as_text()) into = *value->as_text();
}

void move_holder(CaseState& state, const OfficeId& office, Instant at)
{
    if (state.holder == office) return;
    if (!state.holds.empty() && !state.holds.back().to) state.holds.back().to = at;
    state.holds.push_back({office, at, {}});
    state.holder = office;
    state.offices.insert(office);
}

// A clock row: [name, start, due, warn, limit, unpublished].
void start_clock(CaseState& state, const Value& row)
{
    const Array* cells = row.as_array();
    if (!cells || cells->size() < 6) return;
    auto number = [&](std::size_t i) {
        const auto* n = (*cells)[i].as_integer();
        return Instant{n ? *n : 0};
    };
    auto text = [&](std::size_t i) {
        const auto* t = (*cells)[i].as_text();
        return t ? *t : std::string{};
    };
    CaseClock clock{text(0),     number(1),         number(2), number(3), text(4),
                    state.round, number(5).ms != 0, {},        false};
    // The same clock with the same start runs on (an answer sent back); with another start it is a clock of its own.
    auto same = std::find_if(state.clocks.begin(), state.clocks.end(), [&](const CaseClock& c) {
        return c.name == clock.name && c.start == clock.start;
    });
    if (same == state.clocks.end()) state.clocks.push_back(clock);
    else *same = clock;
}

void stop_clocks(CaseState& state, const Value& then, std::string_view key, Instant at, bool dropped)
{
    for (const std::string& name : texts_or_none(then, key))
        for (CaseClock& clock : state.clocks)
            if (clock.name == name && !clock.stopped) {
                clock.stopped = at;
                clock.dropped = dropped;
            }
}

void put_part(CaseState& state, const Value& row)
{
    PartId id{text_or(row, "id")};
    auto found =
        std::find_if(state.parts.begin(), state.parts.end(), [&](const Part& p) { return p.id == id; });
    if (found == state.parts.end()) found = state.parts.insert(state.parts.end(), Part{.id = id});
    read_text(row, "parent", found->parent.text);
    read_text(row, "office", found->office.text);
    read_text(row, "person", found->person.text);
    read_word(row, "state", found->stage);
    found->lead = bool_or(row, "lead", found->lead);
    state.offices.insert(found->office);
    if (!found->lead && found->office != state.holder && !ever_held(state, found->office))
        state.co_offices.insert(found->office);
}

void apply_consequences(CaseState& state, const Value& then, Instant at)
{
    state.round = integer_or(then, "round", state.round);
    state.reversals = integer_or(then, "reversals", state.reversals);
    read_word(then, "state", state.stage);
    read_word(then, "level", state.level);
    read_word(then, "urgency", state.urgency);
    read_word(then, "type", state.type);
    read_text(then, "topic", state.topic);
    read_text(then, "place", state.place.text);
    read_text(then, "area_from", state.area_from.text);
    state.sealed = bool_or(then, "sealed", state.sealed);
    if (std::string holder = text_or(then, "holder"); !holder.empty()) move_holder(state, {holder}, at);
    read_text(then, "person", state.person.text);
    stop_clocks(state, then, "stop", at, false);
    stop_clocks(state, then, "drop", at, true);
    for (const Value& row : items_or_none(then, "clocks")) start_clock(state, row);
    for (const Value& row : items_or_none(then, "parts")) put_part(state, row);
    for (const std::string& office : texts_or_none(then, "watch")) state.watchers.insert({office});
    for (const std::string& clock : texts_or_none(then, "told")) state.told.push_back(clock);
    if (const Value* route = find(then, "route")) state.route = *route;
}

void apply_filed(CaseState& state, const Event& event)
{
    const Value& open = event.open;
    state.number = text_or(open, "number");
    read_word(open, "type", state.type);
    state.filed_type = state.type;
    read_text(open, "topic", state.topic);
    read_word(open, "urgency", state.urgency);
    state.difficult = bool_or(open, "difficult", false);
    state.place = {text_or(open, "place")};
    if (const Value* about = find(open, "about")) {
        read_word(*about, "kind", state.about);
        read_text(*about, "office", state.about_office.text);
    }
    state.confidential = bool_or(open, "confidential", false);
    state.publish_consent = bool_or(open, "publish", false);
    state.channel = text_or(open, "channel");
    state.reply_by = text_or(open, "reply_by");
    if (const Value* external = find(open, "external"))
        state.external = text_or(*external, "source") + "/" + text_or(*external, "no");
    state.filed_by = event.actor;
    state.filed_at = event.at;
    if (const Value* then = find(open, "then")) state.first_holder = {text_or(*then, "holder")};
}

void apply_rated(CaseState& state, const Event& event)
{
    Rating rating{.at = event.at};
    read_word(event.open, "solved", rating.solved);
    read_word(event.open, "satisfied", rating.satisfied);
    read_word(event.open, "attitude", rating.attitude);
    read_word(event.open, "by", rating.by);
    state.rating = rating;
    ++state.ratings;
}

void apply_kind(CaseState& state, const Event& event)
{
    switch (event.type) {
    case EventKind::filed: apply_filed(state, event); break;
    case EventKind::submitted_up: state.came_up_from.push_back(event.actor.office); break;
    case EventKind::sent_down: state.sent_back_to.push_back({text_or(event.open, "office")}); break;
    case EventKind::contacted:
        state.contacted = state.contacted || bool_or(event.open, "reached", false);
        break;
    case EventKind::answered:
    case EventKind::answered_from_knowledge:
        read_word(event.open, "outcome", state.outcome);
        state.answered_by = event.actor.office;
        state.answered_at = event.at;
        break;
    case EventKind::delivered: state.delivered_at = event.at; break;
    case EventKind::answer_returned:
        state.delivered_at.reset();
        state.answered_at.reset();
        break;
    case EventKind::rated: apply_rated(state, event); break;
    case EventKind::rating_judged:
        if (state.stage == CaseStage::in_hand || state.stage == CaseStage::accepted) {
            state.delivered_at.reset();
            state.answered_at.reset();
        }
        break;
    case EventKind::contested: ++state.contests; break;
    case EventKind::published:
        state.published =
            Value{{"title", text_or(event.open, "title")}, {"text", text_or(event.open, "text")}};
        break;
    case EventKind::unpublished: state.published = Value{}; break;
    default: break;
    }
}

} // namespace

void apply(CaseState& state, const Event& event)
{
    state.id = event.case_id;
    state.seq = event.seq;
    state.recorded_at = event.recorded_at;
    if (event.h) state.h = *event.h;
    if (event.type_word != word(event.type) || event.v != 1) {
        state.read_only = true; // Kept and shown, but nobody steps on what he cannot read
        return;
    }
    if (event.type == EventKind::filed) apply_filed(state, event);
    if (const Value* then = find(event.open, "then")) apply_consequences(state, *then, event.at);
    if (event.type != EventKind::filed) apply_kind(state, event);
}

CaseState replay(std::span<const Event> events)
{
    CaseState state;
    for (const Event& event : events) apply(state, event);
    return state;
}

bool is_open(CaseStage stage)
{
    switch (stage) {
    case CaseStage::declined:
    case CaseStage::outside:
    case CaseStage::withdrawn:
    case CaseStage::merged:
    case CaseStage::annulled:
    case CaseStage::closed:
    case CaseStage::final_: return false;
    default: return true;
    }
}

const Part* part_of(const CaseState& state, const PartId& id)
{
    auto found =
        std::find_if(state.parts.begin(), state.parts.end(), [&](const Part& p) { return p.id == id; });
    return found == state.parts.end() ? nullptr : &*found;
}

const Part* lead_part(const CaseState& state)
{
    for (auto it = state.parts.rbegin(); it != state.parts.rend(); ++it)
        if (it->lead && it->stage != PartStage::replaced) return &*it;
    return nullptr;
}

const Part* own_part(const CaseState& state, const OfficeId& office, const PartId& id)
{
    if (!id.empty()) return part_of(state, id);
    for (auto it = state.parts.rbegin(); it != state.parts.rend(); ++it)
        if (it->office == office && it->stage != PartStage::replaced && it->stage != PartStage::done)
            return &*it;
    return nullptr;
}

const CaseClock* clock_of(const CaseState& state, std::string_view name)
{
    for (auto it = state.clocks.rbegin(); it != state.clocks.rend(); ++it)
        if (it->name == name) return &*it;
    return nullptr;
}

std::string told_name(const CaseClock& clock) { return clock.name + "#" + std::to_string(clock.round); }

const CaseClock* untold_late_clock(const CaseState& state, Instant at)
{
    for (const CaseClock& clock : state.clocks) {
        bool urged_for = clock.name == "whole" || clock.name.ends_with(":handle");
        if (!urged_for || clock.stopped || at < clock.due) continue;
        if (std::find(state.told.begin(), state.told.end(), told_name(clock)) == state.told.end())
            return &clock;
    }
    return nullptr;
}

bool ever_held(const CaseState& state, const OfficeId& office)
{
    return std::any_of(state.holds.begin(), state.holds.end(),
                       [&](const Hold& h) { return h.office == office; });
}

} // namespace qungong
