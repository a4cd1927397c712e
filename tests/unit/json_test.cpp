#include "core/value.hpp"

#include <random>

#include <catch2/catch_test_macros.hpp>

#include "core/utf8.hpp"

using namespace qungong;

namespace {

void check_refused(std::string_view bytes, Fault fault, JsonBounds bounds = {})
{
    INFO(bytes);
    const Result<Value> value = value_from_json(bytes, bounds);
    REQUIRE_FALSE(value);
    CHECK(word(value.refusal().fault) == word(fault));
}

void check_canonical(std::string_view bytes, std::string_view canonical)
{
    INFO(bytes);
    const Result<Value> value = value_from_json(bytes);
    REQUIRE(value);
    CHECK(json_from_value(*value) == canonical);
}

std::string some_text(std::mt19937& random)
{
    std::string text;
    for (int length = static_cast<int>(random() % 6); length > 0; --length)
        append_utf8(text, random() % 3 == 0 ? random() % 0x20 : random() % 0x110000);
    return text;
}

Value some_value(std::mt19937& random, int depth)
{
    switch (random() % (depth > 0 ? 6 : 4)) {
    case 0: return {};
    case 1: return random() % 2 == 0;
    case 2: return static_cast<std::int64_t>(random()) * (random() % 2 == 0 ? 1 : -1);
    case 3: return some_text(random);
    case 4: {
        Array items;
        for (auto n = random() % 4; n > 0; --n) items.push_back(some_value(random, depth - 1));
        return items;
    }
    default: {
        Value object{Object{}};
        for (auto n = random() % 4; n > 0; --n) put(object, some_text(random), some_value(random, depth - 1));
        return object;
    }
    }
}

} // namespace

TEST_CASE("What this house writes, it reads back as the same value", "[json]")
{
    std::mt19937 random(20260930);
    for (int i = 0; i < 3000; ++i) {
        const Value value = some_value(random, 6);
        const std::string bytes = json_from_value(value);
        const Result<Value> back = value_from_json(bytes);
        INFO(bytes);
        REQUIRE(back);
        REQUIRE(*back == value);
        REQUIRE(json_from_value(*back) == bytes);
    }
}

TEST_CASE("Canonical JSON has sorted keys, no spaces and the shortest escapes", "[json]")
{
    check_canonical(R"( { "b" : 1 , "a" : [ true , null ] } )", R"({"a":[true,null],"b":1})");
    check_canonical(R"("\u4e2d\/\u0041\u007f")", "\"中/A\x7f\"");
    check_canonical(R"("\b\f\n\r\t\"\\\u0000\u001f")", R"("\b\f\n\r\t\"\\\u0000\u001f")");
    check_canonical(R"({"é":1,"z":2,"Z":3})", R"({"Z":3,"z":2,"é":1})");
    check_canonical("-0", "0");
    check_canonical(R"("\ud83d\ude00")", "\"😀\"");
}

TEST_CASE("Only whole numbers within 2^53 are numbers", "[json]")
{
    check_canonical("9007199254740992", "9007199254740992");
    check_canonical("-9007199254740992", "-9007199254740992");
    for (const char* text : {"9007199254740993", "-9007199254740993", "18446744073709551615",
                             "18446744073709551616", "-9223372036854775809", "99999999999999999999999999", "1e999"})
        check_refused(text, Fault::number_out_of_range);
    for (const char* text : {"1.0", "0.5", "1e3", "-1E-3"}) check_refused(text, Fault::not_an_integer);
}

TEST_CASE("Foreign JSON is refused by the reason it is bad", "[json]")
{
    for (const char* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[1] 2", "'x'", "nul", "01", "+1", "NaN",
                             "\"\n\"", "\"\\x\"", "\"\\ud800\"", "// x\n1"})
        check_refused(text, Fault::bad_json);
    check_refused(R"({"a":1,"b":{"c":1,"c":2}})", Fault::duplicate_key);
    check_refused(R"({"a":1,"\u0061":2})", Fault::duplicate_key);
    for (const char* text : {"\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xe4\xb8\""})
        check_refused(text, Fault::bad_utf8);
    check_refused("[1,2,3,4]", Fault::too_large, {.bytes_max = 8, .depth_max = 16});
}

TEST_CASE("Depth is counted in containers, sixteen by default", "[json]")
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(value_from_json(nested(16)));
    check_refused(nested(17), Fault::too_deep);
    check_refused(std::string(1000000, '['), Fault::too_deep);
}

TEST_CASE("A duplicate key is named in the refusal, and a long one is clipped", "[json]")
{
    CHECK(value_from_json(R"({"a":1,"a":2})").refusal().refused == "a");
    const std::string key(1000, 'k');
    CHECK(value_from_json("{\"" + key + "\":1,\"" + key + "\":2}").refusal().refused.size() == 64);
}

TEST_CASE("Bad UTF-8 in our own values leaves as U+FFFD", "[json]")
{
    CHECK(json_from_value(Value("a\xff" "b")) == "\"a\xef\xbf\xbd" "b\"");
    CHECK(json_from_value(Value("\xe4\xb8")) == "\"\xef\xbf\xbd\"");
}

TEST_CASE("No cut or changed byte of a document crashes the reader", "[json]")
{
    const std::string whole = R"({"a":[1,-2,{"b":"中\u0041\n"}],"c":null,"d":true})";
    for (std::size_t end = 0; end < whole.size(); ++end) REQUIRE_FALSE(value_from_json(whole.substr(0, end)));
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            const Result<Value> value = value_from_json(changed);
            if (value) REQUIRE(value_from_json(json_from_value(*value)));
        }
}

TEST_CASE("A field that is null counts as absent, one of the wrong type is refused by its name", "[value]")
{
    Value object{{"n", 5}, {"t", "x"}, {"b", true}, {"z", Value()}};
    CHECK(find(object, "z") == nullptr);
    CHECK(find(object, "y") == nullptr);
    CHECK(find(Value("text"), "y") == nullptr);
    CHECK(*integer_field(object, "n") == 5);
    CHECK(*text_field(object, "t") == "x");
    CHECK(*bool_field(object, "b"));
    CHECK(instant_field(object, "n")->ms == 5);
    CHECK(text_field(object, "z").refusal() == Refusal{Fault::missing_field, "z"});
    CHECK(text_field(object, "n").refusal() == Refusal{Fault::wrong_type, "n"});
    CHECK(integer_field(object, "t").refusal() == Refusal{Fault::wrong_type, "t"});
    CHECK(text_or(object, "n", "y") == "y");
    CHECK(integer_or(object, "q", 7) == 7);
    CHECK_FALSE(bool_or(object, "t", false));
    CHECK(items_or_none(object, "n").empty());
    CHECK(texts_or_none(Value{{"l", Array{"a", 1, "b"}}}, "l") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("Fields stay sorted and unique however they are put", "[value]")
{
    std::mt19937 random(7);
    Value object;
    std::vector<std::string> keys;
    for (int i = 0; i < 200; ++i) {
        const std::string key(1, static_cast<char>('a' + random() % 26));
        if (random() % 3 == 0) drop(object, key);
        else put(object, key, i);
        if (!object.as_object()) continue;
        for (std::size_t k = 1; k < object.as_object()->size(); ++k)
            REQUIRE((*object.as_object())[k - 1].key < (*object.as_object())[k].key);
    }
    put(object, "q", 1);
    put(object, "q", 2);
    CHECK(integer_or(object, "q", 0) == 2);
    drop(object, "q");
    CHECK(find(object, "q") == nullptr);
}
