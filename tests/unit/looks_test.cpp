// How the client looks and speaks on this device: what is chosen, what is kept, what is read aloud, the tour of who is new.
#include <catch_amalgamated.hpp>

#include <set>

#include "core/record.hpp"
#include "tests/support/assets.hpp"
#include "tests/support/clerk_client.hpp"
#include "web/app/select.hpp"

using namespace qungong;
using Client = ClerkClient;

namespace {

app::Settings with(app::Settings settings, ThemeChoice theme)
{
    settings.theme = theme;
    return settings;
}

Record said(RecordRole role, const char* name, int parent = -1, const char* hint = "")
{
    return {.role = role, .parent = parent, .name = name, .hint = hint};
}

} // namespace

TEST_CASE("Where no colours were chosen they are those that the browser's own settings ask for", "[looks]")
{
    Client client;
    CHECK(app::shown_theme(client.model) == ThemeChoice::light);
    client.tell("looks.changed", {{"dark", true}});
    CHECK(app::shown_theme(client.model) == ThemeChoice::dark);
    client.tell("looks.changed", {{"dark", true}, {"contrast", true}});
    CHECK(app::shown_theme(client.model) == ThemeChoice::high_contrast);
    const app::Effects effects = client.take(app::SetSettings{with(client.model.settings, ThemeChoice::light)});
    CHECK(app::shown_theme(client.model) == ThemeChoice::light);
    CHECK(text_or(args_of(effects, "looks.show"), "theme") == "light");
}

TEST_CASE("A screen too narrow for the size that was chosen takes the largest it has room for, and keeps the wish", "[looks]")
{
    Client client;
    client.model.settings.text_size = 200;
    const auto check = [&](std::int64_t width, float scale) {
        client.tell("looks.changed", {{"width", width}});
        CHECK(app::scale_of(client.model) == scale);
        CHECK(client.model.settings.text_size == 200);
    };
    check(1440, 2.0F);
    check(520, 2.0F);
    check(519, 1.75F);
    check(390, 1.5F);
    check(200, 1.0F);
}

TEST_CASE("What was chosen is kept where the next start finds it before it paints, and with the other plain values", "[looks]")
{
    Client client;
    app::Settings settings = client.model.settings;
    settings.text_size = 150;
    settings.elder = true;
    const app::Effects effects = client.take(app::SetSettings{settings});
    for (const char* op : {"looks.keep", "meta.put"}) CHECK(does(effects, op));
    CHECK(integer_or(args_of(effects, "looks.keep"), "text_size", 0) == 150);

    Client next;
    next.take(app::Started{});
    Value kept = args_of(effects, "looks.keep");
    CHECK_FALSE(does(next.answer_op("looks.state", {{"width", 1440}, {"kept", kept}}), "meta.get"));
    CHECK(next.model.settings == settings);
}

TEST_CASE("A device that has lost the first copy takes the second, and strange words change nothing", "[looks]")
{
    Client client;
    client.take(app::Started{});
    CHECK(does(client.answer_op("looks.state", {{"kept", Value{}}}), "meta.get"));
    client.answer_op("meta.get", {{"value", Value{{"theme", "dark"}, {"text_size", 125}}}});
    CHECK(client.model.settings.theme == ThemeChoice::dark);
    CHECK(client.model.settings.text_size == 125);

    Client strange;
    strange.take(app::Started{});
    strange.answer_op("looks.state", {{"kept", Value{{"theme", "pink"}, {"text_size", 999}, {"language", 5}}}});
    CHECK(strange.model.settings == app::Settings{});
}

TEST_CASE("A voice reads a page in its order, without the bars around it, and the dialog on top alone", "[looks]")
{
    Records page{said(RecordRole::banner, ""), said(RecordRole::button, "menu", 0), said(RecordRole::region, "middle"),
                 said(RecordRole::heading, "question", 2), said(RecordRole::button, "answer", 2, "what comes then"),
                 said(RecordRole::separator, "line", 2)};
    CHECK(spoken_from_records(page) == std::vector<std::string>{"question", "answer what comes then"});
    page.push_back(said(RecordRole::dialog, "over it"));
    page.push_back(said(RecordRole::paragraph, "sure?", 6));
    CHECK(spoken_from_records(page) == std::vector<std::string>{"sure?"});
}

TEST_CASE("One button reads, pauses and goes on; who leaves the page is read no more of it", "[looks]")
{
    Client client;
    CHECK_FALSE(does(client.take(app::ReadAloud{{"words"}}), "aloud.say")); // This browser has not said that it can speak
    client.tell("looks.changed", {{"speaks", true}});
    CHECK(does(client.take(app::ReadAloud{{"words"}}), "aloud.say"));
    client.tell("aloud.state", {{"state", "speaking"}});
    CHECK(does(client.take(app::ReadAloud{{"words"}}), "aloud.pause"));
    client.tell("aloud.state", {{"state", "paused"}});
    CHECK(does(client.take(app::ReadAloud{{"words"}}), "aloud.go_on"));
    CHECK(does(client.take(app::Navigate{{PageKind::outbox, {}}}), "aloud.stop"));
    client.tell("aloud.state", {{"state", "silent"}});
    CHECK_FALSE(does(client.take(app::Navigate{{PageKind::inbox, {}}}), "aloud.stop"));
}

TEST_CASE("The tour has five steps for every role, each with a sentence and a widget's words in both languages", "[looks]")
{
    std::set<const app::TourStep*> tours;
    for (Role role : all_words<Role>()) {
        Client client;
        client.model.session.actor.role = role;
        const auto steps = app::tour_steps(client.model);
        REQUIRE(steps.size() == app::tour_length);
        tours.insert(steps.data());
        for (const app::TourStep& step : steps)
            for (const char* language : {"zh-CN", "en"})
                for (const char* key : {step.text, step.target}) CHECK(texts_of(language).sentences.contains(key));
    }
    CHECK(tours.size() == 4); // Clerks, dispatchers, handlers, leaders
    Client nobody;
    nobody.model.session = {};
    CHECK_FALSE(tours.contains(app::tour_steps(nobody.model).data()));
}

TEST_CASE("The tour is offered once to each person on a device, and can be begun again", "[looks]")
{
    Client client;
    client.model.back.clear();
    CHECK_FALSE(app::tour_is_offered(client.model)); // Nobody knows yet whether it was seen
    client.model.asks[900] = {"meta.get", {{"for", "tour"}}};
    client.tell("meta.get", {{"ask", 900}, {"value", Value{}}});
    CHECK(client.model.tour.unseen);
    CHECK(client.model.tour.step == 0);
    CHECK(app::tour_is_offered(client.model));
    client.take(app::ShowTour{1});
    CHECK(client.model.tour.step == 1);
    CHECK(client.model.route.page == PageKind::inbox);
    const app::Effects effects = client.take(app::ShowTour{0});
    CHECK(text_or(args_of(effects, "meta.put"), "key") == "tour");
    CHECK_FALSE(app::tour_is_offered(client.model));
    client.take(app::ShowTour{1});
    CHECK(client.model.tour.step == 1);

    Client again;
    again.model.asks[900] = {"meta.get", {{"for", "tour"}}};
    again.tell("meta.get", {{"ask", 900}, {"value", Value{{"seen", true}}}});
    CHECK_FALSE(app::tour_is_offered(again.model));
}
