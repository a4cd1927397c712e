// PublicFacts: what a public page may know, read field by field out of public rows and published accounts.
//
// This is the white list (DESIGN 10): a field that is not read here is on no public page, whatever a row may hold.
// A row that cannot be read is left out and costs the others nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/kinds.hpp"
#include "core/light.hpp"
#include "core/value.hpp"

namespace qungong {

struct PublicMatter {
    PlaceId place;
    std::optional<MatterType> type;
    std::string topic;
    OfficeId office;              // That holds it, or held it last
    Instant filed_at;
    CaseStage stage{};
    std::optional<Outcome> outcome;
    std::optional<Solved> solved;
    std::optional<Instant> delivered_at, due, warn;
    std::string title, text;      // Only of what a person approved for publishing
    friend bool operator==(const PublicMatter&, const PublicMatter&) = default;
};

struct MoneyMonth { std::string month; std::int64_t in_fen = 0, out_fen = 0, balance_fen = 0; };
struct MoneyLine {
    std::string on;               // "2026-10-28"
    bool is_income = false;
    std::string purpose, note, decided_by, voucher;
    std::int64_t amount_fen = 0;
};
struct Allowance { std::string programme; std::int64_t households = 0, sum_fen = 0; };
struct VillageMoney {
    std::optional<Date> published_on, due_on;
    std::vector<MoneyMonth> months; // Oldest first
    std::vector<MoneyLine> lines;   // Of the last month
    std::vector<Allowance> allowances; // Households and sums, never names (PRACTICE 6)
};

[[nodiscard]] std::optional<PublicMatter> matter_from_row(const Value& row);
[[nodiscard]] std::vector<PublicMatter> matters_from_rows(std::span<const Value> rows); // Newest first
[[nodiscard]] std::optional<VillageMoney> money_from_value(const Value& money);
[[nodiscard]] Light light_of(const PublicMatter& matter, Instant now);
[[nodiscard]] bool is_balanced(const MoneyMonth& before, const MoneyMonth& month);

} // namespace qungong
