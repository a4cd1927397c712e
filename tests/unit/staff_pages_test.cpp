// What staff pages show beyond their first look: forms of steps, tabs of a case, the dispatcher's choices.
#include <catch_amalgamated.hpp>

#include "tests/support/assets.hpp"
#include "tests/support/demo_model.hpp"
#include "tests/support/ui_stage.hpp"
#include "web/app/update.hpp"
#include "web/views/pages/page.hpp"

using namespace qungong;

namespace {

const ui::Screen screens[] = {{.width = 1440, .height = 900},
                              {.width = 1024, .height = 768, .coarse = true},
                              {.width = 390, .height = 844, .density = 2, .coarse = true}};

ui::Frame shown(const app::Model& model, const ui::Screen& screen, std::vector<app::Action>* wishes = nullptr,
                const std::string& press = {})
{
    const Texts& texts = texts_of(model.settings.language);
    UiStage stage{screen};
    const app::Dispatch dispatch = [&](const app::Action& action) {
        if (wishes) wishes->push_back(action);
    };
    const UiStage::Page draw = [&](ui::Frame& frame) {
        frame.screen.language = texts.is_english() ? ui::Language::en : ui::Language::zh;
        frame.words = [&](std::string_view key, const Value& args) { return say(texts, key, args); };
        pages::Page page{model, frame, dispatch, texts, {}};
        pages::draw_app(page);
    };
    ui::Frame frame = stage.settle(draw);
    if (press.empty()) return frame;
    for (const Record& record : frame.records)
        if (record.id != 0 && record.name.starts_with(press)) return stage.draw(draw, {.activated = record.id});
    FAIL("nothing here is called " << press);
    return frame;
}

app::Model at_case(const Actor& actor, CaseStage stage)
{
    app::Model model = demo_model();
    sit_down(model, actor);
    model.route = {PageKind::case_, case_at(model, stage).text};
    return model;
}

app::Model at_board()
{
    app::Model model = demo_model();
    sit_down(model, mudong_dispatcher);
    model.drafts.clear();
    model.route = {PageKind::dispatch, {}};
    return model;
}

template <class Wish>
const Wish* wish_in(const std::vector<app::Action>& wishes)
{
    for (const app::Action& action : wishes)
        if (const Wish* wish = std::get_if<Wish>(&action)) return wish;
    return nullptr;
}

Records records_of(const ui::Frame& frame, RecordRole role)
{
    Records found;
    std::copy_if(frame.records.begin(), frame.records.end(), std::back_inserter(found),
                 [&](const Record& record) { return record.role == role; });
    return found;
}

std::ptrdiff_t pictures_in(const ui::Frame& frame) // That can be opened
{
    return std::count_if(frame.records.begin(), frame.records.end(), [](const Record& record) {
        return record.role == RecordRole::button && record.name.starts_with("看大图");
    });
}

bool says(const ui::Frame& frame, std::string_view text)
{
    return std::any_of(frame.records.begin(), frame.records.end(), [&](const Record& r) {
        return r.name.find(text) != std::string::npos || r.hint.find(text) != std::string::npos;
    });
}

} // namespace

TEST_CASE("The form of every step fits on every screen, with its buttons in sight", "[pages]")
{
    for (const CommandRow& row : command_table()) {
        if (!row.ready || row.kind == CommandKind::file) continue;
        app::Model model = at_case(mudong_dispatcher, CaseStage::accepted);
        app::Draft draft{.id = "form", .kind = row.kind, .case_id = {model.route.arg}};
        model.drafts["form"] = draft;
        model.form = "form";
        for (const ui::Screen& screen : screens) {
            const ui::Frame frame = shown(model, screen);
            INFO(word(row.kind) << ", " << screen.width);
            const Record* dialog = nullptr;
            for (const Record& record : frame.records)
                if (record.role == RecordRole::dialog) dialog = &record;
            REQUIRE(dialog);
            CHECK(dialog->rect.y >= 0);
            CHECK(dialog->rect.y + dialog->rect.h <= screen.height + 0.6f);
            const Record* later = record_named(frame.records, RecordRole::button, "先放着");
            REQUIRE(later);
            CHECK(later->rect.y + later->rect.h <= screen.height);
        }
    }
}

TEST_CASE("A case shows its course, its papers, its contacts and what is like it, one at a time", "[pages]")
{
    for (const char* tab : {"course", "papers", "contacts", "similar"}) {
        app::Model model = at_case(mudong_dispatcher, CaseStage::assigned);
        model.course.tab = tab;
        for (const ui::Screen& screen : screens) {
            const ui::Frame frame = shown(model, screen);
            int chosen = 0;
            for (const Record& record : frame.records) chosen += record.role == RecordRole::tab && record.state.selected;
            CHECK(chosen == 1);
            CHECK(says(frame, "登记了") == (std::string_view(tab) == "course"));
        }
    }
}

TEST_CASE("What came with a matter stands beside its words and in its papers", "[pages]")
{
    app::Model model = at_case(mudong_dispatcher, CaseStage::assigned);
    Array blobs;
    for (const char* name : {"路边 1.jpg", "路边 2.jpg", "路边 3.jpg", "路边 4.jpg"})
        blobs.push_back({{"sha256", std::string(64, 'a')}, {"kind", "image/jpeg"}, {"bytes", 240'000}, {"name", name}});
    put(model.cases[{model.route.arg}].events.front().open, "blobs", blobs);
    for (const ui::Screen& screen : screens) {
        model.course.tab = "course";
        CHECK(pictures_in(shown(model, screen)) == 3);
        model.course.tab = "papers";
        const ui::Frame papers = shown(model, screen);
        CHECK(pictures_in(papers) == 4);
        CHECK(says(papers, "路边 4.jpg"));
    }
}

TEST_CASE("A matter that says much the same nearby is shown before it is assigned", "[pages]")
{
    app::Model model = at_board();
    CHECK_FALSE(says(shown(model, screens[0]), "可能是同一件事"));
    const auto words_at = [&](CaseStage stage) -> Value& { return model.cases[case_at(model, stage)].events.front().words->leaf; };
    put(words_at(CaseStage::assigned), "words", text_or(words_at(CaseStage::accepted), "words"));
    std::vector<app::Action> wishes;
    CHECK(says(shown(model, screens[0]), "可能是同一件事"));
    (void)shown(model, screens[0], &wishes, "看这一件");
    const auto* to = wish_in<app::Navigate>(wishes);
    REQUIRE(to);
    CHECK(to->route.arg == case_at(model, CaseStage::assigned).text);
}

TEST_CASE("A form that was opened and closed again leaves no draft, one with a word in it does", "[pages]")
{
    app::Model model = at_case(mudong_dispatcher, CaseStage::accepted);
    model.drafts.clear();
    const app::Moment moment{model.now, std::string(64, 'a')};
    const app::OpenForm open{CommandKind::urge, {model.route.arg}};
    (void)app::update(model, open, moment);
    (void)app::update(model, app::CloseForm{}, moment);
    CHECK(model.drafts.empty());
    (void)app::update(model, open, moment);
    (void)app::update(model, app::SetDraftField{model.form, "words", "今天去看", false}, moment);
    (void)app::update(model, app::CloseForm{}, moment);
    CHECK(model.drafts.size() == 1);
}

TEST_CASE("How the public sees a matter shows none of the person's words while they are not published", "[pages]")
{
    app::Model model = at_case(mudong_dispatcher, CaseStage::assigned);
    model.course.public_look = true;
    const ui::Frame frame = shown(model, screens[0]);
    const app::CaseView view = *app::case_view(model, {model.route.arg});
    bool inside = false;
    for (const Record& record : frame.records) {
        inside = inside || record.role == RecordRole::dialog;
        if (inside) CHECK(record.name.find(view.words) == std::string::npos);
    }
    CHECK(inside);
}

TEST_CASE("The dispatcher sees the advised unit first, with the rule's reason, and why the others are not", "[pages]")
{
    const auto units = records_of(shown(at_board(), screens[0]), RecordRole::radio);
    REQUIRE(units.size() > 2);
    CHECK(units[0].state.checked);
    CHECK(units[0].name.find("规则建议") != std::string::npos);
    CHECK(units[0].hint.starts_with("符合"));
    for (std::size_t i = 1; i < units.size(); ++i) {
        CHECK_FALSE(units[i].state.checked);
        CHECK_FALSE(units[i].hint.empty());
        CHECK_FALSE(units[i].hint.starts_with("符合"));
    }
}

TEST_CASE("A unit is refused by the general rule that would have named it, or by the rule that came before", "[pages]")
{
    const app::Model model = at_board();
    const CaseState state = app::case_view(model, case_at(model, CaseStage::accepted))->state;
    const auto choices = app::unit_choices(model, state);
    REQUIRE(choices.size() > 3);
    CHECK(choices[0].office == app::assign_advice(model, state).office);
    CHECK(std::count_if(choices.begin(), choices.end(), [](const app::UnitChoice& c) { return c.advised; }) == 1);
    for (const app::UnitChoice& choice : choices) CHECK_FALSE(choice.rule.empty());
}

TEST_CASE("A limit is the rule's own or an earlier one", "[pages]")
{
    const app::Model model = at_board();
    const CaseState state = app::case_view(model, case_at(model, CaseStage::accepted))->state;
    const auto limits = app::limit_choices(model, state, {"u500113109-road"});
    REQUIRE(limits.size() > 1);
    CHECK(limits[0].argument.empty());
    for (std::size_t i = 1; i < limits.size(); ++i) CHECK(limits[i].due < limits[0].due);
}

TEST_CASE("Choosing a unit on the board begins the assignment, and giving it sends what stands there", "[pages]")
{
    std::vector<app::Action> wishes;
    app::Model model = at_board();
    const std::string second = records_of(shown(model, screens[0]), RecordRole::radio)[1].name;
    (void)shown(model, screens[0], &wishes, second);
    const auto* set = wish_in<app::SetStepField>(wishes);
    REQUIRE(set);
    CHECK(set->path == "lead");
    (void)app::update(model, *set, {.now = model.now, .random = std::string(64, 'a')});
    CHECK(model.form.empty());
    CHECK(text_or(app::step_draft(model, CommandKind::assign, set->case_id).args, "lead") == *set->value.as_text());
    CHECK(second.starts_with(app::office_name(model, {*set->value.as_text()})));
    (void)app::update(model, app::SendStep{CommandKind::assign, set->case_id}, {.now = model.now, .random = std::string(64, 'b')});
    const app::Draft draft = app::step_draft(model, CommandKind::assign, set->case_id);
    REQUIRE(draft.refusal); // No standard was written
    CHECK(draft.refusal->refused == "standard");
    CHECK(says(shown(model, screens[0]), "缺一项：办到什么标准")); // In words, never the name of an argument
}

TEST_CASE("A step that this device may not read any more is said to wait, claims no kind and opens nothing", "[pages]")
{
    app::Model model = demo_model();
    model.route = {PageKind::outbox, {}};
    model.settings.language = GENERATE("zh-CN", "en");
    const Texts texts = texts_of(model.settings.language);
    const auto has = [&](const ui::Frame& frame, const char* key) { return says(frame, say(texts, key, Value{Object{}})); };
    app::Pending one = model.queue.front();
    model.kept.clear();
    for (const ui::Screen& screen : screens) {
        model.queue = {one};
        const ui::Frame plain = shown(model, screen);
        for (const char* key : {"inbox.open_case", "action.undo"}) CHECK(has(plain, key));
        CHECK_FALSE(has(plain, "outbox.sealed"));
        model.queue = {app::Pending{.n = one.n, .command = {}, .sealed = {{"v", 1}}}};
        const ui::Frame sealed = shown(model, screen);
        for (const char* key : {"outbox.sealed", "outbox.going"}) CHECK(has(sealed, key));
        for (const char* key : {"inbox.open_case", "action.undo", "command.file"}) CHECK_FALSE(record_named(
            sealed.records, RecordRole::button, say(texts, key, Value{Object{}})));
    }
    CHECK_FALSE(app::case_view(model, {})); // Nor does it make a matter of its own
}

TEST_CASE("A sealed step that the server could not open says so and stays until the person lets it go", "[pages]")
{
    app::Model model = demo_model();
    model.route = {PageKind::outbox, {}};
    model.queue.clear();
    model.kept = {app::Pending{.n = 7, .command = {}, .state = QueueState::judged, .verdict = Verdict::rejected,
                               .reason = "bad_seal", .refused = "to", .sealed = {{"v", 1}}}};
    for (const ui::Screen& screen : screens) {
        std::vector<app::Action> wishes;
        CHECK(says(shown(model, screen), "服务器打不开"));
        shown(model, screen, &wishes, "不留了");
        REQUIRE(wish_in<app::DiscardRejected>(wishes));
        CHECK(wish_in<app::DiscardRejected>(wishes)->n == 7);
    }
}
