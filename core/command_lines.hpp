// CommandLines: the one table of commands as it is written down. Only core/command_table.cpp reads it.
#pragma once

#include <span>
#include <string_view>

#include "core/command.hpp"

namespace qungong {

// One line a command: `from` and `by` as in DESIGN section 4; arguments as "name:type", "!" required, "~w" in the
// words leaf, "~i" in the identity leaf, "=list" a closed list by name.
struct CommandLine {
    CommandKind kind;
    bool ready;
    std::string_view events, conflict, from, by, arguments;
};

[[nodiscard]] std::span<const CommandLine> command_lines(); // In the order of CommandKind

} // namespace qungong
