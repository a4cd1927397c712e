// `commands`: the one table of commands as JSON, one command a line. docs/commands.json is this output.
#include <ostream>

#include "core/command.hpp"
#include "tools/cli/cli.hpp"

namespace qungong {

int run_commands(const CliOptions&, const CliStreams& streams)
{
    const Value table = value_of_command_table();
    std::string_view before = "{\"commands\":[\n";
    for (const Value& command : items_or_none(table, "commands")) {
        streams.out << before << json_from_value(command);
        before = ",\n";
    }
    streams.out << "\n]}\n";
    return 0;
}

} // namespace qungong
