#include <catch_amalgamated.hpp>

#include <random>

#include "web/views/ui/text_break.hpp"

using namespace qungong::ui;

namespace {

// Han and full-width marks are 10 wide, everything else 5.
std::vector<Glyph> glyphs_of(std::string_view text)
{
    std::vector<Glyph> glyphs;
    for (std::size_t byte = 0; byte < text.size();) {
        const auto start = static_cast<std::uint32_t>(byte);
        const char32_t code = next_code(text, byte);
        glyphs.push_back({code, start, is_wide(code) ? 10.0f : 5.0f, 0});
    }
    return glyphs;
}

std::vector<std::string> lines_of(std::string_view text, float width)
{
    const std::vector<Glyph> glyphs = glyphs_of(text);
    std::vector<std::string> lines;
    for (const Line& line : break_lines(glyphs, width)) {
        std::string words;
        for (std::size_t i = line.first; i < line.last; ++i) append_utf8(words, glyphs[i].code);
        lines.push_back(words);
    }
    return lines;
}

using Lines = std::vector<std::string>;

std::string random_text(std::mt19937& random)
{
    static const char* pieces[] = {"村", "里", "路", "灯", "，", "。",    "（", "）", "“", "”",
                                   "、", " ",  "12", "3",  "ab", "18:00", "《", "》", "𠮷"};
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % std::size(pieces)];
    return text;
}

} // namespace

TEST_CASE("Han breaks between any two characters", "[text]")
{
    CHECK(lines_of("路灯坏了半个月", 30) == Lines{"路灯坏", "了半个", "月"});
}

TEST_CASE("A closing mark hangs by half its width instead of starting a line", "[text]")
{
    CHECK(lines_of("路灯坏，半个", 35) == Lines{"路灯坏，", "半个"});
    CHECK(lines_of("路灯坏，半个", 30) == Lines{"路灯", "坏，半", "个"});
}

TEST_CASE("An opening mark goes with what it opens", "[text]")
{
    CHECK(lines_of("路灯（坏了）", 30) == Lines{"路灯", "（坏", "了）"});
}

TEST_CASE("A number stays with its unit, a time and a code stay whole", "[text]")
{
    CHECK(lines_of("路灯 5 小时", 45) == Lines{"路灯", "5 小时"});
    CHECK(lines_of("今天 18:00 到", 35) == Lines{"今天", "18:00", "到"});
    CHECK(lines_of("见 R-0412 条", 40) == Lines{"见", "R-0412", "条"});
}

TEST_CASE("A line break in the words is kept, an empty line too", "[text]")
{
    CHECK(lines_of("一\n\n二", 100) == Lines{"一", "", "二"});
}

TEST_CASE("Two full-width marks in a row close up by half an em", "[text]")
{
    std::vector<Glyph> glyphs = glyphs_of("好。”（");
    close_up_marks(glyphs, 10);
    CHECK(glyphs[0].advance == 10);
    CHECK(glyphs[1].advance == 5);
    CHECK(glyphs[2].advance == 5);
    CHECK(glyphs[3].advance == 10);
}

TEST_CASE("Bad UTF-8 becomes one replacement sign a byte and never runs over the end", "[text]")
{
    for (std::string_view text : {"\xE6\x9D", "\xFF\xFE", "\xC3", "\xE6(("}) {
        std::size_t byte = 0;
        std::size_t steps = 0;
        while (byte < text.size() && ++steps < 10) (void)next_code(text, byte);
        CHECK(byte == text.size());
    }
}

TEST_CASE("No line of random words starts with a closing mark, ends with an opening one or is too wide",
          "[text]")
{
    std::mt19937 random{7};
    for (int round = 0; round < 500; ++round) {
        const std::string text = random_text(random);
        const std::vector<Glyph> glyphs = glyphs_of(text);
        const float width = static_cast<float>(60 + random() % 200);
        std::size_t next = 0;
        for (const Line& line : break_lines(glyphs, width)) {
            INFO(text << " at " << width);
            for (; next < line.first; ++next) CHECK(glyphs[next].code == U' '); // Only spaces are left out
            next = line.last;
            if (line.first == line.last) continue;
            const bool forced = line.last - line.first == 1 || line.first == 0;
            if (!forced && may_break_before(glyphs, line.first))
                CHECK_FALSE(is_closing_mark(glyphs[line.first].code));
            CHECK(line.width <= width + 5.01f);
        }
        for (; next < glyphs.size(); ++next) CHECK(glyphs[next].code == U' ');
    }
}
