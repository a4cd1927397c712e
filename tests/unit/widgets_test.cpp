#include <catch_amalgamated.hpp>

#include <set>

#include <imgui.h>

#include "tests/support/ui_stage.hpp"
#include "web/views/gallery.hpp"
#include "web/views/ui/widgets.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

// Ids that ImGui saw as items and that no record speaks for.
std::set<std::uint32_t> items_without_record(const UiStage& stage, const Frame& frame)
{
    std::set<std::uint32_t> missing;
    for (const auto& [id, box] : stage.items()) missing.insert(id);
    for (const Record& record : frame.records) missing.erase(record.id);
    return missing;
}

std::set<std::uint32_t> ids_used_twice(const Frame& frame)
{
    std::set<std::uint32_t> seen, twice;
    for (const Record& record : frame.records)
        if (record.id != 0 && !seen.insert(record.id).second) twice.insert(record.id);
    return twice;
}

const Screen screens[] = {{.width = 1440, .height = 900}, {.width = 1024, .height = 768, .coarse = true},
    {.width = 390, .height = 844, .density = 3, .coarse = true, .language = Language::en},
    {.width = 390, .height = 844, .density = 2, .coarse = true, .elder = true, .theme = Theme::high_contrast},
    {.width = 1440, .height = 900, .theme = Theme::dark}};

float right_of(const RecordRect& rect) { return rect.x + rect.w; }

void act_in_column(Frame& frame, const std::function<void()>& draw)
{
    const Column column{frame, {20, 20, 300, 0}};
    draw();
}

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
            INFO(screen.width << ": " << word(record.role) << " " << record.name << " in " << word(parent.role) << " " << parent.name);
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

TEST_CASE("A button answers the pointer and the tree alike, once", "[widgets]")
{
    UiStage stage;
    int pressed = 0;
    const auto page = [&](Frame& f) { act_in_column(f, [&] { pressed += button(f, "go", "assign"); }); };
    const Frame frame = stage.settle(page);
    const Record& record = frame.records.at(0);
    CHECK(record.role == RecordRole::button);
    CHECK(pressed == 0);
    stage.click(page, record.rect.x + 5, record.rect.y + 5);
    CHECK(pressed == 1);
    stage.draw(page, {.activated = record.id});
    CHECK(pressed == 2);
    stage.draw(page);
    CHECK(pressed == 2);
}

TEST_CASE("A greyed button says why and does nothing", "[widgets]")
{
    UiStage stage;
    int pressed = 0;
    const auto page = [&](Frame& f) { act_in_column(f, [&] { pressed += button(f, "go", "assign", {.greyed = "signed already"}); }); };
    const Record record = stage.settle(page).records.at(0);
    stage.click(page, record.rect.x + 5, record.rect.y + 5);
    stage.draw(page, {.activated = record.id});
    CHECK(pressed == 0);
    CHECK(record.state.disabled);
    CHECK(record.hint == "signed already");
}

TEST_CASE("A field asks for the live field, says how it looks, and hands the text on", "[widgets]")
{
    UiStage stage;
    Edit edit;
    const auto page = [&](Frame& f) { act_in_column(f, [&] { edit = text_field(f, "phone", {.label = "phone", .value = "138"}); }); };
    const Record record = stage.settle(page).records.at(0);
    CHECK(record.value == "138");
    CHECK(stage.click(page, record.rect.x + 30, record.rect.y + 10).wishes.edit == record.id);
    const Frame live = stage.draw(page, {.editing = record.id, .edited_text = "1380", .edited = true});
    REQUIRE(live.wishes.live);
    CHECK(live.wishes.live->id == record.id);
    CHECK(live.wishes.live->text.x > record.rect.x);
    CHECK(live.wishes.live->text.right() < right_of(record.rect));
    REQUIRE(edit.text);
    CHECK(*edit.text == "1380");
    stage.draw(page, {.editing = record.id, .edited_text = "138", .edited = true});
    CHECK_FALSE(edit.text);
}

TEST_CASE("A select opens its menu and answers the chosen option", "[widgets]")
{
    UiStage stage;
    std::optional<int> chosen;
    const std::string options[] = {"one", "two", "three"};
    const auto page = [&](Frame& f) { act_in_column(f, [&] { if (auto got = select(f, "s", {.label = "which"}, options, 0)) chosen = got; }); };
    const Record closed = stage.settle(page).records.at(0);
    stage.draw(page, {.activated = closed.id});
    const Frame open = stage.settle(page);
    const Record* item = record_named(open.records, RecordRole::menu_item, "three");
    REQUIRE(item);
    CHECK(record_named(open.records, RecordRole::button, "which")->state.expanded);
    stage.click(page, item->rect.x + 5, item->rect.y + 5);
    CHECK(chosen == 2);
    CHECK_FALSE(record_named(stage.settle(page).records, RecordRole::menu_item, "three"));
}

TEST_CASE("A menu closes on Esc and on a click beside it, without choosing", "[widgets]")
{
    UiStage stage;
    std::optional<int> chosen;
    const std::string options[] = {"one", "two"};
    const auto page = [&](Frame& f) { act_in_column(f, [&] { if (auto got = select(f, "s", {.label = "which"}, options, 0)) chosen = got; }); };
    const std::uint32_t id = stage.settle(page).records.at(0).id;
    stage.draw(page, {.activated = id});
    stage.settle(page);
    stage.draw(page, {.escape = true});
    CHECK_FALSE(record_named(stage.settle(page).records, RecordRole::menu_item, "two"));
    stage.draw(page, {.activated = id});
    stage.settle(page);
    stage.click(page, 900, 600);
    CHECK_FALSE(record_named(stage.settle(page).records, RecordRole::menu_item, "two"));
    CHECK_FALSE(chosen);
}

TEST_CASE("While a dialog is open the page under it stands still and Esc is its harmless answer", "[widgets]")
{
    UiStage stage;
    int under = 0, sure = 0, escaped = 0;
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] { under += button(f, "under", "under"); });
        Dialog dialog{f, "ask", {.title = "send up?"}};
        sure += button(f, "sure", "send up", {.kind = Kind::main});
        escaped += dialog.escaped();
    };
    const Frame frame = stage.settle(page);
    const Record* below = record_named(frame.records, RecordRole::button, "under");
    const Record* verb = record_named(frame.records, RecordRole::button, "send up");
    REQUIRE(below);
    REQUIRE(verb);
    stage.draw(page, {.activated = below->id});
    stage.draw(page, {.activated = verb->id});
    CHECK(under == 0);
    CHECK(sure == 1);
    stage.click(page, verb->rect.x + 5, verb->rect.y + 5);
    CHECK(sure == 2);
    stage.draw(page, {.escape = true});
    CHECK(escaped == 1);
    stage.click(page, below->rect.x + 5, below->rect.y + 5);
    CHECK(under == 0);
}

TEST_CASE("A table of 100,000 rows draws what is in sight and counts them all", "[widgets]")
{
    UiStage stage;
    int drawn = 0;
    std::optional<int> pressed;
    const TableColumn columns[] = {{"light", 132}, {"matter", -1}};
    const TableGroup groups[] = {{"today", "4", 4}, {"others", "99996", 99996}};
    const auto page = [&](Frame& f) {
        drawn = 0;
        if (auto hit = table(f, "cases", {0, 0, 800, 600}, {.name = "cases", .columns = columns, .groups = groups}, [&](RowPen& row) {
                ++drawn;
                row.light({.lamp = Lamp::red, .text = "late"});
                row.lines("matter " + std::to_string(row.index()), {});
            })) pressed = hit;
    };
    const Frame frame = stage.settle(page);
    CHECK(drawn < 14);
    const Record* whole = record_named(frame.records, RecordRole::table, "cases");
    REQUIRE(whole);
    CHECK(whole->rows == 100000);
    CHECK(whole->columns == 2);
    REQUIRE(frame.wishes.scrolls.size() == 1);
    const ScrollArea area = frame.wishes.scrolls.front();
    CHECK(area.offset_max > 5'000'000.0f);
    stage.draw(page, {.scrolls = {{area.id, 58.0f * 50000}}});
    const Frame middle = stage.settle(page);
    CHECK(drawn < 14);
    const Record* row = nullptr;
    for (const Record& record : middle.records)
        if (record.role == RecordRole::row && record.row > 49000) row = &record;
    REQUIRE(row);
    stage.click(page, row->rect.x + 300, row->rect.y + 20);
    REQUIRE(pressed);
    CHECK(*pressed == row->row - 1);
    CHECK(items_without_record(stage, middle).empty());
}

TEST_CASE("The wheel and the platform's pan move a scrolled column, never beyond its ends", "[widgets]")
{
    UiStage stage;
    const auto page = [&](Frame& f) {
        const Scroll scroll{f, "list", {0, 0, 300, 200}};
        for (int i = 0; i < 50; ++i) paragraph(f, "line " + std::to_string(i));
    };
    const ScrollArea area = stage.settle(page).wishes.scrolls.at(0);
    CHECK(area.offset == 0);
    CHECK(area.offset_max > 500);
    stage.draw(page, {.scrolls = {{area.id, 120}}});
    CHECK(stage.settle(page).wishes.scrolls.at(0).offset == 120);
    stage.draw(page, {.scrolls = {{area.id, 1e6f}}});
    CHECK(stage.settle(page).wishes.scrolls.at(0).offset == area.offset_max);
    stage.draw(page, {.scrolls = {{area.id, -1e6f}}});
    CHECK(stage.settle(page).wishes.scrolls.at(0).offset == 0);
    stage.wheel(100, 100, -3);
    CHECK(stage.settle(page).wishes.scrolls.at(0).offset > 0);
}

TEST_CASE("Keyboard focus on what is scrolled away brings it into sight", "[widgets]")
{
    UiStage stage;
    const auto page = [&](Frame& f) {
        const Scroll scroll{f, "list", {0, 0, 300, 200}};
        for (int i = 0; i < 50; ++i) button(f, std::to_string(i), "line " + std::to_string(i));
    };
    const Record* far = nullptr;
    const Frame frame = stage.settle(page);
    far = record_named(frame.records, RecordRole::button, "line 40");
    REQUIRE(far);
    CHECK(far->clip.h == 0);
    const Input input{.focused = far->id, .focus_visible = true};
    for (int i = 0; i < 3; ++i) stage.draw(page, input);
    const Frame after = stage.draw(page, input);
    const Record* near = record_named(after.records, RecordRole::button, "line 40");
    CHECK(near->clip.h == near->rect.h);
    CHECK(near->state.focused);
}

TEST_CASE("A notice wakes the page once, when it goes away", "[widgets]")
{
    UiStage stage;
    NoticeAct act = NoticeAct::none;
    const auto page = [&](Frame& f) { act = notice(f, {.text = "draft deleted", .action = "undo"}); };
    const Frame frame = stage.settle(page);
    REQUIRE(frame.wishes.wake_in_ms);
    CHECK(*frame.wishes.wake_in_ms == motion_undo_stays_ms);
    const Record* undo = record_named(frame.records, RecordRole::button, "undo");
    REQUIRE(undo);
    CHECK(items_without_record(stage, frame).empty());
    stage.now_ms = motion_undo_stays_ms - 1;
    stage.draw(page);
    CHECK(act == NoticeAct::none);
    stage.now_ms = motion_undo_stays_ms;
    stage.draw(page);
    CHECK(act == NoticeAct::gone);
}

TEST_CASE("The shell has its landmarks on every screen, and its links say where they lead", "[widgets]")
{
    ShellLook look{.brand = "群工", .office = "木洞镇土桥村", .sample = "示例数据", .search = "搜", .save_word = "已全部送达", .bell = "提醒",
        .person = "受理员", .person_letter = "受", .main_action = "记一件事"};
    look.groups = {{"", {{"inbox", "收件箱", "#/inbox", "17", Icon::inbox, {}, true}, {"drafts", "草稿", "#/drafts", "2", Icon::edit}}},
        {"村里的事", {{"open", "村务公开", "#/open", "", Icon::yuan, LightLook{.lamp = Lamp::yellow, .text = "1 临期"}}}}};
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

TEST_CASE("Charts carry their numbers as a table in the tree", "[widgets]")
{
    UiStage stage;
    const std::string labels[] = {"8 月", "9 月"};
    const Series series[] = {{"收入", {7, 9}}, {"支出", {6, 5}, true}};
    const Frame frame = stage.settle([&](Frame& f) {
        act_in_column(f, [&] { bars(f, {.name = "账", .sentence = "收入多于支出", .labels = labels, .series = series}); });
    });
    CHECK(record_named(frame.records, RecordRole::image, "收入多于支出"));
    const Record* cell = record_named(frame.records, RecordRole::cell, "支出 5");
    REQUIRE(cell);
    CHECK(cell->state.hidden);
}
