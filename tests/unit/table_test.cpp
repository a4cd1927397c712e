#include <catch_amalgamated.hpp>

#include "tests/support/ui_stage.hpp"
#include "web/views/ui/widgets.hpp"

using namespace qungong;
using namespace qungong::ui;

TEST_CASE("A table of 100,000 rows draws what is in sight and counts them all", "[widgets]")
{
    UiStage stage;
    int drawn = 0;
    std::optional<int> pressed;
    const TableColumn columns[] = {{"light", 132}, {"matter", -1}};
    const TableGroup groups[] = {{"today", "4", 4}, {"others", "99996", 99996}};
    const auto page = [&](Frame& f) {
        drawn = 0;
        if (auto hit = table(f, "cases", {0, 0, 800, 600},
                             {.name = "cases", .columns = columns, .groups = groups}, [&](RowPen& row) {
                                 ++drawn;
                                 row.light({.lamp = Lamp::red, .text = "late"});
                                 row.lines("matter " + std::to_string(row.index()), {});
                             }))
            pressed = hit;
    };
    const Frame frame = stage.settle(page);
    constexpr int few = 14 + 2 * 4; // In sight, and four before and behind, which Tab goes on to
    CHECK(drawn < few);
    const Record* whole = record_named(frame.records, RecordRole::table, "cases");
    REQUIRE(whole);
    CHECK(whole->rows == 100000);
    CHECK(whole->columns == 2);
    REQUIRE(frame.wishes.scrolls.size() == 1);
    const ScrollArea area = frame.wishes.scrolls.front();
    CHECK(area.offset_max > 5'000'000.0f);
    stage.draw(page, {.scrolls = {{area.id, 58.0f * 50000}}});
    const Frame middle = stage.settle(page);
    CHECK(drawn < few);
    const Record* row = nullptr;
    for (const Record& each : middle.records)
        if (each.role == RecordRole::row && each.row > 49000 && each.rect.y + each.rect.h < 600) row = &each;
    REQUIRE(row);
    stage.click(page, row->rect.x + 300, row->rect.y + 20);
    REQUIRE(pressed);
    CHECK(*pressed == row->row - 1);
    CHECK(items_without_record(stage, middle).empty());
}
