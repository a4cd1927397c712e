// The text of the grammar stands in generate_grammar.cpp, one slot a line: "name alternative|alternative|...".
#include <cassert>

#include "tools/cli/generate.hpp"
#include "tools/cli/generate_grammar.hpp"

namespace qungong {

namespace {

using Alternatives = std::vector<std::string_view>;
using Grammar = std::map<std::string_view, Alternatives, std::less<>>;

// A slot may be continued on a later line of the same name.
Grammar grammar_of(std::string_view text)
{
    Grammar grammar;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const std::size_t space = line.find(' ');
        if (space == line.npos) continue;
        Alternatives& alternatives = grammar[line.substr(0, space)];
        line.remove_prefix(space + 1);
        for (std::size_t bar = 0; bar != line.npos; line.remove_prefix(bar == line.npos ? 0 : bar + 1)) {
            bar = line.find('|');
            alternatives.push_back(line.substr(0, bar));
        }
    }
    return grammar;
}

const Grammar& grammar()
{
    static const Grammar read = grammar_of(grammar_text());
    return read;
}

const Alternatives& alternatives_of(std::string_view slot, std::string_view domain)
{
    // "*thing" is the slot "thing" of the domain.
    std::string name(slot);
    if (name.starts_with('*')) name = std::string(domain) + "." + name.substr(1);
    const auto found = grammar().find(name);
    assert(found != grammar().end() && "every slot that a text names has a line of its own");
    return found->second;
}

void compose(std::string& out, std::string_view text, std::string_view domain, Chance& chance)
{
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        out += text.substr(0, open);
        if (open == text.npos) return;
        const std::size_t close = text.find('}', open);
        const Alternatives& some = alternatives_of(text.substr(open + 1, close - open - 1), domain);
        compose(out, chance.of(some), domain, chance);
        text.remove_prefix(close + 1);
    }
}

} // namespace

std::uint64_t Chance::next()
{
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::int64_t Chance::wait(std::int64_t mean)
{
    constexpr std::int64_t percents[] = {5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 85, 100, 120, 160, 260, 550};
    const std::int64_t percent = percents[upto(16)];
    return mean * (percent * 16 + upto(64)) / 1600;
}

std::string composed(std::string_view slot, std::string_view domain, Chance& chance)
{
    std::string out;
    compose(out, chance.of(alternatives_of(slot, domain)), domain, chance);
    return out;
}

std::string_view domain_of_topic(std::string_view topic)
{
    constexpr std::pair<std::string_view, std::string_view> domains[] = {
        {"城乡建设/城市建设和市政管理/电力供应", "power"},
        {"城乡建设/城市建设和市政管理/自来水供应", "tap"},
        {"城乡建设/城市建设和市政管理/环境卫生", "waste"},
        {"农村农业/水利水电", "water"},
        {"交通运输", "road"},
        {"城乡建设", "house"},
        {"农村农业", "farm"},
        {"民政", "care"},
        {"劳动和社会保障", "labour"},
        {"卫生计生", "health"},
        {"教育文体", "school"},
        {"国土资源", "land"},
        {"环境保护", "waste"},
        {"政法", "order"},
        {"商贸旅游", "trade"}};
    for (const auto& [prefix, domain] : domains)
        if (topic.starts_with(prefix)) return domain;
    return "order";
}

} // namespace qungong
