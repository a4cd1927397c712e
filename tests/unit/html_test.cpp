#include <catch_amalgamated.hpp>

#include <set>

#include "core/record.hpp"

using namespace qungong;

namespace {

Record make(RecordRole role, std::string name, int parent = -1)
{
    Record record;
    record.role = role;
    record.name = std::move(name);
    record.parent = parent;
    return record;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

// What a reader sees: the text between the tags.
std::string text_of(const std::string& html)
{
    std::string text;
    bool inside = false;
    for (char c : html) {
        if (c == '<') inside = true;
        else if (c == '>') inside = false;
        else if (!inside) text += c;
    }
    for (auto [from, to] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        text = replaced(text, from, to);
    return text;
}

// Every tag closes in order; void elements do not close.
bool is_balanced(const std::string& html)
{
    static const std::set<std::string> alone{"hr", "input", "meta", "link", "!doctype"};
    std::vector<std::string> open;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
        const std::size_t end = html.find('>', at);
        if (end == std::string::npos) return false;
        const bool closes = html[at + 1] == '/';
        const std::string inner = html.substr(at + 1 + closes, end - at - 1 - closes);
        const std::string tag = inner.substr(0, inner.find(' '));
        if (closes) {
            if (open.empty() || open.back() != tag) return false;
            open.pop_back();
        } else if (!alone.count(tag)) {
            open.push_back(tag);
        }
        at = end;
    }
    return open.empty();
}

const char* const hostile[] = {"<script>alert(1)</script>",
                               "\"><img src=x onerror=alert(1)>",
                               "' onmouseover='x",
                               "</textarea><b>",
                               "</title><script>",
                               "&lt;b&gt;",
                               "a&b<c>d\"e'f",
                               "䶮𠮷·阿卜杜"};

} // namespace

TEST_CASE("A hostile name is text in every role and never markup", "[html]")
{
    const std::string tame = html_from_records({make(RecordRole::paragraph, "x")});
    for (RecordRole role : all_words<RecordRole>())
        for (const char* name : hostile) {
            Record record = make(role, name);
            record.value = record.hint = record.href = record.input = name;
            const std::string html = html_from_records({record});
            INFO(word(role) << ": " << html);
            CHECK(is_balanced(html));
            for (const char* bad : {"<script", "<img", "<b>alert", " onerror=", "onmouseover='"}) {
                const std::string without_text = [&] {
                    std::string tags;
                    bool inside = false;
                    for (char c : html) {
                        if (c == '<') inside = true;
                        if (inside) tags += c;
                        if (c == '>') inside = false;
                    }
                    return tags;
                }();
                if (std::string_view(bad).front() == '<') CHECK(without_text.find(bad) == std::string::npos);
            }
            CHECK(html.find("<script") == std::string::npos);
            CHECK(html.find("<img") == std::string::npos);
        }
    CHECK(tame == "<p>x</p>");
}

TEST_CASE("Every role has an element, and every name that is shown comes back from it", "[html]")
{
    const std::set<RecordRole> unseen{RecordRole::main,   RecordRole::banner,        RecordRole::navigation,
                                      RecordRole::region, RecordRole::complementary, RecordRole::dialog,
                                      RecordRole::form,   RecordRole::group,         RecordRole::list,
                                      RecordRole::row,    RecordRole::tab_list,      RecordRole::tab_panel,
                                      RecordRole::menu,   RecordRole::separator};
    for (RecordRole role : all_words<RecordRole>()) {
        const std::string html = html_from_records({make(role, "土桥村 <3>")});
        INFO(word(role) << ": " << html);
        CHECK(html.find('<') != std::string::npos);
        if (!unseen.count(role)) CHECK(text_of(html).find("土桥村 <3>") != std::string::npos);
        else if (role != RecordRole::main && role != RecordRole::banner && role != RecordRole::row &&
                 role != RecordRole::separator)
            CHECK(html.find("土桥村 &lt;3&gt;") != std::string::npos);
    }
}

TEST_CASE("Records nest as their parents say, and a table has a head of column headers", "[html]")
{
    Records records{make(RecordRole::main, ""),   make(RecordRole::table, "账", 0),
                    make(RecordRole::row, "", 1), make(RecordRole::column_header, "日期", 2),
                    make(RecordRole::row, "", 1), make(RecordRole::cell, "9-28", 4)};
    CHECK(html_from_records(records) ==
          "<main><table><caption>账</caption><thead><tr><th scope=\"col\">日期</th></tr></thead>"
          "<tbody><tr><td>9-28</td></tr></tbody></table></main>");
}

TEST_CASE("A light is a shape and a word", "[html]")
{
    Record light = make(RecordRole::light, "超期 1 天");
    light.value = "red";
    CHECK(html_from_records({light}) == "<b class=\"light red\">■ 超期 1 天</b>");
}

TEST_CASE("A link leads only where no code can come from", "[html]")
{
    const auto leads = [](std::string href) {
        Record link = make(RecordRole::link, "x");
        link.href = std::move(href);
        return html_from_records({link}).starts_with("<a ");
    };
    for (const char* good : {"#/case/1", "/p/500113", "https://a/b", "tel:123", "?q=1", "./x"})
        CHECK(leads(good));
    for (const char* bad :
         {"javascript:alert(1)", " javascript:x", "data:text/html,x", "//evil", "vbscript:x", "JaVaScRiPt:x"})
        CHECK_FALSE(leads(bad));
}

TEST_CASE("A password is never written into a page", "[html]")
{
    Record field = make(RecordRole::password_field, "口令");
    field.value = "geheim";
    CHECK(html_from_records({field}).find("geheim") == std::string::npos);
}

TEST_CASE("A form that is sent names its fields, carries what is hidden, and is kept by no browser", "[html]")
{
    Record form = make(RecordRole::form, "反映"), words = make(RecordRole::text_area, "您要说的事"), kept = make(RecordRole::text_field, ""),
           choice = make(RecordRole::radio, "求助"), menu = make(RecordRole::menu, "事发地"), town = make(RecordRole::group, "木洞镇"),
           village = make(RecordRole::menu_item, "中坝村"), send = make(RecordRole::button, "送出");
    form.href = "/p/report";
    words.href = "words";
    kept.href = "visit";
    kept.value = "7";
    kept.state.hidden = true;
    choice.href = "type=help";
    menu.href = "place";
    village.value = "500113109200";
    village.state.selected = true;
    words.parent = kept.parent = choice.parent = menu.parent = send.parent = 0;
    town.parent = 4;
    village.parent = 5;
    const Records records{form, words, kept, choice, menu, town, village, send};
    CHECK(html_from_records(records) ==
          "<form aria-label=\"反映\" method=\"post\" autocomplete=\"off\" action=\"/p/report\">"
          "<label>您要说的事 <textarea name=\"words\"></textarea></label><input type=\"hidden\" name=\"visit\" value=\"7\">"
          "<label><input type=\"radio\" name=\"type\" value=\"help\"> 求助</label>"
          "<label>事发地 <select name=\"place\"><optgroup label=\"木洞镇\"><option value=\"500113109200\" selected>中坝村</option>"
          "</optgroup></select></label><button type=\"submit\">送出</button></form>");
    form.href = "javascript:alert(1)";
    CHECK(html_from_records({form}) == "<form aria-label=\"反映\"></form>");
}

TEST_CASE("A wrong parent makes a root instead of a loop", "[html]")
{
    Records records{make(RecordRole::paragraph, "a", 0), make(RecordRole::paragraph, "b", 5),
                    make(RecordRole::paragraph, "c", -7)};
    CHECK(html_from_records(records) == "<p>a</p><p>b</p><p>c</p>");
}

TEST_CASE("Bytes that are not UTF-8 and control characters do not reach the page", "[html]")
{
    CHECK(html_from_records({make(RecordRole::paragraph, std::string("a\xFF\x01\0b", 5))}) ==
          "<p>a\uFFFDb</p>");
}

TEST_CASE("A document carries language, title and one main, without style or script", "[html]")
{
    const HtmlPage page{"zh-CN", "土桥村 <账>", "村里的钱", "/s.css"};
    const std::string html = html_document({make(RecordRole::heading, "土桥村")}, page);
    CHECK(is_balanced(html));
    CHECK(html.starts_with("<!doctype html><html lang=\"zh-CN\">"));
    CHECK(html.find("<title>土桥村 &lt;账&gt;</title>") != std::string::npos);
    CHECK(html.find("<main><h1>土桥村</h1></main>") != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("style=") == std::string::npos);
}

TEST_CASE("A village page of sixty matters and sixty lines of money stays under 30 KB", "[html]")
{
    Records records{make(RecordRole::main, ""), make(RecordRole::table, "群众的事", 0)};
    for (int i = 0; i < 120; ++i) {
        records.push_back(make(RecordRole::row, "", 1));
        const int row = static_cast<int>(records.size()) - 1;
        for (const char* cell : {"求助", "农村农业 / 水利水电", "镇农业服务中心", "2026-10-21"})
            records.push_back(make(RecordRole::cell, cell, row));
        Record light = make(RecordRole::light, "在时限内", row);
        light.value = "green";
        records.push_back(light);
    }
    CHECK(html_document(records, {"zh-CN", "土桥村", "", "/s.css"}).size() < 30 * 1024);
}

TEST_CASE("Of a page under a dialog only the dialog is printed, and a page without one is printed whole", "[html]")
{
    Records records{make(RecordRole::main, ""), make(RecordRole::paragraph, "behind", 0)};
    CHECK(printed_part(records) == records);
    records.push_back(make(RecordRole::dialog, "slip", 0));
    records.push_back(make(RecordRole::paragraph, "number", 2));
    records.push_back(make(RecordRole::paragraph, "beside", 0));
    CHECK(html_from_records(printed_part(records)) ==
          "<section role=\"dialog\" aria-label=\"slip\"><p>number</p></section>");
}

TEST_CASE("Who asked and what is searched for is on the screen and on no paper, with all that stands in it", "[html]")
{
    Records records{make(RecordRole::main, ""), make(RecordRole::group, "电话", 0), make(RecordRole::paragraph, "12000000077", 1),
                    make(RecordRole::paragraph, "事情", 0), make(RecordRole::search_field, "搜", 0)};
    records[1].state.screen_only = true;
    CHECK(html_from_records(printed_part(records)) == "<main><p>事情</p></main>");
}
