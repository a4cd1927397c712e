// `route`: where a case comes to, who is offered to work on it, or what may answer it, with every reason.
#include <chrono>

#include "core/route_asked.hpp"
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

Result<Value> route_line(const Rules& rules, const Value& line)
{
    const Result<RouteAsked> asked = route_asked_from_value(line, rules);
    if (!asked) return asked.refusal();
    const Result<Date> today = today_of(line, calendar_of(rules, {}));
    if (!today) return today.refusal();
    return reasons_from_route(route(asked->subject, asked->question, rules, *today), rules);
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
