// Cli: what every command of `qungong` shares: the options, files, and reading JSON lines.
//
// A command is one file and one row of the table in main.cpp. It reads lines, writes lines, and answers bad input
// with one error line {"line","fault","refused"} on the error stream; the other lines go on and the exit status is 1.
#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/rules.hpp"
#include "core/value.hpp"

namespace qungong {

struct CliOptions {
    std::string rules_dir;                         // --rules DIR; default assets/rules
    std::map<std::string, std::string> named;      // "--calendar" -> "FILE"
    std::vector<std::string> plain;                // What stands without a name
};

struct CliStreams {
    std::istream& in;
    std::ostream& out;
    std::ostream& error;
};

struct CliCommand {
    std::string_view name;
    std::string_view usage;                        // What may follow the name
    std::string_view takes_and_gives;              // One line for --help
    std::vector<std::string_view> options;         // Named options it knows besides --rules; each takes a value
    int (*run)(const CliOptions&, const CliStreams&);
};

using LineAnswer = std::function<Result<Value>(const Value&)>;
using LineTaker = std::function<Result<bool>(const Value&, std::int64_t line)>;

// Calls `answer` for every line that is JSON and prints what it gives; 1 if any line was refused.
[[nodiscard]] int answer_lines(const CliStreams& streams, const LineAnswer& answer);
// The same where nothing is printed for a line.
[[nodiscard]] int take_lines(const CliStreams& streams, const LineTaker& take);
void print_refusal(std::ostream& error, std::int64_t line, const Refusal& refusal); // line 0: not about a line

// bad_id with the path when it cannot be read.
[[nodiscard]] Result<std::string> file_text(const std::string& path);
[[nodiscard]] Result<Value> file_value(const std::string& path, JsonBounds bounds = {.bytes_max = 64 << 20});
// The named option, or `otherwise`.
[[nodiscard]] std::string option_or(const CliOptions& options, std::string_view name, std::string_view otherwise);
// An instant from ISO text in a field; refuses what lies outside 2000 to 2100, where no calendar counts.
[[nodiscard]] Result<Instant> instant_text_field(const Value& object, std::string_view key);
[[nodiscard]] Result<Instant> instant_in_reach(const std::string& text, std::string_view key);

[[nodiscard]] Result<Instant> instant_value(const Value& value, std::string_view key); // Text, or UTC milliseconds

// The pack of a rules folder with the `knowledge` and `demo` folders that lie beside it.
[[nodiscard]] Result<Rules> rules_from_dir(const std::string& rules_dir);

int run_commands(const CliOptions& options, const CliStreams& streams);
int run_due(const CliOptions& options, const CliStreams& streams);
int run_redact(const CliOptions& options, const CliStreams& streams);
int run_generate(const CliOptions& options, const CliStreams& streams);
int run_replay(const CliOptions& options, const CliStreams& streams);
int run_route(const CliOptions& options, const CliStreams& streams);

} // namespace qungong
