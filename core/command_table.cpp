#include "core/command.hpp"
#include "core/command_lines.hpp"

#include <cassert>

namespace qungong {
namespace {

constexpr std::string_view correctable[] = {"phone", "name", "house", "place", "topic", "happened_at"};

template <Worded E>
constexpr std::span<const std::string_view> names_of()
{
    return WordList<E>::names;
}

std::span<const std::string_view> closed_list(std::string_view name)
{
    if (name == "type") return names_of<MatterType>();
    if (name == "urgency") return names_of<Urgency>();
    if (name == "channel") return names_of<Channel>();
    if (name == "reply_by") return names_of<ReplyBy>();
    if (name == "outcome") return names_of<Outcome>();
    if (name == "submit_reason") return names_of<SubmitReason>();
    if (name == "contact_how") return names_of<ContactHow>();
    if (name == "deliver_how") return names_of<DeliverHow>();
    if (name == "audience") return names_of<Audience>();
    if (name == "solved") return names_of<Solved>();
    if (name == "satisfied") return names_of<Satisfied>();
    if (name == "attitude") return names_of<Attitude>();
    if (name == "rated_by") return names_of<RatedBy>();
    if (name == "judge_result") return names_of<JudgeResult>();
    if (name == "judge_reason") return names_of<JudgeReason>();
    if (name == "correctable") return correctable;
    assert(false && "a closed list of the table has a name this function knows");
    return {};
}

template <class Visit>
void each_word(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        std::size_t space = text.find(' ');
        if (space != 0) visit(text.substr(0, space));
        if (space == text.npos) break;
        text.remove_prefix(space + 1);
    }
}

template <Worded E>
E must(std::string_view text)
{
    auto found = word_from_text<E>(text);
    // A wire word that is a C++ keyword is written with an underscore in the table.
    if (!found && text.ends_with('_')) found = word_from_text<E>(text.substr(0, text.size() - 1));
    assert(found && "the command table names only words of the closed lists");
    return *found;
}

Argument argument_from(std::string_view text)
{
    Argument argument;
    std::size_t equals = text.find('=');
    std::string_view list;
    if (equals != text.npos) {
        list = text.substr(equals + 1);
        text = text.substr(0, equals);
    }
    auto strip = [&](std::string_view& from) {
        if (from.ends_with("~w")) {
            argument.leaf = LeafKind::words;
            from.remove_suffix(2);
        }
        if (from.ends_with("~i")) {
            argument.leaf = LeafKind::identity;
            from.remove_suffix(2);
        }
        if (from.ends_with('!')) {
            argument.required = true;
            from.remove_suffix(1);
        }
    };
    strip(list);
    strip(text);
    std::size_t colon = text.find(':');
    argument.name = text.substr(0, colon);
    argument.type = must<ArgumentType>(text.substr(colon + 1));
    if (!list.empty()) {
        argument.closed = closed_list(list);
        argument.list = list;
    }
    return argument;
}

void read_from(CommandRow& row, std::string_view from)
{
    if (from == "-") return;
    if (from == "open") {
        row.from_open = true;
        return;
    }
    if (from == "any") {
        for (CaseStage stage : all_words<CaseStage>()) row.from.push_back(stage);
        return;
    }
    if (from.starts_with("part ")) {
        each_word(from.substr(5), [&](std::string_view w) { row.part_from.push_back(must<PartStage>(w)); });
        return;
    }
    each_word(from, [&](std::string_view w) { row.from.push_back(must<CaseStage>(w)); });
}

std::vector<CommandRow> build_table()
{
    std::vector<CommandRow> table;
    for (const CommandLine& line : command_lines()) {
        assert(static_cast<std::size_t>(line.kind) == table.size() &&
               "the table stands in the order of CommandKind");
        CommandRow row{
            .kind = line.kind, .conflict = must<ConflictClass>(line.conflict), .ready = line.ready};
        each_word(line.events, [&](std::string_view w) { row.events.push_back(must<EventKind>(w)); });
        read_from(row, line.from);
        each_word(line.by, [&](std::string_view w) { row.by.push_back(must<By>(w)); });
        each_word(line.arguments, [&](std::string_view w) { row.arguments.push_back(argument_from(w)); });
        table.push_back(std::move(row));
    }
    return table;
}

template <class List>
Value words_of(const List& list)
{
    Array items;
    for (auto e : list) items.emplace_back(word(e));
    return items;
}

Value value_of(const Argument& argument)
{
    Value out{{"name", argument.name},
              {"type", word(argument.type)},
              {"required", argument.required},
              {"leaf", word(argument.leaf)}};
    if (!argument.closed.empty()) {
        Array items;
        for (std::string_view w : argument.closed) items.emplace_back(w);
        put(out, "words", items);
    }
    return out;
}

} // namespace

std::span<const CommandRow> command_table()
{
    static const std::vector<CommandRow> table = build_table();
    return table;
}

const CommandRow& row_of(CommandKind kind) { return command_table()[static_cast<std::size_t>(kind)]; }

Value value_of_command_table()
{
    Array commands;
    for (const CommandRow& row : command_table()) {
        Array arguments;
        for (const Argument& argument : row.arguments) arguments.push_back(value_of(argument));
        Value out{{"command", word(row.kind)},      {"event", words_of(row.events)},
                  {"conflict", word(row.conflict)}, {"by", words_of(row.by)},
                  {"arguments", arguments},         {"ready", row.ready}};
        if (row.from_open) put(out, "from", "open");
        else if (!row.part_from.empty()) put(out, "from_part", words_of(row.part_from));
        else put(out, "from", words_of(row.from));
        commands.push_back(std::move(out));
    }
    return Value{{"commands", commands}};
}

} // namespace qungong
