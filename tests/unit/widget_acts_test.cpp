#include <catch_amalgamated.hpp>

#include <imgui.h>

#include "tests/support/ui_stage.hpp"
#include "web/views/ui/widgets.hpp"

using namespace qungong;
using namespace qungong::ui;

namespace {

void act_in_column(Frame& frame, const std::function<void()>& draw)
{
    const Column column{frame, {20, 20, 300, 0}};
    draw();
}

} // namespace

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
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] { pressed += button(f, "go", "assign", {.greyed = "signed already"}); });
    };
    const Record record = stage.settle(page).records.at(0);
    stage.click(page, record.rect.x + 5, record.rect.y + 5);
    stage.draw(page, {.activated = record.id});
    CHECK(pressed == 0);
    CHECK(record.state.disabled);
    CHECK(record.hint == "signed already");
}

TEST_CASE("A field that is written in says how the live field looks, and hands the text on", "[widgets]")
{
    UiStage stage;
    Edit edit;
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] { edit = text_field(f, "phone", {.label = "phone", .value = "138"}); });
    };
    const Record record = stage.settle(page).records.at(0);
    CHECK(record.value == "138");
    // The browser itself gives a pressed field the caret: a wish would come frames later and take it from the next one.
    CHECK(stage.click(page, record.rect.x + 30, record.rect.y + 10).wishes.focus == 0);
    const Frame live = stage.draw(page, {.editing = record.id, .edited_text = "1380", .edited = true});
    REQUIRE(live.wishes.live);
    CHECK(live.wishes.live->id == record.id);
    CHECK(live.wishes.live->text.x > record.rect.x);
    CHECK(live.wishes.live->text.right() < record.rect.x + record.rect.w);
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
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] {
            if (auto got = select(f, "s", {.label = "which"}, options, 0)) chosen = got;
        });
    };
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
    const auto page = [&](Frame& f) {
        act_in_column(f, [&] {
            if (auto got = select(f, "s", {.label = "which"}, options, 0)) chosen = got;
        });
    };
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

TEST_CASE("A page that moves under a still pointer loses no press; a press drawn away means nothing", "[widgets]")
{
    for (const bool drawn_away : {false, true}) {
        UiStage stage;
        bool pressed = false;
        float top = 0;
        const auto page = [&](Frame& f) {
            const Column column{f, {20, 20 + top, 300, 0}};
            pressed |= button(f, "send", "send");
        };
        const Record send = *record_named(stage.settle(page).records, RecordRole::button, "send");
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(send.rect.x + 10, send.rect.y + 10);
        stage.draw(page);
        io.AddMouseButtonEvent(0, true);
        stage.draw(page);
        top = 200; // What was typed before makes a card come in above
        if (drawn_away) io.AddMousePosEvent(send.rect.x + 10, send.rect.y + 100);
        stage.draw(page);
        io.AddMouseButtonEvent(0, false);
        stage.settle(page);
        CHECK(pressed == !drawn_away);
    }
}

TEST_CASE("A notice lies above the strip with the main action, which can be pressed meanwhile", "[widgets]")
{
    for (const Screen& screen : {Screen{.width = 1440, .height = 900}, Screen{.width = 390, .height = 844, .coarse = true}}) {
        UiStage stage{screen};
        bool sent = false;
        const auto page = [&](Frame& f) {
            {
                const Column strip{f, foot_strip(f, {0, 0, screen.width, screen.height}), 0};
                sent |= button(f, "send", "send", {.kind = Kind::main, .wide = true});
            }
            (void)notice(f, {.text = "kept", .action = "undo"});
        };
        const Record send = *record_named(stage.settle(page).records, RecordRole::button, "send");
        stage.click(page, send.rect.x + send.rect.w / 2, send.rect.y + send.rect.h / 2);
        CHECK(sent);
    }
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

TEST_CASE("Charts carry their numbers as a table in the tree", "[widgets]")
{
    UiStage stage;
    const std::string labels[] = {"8 月", "9 月"};
    const Series series[] = {{"收入", {7, 9}}, {"支出", {6, 5}, true}};
    const Frame frame = stage.settle([&](Frame& f) {
        act_in_column(f, [&] {
            bars(f, {.name = "账", .sentence = "收入多于支出", .labels = labels, .series = series});
        });
    });
    CHECK(record_named(frame.records, RecordRole::image, "收入多于支出"));
    const Record* cell = record_named(frame.records, RecordRole::cell, "支出 5");
    REQUIRE(cell);
    CHECK(cell->state.hidden);
}
