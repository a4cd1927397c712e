#include <catch2/catch_test_macros.hpp>

#include "core/plain_page.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

constexpr const char* visit = "0192e4a0-0000-7000-8000-000000000001";
const Instant now = *instant_from_text("2026-11-23T10:00:00+08:00");

Value form(Value fields)
{
    return Value{{"form", "report"}, {"visit", visit}, {"now", now.ms}, {"fields", std::move(fields)}};
}

Value sentence_and_place() { return Value{{"words", "路灯坏了"}, {"place", "500113109200"}}; }

Result<Value> made(const Value& in) { return answer_plain_command(demo_rules(), in); }

std::string id_of(const Value& in) { return text_or(*find(*made(in), "command"), "id"); }

std::string page(const char* name, Value told, const char* language = "zh-CN")
{
    put(told, "page", name);
    put(told, "language", language);
    put(told, "now", now.ms);
    put(told, "texts", asset(std::string("i18n/") + language + ".json"));
    return text_or(*answer_plain_page(demo_rules(), told), "html");
}

bool says(const std::string& html, std::string_view words) { return html.find(words) != html.npos; }

} // namespace

TEST_CASE("The same form with the same content makes the same step, with other content another", "[plain]")
{
    Value other = sentence_and_place();
    put(other, "words", "路灯又坏了");
    CHECK(id_of(form(sentence_and_place())) == id_of(form(sentence_and_place())));
    CHECK(id_of(form(sentence_and_place())) != id_of(form(other)));
    const Value first = *made(form(sentence_and_place())), second = *made(form(other));
    CHECK(text_or(first, "dev") != text_or(second, "dev"));
    CHECK(is_case_id(text_or(*find(first, "command"), "case")));
    CHECK(is_command_id(text_or(*find(first, "command"), "id")));
}

TEST_CASE("A form is asked for words and place alone, and names what is missing", "[plain]")
{
    CHECK(made(form(sentence_and_place())));
    CHECK(made(form({{"place", "500113109200"}, {"words", " \r\n "}})).refusal() == Refusal{Fault::text_needed, "words"});
    CHECK(made(form({{"words", "路灯坏了"}})).refusal() == Refusal{Fault::missing_field, "place"});
    CHECK(made(form({{"words", "路灯坏了"}, {"place", "999999"}})).refusal().fault == Fault::no_such_place);
    Value unknown = sentence_and_place();
    put(unknown, "type", "nonsense");
    CHECK(made(form(unknown)).refusal().fault == Fault::unknown_word);
    Value foreign = form(sentence_and_place());
    put(foreign, "visit", "x");
    CHECK(made(foreign).refusal() == Refusal{Fault::bad_id, "visit"});
}

TEST_CASE("What was left open is no argument, and what is about the village's money names its office", "[plain]")
{
    Value filled = sentence_and_place();
    for (const char* field : {"type", "name", "phone", "publish"}) put(filled, field, "");
    CHECK(*find(*find(*made(form(filled)), "command"), "args") ==
          Value{{"words", "路灯坏了"}, {"place", "500113109200"}});
    put(filled, "about", "office");
    put(filled, "phone", "12000000077");
    const Value args = *find(*find(*made(form(filled)), "command"), "args");
    CHECK(text_or(*find(args, "about"), "office") == "v500113109200");
    CHECK(*find(args, "petitioner") == Value{{"phone", "12000000077"}});
}

TEST_CASE("Number and code are read as people copy them from a slip", "[plain]")
{
    const auto asked = [](const char* number, const char* code) {
        return made({{"form", "follow"}, {"fields", Value{{"number", number}, {"code", code}}}});
    };
    CHECK(*asked("018 472 6390", " 1234-5678 ") == Value{{"number", "0184726390"}, {"code", "12345678"}, {"word", ""}});
    CHECK(asked("018 472", "12345678").refusal().fault == Fault::bad_number);
}

TEST_CASE("A rating needs all three answers", "[plain]")
{
    Value rating{{"solved", "yes"}, {"satisfied", "unsatisfied"}, {"seq", "7"}, {"h", std::string(64, 'a')}};
    const auto rated = [&] { return made({{"form", "rating"}, {"visit", visit}, {"fields", rating}}); };
    CHECK(rated().refusal() == Refusal{Fault::missing_field, "attitude"});
    put(rating, "attitude", "best");
    CHECK(rated().refusal().fault == Fault::unknown_word);
    put(rating, "attitude", "poor");
    const Value command = *find(*rated(), "command");
    CHECK(*find(command, "base") == Value{{"seq", 7}, {"h", std::string(64, 'a')}});
    CHECK(*find(command, "args") ==
          Value{{"solved", "yes"}, {"satisfied", "unsatisfied"}, {"attitude", "poor"}, {"by", "petitioner"}});
}

TEST_CASE("The form of the whole district stays under 30 KB in both languages and presets nothing", "[plain]")
{
    for (const char* language : {"zh-CN", "en"}) {
        const std::string html = page("report", {{"visit", visit}}, language);
        CHECK(html.size() <= 30 * 1024);
        CHECK(says(html, "<option value=\"500113109200\">"));
        CHECK_FALSE(says(html, " selected"));
        CHECK_FALSE(says(html, "<script"));
        CHECK_FALSE(says(html, "style="));
    }
}

TEST_CASE("A form that was refused comes back as it was filled in, and says what is wrong", "[plain]")
{
    const Value fields{{"words", "<b>路灯</b>坏了"}, {"type", "help"}, {"name", "张\"三"}};
    const std::string html =
        page("report", {{"visit", visit}, {"fields", fields}, {"trouble", "fault.missing_field"}, {"refused", "place"}});
    CHECK(says(html, "role=\"alert\">要选在哪里<"));
    CHECK(says(html, ">&lt;b&gt;路灯&lt;/b&gt;坏了</textarea>"));
    CHECK(says(html, "value=\"help\" checked"));
    CHECK(says(html, "value=\"张&quot;三\""));
}

TEST_CASE("A slip tells number, code and word in the page and in no address", "[plain]")
{
    const std::string html = page("slip", {{"number", "0184726390"}, {"code", "12345678"}, {"rating", "654321"},
                                           {"place", "500113109200"}, {"words", "路灯坏了。还有井盖。"}, {"at", now.ms}});
    CHECK(says(html, "<b>018 472 6390</b>"));
    CHECK(says(html, "<b>12345678</b>"));
    CHECK(says(html, "<b>654321</b>"));
    CHECK(says(html, "路灯坏了，中坝村"));
    for (std::size_t at = html.find("href=\""); at != html.npos; at = html.find("href=\"", at + 1)) {
        const std::string address = html.substr(at, html.find('"', at + 6) - at);
        for (const char* secret : {"0184726390", "12345678", "654321"}) CHECK_FALSE(says(address, secret));
    }
}
