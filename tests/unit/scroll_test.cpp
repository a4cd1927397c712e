// Scroll: what is looked at stays under the finger when something comes or goes above it.
#include <catch_amalgamated.hpp>

#include "tests/support/ui_stage.hpp"
#include "web/views/ui/button.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/prose.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

float y_of(const Frame& frame, std::string_view name)
{
    const Record* record = record_named(frame.records, RecordRole::button, name);
    return record ? record->rect.y : -1;
}

// Fifty buttons under so many lines that come and go, in an area that stands below a banner.
struct Page {
    int lines_above = 0;
    float banner = 0;

    void operator()(Frame& f) const
    {
        const Scroll scroll{f, "list", {0, banner, 300, 200}};
        for (int i = 0; i < lines_above; ++i) paragraph(f, "new line " + std::to_string(i));
        for (int i = 0; i < 50; ++i) button(f, std::to_string(i), "line " + std::to_string(i));
    }
};

} // namespace

TEST_CASE("A list that is scrolled stays under the finger when rows come and go above, even while it moves", "[widgets]")
{
    UiStage stage;
    Page page;
    const auto draw = [&](Frame& f) { page(f); };
    const ScrollArea area = stage.settle(draw).wishes.scrolls.at(0);
    stage.draw(draw, {.scrolls = {{area.id, 500}}});
    const float before = y_of(stage.settle(draw), "line 12");
    page.lines_above = 3;
    CHECK(y_of(stage.settle(draw), "line 12") == Catch::Approx(before).margin(1));
    page.lines_above = 1;
    CHECK(y_of(stage.settle(draw), "line 12") == Catch::Approx(before).margin(1));
    page.lines_above = 4;
    stage.draw(draw, {.scrolls = {{area.id, 30}}});
    CHECK(y_of(stage.settle(draw), "line 12") == Catch::Approx(before - 30).margin(1));
}

TEST_CASE("A list at its top shows what comes there, and one that is moved as a whole is not scrolled", "[widgets]")
{
    UiStage stage;
    Page page;
    const auto draw = [&](Frame& f) { page(f); };
    const ScrollArea area = stage.settle(draw).wishes.scrolls.at(0);
    page.lines_above = 3;
    CHECK(stage.settle(draw).wishes.scrolls.at(0).offset == 0);
    stage.draw(draw, {.scrolls = {{area.id, 500}}});
    page.banner = 60;
    CHECK(stage.settle(draw).wishes.scrolls.at(0).offset == 500);
}
