// Going about: the history of pages in step with the browser's, places that are come back to, shortcuts, the search's page.
#include "tests/support/assets.hpp"
#include "tests/support/clerk_client.hpp"
#include "core/format.hpp"
#include "web/app/select_search.hpp"
#include "web/app/shortcuts.hpp"

using namespace qungong;

namespace {

struct Client : ClerkClient {
    Client()
    {
        model.route = {PageKind::inbox, {}};
        model.texts = app::Shared{texts_of("zh-CN")};
    }
    app::Effects take_at(const app::Scrolls& scrolls, const app::Action& action)
    {
        return update(model, action, {model.now, std::string(64, 'r'), scrolls});
    }
    app::Effects press(char32_t key, bool first_shown = true) { return take(app::PressKey{key, first_shown}); }
    void search_for(const std::string& text)
    {
        take(app::TypeSearch{text});
        if (!model.initials->letters.empty()) return;
        for (const auto& [number, ask] : model.asks)
            if (ask.op == "initials.load")
                return void(take(app::HostTold{"initials.load", {{"ask", number}}, asset_text("initials/han.txt")}));
    }
    [[nodiscard]] const app::CaseRecord& first_with_words() const
    {
        for (const auto& [id, record] : model.cases)
            if (!app::own_words(record.events).empty()) return record;
        throw std::runtime_error("the sample has no words");
    }
    [[nodiscard]] bool found(const CaseId& id) const
    {
        return std::ranges::any_of(model.search.found, [&](const app::FoundMatter& found) { return found.case_id == id; });
    }
};

const app::Route inbox{PageKind::inbox, {}}, outbox{PageKind::outbox, {}}, device{PageKind::device, {}};

} // namespace

TEST_CASE("Each page lies one deeper in the history, and going back asks the browser for its own step back", "[navigation]")
{
    Client client;
    const app::Effects there = client.take(app::Navigate{outbox});
    CHECK(args_of(there, "nav.push") == Value{{"hash", "#/outbox"}, {"at", 1}});
    CHECK(client.take(app::GoBack{}).front().op == "nav.back");
    CHECK(client.model.route == inbox);
    CHECK(client.model.back.empty());
    const std::int64_t visit = client.model.visit;
    client.tell("nav.changed", {{"hash", "#/inbox"}, {"at", 0}}); // The browser reports what was asked of it
    CHECK(client.model.visit == visit);
}

TEST_CASE("The browser's back and forward are told apart from a link", "[navigation]")
{
    Client client;
    client.take(app::Navigate{outbox});
    client.take(app::Navigate{device});
    client.tell("nav.changed", {{"hash", "#/inbox"}, {"at", 0}}); // Two back at once
    CHECK(client.model.back.empty());
    client.tell("nav.changed", {{"hash", "#/outbox"}, {"at", 1}});
    CHECK(client.model.back == std::vector<app::Route>{inbox});
    const app::Effects link = client.tell("nav.changed", {{"hash", "#/device"}}); // A new entry
    CHECK(client.model.back == std::vector<app::Route>{inbox, outbox});
    CHECK(args_of(link, "nav.replace") == Value{{"hash", "#/device"}, {"at", 2}});
}

TEST_CASE("A page that is come back to stands where it was left, by either way back; one that is new begins at the top", "[navigation]")
{
    for (const bool by_browser : {false, true}) {
        Client client;
        client.take_at({{7, 320.0F}}, app::Navigate{outbox});
        CHECK(client.model.starts.empty());
        if (by_browser) client.tell("nav.changed", {{"hash", "#/inbox"}, {"at", 0}});
        else client.take(app::GoBack{});
        CHECK(client.model.starts == app::Scrolls{{7, 320.0F}});
        client.take(app::Navigate{outbox});
        CHECK(client.model.starts.empty());
    }
}

TEST_CASE("Forward again stands where it was left, and what a new way cuts off is forgotten", "[navigation]")
{
    Client client;
    client.take(app::Navigate{outbox});
    client.take_at({{9, 50.0F}}, app::GoBack{});
    client.tell("nav.changed", {{"hash", "#/outbox"}, {"at", 1}});
    CHECK(client.model.starts == app::Scrolls{{9, 50.0F}});
    client.take_at({{9, 60.0F}}, app::GoBack{});
    client.take(app::Navigate{device});
    client.take(app::GoBack{});
    client.tell("nav.changed", {{"hash", "#/device"}, {"at", 1}});
    CHECK_FALSE(client.model.starts.contains(9));
}

TEST_CASE("After a reload the depth goes on, and back without a memory leads home", "[navigation]")
{
    Client client;
    client.take(app::Started{});
    client.answer_op("nav.state", {{"hash", "#/outbox"}, {"at", 3}});
    CHECK(client.model.depth == 3);
    CHECK(args_of(client.take(app::Navigate{device}), "nav.push") == Value{{"hash", "#/device"}, {"at", 4}});
    client.tell("nav.changed", {{"hash", "#/inbox"}, {"at", 2}});
    CHECK(client.model.back.empty());
    client.model.route = outbox;
    CHECK(args_of(client.take(app::GoBack{}), "nav.push") == Value{{"hash", "#/inbox"}, {"at", 3}});
}

TEST_CASE("An address that nobody knows leads to the page that says so, and none leads to the first page", "[navigation]")
{
    CHECK(app::route_from_hash("#/nowhere/else").page == PageKind::gone);
    CHECK(app::route_from_hash("#/").page == PageKind::sign_in);
    CHECK(app::route_from_hash("").page == PageKind::sign_in);
    for (const PageKind page : all_words<PageKind>())
        CHECK(app::route_from_hash(app::hash_from_route({page, {}})).page == page);
}

TEST_CASE("A slash opens the search and gives its field the focus each time; leaving it leads back", "[navigation]")
{
    Client client;
    client.press(U'/');
    CHECK(client.model.route.page == PageKind::search);
    CHECK(client.model.search.opened == 1);
    client.search_for("水");
    client.take(app::LeaveSearch{});
    CHECK(client.model.route == inbox);
    CHECK(client.model.search.text.empty());
    client.press(U'/');
    CHECK(client.model.search.opened == 2);
}

TEST_CASE("The table of first letters is asked for when something is searched for, once, and again where it did not come", "[navigation]")
{
    Client client;
    CHECK(does(client.take(app::TypeSearch{"m"}), "initials.load"));
    CHECK_FALSE(does(client.take(app::TypeSearch{"md"}), "initials.load"));
    client.answer_op("initials.load", {{"trouble", "offline"}});
    CHECK(does(client.take(app::TypeSearch{"mdd"}), "initials.load"));
}

TEST_CASE("What is searched for is found in every tab, by words, number, place and first letters", "[navigation]")
{
    Client client;
    client.model.inbox.tab = "closed";
    for (const auto& [id, record] : client.model.cases) {
        client.search_for(record.state.number);
        CHECK(client.found(id));
        CHECK(client.model.search.found.front().case_id == id);
    }
    const CaseId id = client.first_with_words().state.id;
    client.search_for(title_words(app::own_words(client.first_with_words().events)));
    CHECK(client.found(id));
    client.search_for("zbc"); // 中坝村
    CHECK(client.model.search.count > 0);
    client.search_for("没有人会这么写");
    CHECK(client.model.search.count == 0);
}

TEST_CASE("A caller's number is found in what this device writes or has opened, and in nothing else", "[navigation]")
{
    Client client;
    client.model.drafts.clear();
    client.model.queue.clear();
    client.search_for("12000000062");
    CHECK(client.model.search.count == 0);
    const CaseId id = client.model.cases.begin()->first;
    client.model.identities[id] = {{"phone", "120 0000 0062"}};
    client.search_for("12000000062");
    CHECK(client.found(id));
    client.model.identities.clear();
    client.take(app::OpenForm{CommandKind::file, {}});
    const std::string draft = client.model.route.arg;
    client.take(app::SetDraftField{draft, "petitioner.phone", "12000000062"});
    client.search_for("0062");
    REQUIRE(client.model.search.found.size() == 1);
    CHECK(client.model.search.found[0].draft == draft);
    client.press(app::key_enter);
    CHECK(client.model.route == app::Route{PageKind::new_matter, draft});
}

TEST_CASE("What has come since is found, and what has gone is not", "[navigation]")
{
    Client client;
    const CaseId id = client.model.cases.begin()->first;
    const app::CaseRecord record = client.model.cases.begin()->second;
    client.model.cases.erase(id);
    client.search_for(record.state.number);
    CHECK_FALSE(client.found(id));
    client.model.cases[id] = record;
    client.tell("net.poke", Value{Object{}}); // The page of the search is on the screen
    CHECK(client.found(id));
    client.model.cases.erase(id);
    client.tell("net.poke", Value{Object{}});
    CHECK_FALSE(client.found(id));
}

TEST_CASE("The page of the search marks what was searched for, and shows the words around it where the title has it not", "[navigation]")
{
    Client client;
    const std::string words = app::own_words(client.first_with_words().events), title = title_words(words);
    const std::string part = title.substr(0, 6); // Two characters
    client.search_for(part);
    const app::SearchView view = app::search_view(client.model);
    REQUIRE_FALSE(view.rows.empty());
    for (const app::FoundRow& row : view.rows)
        if (row.bold.second > 0) CHECK(row.shown.substr(row.bold.first, row.bold.second - row.bold.first) == part);
        else CHECK(row.near.substr(row.near_bold.first, row.near_bold.second - row.near_bold.first) == part);
}

TEST_CASE("Keys choose the next row and the one before, never beyond the ends, and Enter opens it", "[navigation]")
{
    Client client;
    const std::vector<app::InboxRow> rows = app::inbox_view(client.model).rows;
    REQUIRE(rows.size() > 2);
    client.press(U'j'); // The first is shown beside the list already
    CHECK(client.model.inbox.selected == rows[1].id);
    client.press(app::key_up);
    client.press(U'k');
    CHECK(client.model.inbox.selected == rows[0].id);
    for (std::size_t i = 0; i < rows.size() + 3; ++i) client.press(app::key_down);
    CHECK(client.model.inbox.selected == rows.back().id);
    client.press(app::key_enter);
    CHECK(client.model.route == app::Route{PageKind::case_, rows.back().id.text});
    Client hand; // Where nothing is shown beside the list, the first key chooses the first row, and Enter alone opens none
    hand.press(app::key_enter, false);
    CHECK(hand.model.route == inbox);
    hand.press(U'j', false);
    CHECK(hand.model.inbox.selected == app::inbox_view(hand.model).rows[0].id);
}

TEST_CASE("Two keys lead to a page that this post has, if the second follows soon", "[navigation]")
{
    Client client;
    client.press(U'g');
    client.press(U'f');
    CHECK(client.model.route.page == PageKind::drafts);
    client.press(U'g');
    client.press(U'd'); // A clerk dispatches nothing
    CHECK(client.model.route.page == PageKind::drafts);
    client.press(U'g');
    client.model.now = client.model.now + std::chrono::seconds{2};
    client.press(U'i');
    CHECK(client.model.route.page == PageKind::drafts);
    client.press(U'g');
    client.press(U'i');
    CHECK(client.model.route == inbox);
}

TEST_CASE("Every key of the help does something, and a person without a session has none", "[navigation]")
{
    const auto keys_of = [](std::string_view keys) {
        std::vector<char32_t> pressed;
        if (keys == "Enter") return std::vector<char32_t>{app::key_enter};
        for (const char c : keys.substr(0, keys.find(" / ")))
            if (c > ' ' && c < 127) pressed.push_back(static_cast<char32_t>(c));
        return pressed;
    };
    for (const app::Shortcut& each : app::shortcuts_of(Client{}.model)) {
        if (each.place == ShortcutPlace::search || each.keys == "Esc") continue; // Escape is the page's
        Client client;
        if (each.word == "go_inbox") client.model.route = outbox;
        if (each.word == "previous") client.press(U'j');
        const app::Route before = client.model.route;
        const CaseId chosen = client.model.inbox.selected;
        for (const char32_t key : keys_of(each.keys)) client.press(key);
        INFO(each.keys);
        CHECK((client.model.route != before || client.model.inbox.selected != chosen));
        Client nobody;
        nobody.model.session = {};
        const app::Route at = nobody.model.route;
        for (const char32_t key : keys_of(each.keys)) nobody.press(key);
        CHECK(nobody.model.route == at);
    }
}

TEST_CASE("Filters narrow the list together, and each goes alone", "[navigation]")
{
    Client client;
    const app::InboxView all = app::inbox_view(client.model);
    const app::InboxRow first = all.rows.at(0);
    REQUIRE(first.type);
    app::InboxChoice choice{.type = std::string(word(*first.type))};
    choice.place = first.place;
    choice.office = first.holder;
    CHECK(choice.is_filtered());
    client.take(app::SetInbox{choice});
    const std::vector<app::InboxRow> some = app::inbox_view(client.model).rows;
    CHECK_FALSE(some.empty());
    CHECK(some.size() < all.rows.size());
    for (const app::InboxRow& row : some) CHECK((row.type == first.type && row.place == first.place && row.holder == first.holder));
    client.take(app::Navigate{outbox}); // Another page and back: they stay on
    client.take(app::GoBack{});
    CHECK(app::inbox_view(client.model).rows.size() == some.size());
}
