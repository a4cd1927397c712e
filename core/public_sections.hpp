// PublicSections: the parts of a public page, and the writer that strings records together in reading order.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/format.hpp"
#include "core/public_page.hpp"

namespace qungong {

class RecordWriter {
public:
    int add(int parent, RecordRole role, std::string name = {}, std::string value = {}, std::string hint = {});
    void heading(int parent, int level, std::string name);
    void link(int parent, std::string name, std::string href, std::string hint = {});
    void light(int parent, Light light, std::string name);
    [[nodiscard]] int table(int parent, std::string name, const std::vector<std::string>& columns, std::size_t rows);
    [[nodiscard]] int row(int table); // Cells are added to it
    [[nodiscard]] Record& at(int record) { return records_[std::size_t(record)]; }
    [[nodiscard]] Records take() { return std::move(records_); }

private:
    Records records_;
};

struct PublicScene { // What every section reads
    const PublicPage& page;
    const Rules& rules;
    const Texts& texts;
    Offset offset;
    [[nodiscard]] std::string word(std::string_view key, const Value& args = {}) const { return say(texts, key, args); }
    [[nodiscard]] std::string place_name(const PlaceId& place) const;
    [[nodiscard]] std::string comma() const { return texts.is_english() ? ", " : "，"; }
};

[[nodiscard]] Offset centre_offset(const Rules& rules); // The wall clock of the district
[[nodiscard]] std::string public_place_name(const Rules& rules, const PlaceId& place, bool english);
[[nodiscard]] std::string public_office_name(const Rules& rules, const OfficeId& office, bool english); // Short
void write_money(RecordWriter& out, int main, const PublicScene& scene);
void write_allowances(RecordWriter& out, int main, const PublicScene& scene);
void write_matters(RecordWriter& out, int main, const PublicScene& scene);

} // namespace qungong
