// Planted: invented words of people with secrets in known places, to measure what core/redact finds and what it spares.
//
// A text is made of sentences. Those that carry a secret come from one of two tables, which were written at different
// times: the first before the redactor was worked on, the second after it. Those that carry none are full of what
// looks like a secret and is not: days, sums, numbers of documents, lines and roads. The same seed gives the same text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/redact.hpp"
#include "tools/cli/generate.hpp"

namespace qungong::planted {

struct Secret {
    SecretKind kind{};
    std::size_t from = 0, to = 0; // Bytes of the text
    std::string_view sentence;    // The row of the table it came from
};

struct Text {
    std::string text;
    std::vector<Secret> secrets;    // In order
    std::vector<std::string> names; // Of the parties that whoever redacts knows
};

enum class Half { first, second };

[[nodiscard]] Text text_from_seed(Half half, std::uint64_t seed);

// A slot of a sentence, "{mobile spaced}", is filled by what is registered under its first word.
struct Filled {
    std::string text;
    bool is_secret = false;
    SecretKind kind{};
};
[[nodiscard]] Filled filled(std::string_view slot, Chance& chance, std::vector<std::string>& parties);

// Digits written down in one of the ways people write them: plain, spaced, dashed, wide, han ...
[[nodiscard]] std::string written(const std::string& digits, std::string_view way);
[[nodiscard]] std::string id_number(Chance& chance);
[[nodiscard]] std::string old_id_number(Chance& chance);
[[nodiscard]] std::string bank_card(Chance& chance, std::size_t digits);
[[nodiscard]] std::string some_digits(Chance& chance, std::size_t count, char first_min = '0', char first_max = '9');
[[nodiscard]] std::string person_name(Chance& chance);
[[nodiscard]] std::string surname(Chance& chance);

[[nodiscard]] std::span<const std::string_view> telling_sentences(Half half);
[[nodiscard]] std::span<const std::string_view> harmless_sentences();

} // namespace qungong::planted
