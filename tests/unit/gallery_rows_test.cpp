#include <catch_amalgamated.hpp>

#include <map>

#include "tests/support/ui_stage.hpp"
#include "web/views/gallery.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

void rows_page(Frame& frame) { draw_gallery_in(frame, "rows"); }

// Number of a row -> what is called by it and what its light says.
std::map<int, std::string> rows_in(const Frame& frame)
{
    std::map<int, std::string> seen;
    for (const Record& record : frame.records)
        if (record.role == RecordRole::row && record.row > 0) seen[record.row] = record.name;
    return seen;
}

} // namespace

TEST_CASE("A hundred thousand sample rows stand in one table, of which only those in sight are drawn", "[gallery]")
{
    for (const float width : {390.0f, 1440.0f}) {
        UiStage stage{{.width = width, .height = 900}};
        const Frame top = stage.settle(rows_page);
        INFO(width);
        const Record* table = record_named(top.records, RecordRole::table, "gallery.rows");
        REQUIRE(table);
        CHECK(table->rows == 100'000);
        CHECK(rows_in(top).begin()->first == 1);
        CHECK(rows_in(top).size() < 30);
        CHECK(record_named(top.records, RecordRole::tag, "gallery.sample"));
        CHECK(items_without_record(stage, top).empty());
        CHECK_FALSE(top.wishes.again);

        const ScrollArea area = top.wishes.scrolls.at(0);
        stage.draw(rows_page, {.scrolls = {{area.id, area.offset_max}}});
        CHECK(rows_in(stage.settle(rows_page)).rbegin()->first == 100'000);
    }
}

TEST_CASE("A sample row is the same whenever it comes into sight, and unlike the next one", "[gallery]")
{
    UiStage stage;
    const Frame top = stage.settle(rows_page);
    const ScrollArea area = top.wishes.scrolls.at(0);
    const std::map<int, std::string> first = rows_in(top);
    stage.draw(rows_page, {.scrolls = {{area.id, 58.0f * 50'000}}});
    CHECK(rows_in(stage.settle(rows_page)) != first);
    stage.draw(rows_page, {.scrolls = {{area.id, -58.0f * 60'000}}});
    CHECK(rows_in(stage.settle(rows_page)) == first);
    int alike = 0;
    for (auto row = first.begin(); std::next(row) != first.end(); ++row) alike += row->second == std::next(row)->second;
    CHECK(alike < static_cast<int>(first.size()) / 2);
}
