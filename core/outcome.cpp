#include "core/outcome.hpp"

#include "core/feed.hpp"
#include "core/json_text.hpp"

namespace qungong {
namespace {

// A reader of a projection, as the writer of a line wants it.
void append_leaves(std::string& out, const Event& event, Projection projection)
{
    append_event_leaves(out, event, words_reading(event, projection), Reading::hidden);
}

// The events as one reader after the other gets them: what all readers get alike is written once.
std::vector<std::string> fronts_of(std::span<const Event> events)
{
    std::vector<std::string> fronts;
    for (const Event& event : events) append_event_front(fronts.emplace_back(), event);
    return fronts;
}

std::string event_row(const Event& event, std::string_view front, Projection projection)
{
    std::string row;
    row.reserve(front.size() + 512);
    JsonArray cells(row);
    cells.text("e");
    cells.text(event.case_id.text);
    cells.begin() += front;
    append_leaves(cells.begin(), event, projection);
    cells.end();
    return row;
}

std::string left_reason(const CaseState& after, const std::string& feed)
{
    if (after.sealed) return "sealed";
    return feed == "office/" + after.about_office.text ? "against_office" : "moved";
}

} // namespace

std::string enter_row(const CaseId& id, std::span<const Event> events, Projection projection)
{
    std::string row;
    JsonArray cells(row);
    cells.text("n");
    cells.text(id.text);
    JsonArray inner(cells.begin());
    for (const Event& event : events) {
        append_event_front(inner.begin() += '[', event);
        append_leaves(row += ',', event, projection);
        row += ']';
    }
    inner.end();
    cells.end();
    return row;
}

Value value_from_reason(const Judgement& judgement)
{
    if (!judgement.has_reason) return Value{Object{}};
    return {{"word", word(judgement.reason.fault)}, {"args", Value{{"refused", judgement.reason.refused}}}};
}

FeedOutcome::Line verdict_line(const Actor& actor, const Command& command, const Judgement& judgement)
{
    Value args{Object{}};
    if (judgement.has_reason) args = Value{{"refused", judgement.reason.refused}};
    const std::string_view reason = judgement.has_reason ? word(judgement.reason.fault) : "";
    return {{"person/" + actor.person.text},
            json_from_value(Array{"v", command.dev.text, command.n, command.id.text, command.case_id.text,
                                  word(judgement.verdict), reason, std::move(args)})};
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
    const std::vector<std::string> fronts = fronts_of(judgement.events);
    for (const auto& [projection, feeds] : staying)
        for (std::size_t i = 0; i < fronts.size(); ++i) {
            const Event& event = judgement.events[i];
            outcome.lines.push_back({feeds, event_row(event, fronts[i], projection), event.seq});
        }
    for (const auto& [feed, projection] : was)
        if (!is.contains(feed)) outcome.lefts.push_back({feed, left_reason(judgement.state, feed)});
    const Value row = public_row(judgement.state);
    if (row != public_row(before))
        outcome.documents.push_back({"public/" + rules.region.text, public_key(judgement.state.id), row});
    return outcome;
}

} // namespace qungong
