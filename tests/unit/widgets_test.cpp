#include <catch_amalgamated.hpp>

#include <set>

#include <imgui.h>

#include "tests/support/ui_stage.hpp"
#include "web/views/gallery.hpp"
#include "web/views/ui/widgets.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

std::set<std::uint32_t> ids_used_twice(const Frame& frame)
{
    std::set<std::uint32_t> seen, twice;
    for (const Record& record : frame.records)
        if (record.id != 0 && !seen.insert(record.id).second) twice.insert(record.id);
    return twice;
}

const Screen screens[] = {
    {.width = 1440, .height = 900},
    {.width = 1024, .height = 768, .coarse = true},
    {.width = 390, .height = 844, .density = 3, .coarse = true, .language = Language::en},
    {.width = 390, .height = 844, .density = 2, .coarse = true, .elder = true, .theme = Theme::high_contrast},
    {.width = 1440, .height = 900, .theme = Theme::dark}};

float right_of(const RecordRect& rect) { return rect.x + rect.w; }

} // namespace

TEST_CASE("The gallery draws three frames on every screen, and every item has one record", "[widgets]")
{
    for (const Screen& screen : screens) {
        UiStage stage{screen};
        const Frame frame = stage.settle(draw_gallery);
        INFO(screen.width << " elder " << screen.elder);
        CHECK(frame.records.size() > 100);
        CHECK(stage.items().size() > 20);
        CHECK(items_without_record(stage, frame).empty());
        CHECK(ids_used_twice(frame).empty());
        CHECK_FALSE(frame.wishes.again);
        CHECK_FALSE(frame.wishes.wake_in_ms);
    }
}

TEST_CASE("An item without a record is found", "[widgets]")
{
    UiStage stage;
    const Frame frame = stage.settle([](Frame& f) {
        draw_gallery(f);
        ImGui::SetCursorScreenPos({10, 10});
        ImGui::InvisibleButton("silent", {50, 50});
    });
    CHECK(items_without_record(stage, frame).size() == 1);
}

TEST_CASE("What is drawn stays inside what holds it", "[widgets]")
{
    for (const Screen& screen : screens) {
        UiStage stage{screen};
        const Frame frame = stage.settle(draw_gallery);
        for (const Record& record : frame.records) {
            if (record.parent < 0 || record.clip.w <= 0) continue;
            const Record& parent = frame.records[static_cast<std::size_t>(record.parent)];
            if (parent.clip.w <= 0) continue;
            INFO(screen.width << ": " << word(record.role) << " " << record.name << " in "
                              << word(parent.role) << " " << parent.name);
            CHECK(record.clip.x >= parent.clip.x - 0.6f);
            CHECK(right_of(record.clip) <= right_of(parent.clip) + 0.6f);
            CHECK(record.clip.w <= record.rect.w + 0.6f);
        }
    }
}

TEST_CASE("On a touch screen nothing that can be touched is smaller than a finger", "[widgets]")
{
    for (const Screen& screen : screens) {
        if (!screen.coarse) continue;
        UiStage stage{screen};
        const Frame frame = stage.settle(draw_gallery);
        const float least = screen.elder ? target_elder_smallest_hit : target_pointer_coarse_smallest_hit;
        for (const Record& record : frame.records) {
            const auto item = stage.items().find(record.id);
            if (record.id == 0 || item == stage.items().end()) continue;
            INFO(word(record.role) << " " << record.name);
            CHECK(item->second.w >= least - 0.1f);
            CHECK(item->second.h >= least - 0.1f);
        }
    }
}

TEST_CASE("The shell has its landmarks on every screen, and its links say where they lead", "[widgets]")
{
    ShellLook look{.brand = "群工",
                   .office = "木洞镇土桥村",
                   .sample = "示例数据",
                   .search = "搜",
                   .save_word = "已全部送达",
                   .bell = "提醒",
                   .person = "受理员",
                   .person_letter = "受",
                   .main_action = "记一件事"};
    look.groups = {{"",
                    {{"inbox", "收件箱", "#/inbox", "17", Icon::inbox, {}, true},
                     {"drafts", "草稿", "#/drafts", "2", Icon::edit}}},
                   {"村里的事",
                    {{"open", "村务公开", "#/open", "", Icon::yuan,
                      LightLook{.lamp = Lamp::yellow, .text = "1 临期"}}}}};
    look.foot = {{"device", "本机与同步", "#/device", "", Icon::saved}};
    for (const Screen& screen : screens) {
        UiStage stage{screen};
        ShellAct act;
        const Frame frame = stage.settle([&](Frame& f) { act = shell(f, look); });
        INFO(screen.width);
        CHECK(record_named(frame.records, RecordRole::link, "收件箱")->href == "#/inbox");
        CHECK(record_named(frame.records, RecordRole::link, "收件箱")->state.current);
        CHECK(record_named(frame.records, RecordRole::link, "本机与同步"));
        CHECK(act.content.w > 300);
        CHECK(act.content.bottom() <= screen.height);
        CHECK(items_without_record(stage, frame).empty());
        CHECK(ids_used_twice(frame).empty());
    }
}

TEST_CASE("Tabs that do not fit give up their counts first; what is still too long stays in the row and comes by keyboard", "[widgets]")
{
    const auto row_of = [](UiStage& stage, float width, std::uint32_t focused) {
        const auto page = [width](Frame& f) {
            const Column column{f, {20, 20, width, 0}};
            const Tab list[] = {{"All", "17", {}}, {"Waits for me", "6", {}}, {"Sent on", "8", {}}, {"To be rated", "3", {}}};
            (void)tabs(f, "tabs", "which", list, 0);
        };
        stage.draw(page);
        return stage.draw(page, {.focused = focused, .focus_visible = focused != 0});
    };
    UiStage stage;
    for (const float width : {600.0f, 330.0f, 150.0f}) {
        const Frame frame = row_of(stage, width, 0);
        const Record* list = record_named(frame.records, RecordRole::tab_list, "which");
        REQUIRE(list);
        INFO(width);
        for (const Record& record : frame.records) {
            if (record.role != RecordRole::tab || record.rect.w <= 0) continue;
            CHECK(record.rect.x >= list->rect.x);
            CHECK(right_of(record.rect) <= right_of(list->rect));
            CHECK_FALSE(record.value.empty()); // Said, whether there is room to draw it or not
        }
    }
    const Frame narrow = row_of(stage, 150, 0);
    const Record* last = record_named(narrow.records, RecordRole::tab, "To be rated");
    REQUIRE(last);
    CHECK(last->rect.w == 0);
    const Frame reached = row_of(stage, 150, last->id);
    CHECK(record_named(reached.records, RecordRole::tab, "To be rated")->rect.w > 20);
}

TEST_CASE("The limit of a clock is never cut: beside a long light it has a line of its own", "[widgets]")
{
    const auto height_of = [](std::string_view limit) {
        UiStage stage;
        const Frame frame = stage.settle([&](Frame& f) {
            const Column column{f, {20, 20, 320, 0}};
            clock(f, {.word = "whole", .limit = limit, .light = {.lamp = Lamp::red, .text = "Overdue 2 days 3 h"}, .used = 1});
        });
        return record_named(frame.records, RecordRole::group, "whole")->rect.h;
    };
    CHECK(height_of("5 wd") == 38);
    CHECK(height_of("10 working days, due 12-01 18:00") == 56);
}

TEST_CASE("Both weights are rasterised at the density of the screen", "[widgets]")
{
    UiStage stage{{.width = 390, .height = 844, .density = 3, .coarse = true}};
    const Frame frame = stage.settle(draw_gallery);
    for (ImFont* font : {frame.fonts.regular, frame.fonts.bold}) {
        const float size = frame.type(Slot::read).size;
        CHECK(font->GetFontBaked(size, 3)->Glyphs.Size > 10);
        CHECK(font->GetFontBaked(size, 1)->Glyphs.Size < 10);
    }
}
