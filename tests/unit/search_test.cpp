// The search: what finds what, in which order; and properties that hold for any query.
#include <catch_amalgamated.hpp>

#include <random>

#include "core/search.hpp"
#include "core/utf8.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

const Initials& table()
{
    static const Initials read = *initials_from_text(asset_text("initials/han.txt"));
    return read;
}

Searchable matter(const std::string& title, const std::string& place = {}, const std::string& words = {}, const std::string& number = {},
                  std::int64_t order = 0)
{
    return searchable({.number = number, .fields = {title, place, "", "", "", words}, .order = order});
}

bool finds(const std::string& query, const Searchable& entry)
{
    return search(std::span(&entry, 1), query_from_text(query), table(), 10).count == 1;
}

std::vector<std::size_t> order_of(const std::string& query, const std::vector<Searchable>& entries)
{
    std::vector<std::size_t> order;
    for (const SearchHit& hit : search(entries, query_from_text(query), table(), 10).best) order.push_back(hit.index);
    return order;
}

const Searchable road = searchable({.number = "2026018472",
                                    .caller = "12000000088",
                                    .fields = {"木洞道路塌方", "木洞镇中坝村 Zhongba", "冉光明", "公路站", "交通/农村公路",
                                               "木洞道路塌方，三户出不了门，WiFi 也断了。"}});

} // namespace

TEST_CASE("A matter is found by its words, its place, its handler, its office and its topic", "[search]")
{
    for (const char* query : {"塌方", "木洞", "中坝村", "冉光明", "公路站", "农村公路", "出不了门", "zhongba"})
        CHECK(finds(query, road));
    CHECK_FALSE(finds("水管", road));
}

TEST_CASE("A number is found whole or by three of its digits, with spaces and hyphens or without", "[search]")
{
    for (const char* query : {"2026018472", "202-601-8472", "202 601 8472", "018", "8472", "２０２６０１８", "0184-72"})
        CHECK(finds(query, road));
    CHECK_FALSE(finds("20", road)); // An age or a sum
    CHECK_FALSE(finds("999", road));
}

TEST_CASE("First letters of the pinyin find names and titles, and a character with two readings by both", "[search]")
{
    for (const char* query : {"mddl", "MDDL", "ｍｄｄｌ", "mdz", "zbc", "rgm", "dltf"}) CHECK(finds(query, road));
    CHECK_FALSE(finds("mdld", road));
    CHECK_FALSE(finds("cbl", road)); // Words are no names: there letters would be found by chance
    CHECK(finds("cqs", matter("重庆市")));
    CHECK(finds("zqs", matter("重庆市")));
}

TEST_CASE("Width and case make no difference", "[search]")
{
    CHECK(finds("ｗｉｆｉ", road));
    CHECK(finds("WIFI", road));
    CHECK(finds("a b", matter("Ｂ　Ａ")));
}

TEST_CASE("Several words must all be there, wherever", "[search]")
{
    CHECK(finds("中坝 塌方", road));
    CHECK(finds("mddl 8472", road));
    CHECK_FALSE(finds("中坝 水管", road));
}

TEST_CASE("A caller's number is found from four digits on, and only where an entry has it", "[search]")
{
    CHECK(finds("12000000088", road));
    CHECK(finds("0088", road));
    CHECK_FALSE(finds("088", road));
    CHECK_FALSE(finds("0088", matter("木洞道路塌方")));
}

TEST_CASE("The whole number stands first, then the beginning of a title, a title, a name, words; then what is newer", "[search]")
{
    const std::vector<Searchable> numbers{matter("a", "", "", "1112018472"),
                                          matter("b", "", "", "2018472111"), matter("c", "", "", "2018472000")};
    CHECK(order_of("2018472000", numbers) == std::vector<std::size_t>{2});
    CHECK(order_of("2018472", numbers) == std::vector<std::size_t>{1, 2, 0});
    const std::vector<Searchable> words{matter("别的", "", "说到水管"), matter("别的", "水管村"), matter("修水管"), matter("水管裂"),
                                        matter("说谁管"), matter("水管漏", "", "", "", 7)};
    CHECK(order_of("水管", words) == std::vector<std::size_t>{5, 3, 2, 1, 0});
    CHECK(order_of("sg", words) == std::vector<std::size_t>{5, 3, 2, 4, 1});
}

TEST_CASE("What is marked is what was searched for, also behind characters beyond the plane of most", "[search]")
{
    const std::string title = "𠮷祥家的水管";
    const Searchable entry = matter(title);
    const SearchFound found = search(std::span(&entry, 1), query_from_text("水管"), table(), 1);
    REQUIRE(found.best.size() == 1);
    const SearchMark mark = found.best[0].marks.at(0);
    CHECK(mark.where == FoundIn::title);
    const auto [from, to] = bytes_of_mark(title, mark.from, mark.to);
    CHECK(title.substr(from, to - from) == "水管");
}

TEST_CASE("An empty query finds nothing, and only so many are shown of all that were found", "[search]")
{
    const std::vector<Searchable> many(120, matter("水管"));
    CHECK(search(many, query_from_text("  　"), table(), 50).count == 0);
    const SearchFound found = search(many, query_from_text("水管"), table(), 50);
    CHECK(found.best.size() == 50);
    CHECK(found.count == 120);
}

TEST_CASE("Whatever part of a text is asked for finds it and is marked; with more words never more is found", "[search]")
{
    std::mt19937 random{Catch::getSeed()};
    INFO("seed " << Catch::getSeed());
    const std::u32string letters = U"木洞道路水管裂了重庆ABcd 12-𠮷。";
    const auto text_of = [&](std::size_t size) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) append_utf8(text, letters[random() % letters.size()]);
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string title = text_of(1 + random() % 12), other = text_of(3);
        const Searchable entry = matter(title);
        std::size_t from = random() % title.size();
        while (from > 0 && (static_cast<unsigned char>(title[from]) & 0xc0) == 0x80) --from;
        const std::string part{clip_code_points(std::string_view(title).substr(from), 1 + random() % 4)};
        const SearchQuery query = query_from_text(part);
        if (query.terms.size() != 1 || query.terms[0].text.find(u' ') != std::u16string::npos) continue;
        INFO("title " << title << ", part " << part);
        const SearchFound found = search(std::span(&entry, 1), query, table(), 1);
        REQUIRE(found.count == 1);
        const SearchMark mark = found.best[0].marks.at(0);
        const auto [begin, end] = bytes_of_mark(title, mark.from, mark.to);
        CHECK(query_from_text(title.substr(begin, end - begin)).terms.at(0).text == query.terms[0].text);
        CHECK(search(std::span(&entry, 1), query_from_text(part + " x" + other), table(), 1).count <= 1);
        if (!finds(other, entry)) CHECK_FALSE(finds(part + " x" + other, entry));
    }
}

TEST_CASE("A table of letters that is cut or foreign is refused, and without one letters find nothing", "[search]")
{
    const std::string file = asset_text("initials/han.txt");
    REQUIRE(initials_from_text(file));
    for (std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{1000}}) CHECK_FALSE(initials_from_text(file.substr(0, size)));
    CHECK_FALSE(initials_from_text(std::string(20'992, '?') + "\n\n"));
    CHECK_FALSE(initials_from_text(std::string(20'992, 'a') + "\nzz\n")); // Letters of nobody
    const Searchable entry = matter("木洞");
    CHECK(search(std::span(&entry, 1), query_from_text("md"), {}, 1).count == 0);
    CHECK(search(std::span(&entry, 1), query_from_text("木"), {}, 1).count == 1);
}
