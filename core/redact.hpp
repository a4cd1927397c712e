// Redact: finds what points at a person in free text, and puts a mark in its place.
//
// It errs towards hiding: a mistyped ID number is still somebody's. It is never the last word: a person approves what
// the public reads. Marks are written as 〔word〕; the core knows only wire words, `said_marks` puts a language in.
//
//   Redacted r = redact("电话13800000000", Audience::everyone, {}, wire_marks());   // r.text == "电话〔mobile〕"
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/kinds.hpp"
#include "core/value.hpp"

namespace qungong {

QG_WORDS(SecretKind, "secret", id_number, mobile, landline, bank_card, plate, wechat, qq, email, address, name)

struct Found {
    SecretKind kind{};
    std::size_t from = 0, to = 0; // Bytes of the original text
    friend bool operator==(const Found&, const Found&) = default;
};

// Whether texts are redacted for this reader at all: the person who wrote and who handles the matter read the words.
[[nodiscard]] bool is_redacted_for(Audience audience);

// In the order of the text, none overlapping. `names` are those of the known parties; their given names are found too.
[[nodiscard]] std::vector<Found> find_secrets(std::string_view text, Audience audience,
                                              std::span<const std::string> names = {});

using Marks = std::array<std::string, WordList<SecretKind>::names.size()>; // What to call each kind
[[nodiscard]] Marks wire_marks();
// Marks named by {"mobile":"电话",...}; a kind that is absent keeps its wire word.
[[nodiscard]] Marks marks_from_value(const Value& words);

[[nodiscard]] std::string apply_marks(std::string_view text, std::span<const Found> found, const Marks& marks);
// A text that carries wire marks, in words.
[[nodiscard]] std::string said_marks(std::string_view text, const Marks& marks);

struct Redacted {
    std::string text;
    std::vector<Found> found;
};
[[nodiscard]] Redacted redact(std::string_view text, Audience audience, std::span<const std::string> names,
                              const Marks& marks);

// [{"kind","from","to"}], counted in code points of the original text.
[[nodiscard]] Value value_from_found(std::string_view text, std::span<const Found> found);
// {"text","audience","names","marks"} -> {"text","found"}; audience is `everyone` where none is given.
[[nodiscard]] Result<Value> redact_value(const Value& in);

} // namespace qungong
