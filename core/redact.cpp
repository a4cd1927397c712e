#include "core/redact.hpp"

#include <algorithm>

#include "core/folded_text.hpp"
#include "core/utf8.hpp"

namespace qungong {

namespace {

constexpr std::string_view mark_opens = "〔", mark_closes = "〕";

std::size_t place_of_kind(SecretKind kind) { return static_cast<std::size_t>(kind); }

} // namespace

bool is_redacted_for(Audience audience)
{
    return audience != Audience::petitioner && audience != Audience::handler;
}

std::vector<Found> find_secrets(std::string_view text, Audience audience, std::span<const std::string> names)
{
    if (!is_redacted_for(audience)) return {};
    FoldedText folded(text);
    find_numbers(folded);
    find_told(folded);
    find_addresses(folded);
    find_names(folded, names);
    return folded.found();
}

Marks wire_marks()
{
    Marks marks;
    for (SecretKind kind : all_words<SecretKind>()) marks[place_of_kind(kind)] = word(kind);
    return marks;
}

Marks marks_from_value(const Value& words)
{
    Marks marks;
    for (SecretKind kind : all_words<SecretKind>())
        marks[place_of_kind(kind)] = text_or(words, word(kind), word(kind));
    return marks;
}

std::string apply_marks(std::string_view text, std::span<const Found> found, const Marks& marks)
{
    std::string out;
    std::size_t from = 0;
    for (const Found& secret : found) {
        out.append(text.substr(from, secret.from - from));
        out.append(mark_opens).append(marks[place_of_kind(secret.kind)]).append(mark_closes);
        from = secret.to;
    }
    out.append(text.substr(from));
    return out;
}

std::string said_marks(std::string_view text, const Marks& marks)
{
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t opens = std::min(text.find(mark_opens, from), text.size());
        out.append(text.substr(from, opens - from));
        if (opens == text.size()) break;
        const std::size_t inside = opens + mark_opens.size();
        const std::size_t closes = text.find(mark_closes, inside);
        const auto kind = closes == std::string_view::npos
                              ? std::nullopt
                              : word_from_text<SecretKind>(text.substr(inside, closes - inside));
        out.append(mark_opens);
        from = inside;
        if (!kind) continue;
        out.append(marks[place_of_kind(*kind)]);
        from = closes;
    }
    return out;
}

Redacted redact(std::string_view text, Audience audience, std::span<const std::string> names, const Marks& marks)
{
    std::vector<Found> found = find_secrets(text, audience, names);
    return {apply_marks(text, found, marks), std::move(found)};
}

Value value_from_found(std::string_view text, std::span<const Found> found)
{
    Array rows;
    std::size_t byte = 0;
    std::int64_t place = 0;
    const auto place_at = [&](std::size_t end) {
        place += static_cast<std::int64_t>(count_code_points(text.substr(byte, end - byte)));
        byte = end;
        return place;
    };
    for (const Found& secret : found) {
        const std::int64_t from = place_at(secret.from);
        rows.push_back(Value{{"kind", word(secret.kind)}, {"from", from}, {"to", place_at(secret.to)}});
    }
    return rows;
}

Result<Value> redact_value(const Value& in)
{
    const Result<std::string> text = text_field(in, "text");
    if (!text) return text.refusal();
    Audience audience = Audience::everyone;
    if (find(in, "audience")) {
        const Result<Audience> said = word_field<Audience>(in, "audience");
        if (!said) return said.refusal();
        audience = *said;
    }
    const Value* words = find(in, "marks");
    const std::vector<std::string> names = texts_or_none(in, "names");
    const Redacted done = redact(*text, audience, names, words ? marks_from_value(*words) : wire_marks());
    return Value{{"text", done.text}, {"found", value_from_found(*text, done.found)}};
}

} // namespace qungong
