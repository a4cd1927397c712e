// What pages say where their data is not here yet.
#include <algorithm>

#include <catch_amalgamated.hpp>

#include "tests/support/assets.hpp"
#include "tests/support/demo_model.hpp"
#include "tests/support/ui_stage.hpp"
#include "web/app/update.hpp"
#include "web/views/pages/page.hpp"

using namespace qungong;

namespace {

// Titles of the empty pages that one page shows.
std::vector<std::string> headings_of(const app::Model& model)
{
    const Texts& texts = texts_of("zh-CN");
    UiStage stage;
    const ui::Frame frame = stage.settle([&](ui::Frame& f) {
        f.words = [&texts](std::string_view key, const Value& args) { return say(texts, key, args); };
        const app::Dispatch ignore = [](const app::Action&) {};
        pages::Page page{model, f, ignore, texts, {}};
        pages::draw_app(page);
    });
    std::vector<std::string> found;
    for (const Record& record : frame.records)
        if (record.role == RecordRole::heading) found.push_back(record.name);
    return found;
}

bool says(const std::vector<std::string>& headings, std::string_view words)
{
    return std::count(headings.begin(), headings.end(), words) > 0;
}

} // namespace

TEST_CASE("A page that knows nothing yet says why, and never that there is nothing to do", "[pages]")
{
    app::Model model = demo_model();
    sit_down(model, zhongba_clerk);
    model.cases.clear();
    model.queue.clear();
    model.sync.synced_at = {};
    const auto check = [&](NetState net, std::string_view title) {
        model.sync.state = net;
        for (const app::Route& route : {app::Route{PageKind::inbox, {}}, app::Route{PageKind::dispatch, {}},
                                        app::Route{PageKind::overview, {}}, app::Route{PageKind::case_, "500113-0"}}) {
            model.route = route;
            INFO(word(route.page) << ", " << word(net));
            CHECK(says(headings_of(model), title));
            CHECK_FALSE(says(headings_of(model), say(texts_of("zh-CN"), "empty.inbox_title")));
        }
    };
    check(NetState::syncing, "正在取来");
    check(NetState::offline, "这一页还没存到本机");
    check(NetState::failing, "服务器没有答应");
    model.sync = {.state = NetState::idle, .synced_at = model.now};
    model.route = {PageKind::inbox, {}};
    CHECK(says(headings_of(model), say(texts_of("zh-CN"), "empty.inbox_title")));
}

TEST_CASE("A public page without a network says that it was never here, and shows nothing as if it were known", "[pages]")
{
    app::Model model = demo_model();
    model.session = {};
    model.pages = {};
    model.sync.state = NetState::offline;
    model.route = {PageKind::village, "500113109200"};
    CHECK(says(headings_of(model), "这一页还没存到本机"));
    CHECK_FALSE(says(headings_of(model), say(texts_of("zh-CN"), "village.money")));
}

TEST_CASE("The gallery is shown to whoever knows its address", "[pages]")
{
    app::Model model = demo_model();
    model.session = {};
    model.route = app::route_from_hash("#/gallery/dark");
    CHECK(app::shown_page(model) == PageKind::gallery);
    CHECK(says(headings_of(model), say(texts_of("zh-CN"), "gallery.title")));
    CHECK_FALSE(app::is_for_everybody(PageKind::gallery)); // It reads at the sizes of staff work
}
