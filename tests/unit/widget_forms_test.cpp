// Widgets of forms: a field of several tags, a menu behind a button, greyed commands, a dialog taller than the screen.
#include <catch_amalgamated.hpp>

#include <imgui.h>

#include "tests/support/ui_stage.hpp"
#include "web/views/ui/widgets.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

constexpr float column_width = 300;

void act_in_column(Frame& frame, const std::function<void()>& draw)
{
    const Column column{frame, {20, 20, column_width, 0}};
    draw();
}

} // namespace

TEST_CASE("A field of several takes one away by its tag and adds one of the others from its menu", "[widgets]")
{
    UiStage stage;
    std::optional<ManyChange> change;
    const std::string options[] = {"roads", "farms", "police"};
    const int chosen[] = {1};
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] {
            if (auto got = select_many(f, "others", {.label = "others", .placeholder = "add"}, options, chosen)) change = got;
        });
    };
    const Frame closed = stage.settle(page);
    const Record* field = record_named(closed.records, RecordRole::button, "others");
    REQUIRE(field);
    CHECK(field->value == "farms");
    const Record& tag = closed.records.at(static_cast<std::size_t>(field - closed.records.data()) + 1);
    stage.click(page, tag.rect.x + 4, tag.rect.y + 4);
    REQUIRE(change);
    CHECK(change->index == 1);
    CHECK_FALSE(change->chosen);
    stage.draw(page, {.activated = field->id});
    const Frame open = stage.settle(page);
    CHECK_FALSE(record_named(open.records, RecordRole::menu_item, "farms")); // It is there already
    const Record* item = record_named(open.records, RecordRole::menu_item, "police");
    REQUIRE(item);
    stage.click(page, item->rect.x + 5, item->rect.y + 5);
    CHECK(change->index == 2);
    CHECK(change->chosen);
}

TEST_CASE("A field of many tags grows by lines and keeps every tag inside", "[widgets]")
{
    const std::string options[] = {"the road office of the town", "the farm service centre", "the police station", "the land station"};
    const int chosen[] = {0, 1, 2, 3};
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] { (void)select_many(f, "others", {.label = "others", .placeholder = "add"}, options, chosen); });
    };
    UiStage stage;
    const Frame frame = stage.settle(page);
    const Record* field = record_named(frame.records, RecordRole::button, "others");
    REQUIRE(field);
    CHECK(field->rect.h > frame.control());
    for (const Record& record : frame.records) {
        CHECK(record.rect.x + record.rect.w <= 20 + column_width + 0.6f);
        if (&record > field) CHECK(record.rect.y + record.rect.h <= field->rect.y + field->rect.h + 0.6f);
    }
}

TEST_CASE("A button with a menu opens it and answers the chosen item", "[widgets]")
{
    UiStage stage;
    std::optional<int> chosen;
    const MenuItem items[] = {{.text = "all"}, {.text = "urgent"}};
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] {
            if (auto got = menu_button(f, "filter", "filter", {}, items)) chosen = got;
        });
    };
    const std::uint32_t id = stage.settle(page).records.at(0).id;
    stage.draw(page, {.activated = id});
    const Frame open = stage.settle(page);
    CHECK(record_named(open.records, RecordRole::button, "filter")->state.expanded);
    const Record* item = record_named(open.records, RecordRole::menu_item, "urgent");
    REQUIRE(item);
    stage.click(page, item->rect.x + 5, item->rect.y + 5);
    CHECK(chosen == 1);
}

TEST_CASE("Greyed commands stand one behind the other with their reasons, and a long one takes lines of its own", "[widgets]")
{
    const GreyedLook list[] = {{"a", "pause", "by the centre"},
                               {"b", "object", "signed"},
                               {"c", "extend", "the limit has passed already, and what has passed can be moved by nobody at all"}};
    const auto page = [&](Frame& f) { act_in_column(f, [&] { greyed_commands(f, list); }); };
    UiStage stage;
    const Records records = stage.settle(page).records;
    REQUIRE(records.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(records[i].state.disabled);
        CHECK(records[i].hint == list[i].reason);
        CHECK(records[i].rect.x + records[i].rect.w <= 20 + column_width + 0.6f);
    }
    CHECK(records[2].rect.y > records[0].rect.y);
    CHECK(records[2].rect.h > records[0].rect.h);
}

TEST_CASE("A dialog taller than the screen scrolls its middle, and its buttons stay in sight", "[widgets]")
{
    for (const float height : {900.0f, 400.0f}) {
        UiStage stage{{.width = 390, .height = height}};
        const auto page = [&](Frame& f) {
            Dialog dialog{f, "long", {.title = "long"}};
            {
                DialogBody body{f, "long", 52};
                for (int i = 0; i < 12; ++i) paragraph(f, "one more line of many");
            }
            (void)button(f, "done", "done");
        };
        const Frame frame = stage.settle(page);
        const Record* done = record_named(frame.records, RecordRole::button, "done");
        REQUIRE(done);
        CHECK(done->rect.y + done->rect.h <= height);
        const bool scrolls = std::any_of(frame.wishes.scrolls.begin(), frame.wishes.scrolls.end(),
                                         [](const ScrollArea& area) { return area.offset_max > 1; });
        CHECK(scrolls == (height < 500));
    }
}
