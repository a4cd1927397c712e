// PlainScene: what the parts of a plain page read, and the pieces that its forms are made of.
#pragma once

#include "core/public_sections.hpp"

namespace qungong {

struct PlainScene {
    const Rules& rules;
    const Texts& texts;
    const Value& in; // What the page was told
    Instant now;
    Offset offset;
    [[nodiscard]] std::string word(std::string_view key, const Value& args = {}) const { return say(texts, key, args); }
    [[nodiscard]] std::string told(std::string_view key) const { return text_or(in, key); }
    [[nodiscard]] std::string field(std::string_view key) const; // As the person filled it in before
    [[nodiscard]] std::string place_name(const PlaceId& place) const { return public_place_name(rules, place, texts.is_english()); }
    [[nodiscard]] std::string office_name(const OfficeId& office) const { return public_office_name(rules, office, texts.is_english()); }
    [[nodiscard]] std::string comma() const { return word("ui.comma"); }
    [[nodiscard]] std::string address(std::string_view path) const; // With the language of this page
};

struct PlainChoice {
    std::string value, label;
};
struct PlainText {
    std::string name, label, value{}, hint{}, input{};
    std::int32_t length_max = 0;
    bool required = false, lines = false;
};

[[nodiscard]] int write_form(RecordWriter& out, int parent, std::string name, std::string address);
void write_hidden(RecordWriter& out, int form, std::string name, std::string value);
void write_text(RecordWriter& out, int form, PlainText text);
// Nothing is chosen where `chosen` is none of the values; a required choice is asked for by the browser too.
void write_choices(RecordWriter& out, int form, std::string_view name, std::string question,
                   const std::vector<PlainChoice>& choices, std::string_view chosen, bool required);
void write_trouble(RecordWriter& out, int parent, const PlainScene& scene); // `trouble`: a key of assets/i18n, or none

// "visit", "fields"?, "trouble"?: the words first; everything else but the place may be left open.
void write_report(RecordWriter& out, int main, const PlainScene& scene);
// "number", "code", "rating", "place", "words", "at": shown in this one answer.
void write_slip(RecordWriter& out, int main, const PlainScene& scene);
// "trouble"?: never says which of the three was wrong.
void write_follow(RecordWriter& out, int main, const PlainScene& scene);
// "events" of one case as they are stored, "session", "visit", "may_rate", "trouble"?, "fields"?
[[nodiscard]] std::optional<Refusal> write_matter(RecordWriter& out, int main, const PlainScene& scene);

} // namespace qungong
