#include <fstream>
#include <iterator>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "core/command.hpp"
#include "core/ids.hpp"
#include "tools/cli/cli.hpp"

using namespace qungong;

namespace {

struct Said {
    int status = 0;
    std::vector<Value> lines, errors;
};

std::vector<Value> values_of(const std::string& text)
{
    std::vector<Value> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) values.push_back(*value_from_json(line));
    return values;
}

Said say(int (*run)(const CliOptions&, const CliStreams&), const std::string& lines, CliOptions options = {})
{
    options.rules_dir = QUNGONG_ROOT "/assets/rules";
    std::istringstream in(lines);
    std::ostringstream out, error;
    const int status = run(options, {in, out, error});
    return {status, values_of(out.str()), values_of(error.str())};
}

std::string case_number(std::string nine)
{
    return nine + case_number_check(nine);
}

const std::string the_case = "500113-0192a000-0000-7000-8000-000000000001";

// One line of `replay`: who gives which command when.
std::string told(std::string_view at, std::string_view by, std::string_view type, Value args)
{
    Value actor{{"role", "clerk"}, {"person", "p-zhongba-clerk"}, {"office", "v500113109200"}};
    if (by == "centre") actor = {{"role", "dispatcher"}, {"person", "p-mudong-dispatcher"}, {"office", "c500113109"}};
    return json_from_value({{"at", at}, {"by", actor}, {"case", the_case}, {"type", type}, {"args", std::move(args)}}) + "\n";
}

std::string filed(std::string_view at)
{
    return told(at, "clerk", "file", {{"number", case_number("018472639")}, {"type", "help"}, {"topic", "roads"},
                                      {"place", "500113109200"}, {"words", "昨晚下雨塌方，村道堵了。"}});
}

} // namespace

TEST_CASE("`due` answers each line and names each line that it refuses", "[command_line]")
{
    const Said said = say(run_due, R"({"start":"2026-09-30T10:00:00+08:00","limit":"5wd"}
{"start":"2026-09-30T10:00:00+08:00","limit":"5x"}
nonsense

{"limit":"5wd"}
{"start":"1999-09-30T10:00:00+08:00","limit":"5wd"}
{"start":"2026-10-08T10:00:00+08:00","limit":"2wh","pauses":[["2026-10-08T15:00:00+08:00","2026-10-08T10:30:00+08:00"]]}
{"start":"2025-12-31T10:00:00+08:00","limit":"1wd","end":"2026-01-04T10:00:00+08:00","warn":"10wmin"}
{"start":"2026-12-31T10:00:00+08:00","limit":"1wd"}
)");
    CHECK(said.status == 1);
    REQUIRE(said.lines.size() == 3);
    CHECK(json_from_value(said.lines[0]) == R"({"due":"2026-10-13T18:00:00+08:00","unpublished_year":false})");
    CHECK(json_from_value(said.lines[1]) == R"({"due":"2026-01-04T18:00:00+08:00","unpublished_year":false,)"
                                            R"("used_working_seconds":25200,"warn_at":"2026-01-04T17:50:00+08:00"})");
    CHECK(json_from_value(said.lines[2]) == R"({"due":"2027-01-04T18:00:00+08:00","unpublished_year":true})");
    std::vector<std::int64_t> refused;
    for (const Value& error : said.errors) refused.push_back(integer_or(error, "line", 0));
    CHECK(refused == std::vector<std::int64_t>{2, 3, 5, 6, 7});
    CHECK(json_from_value(said.errors[0]) == R"({"fault":"bad_limit","line":2,"refused":"5x"})");
}

TEST_CASE("`due` without a readable calendar says so and answers nothing", "[command_line]")
{
    const std::string line = R"({"start":"2026-09-30T10:00:00+08:00","limit":"5wd"})";
    const Said said = say(run_due, line, {.rules_dir = {}, .named = {{"--calendar", "no such file"}}, .plain = {}});
    CHECK(said.status == 1);
    CHECK(said.lines.empty());
    CHECK(said.errors.size() == 1);
}

TEST_CASE("docs/commands.json is what `commands` prints", "[command_line]")
{
    std::istringstream in;
    std::ostringstream out;
    CHECK(run_commands({}, {in, out, out}) == 0);
    std::ifstream file(QUNGONG_ROOT "/docs/commands.json");
    const std::string written{std::istreambuf_iterator<char>{file}, {}};
    CHECK((written == out.str())); // Else: qungong commands > docs/commands.json
    CHECK(*value_from_json(written) == value_of_command_table());
}

TEST_CASE("`route` gives the office, the rule and what failed in the rules before it", "[command_line]")
{
    const Said said = say(run_route, R"({"type":"help","topic":"roads","place":"500113109200","at":1790733600000}
{"type":"help","place":"999"}
{"type":"nonsense","place":"500113109200"}
)");
    CHECK(said.status == 1);
    REQUIRE(said.lines.size() == 1);
    CHECK(text_or(said.lines[0], "office") == "v500113109200");
    CHECK_FALSE(text_or(said.lines[0], "because").empty());
    CHECK_FALSE(items_or_none(said.lines[0], "refused").empty());
    CHECK(said.errors.size() == 2);
}

TEST_CASE("`replay` judges each command and shows each case as it stands", "[command_line]")
{
    const Said said = say(run_replay, filed("2026-10-12T09:10:00+08:00")
                                          + told("2026-10-12T09:20:00+08:00", "clerk", "accept", Value{Object{}})
                                          + told("2026-10-12T09:30:00+08:00", "clerk", "rate",
                                                 {{"solved", "yes"}, {"satisfied", "very"}, {"attitude", "good"},
                                                  {"by", "caller"}}));
    CHECK(said.status == 0);
    REQUIRE(said.lines.size() == 4);
    CHECK(text_or(said.lines[0], "verdict") == "applied");
    CHECK(text_or(said.lines[1], "verdict") == "applied");
    CHECK(text_or(said.lines[2], "verdict") == "rejected");
    CHECK(integer_or(said.lines[2], "n", 0) == 3);
    CHECK(text_or(*find(said.lines[2], "reason"), "word") == "own_matter");
    CHECK(text_or(said.lines[3], "state") == "accepted");
    CHECK(integer_or(said.lines[3], "seq", 0) == 2);
    CHECK(text_or(said.lines[3], "h").size() == 64);
    CHECK(items_or_none(said.lines[3], "holds").size() == 1);
}

TEST_CASE("In `replay` time acts between the commands and until the instant asked for", "[command_line]")
{
    const Said said = say(run_replay, filed("2026-10-12T09:10:00+08:00"),
                          {.rules_dir = {}, .named = {{"--now", "2026-10-14T09:00:00+08:00"}}, .plain = {}});
    REQUIRE(said.lines.size() == 3);
    const Value* tick = find(said.lines[1], "tick");
    REQUIRE(tick);
    CHECK(text_or(*tick, "type") == "accept");
    CHECK(text_or(said.lines[2], "holder") == "c500113109"); // Lifted one level
}

TEST_CASE("The same commands replayed give the same bytes", "[command_line]")
{
    const std::string lines = filed("2026-10-12T09:10:00+08:00")
        + told("2026-10-12T09:20:00+08:00", "clerk", "accept", Value{Object{}});
    CHECK((say(run_replay, lines).lines == say(run_replay, lines).lines));
}

TEST_CASE("A line of `replay` that is no command is refused by its number", "[command_line]")
{
    const Said said = say(run_replay, R"({"at":"2026-10-12","by":{},"case":"x","type":"file","args":{}}
{"at":1790733600000,"by":{"role":"clerk"},"case":"x","type":"file","args":{}}
{"at":1790733600000,"by":{"role":"clerk"},"case":"500113-0192a000-0000-7000-8000-000000000001","type":"fly","args":{}}
{"at":1790733600000,"by":{"role":"king"},"case":"500113-0192a000-0000-7000-8000-000000000001","type":"file","args":{}}
)");
    CHECK(said.status == 1);
    CHECK(said.lines.empty());
    CHECK(said.errors.size() == 4);
}

TEST_CASE("Broken lines are refused by their numbers and cost no other line, whatever the command", "[command_line]")
{
    const std::vector<std::string> broken = {
        "{", "[]x", "{\"a\":1,\"a\":2}", "1.5", "{\"a\":9007199254740993}", "\xff\xfe", "{\"a\":\"\\ud800\"}",
        std::string(100'000, '['), "{\"text\":\"" + std::string(10'000'000, 'x') + "\"}"};
    const std::string due = R"({"start":"2026-09-30T10:00:00+08:00","limit":"5wd"})";
    const std::string route = R"({"type":"help","place":"500113109200","at":1790733600000})";
    const std::string redact = R"({"text":"打 13900001234"})";
    struct Tried {
        decltype(&run_due) run;
        std::string good;
    };
    for (const auto& [run, good] : {Tried{run_due, due}, Tried{run_route, route}, Tried{run_redact, redact}}) {
        std::string lines = good + "\n";
        for (const std::string& line : broken) lines += line + "\n";
        const Said said = say(run, lines + good + "\n");
        CHECK(said.status == 1);
        REQUIRE(said.lines.size() == 2);
        CHECK(said.lines[0] == said.lines[1]);
        REQUIRE(said.errors.size() == broken.size());
        for (std::size_t i = 0; i < broken.size(); ++i) {
            CHECK(integer_or(said.errors[i], "line", 0) == static_cast<std::int64_t>(i) + 2);
            CHECK_FALSE(text_or(said.errors[i], "fault").empty());
        }
    }
}

TEST_CASE("In `replay` a broken line between two commands costs neither of them", "[command_line]")
{
    const Said said = say(run_replay, filed("2026-10-12T09:10:00+08:00") + "{\"at\":\n" +
                                          told("2026-10-12T09:20:00+08:00", "clerk", "accept", Value{Object{}}));
    CHECK(said.status == 1);
    REQUIRE(said.lines.size() == 3);
    CHECK(text_or(said.lines[2], "state") == "accepted");
    REQUIRE(said.errors.size() == 1);
    CHECK(integer_or(said.errors[0], "line", 0) == 2);
}
