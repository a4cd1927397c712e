// What the redactor finds in 10,000 generated texts, and what of the rest it hides.
#include <catch2/catch_test_macros.hpp>

#include <cstdio>
#include <map>

#include "core/utf8.hpp"
#include "tests/support/planted.hpp"

using namespace qungong;
using namespace qungong::planted;

namespace {

struct Tally {
    std::size_t secrets = 0, missed = 0, other_kind = 0, harmless = 0, hidden = 0;
    std::map<std::string_view, std::pair<std::size_t, std::string>> missed_in; // Sentence: how often, and one of them

    [[nodiscard]] double percent_hidden() const { return 100.0 * double(hidden) / double(harmless); }
};

bool says_something(char32_t c) { return c > U' ' && std::u32string_view(U"　-—（）()").find(c) == std::u32string_view::npos; }

// Character by character: is it of a secret, is it hidden, and as what.
void weigh(Tally& tally, const Text& text)
{
    const std::vector<Found> found = find_secrets(text.text, Audience::everyone, text.names);
    std::vector<int> hidden(text.text.size(), -1);
    for (const Found& one : found) std::fill(hidden.begin() + long(one.from), hidden.begin() + long(one.to), int(one.kind));
    std::vector<bool> is_secret(text.text.size(), false);
    for (const Secret& secret : text.secrets) {
        bool is_missed = false, is_other = false;
        for (std::size_t at = secret.from; at < secret.to;) {
            const CodePoint point = code_point_at(text.text, at);
            is_secret[at] = true;
            is_missed = is_missed || (says_something(point.value) && hidden[at] < 0);
            is_other = is_other || (hidden[at] >= 0 && hidden[at] != int(secret.kind));
            at += point.length;
        }
        tally.secrets += 1;
        tally.missed += is_missed;
        tally.other_kind += !is_missed && is_other;
        if (!is_missed) continue;
        auto& [times, example] = tally.missed_in[secret.sentence];
        ++times;
        example = text.text.substr(secret.from, secret.to - secret.from);
    }
    for (std::size_t at = 0; at < text.text.size(); at += code_point_at(text.text, at).length) {
        tally.harmless += !is_secret[at];
        tally.hidden += !is_secret[at] && hidden[at] >= 0;
    }
}

Tally tally_of(Half half, std::uint64_t first_seed, std::uint64_t count)
{
    Tally tally;
    for (std::uint64_t n = 0; n < count; ++n) weigh(tally, text_from_seed(half, first_seed + n));
    return tally;
}

} // namespace

TEST_CASE("The same seed plants the same text, another seed another", "[redact_corpus]")
{
    CHECK(text_from_seed(Half::first, 7).text == text_from_seed(Half::first, 7).text);
    CHECK(text_from_seed(Half::first, 7).text != text_from_seed(Half::first, 8).text);
}

TEST_CASE("What is planted stands where it is said to stand", "[redact_corpus]")
{
    std::size_t planted = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const Text text = text_from_seed(Half::first, seed);
        CHECK(is_utf8(text.text));
        std::size_t from = 0;
        for (const Secret& secret : text.secrets) {
            CHECK((from <= secret.from && secret.from < secret.to && secret.to <= text.text.size()));
            from = secret.to;
        }
        planted += text.secrets.size();
    }
    CHECK(planted > 500);
}

namespace {

void check_half(Half half)
{
    const Tally tally = tally_of(half, 1, 5'000);
    std::printf("planted %zu, missed %zu, found as another kind %zu; %.2f %% of %zu harmless characters hidden\n", tally.secrets,
                tally.missed, tally.other_kind, tally.percent_hidden(), tally.harmless);
    for (const auto& [sentence, missed] : tally.missed_in)
        UNSCOPED_INFO(missed.first << " " << sentence << " such as " << missed.second);
    CHECK(tally.missed == 0);
    CHECK(tally.secrets > 5'000);
    CHECK(tally.percent_hidden() <= 2.0);
}

} // namespace

TEST_CASE("No secret planted by the first half is missed, and at most two of a hundred harmless characters are hidden",
          "[redact_corpus]")
{
    check_half(Half::first);
}

TEST_CASE("No secret planted by the second half is missed, and at most two of a hundred harmless characters are hidden",
          "[redact_corpus]")
{
    check_half(Half::second);
}
