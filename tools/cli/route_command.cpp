// `route`: where a case comes to, who is offered to work on it, or what may answer it, with every reason.
#include <chrono>

#include "core/route.hpp"
#include "tools/cli/cli.hpp"

namespace qungong {

namespace {

// Today is the machine's own unless the line says `at`: only the core has no clock.
Result<Date> today_of(const Value& line, const Calendar& calendar)
{
    if (const Value* at = find(line, "at")) {
        const Result<Instant> said = instant_value(*at, "at");
        if (!said) return said.refusal();
        return calendar.date_of(*said);
    }
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return calendar.date_of({std::chrono::duration_cast<std::chrono::milliseconds>(now).count()});
}

template <Worded E>
Result<std::optional<E>> word_or_none(const Value& line, std::string_view key)
{
    if (!find(line, key)) return std::optional<E>{};
    const Result<E> read = word_field<E>(line, key);
    if (!read) return read.refusal();
    return std::optional<E>{*read};
}

Result<RouteSubject> subject_of(const Value& line, const Rules& rules)
{
    RouteSubject subject;
    const auto type = word_or_none<MatterType>(line, "type");
    if (!type) return type.refusal();
    const auto urgency = word_or_none<Urgency>(line, "urgency");
    if (!urgency) return urgency.refusal();
    const Value none{Object{}};
    const Value* about = find(line, "about");
    const auto kind = word_or_none<AboutKind>(about ? *about : none, "kind");
    if (!kind) return kind.refusal();
    const Result<std::string> place = text_field(line, "place");
    if (!place) return place.refusal();
    if (!place_of(rules, {*place})) return {Fault::no_such_place, *place};
    subject.type = *type;
    subject.urgency = urgency->value_or(Urgency::normal);
    subject.topic = text_or(line, "topic");
    subject.place = {*place};
    subject.about = kind->value_or(AboutKind::unknown);
    subject.about_office = {about ? text_or(*about, "office") : std::string{}};
    subject.words = text_or(line, "words");
    return subject;
}

Result<RouteQuestion> question_of(const Value& line)
{
    const std::string asked = text_or(line, "question", "first");
    if (asked == "first") return RouteQuestion::first;
    if (asked == "assign") return RouteQuestion::assign;
    if (asked == "knowledge") return RouteQuestion::knowledge;
    return {Fault::unknown_word, "question=" + asked};
}

Result<Value> route_line(const Rules& rules, const Value& line)
{
    const Result<RouteSubject> subject = subject_of(line, rules);
    if (!subject) return subject.refusal();
    const Result<RouteQuestion> question = question_of(line);
    if (!question) return question.refusal();
    const Result<Date> today = today_of(line, calendar_of(rules, {}));
    if (!today) return today.refusal();
    return reasons_from_route(route(*subject, *question, rules, *today), rules);
}

} // namespace

int run_route(const CliOptions& options, const CliStreams& streams)
{
    const Result<Rules> rules = rules_from_dir(options.rules_dir);
    if (!rules) {
        print_refusal(streams.error, 0, rules.refusal());
        return 1;
    }
    return answer_lines(streams, [&](const Value& line) { return route_line(*rules, line); });
}

} // namespace qungong
