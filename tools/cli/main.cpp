// The command line `qungong`: JSON lines in, JSON lines out. This table is its contents; each command is one file.
#include <algorithm>
#include <iostream>

#include "tools/cli/cli.hpp"

namespace {

using namespace qungong;

const std::vector<CliCommand> commands = {
    {"commands", "", "the table of commands, their arguments, roles and states, as JSON", {}, run_commands},
    {"due", "[--calendar FILE]", R"({"start","limit","pauses","end","warn"} -> {"due","unpublished_year",...})",
     {"--calendar"}, run_due},
    {"redact", "[--audience everyone] [--language zh-CN]", R"({"text","names"} -> {"text","found":[{"kind","from","to"}]})",
     {"--audience", "--language"}, run_redact},
    {"generate", "--cases N --seed S", "-> the events of a plausible district year, the same for the same seed",
     {"--cases", "--seed"}, run_generate},
    {"replay", "[--now INSTANT]",
     R"({"at","by":{"person","office","role"},"case","type","args"} -> {"n","verdict","reason","events"}, then cases)",
     {"--now"}, run_replay},
    {"route", "", R"({"type","topic","urgency","place","about","words","at","question"} -> the decision and why)",
     {}, run_route},
};

int print_help(std::ostream& out)
{
    out << "qungong COMMAND [--rules DIR]      JSON lines in, JSON lines out\n\n";
    for (const CliCommand& command : commands)
        out << "  " << command.name << " " << command.usage << "\n      " << command.takes_and_gives << "\n";
    return 0;
}

int refuse(const Refusal& refusal)
{
    print_refusal(std::cerr, 0, refusal);
    print_help(std::cerr);
    return 1;
}

// Options take a value; what a command does not know is refused, so that a misspelt one is never ignored.
Result<CliOptions> options_of(const CliCommand& command, const std::vector<std::string>& words)
{
    CliOptions options{.rules_dir = "assets/rules", .named = {}, .plain = {}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& said = words[i];
        if (!said.starts_with("--")) {
            options.plain.push_back(said);
            continue;
        }
        const bool is_known = said == "--rules" || std::ranges::count(command.options, said) > 0;
        if (!is_known || i + 1 == words.size()) return {Fault::unknown_field, said};
        options.named[said] = words[++i];
    }
    options.rules_dir = option_or(options, "--rules", options.rules_dir);
    return options;
}

} // namespace

int main(int count, char** values)
{
    std::ios::sync_with_stdio(false);
    std::vector<std::string> words(values + 1, values + count);
    if (std::ranges::count(words, "--help") > 0) return print_help(std::cout);
    // `--rules DIR` may stand before the command as well.
    if (words.size() > 2 && words.front() == "--rules")
        std::rotate(words.begin(), words.begin() + 2, words.begin() + 3);
    if (words.empty()) return refuse({Fault::missing_field, "COMMAND"});
    const auto command = std::ranges::find(commands, words.front(), &CliCommand::name);
    if (command == commands.end()) return refuse({Fault::unknown_word, words.front()});
    words.erase(words.begin());
    const Result<CliOptions> options = options_of(*command, words);
    if (!options) return refuse(options.refusal());
    return command->run(*options, {std::cin, std::cout, std::cerr});
}
