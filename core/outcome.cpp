#include "core/outcome.hpp"

#include "core/feed.hpp"

namespace qungong {
namespace {

Value without_position(const FeedLine& line)
{
    Array cells = *value_from_feed_line(line).as_array();
    cells.erase(cells.begin() + 1);
    return cells;
}

std::string left_reason(const CaseState& after, const std::string& feed)
{
    if (after.sealed) return "sealed";
    return feed == "office/" + after.about_office.text ? "against_office" : "moved";
}

} // namespace

Value enter_row(const CaseId& id, std::span<const Event> events, Projection projection)
{
    FeedEnter enter{0, id, {}};
    for (const Event& event : events) enter.events.push_back(projected(event, projection));
    return without_position(enter);
}

Value value_from_reason(const Judgement& judgement)
{
    if (!judgement.has_reason) return Value{Object{}};
    return {{"word", word(judgement.reason.fault)}, {"args", Value{{"refused", judgement.reason.refused}}}};
}

FeedOutcome::Line verdict_line(const Actor& actor, const Command& command, const Judgement& judgement)
{
    FeedVerdict line{0,  command.dev,    command.n, command.id, command.case_id, judgement.verdict,
                     {}, Value{Object{}}};
    if (judgement.has_reason) {
        line.reason = word(judgement.reason.fault);
        line.args = Value{{"refused", judgement.reason.refused}};
    }
    return {{"person/" + actor.person.text}, without_position(line)};
}

FeedOutcome feed_outcome(const CaseState& before, const Judgement& judgement, const Rules& rules)
{
    FeedOutcome outcome;
    if (judgement.events.empty()) return outcome;
    const FeedSet was = feeds_of_case(before, rules), is = feeds_of_case(judgement.state, rules);
    std::map<Projection, std::vector<std::string>> staying;
    for (const auto& [feed, projection] : is) {
        auto old = was.find(feed);
        if (before.seq > 0 && (old == was.end() || old->second != projection))
            outcome.enters.push_back({feed, projection}); // With all its events, these too
        else staying[projection].push_back(feed);
    }
    for (const auto& [projection, feeds] : staying)
        for (const Event& event : judgement.events)
            outcome.lines.push_back({feeds, without_position(FeedEvent{0, projected(event, projection)})});
    for (const auto& [feed, projection] : was)
        if (!is.contains(feed)) outcome.lefts.push_back({feed, left_reason(judgement.state, feed)});
    const Value row = public_row(judgement.state);
    if (row != public_row(before))
        outcome.documents.push_back({"public/" + rules.region.text, public_key(judgement.state.id), row});
    return outcome;
}

} // namespace qungong
