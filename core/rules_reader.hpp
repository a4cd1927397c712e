// RowReader: one object of a rule pack, read field by field, with the path to the first thing that is wrong.
//
// The first fault is kept and everything after it is read as empty, so that a reader is a list of fields and not of
// checks. `done` refuses a field that nobody asked for: a misspelt condition would else make a rule match everything.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/limit.hpp"
#include "core/value.hpp"

namespace qungong {

class RowReader {
public:
    RowReader(const Value& row, std::string path, std::optional<Refusal>& failed);

    [[nodiscard]] std::string text(std::string_view key);         // Needed, not empty
    [[nodiscard]] std::string text_if_any(std::string_view key);
    [[nodiscard]] std::int64_t integer_if_any(std::string_view key, std::int64_t otherwise);
    [[nodiscard]] bool bool_if_any(std::string_view key);
    [[nodiscard]] std::optional<bool> maybe_bool(std::string_view key);
    [[nodiscard]] std::optional<Date> date_if_any(std::string_view key);
    [[nodiscard]] Limit limit(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key); // Empty where absent
    [[nodiscard]] RowReader object(std::string_view key);               // Empty object where absent
    void allow(std::string_view key) { asked_.push_back(key); }         // For people only: basis, sample, source
    void done();
    void refuse(std::string_view key, std::string_view what);

    template <Worded E> [[nodiscard]] std::optional<E> maybe_word(std::string_view key)
    {
        const std::string name = text_if_any(key);
        if (name.empty()) return std::nullopt;
        const auto e = word_from_text<E>(name);
        if (!e) refuse(key, name);
        return e;
    }
    template <Worded E> [[nodiscard]] E word_of(std::string_view key)
    {
        const auto e = maybe_word<E>(key);
        if (!e) refuse(key, "");
        return e.value_or(E{});
    }
    template <Worded E> [[nodiscard]] std::vector<E> words(std::string_view key)
    {
        std::vector<E> found;
        for (const std::string& name : texts(key)) {
            if (const auto e = word_from_text<E>(name)) found.push_back(*e);
            else refuse(key, name);
        }
        return found;
    }
    template <class Id> [[nodiscard]] std::vector<Id> ids(std::string_view key)
    {
        std::vector<Id> found;
        for (std::string& name : texts(key)) found.push_back(Id{std::move(name)});
        return found;
    }

private:
    [[nodiscard]] const Value* field(std::string_view key);

    const Value* row_;
    std::string path_;
    std::optional<Refusal>* failed_;
    std::vector<std::string_view> asked_;
};

} // namespace qungong
