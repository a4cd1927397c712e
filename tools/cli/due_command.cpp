// `due`: when a limit ends, what of it was used, and when to warn (DESIGN 13).
#include <vector>

#include "core/limit.hpp"
#include "tools/cli/cli.hpp"

namespace qungong {

namespace {

Result<std::vector<Pause>> pauses_of(const Value& line)
{
    std::vector<Pause> pauses;
    const Value* list = find(line, "pauses");
    if (!list) return pauses;
    if (!list->as_array()) return {Fault::wrong_type, "pauses"};
    for (const Value& item : *list->as_array()) {
        const Array* ends = item.as_array();
        if (!ends || ends->size() != 2 || !ends->front().as_text() || !ends->back().as_text())
            return {Fault::wrong_type, "pauses=" + json_from_value(item)};
        const Result<Instant> from = instant_in_reach(*ends->front().as_text(), "pauses");
        if (!from) return from.refusal();
        const Result<Instant> to = instant_in_reach(*ends->back().as_text(), "pauses");
        if (!to) return to.refusal();
        if (*to < *from) return {Fault::bad_instant, "pauses=" + json_from_value(item)};
        pauses.push_back({*from, *to});
    }
    return pauses;
}

Result<Limit> limit_of(const Value& line, std::string_view key)
{
    const Result<std::string> text = text_field(line, key);
    if (!text) return text.refusal();
    return limit_from_text(*text);
}

Result<Value> due_line(const Calendar& calendar, const Value& line)
{
    const Result<Instant> start = instant_text_field(line, "start");
    if (!start) return start.refusal();
    const Result<Limit> limit = limit_of(line, "limit");
    if (!limit) return limit.refusal();
    const Result<std::vector<Pause>> pauses = pauses_of(line);
    if (!pauses) return pauses.refusal();
    const Due due = due_of(calendar, *start, *limit, *pauses);
    Value said{{"due", text_from_instant(due.due, calendar.offset())}, {"unpublished_year", due.unpublished_year}};
    if (find(line, "end")) {
        const Result<Instant> end = instant_text_field(line, "end");
        if (!end) return end.refusal();
        put(said, "used_working_seconds", used_working_seconds(calendar, *start, *end, *pauses));
    }
    if (find(line, "warn")) {
        const Result<Limit> warn = limit_of(line, "warn");
        if (!warn) return warn.refusal();
        put(said, "warn_at", text_from_instant(before_due(calendar, due.due, *warn), calendar.offset()));
    }
    return said;
}

} // namespace

int run_due(const CliOptions& options, const CliStreams& streams)
{
    const Result<Value> file = file_value(option_or(options, "--calendar", options.rules_dir + "/calendar.json"));
    const Result<Calendar> calendar = file ? calendar_from_value(*file) : Result<Calendar>{file.refusal()};
    if (!calendar) {
        print_refusal(streams.error, 0, calendar.refusal());
        return 1;
    }
    return answer_lines(streams, [&](const Value& line) { return due_line(*calendar, line); });
}

} // namespace qungong
