#include "core/utf8.hpp"

#include <ios>

#include <catch2/catch_test_macros.hpp>

using namespace qungong;

TEST_CASE("Every code point survives writing and reading", "[utf8]")
{
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, value);
        const CodePoint point = code_point_at(text, 0);
        const bool is_same = point.value == value && point.length == text.size() && !point.broken;
        if (!is_same) FAIL("U+" << std::hex << static_cast<std::uint32_t>(value));
    }
}

TEST_CASE("What is no code point is written as U+FFFD", "[utf8]")
{
    for (char32_t value : {0xD800, 0xDFFF, 0x110000, 0x7FFFFFFF}) {
        std::string text;
        append_utf8(text, value);
        CHECK(text == "\xef\xbf\xbd");
    }
}

TEST_CASE("Overlong forms, surrogates and cut sequences are no UTF-8", "[utf8]")
{
    for (const char* text : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                             "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe4\xb8", "\xf0\x9f\x98", "\xfe"}) {
        CHECK_FALSE(is_utf8(text));
        CHECK(is_utf8(utf8_repaired(text)));
    }
    CHECK(is_utf8(""));
    CHECK(is_utf8("巴南区 😀 a"));
}

// Unicode 15, table 3-8.
TEST_CASE("Each maximal broken part becomes one U+FFFD", "[utf8]")
{
    CHECK(utf8_repaired("a\xf1\x80\x80\xe1\x80\xc2" "b\x80" "c\x80\xbf" "d")
          == "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    CHECK(count_code_points("\xe4\xb8" "a") == 2);
}

TEST_CASE("Clipping never cuts a code point in two", "[utf8]")
{
    const std::string text = "a中😀é";
    CHECK(count_code_points(text) == 4);
    CHECK(clip_code_points(text, 2) == "a中");
    CHECK(clip_code_points(text, 9) == text);
    for (std::size_t bytes = 0; bytes <= text.size() + 2; ++bytes) {
        const std::string_view clipped = clip_bytes(text, bytes);
        CHECK(is_utf8(clipped));
        CHECK(clipped.size() <= bytes);
        CHECK(clipped.size() + 4 > std::min(bytes, text.size()));
    }
}
