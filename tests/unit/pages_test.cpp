// Every page of the client, drawn without a window on three screens in both languages from the sample district.
#include <catch_amalgamated.hpp>

#include <imgui.h>

#include "tests/support/assets.hpp"
#include "tests/support/demo_model.hpp"
#include "tests/support/ui_stage.hpp"
#include "web/views/pages/page.hpp"

using namespace qungong;

namespace {

struct Shown {
    PageKind page;
    std::string arg;
    Actor actor;
};

const ui::Screen screens[] = {{.width = 1440, .height = 900},
                              {.width = 1024, .height = 768, .coarse = true},
                              {.width = 390, .height = 844, .density = 2, .coarse = true}};

const Actor nobody{{}, {}, Role::citizen};
const Actor leader{{"p-mudong-leader"}, {"c500113109"}, Role::leader};

std::vector<Shown> all_pages(const app::Model& model)
{
    std::vector<Shown> all{{PageKind::sign_in, {}, nobody},
                           {PageKind::inbox, {}, zhongba_clerk},
                           {PageKind::inbox, {}, road_handler},
                           {PageKind::new_matter, std::string(demo_draft), zhongba_clerk},
                           {PageKind::dispatch, {}, mudong_dispatcher},
                           {PageKind::overview, {}, leader},
                           {PageKind::overview, "500113109", leader},
                           {PageKind::village, "500113", nobody},
                           {PageKind::village, "500113109", nobody},
                           {PageKind::village, "500113109/matters", nobody},
                           {PageKind::village, "500113109200", nobody},
                           {PageKind::village, "500113109200/lines", nobody},
                           {PageKind::village, "500113109200/income", nobody},
                           {PageKind::village, "500113109200/lists", nobody},
                           {PageKind::village, "500113109200/matters", mudong_dispatcher},
                           {PageKind::report, "500113109200/1018-02", nobody},
                           {PageKind::report, {}, nobody},
                           {PageKind::report, std::string(demo_draft), nobody},
                           {PageKind::follow, {}, nobody},
                           {PageKind::outbox, {}, zhongba_clerk},
                           {PageKind::device, {}, zhongba_clerk},
                           {PageKind::drafts, {}, zhongba_clerk}};
    for (const auto& [id, record] : model.cases)
        for (const Actor& actor : {zhongba_clerk, mudong_dispatcher, road_handler})
            all.push_back({PageKind::case_, id.text, actor});
    return all;
}

void draw(const app::Model& model, const Texts& texts, ui::Frame& frame)
{
    frame.screen.language = texts.is_english() ? ui::Language::en : ui::Language::zh;
    frame.words = [&texts](std::string_view key, const Value& args) { return say(texts, key, args); };
    const app::Dispatch ignore = [](const app::Action&) {};
    pages::Page page{model, frame, ignore, texts, {}};
    pages::draw_app(page);
}

// What a page left behind after three frames; drawn once for all the tests.
struct Drawn {
    std::string where;
    ui::Screen screen;
    Records records;
    std::map<std::uint32_t, ui::Box> items;
    std::set<std::uint32_t> silent; // Items without a record
    bool again;
};

void draw_on_screens(const app::Model& model, const Texts& texts, const std::string& where, std::vector<Drawn>& all)
{
    for (const ui::Screen& screen : screens) {
        UiStage stage{screen};
        const ui::Frame frame = stage.settle([&](ui::Frame& f) { draw(model, texts, f); });
        all.push_back({where + ", " + std::to_string(static_cast<int>(screen.width)), screen, frame.records, stage.items(),
                       items_without_record(stage, frame), frame.wishes.again});
    }
}

// What stands over the clerk's inbox: each changes the model a little.
void draw_over_inbox(const app::Model& model, const Texts& texts, std::vector<Drawn>& all)
{
    struct Over {
        const char* name;
        void (*put_on)(app::Model&);
    };
    static constexpr Over overs[] = {
        {"expired", [](app::Model& m) { m.session.expired = true; }},
        {"sign-in on top", [](app::Model& m) { m.session.expired = m.sign_in_open = true; m.sign_in.account = "zhongba"; }},
        {"leaving", [](app::Model& m) { m.leaving = true; }},
        {"no store", [](app::Model& m) { m.storage_trouble = "quota"; }},
        {"refused notice",
         [](app::Model& m) { m.notice = app::Notice{"notice.rejected", {{"fault", "wrong_state"}, {"refused", "answered"}}, true}; }},
        {"no identity", [](app::Model& m) { m.notice = app::Notice{"notice.identity_refused", {{"trouble", "offline"}}, true}; }},
        {"slip", [](app::Model& m) { m.slip = {{"number", "0123456789"}, {"code", "12345678"}, {"case", ""}, {"at", 0}}; }},
    };
    for (const Over& over : overs) {
        app::Model changed = model;
        sit_down(changed, zhongba_clerk);
        changed.route = {PageKind::inbox, {}};
        over.put_on(changed);
        draw_on_screens(changed, texts, std::string(over.name) + ", " + changed.settings.language, all);
    }
}

const std::vector<Drawn>& drawn_pages()
{
    static const std::vector<Drawn> drawn = [] {
        std::vector<Drawn> all;
        app::Model model = demo_model();
        for (const char* language : {"zh-CN", "en"}) {
            const Texts& texts = texts_of(language);
            model.settings.language = language;
            for (const Shown& shown : all_pages(model)) {
                sit_down(model, shown.actor);
                model.route = {shown.page, shown.arg};
                model.tile = {shown.page == PageKind::overview ? shown.arg : ""};
                model.tile_listed = !model.tile.empty();
                const std::string where(word(shown.page));
                const std::string who(word(shown.actor.role));
                draw_on_screens(model, texts, where + " " + shown.arg + " of " + who + ", " + language, all);
            }
            draw_over_inbox(model, texts, all);
        }
        return all;
    }();
    return drawn;
}

bool is_small(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// "inbox.title", "p-banan-1", "v500113109200", "{n}": what only the program should ever read.
bool is_for_programs(std::string_view token)
{
    if (token.find('{') != token.npos || token.starts_with("500113-")) return true;
    const std::size_t dot = token.find('.');
    const auto fits = [](char c) { return c == '.' || is_small(c); };
    if (dot != token.npos && dot > 0 && is_small(token.back()) && std::all_of(token.begin(), token.end(), fits)) return true;
    for (const RouteRule& rule : demo_rules().routes)
        if (rule.id.text == token) return true;
    const bool code = token.size() > 6 && is_small(token[0]) && token.substr(1, 6) == "500113";
    return code || (token.starts_with("p-") && token.size() > 3);
}

std::string program_word_in(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (is_for_programs(text.substr(at, end - at))) return std::string(text.substr(at, end - at));
        at = end + 1;
    }
    return {};
}

float right_of(const Record& record) { return record.rect.x + record.rect.w; }

std::string told(const Record& record) { return std::string(word(record.role)) + " " + record.name; }

} // namespace

TEST_CASE("Every page draws three frames on every screen in both languages, and every item has one record", "[pages]")
{
    for (const Drawn& page : drawn_pages()) {
        INFO(page.where);
        CHECK(page.records.size() > 5);
        CHECK(page.silent.empty());
        CHECK_FALSE(page.again);
    }
}

TEST_CASE("No page shows a key, an id or an empty place of its words", "[pages]")
{
    for (const Drawn& page : drawn_pages())
        for (const Record& record : page.records)
            for (const std::string& text : {record.name, record.value, record.hint})
                if (const std::string found = program_word_in(text); !found.empty())
                    FAIL_CHECK(page.where << ": " << told(record) << ": " << found);
}

TEST_CASE("A key, an id and an unfilled place are found where they stand", "[pages]")
{
    for (const char* bad :
         {"inbox.title", "交 inbox.column_light 办", "p-banan-1", "还有 {n} 件", "v500113109200", "500113-0199aaaa"})
        CHECK_FALSE(program_word_in(bad).empty());
    for (const char* good : {"2.1 天", "待办", "e.g. this", "10:24", "村口那段路昨晚塌方了。", "Mudong, p. 3"})
        CHECK(program_word_in(good).empty());
}

TEST_CASE("What a page draws stays inside what holds it", "[pages]")
{
    for (const Drawn& page : drawn_pages())
        for (const Record& record : page.records) {
            if (record.role == RecordRole::tab || record.clip.w <= 0) continue; // Tabs move sideways in their own clip
            INFO(page.where << ": " << told(record));
            CHECK(right_of(record) <= page.screen.width + 0.6f);
            if (record.parent < 0) continue;
            const Record& parent = page.records[static_cast<std::size_t>(record.parent)];
            if (parent.rect.w <= 0) continue;
            INFO("in " << told(parent));
            CHECK(record.rect.x >= parent.rect.x - 0.6f);
            CHECK(right_of(record) <= right_of(parent) + 0.6f);
        }
}

TEST_CASE("No two things of one holder lie over each other", "[pages]")
{
    const auto covers = [](const RecordRect& a, const RecordRect& b) { // A row that is one way in lies under its own badge
        return a.x <= b.x && a.y <= b.y && a.x + a.w >= b.x + b.w && a.y + a.h >= b.y + b.h;
    };
    const auto overlap = [&](const RecordRect& a, const RecordRect& b) {
        const float w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x),
                    h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
        return w > 2 && h > 2 && !covers(a, b) && !covers(b, a);
    };
    const auto floats = [](const Record& r) { return r.role == RecordRole::dialog || r.role == RecordRole::status; };
    for (const Drawn& page : drawn_pages())
        for (std::size_t i = 0; i < page.records.size(); ++i)
            for (std::size_t j = i + 1; j < page.records.size(); ++j) {
                const Record &a = page.records[i], &b = page.records[j];
                if (floats(a) || floats(b)) continue; // Dialogs and notices lie over the page on purpose
                if (a.parent != b.parent || a.clip.w <= 0 || b.clip.w <= 0 || !overlap(a.clip, b.clip)) continue;
                FAIL_CHECK(page.where << ": " << told(a) << " and " << told(b));
            }
}

TEST_CASE("On a touch screen nothing of a page that can be touched is smaller than a finger", "[pages]")
{
    for (const Drawn& page : drawn_pages()) {
        if (!page.screen.coarse) continue;
        for (const Record& record : page.records) {
            const auto item = page.items.find(record.id);
            if (record.id == 0 || item == page.items.end() || record.role == RecordRole::group) continue;
            INFO(page.where << ": " << told(record));
            CHECK(item->second.h >= ui::target_pointer_coarse_smallest_hit - 0.1f);
        }
    }
}
