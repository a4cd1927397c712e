// DoorAdvice: the ops that ask the rules and change nothing: which pack this is, where a matter would go, when a limit
// ends, and how a word is said to people. For backends that send letters or import matters; shapes in docs/sync.md.
#include "core/door_case.hpp"
#include "core/door_parts.hpp"
#include "core/limit.hpp"
#include "core/route_asked.hpp"
#include "core/say.hpp"

namespace qungong {

using namespace door_parts;

namespace {

constexpr std::int64_t ms_first = 946'684'800'000; // 2000-01-01: outside of these years no calendar counts
constexpr std::int64_t ms_end = 4'102'444'800'000; // 2100-01-01

Result<Instant> counted_instant(const Value& item, std::string_view key)
{
    Result<Instant> at = instant_field(item, key);
    if (at && (at->ms < ms_first || at->ms >= ms_end)) return {Fault::bad_instant, std::string(key)};
    return at;
}

Result<std::vector<Pause>> pauses_of(const Value& item)
{
    std::vector<Pause> pauses;
    for (const Value& row : items_or_none(item, "pauses")) {
        const Array* ends = row.as_array();
        if (!ends || ends->size() != 2) return {Fault::wrong_type, "pauses"};
        const Value both{{"from", ends->front()}, {"to", ends->back()}};
        const Result<Instant> from = counted_instant(both, "from"), to = counted_instant(both, "to");
        if (!from || !to) return {Fault::bad_instant, "pauses"};
        pauses.push_back({*from, *to});
    }
    return pauses;
}

Result<Value> due_of_item(const Rules& rules, const Value& item)
{
    const Calendar& calendar = calendar_of(rules, {text_or(item, "office")});
    const Result<Instant> start = counted_instant(item, "start");
    if (!start) return start.refusal();
    const Result<std::string> text = text_field(item, "limit");
    if (!text) return text.refusal();
    const Result<Limit> limit = limit_from_text(*text);
    if (!limit) return limit.refusal();
    const Result<std::vector<Pause>> pauses = pauses_of(item);
    if (!pauses) return pauses.refusal();
    const Due due = due_of(calendar, *start, *limit, *pauses);
    Value said{{"due", due.due.ms},
               {"unpublished_year", due.unpublished_year},
               {"warn_at", warn_at(calendar, *start, *limit, due.due, rules.warn).ms}};
    if (!find(item, "end")) return said;
    const Result<Instant> end = counted_instant(item, "end");
    if (!end) return end.refusal();
    put(said, "used_working_seconds", used_working_seconds(calendar, *start, *end, *pauses));
    return said;
}

Result<Value> route_of_item(const Rules& rules, const Value& item)
{
    const Result<RouteAsked> asked = route_asked_from_value(item, rules);
    if (!asked) return asked.refusal();
    const Result<Instant> at = counted_instant(item, "at");
    if (!at) return at.refusal();
    return reasons_from_route(route(asked->subject, asked->question, rules, calendar_of(rules, {}).date_of(*at)), rules);
}

// One refused item never costs the others: the refusal stands in its place.
template <class Answer>
Value answered_items(const Value& in, Answer answer)
{
    Array results;
    for (const Value& item : items_or_none(in, "items")) {
        Result<Value> result = answer(item);
        if (result) results.push_back(std::move(*result));
        else results.push_back({{"fault", word(result.refusal().fault)}, {"refused", result.refusal().refused}});
    }
    return {{"results", std::move(results)}};
}

} // namespace

Result<Value> answer_rules(const Rules& rules, const Value&)
{
    Value said{{"pack", rules.pack}, {"version", rules.version}, {"region", rules.region.text}};
    if (rules.valid_from) put(said, "valid_from", text_from_date(*rules.valid_from));
    return said;
}

Result<Value> answer_due(const Rules& rules, const Value& in)
{
    return answered_items(in, [&](const Value& item) { return due_of_item(rules, item); });
}

Result<Value> answer_route(const Rules& rules, const Value& in)
{
    return answered_items(in, [&](const Value& item) { return route_of_item(rules, item); });
}

Result<Value> answer_say(const Rules&, const Value& in)
{
    const Value* file = find(in, "texts");
    if (!file) return {Fault::missing_field, "texts"};
    const Result<Texts> texts = texts_from_value(*file, text_or(in, "language"));
    if (!texts) return texts.refusal();
    Array results;
    for (const Value& item : items_or_none(in, "items")) {
        const Value* args = find(item, "args");
        results.emplace_back(say(*texts, text_or(item, "key"), args ? *args : Value{Object{}}));
    }
    return Value{{"results", std::move(results)}};
}

} // namespace qungong
