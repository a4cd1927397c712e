// What a plain form sent, as the command it means. The form is read here and judged like any other command.
#include <charconv>

#include "core/decide.hpp"
#include "core/ids.hpp"
#include "core/permit.hpp"
#include "core/plain_page.hpp"
#include "core/sha256.hpp"
#include "core/utf8.hpp"

namespace qungong {
namespace {

std::string trimmed(std::string text)
{
    std::erase(text, '\r'); // A form sends lines with it, people do not write it
    const std::size_t first = text.find_first_not_of(" \t\n"), last = text.find_last_not_of(" \t\n");
    return first == text.npos ? std::string{} : text.substr(first, last - first + 1);
}

class Form {
public:
    explicit Form(const Value* fields) : fields_(fields) {}
    [[nodiscard]] std::string text(std::string_view key) const { return fields_ ? trimmed(text_or(*fields_, key)) : std::string{}; }
    [[nodiscard]] std::string digits(std::string_view key, std::size_t count_max) const
    {
        std::string text_of_digits;
        for (const char c : text(key))
            if (c >= '0' && c <= '9' && text_of_digits.size() < count_max) text_of_digits += c;
        return text_of_digits;
    }
    void copy(Value& into, std::string_view key) const
    {
        if (std::string found = text(key); !found.empty()) put(into, key, std::move(found));
    }

private:
    const Value* fields_;
};

// The same visit with the same content is the same step, whatever a browser sends twice.
Digest digest_of(const Value& in, std::string_view form, const Value& args)
{
    return Sha256{}.add(form).add(text_or(in, "visit")).add(json_from_value(args)).finish();
}

std::string uuid_from(const std::string& hex) // Of version 4: 30 digits of a digest
{
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-4" + hex.substr(12, 3) + "-8" + hex.substr(15, 3) + "-" + hex.substr(18, 12);
}

Value about_of(const Rules& rules, const Form& form, const std::string& place)
{
    const std::string kind = form.text("about");
    if (kind.empty()) return {};
    Value about{{"kind", kind}};
    const Office* village = kind == word(AboutKind::office) ? village_office_at(rules, {place}) : nullptr;
    if (village) put(about, "office", village->id.text);
    return about;
}

Result<Value> filing_from(const Rules& rules, const Form& form)
{
    constexpr std::size_t words_max = 5'000;
    Value args{{"words", form.text("words")}, {"place", form.text("place")}};
    if (form.text("words").empty()) return {Fault::text_needed, "words"};
    if (count_code_points(form.text("words")) > words_max) return {Fault::too_large, "words"};
    if (form.text("place").empty()) return {Fault::missing_field, "place"};
    form.copy(args, "type");
    form.copy(args, "urgency");
    if (Value about = about_of(rules, form, form.text("place")); !about.is_null()) put(args, "about", std::move(about));
    Value petitioner{Object{}};
    form.copy(petitioner, "name");
    form.copy(petitioner, "phone");
    if (find(petitioner, "name")) put(petitioner, "kind", word(PetitionerKind::person));
    if (petitioner != Value{Object{}}) put(args, "petitioner", std::move(petitioner));
    if (form.text("publish") == "yes") put(args, "publish", true);
    return args;
}

// Under a number of the right shape, so that a form with a fault costs neither a number nor one of the tries.
std::optional<Refusal> refuse_filing_now(const Rules& rules, Value command, const Value& in)
{
    const std::string nine(9, '0');
    Value args = *find(command, "args");
    put(args, "number", nine + case_number_check(nine));
    put(command, "args", std::move(args));
    put(command, "n", 1);
    put(command, "prev", Value{});
    put(command, "base", {{"seq", 0}, {"h", std::string(64, '0')}});
    const Result<Instant> now = instant_field(in, "now");
    if (!now) return now.refusal();
    put(command, "at", now->ms);
    const Result<Command> read = command_from_value(command);
    if (!read) return read.refusal();
    const Actor visitor{petitioner_person(read->case_id), {}, Role::citizen};
    const Result<Decision> decision = decide({}, visitor, *read, rules, *now);
    return decision ? std::nullopt : std::optional{decision.refusal()};
}

Result<Value> report_from(const Rules& rules, const Value& in, const Form& form)
{
    const std::string visit = text_or(in, "visit");
    if (!is_case_id(rules.region.text + "-" + visit)) return {Fault::bad_id, "visit"};
    const Result<Value> args = filing_from(rules, form);
    if (!args) return args.refusal();
    const std::string hex = hex_from_bytes(digest_of(in, "report", *args));
    const std::string time = visit.substr(0, 13); // Ids of cases begin with it
    const std::string case_uuid = time + "-7" + hex.substr(30, 3) + "-8" + hex.substr(33, 3) + "-" + hex.substr(36, 12);
    Value command{{"case", rules.region.text + "-" + case_uuid},
                  {"id", uuid_from(hex)},
                  {"type", word(CommandKind::file)},
                  {"v", 1},
                  {"args", *args}};
    if (auto refusal = refuse_filing_now(rules, command, in)) return *refusal;
    return Value{{"dev", "plain-" + hex.substr(0, 32)}, {"command", std::move(command)}};
}

Result<Value> rating_from(const Value& in, const Form& form)
{
    Value args{{"by", word(RatedBy::petitioner)}};
    for (const char* key : {"solved", "satisfied", "attitude"}) {
        if (form.text(key).empty()) return {Fault::missing_field, key};
        form.copy(args, key);
    }
    form.copy(args, "words");
    if (auto refusal = refuse_arguments(CommandKind::rate, args)) return *refusal;
    const std::string seq_text = form.text("seq"), hex = hex_from_bytes(digest_of(in, "rating", args));
    std::int64_t seq = 0;
    std::from_chars(seq_text.data(), seq_text.data() + seq_text.size(), seq);
    return Value{{"command", Value{{"id", uuid_from(hex)},
                                   {"type", word(CommandKind::rate)},
                                   {"v", 1},
                                   {"base", {{"seq", seq}, {"h", form.text("h")}}},
                                   {"args", std::move(args)}}}};
}

// As people copy them from a slip: with spaces, with a dash. What is too short was never on a slip.
Result<Value> asked_from(const Form& form)
{
    const std::string number = form.digits("number", 10), code = form.digits("code", 8);
    if (number.size() < 10) return {Fault::bad_number, "number"};
    return Value{{"number", number}, {"code", code}, {"word", form.digits("word", 6)}};
}

} // namespace

Result<Value> answer_plain_command(const Rules& rules, const Value& in)
{
    const std::string wanted = text_or(in, "form");
    const Form form{find(in, "fields")};
    if (wanted == "report") return report_from(rules, in, form);
    if (wanted == "rating") return rating_from(in, form);
    if (wanted == "follow") return asked_from(form);
    return {Fault::unknown_word, "form=" + wanted};
}

} // namespace qungong
