#include "tests/support/planted.hpp"

namespace qungong::planted {
namespace {

template <class T>
const T& one_of(std::span<const T> some, Chance& chance)
{
    return some[static_cast<std::size_t>(chance.upto(std::ssize(some)))];
}

void append(Text& text, std::string_view sentence, Chance& chance)
{
    for (std::string_view rest = sentence; !rest.empty();) {
        const std::size_t open = rest.find('{');
        text.text += rest.substr(0, open);
        if (open == rest.npos) return;
        const std::size_t close = rest.find('}', open);
        const Filled slot = filled(rest.substr(open + 1, close - open - 1), chance, text.names);
        const std::size_t from = text.text.size();
        text.text += slot.text;
        if (slot.is_secret) text.secrets.push_back({slot.kind, from, text.text.size(), sentence});
        rest.remove_prefix(close + 1);
    }
}

} // namespace

Text text_from_seed(Half half, std::uint64_t seed)
{
    Chance chance(seed);
    Text text;
    const std::int64_t sentences = 2 + chance.upto(4);
    for (std::int64_t n = 0; n < sentences; ++n) {
        const bool tells = chance.percent(40);
        const bool is_open = !text.text.empty() && !text.text.ends_with("。") && !text.text.ends_with("？");
        if (is_open) text.text += "\n"; // Whoever writes no full stop begins a new line
        append(text, one_of(tells ? telling_sentences(half) : harmless_sentences(), chance), chance);
    }
    return text;
}

} // namespace qungong::planted
