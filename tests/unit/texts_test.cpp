// The sentences of the client: how they arrive, what is done with a broken file, and when a language changes.
#include <catch_amalgamated.hpp>

#include "tests/support/assets.hpp"
#include "web/app/select.hpp"
#include "web/app/update.hpp"

using namespace qungong;

namespace {

const std::string english = R"({"ui.app":"Qungong"})", chinese = R"({"ui.app":"群工"})";

struct Client {
    app::Model model;
    app::Effects effects; // Of the last action

    void take(const app::Action& action) { effects = update(model, action, {model.now, std::string(64, 'r')}); }
    void start() { take(app::Started{}); }
    void choose(const char* language)
    {
        app::Settings settings = model.settings;
        settings.language = language;
        take(app::SetSettings{settings});
    }
    // The host answers the open question of this op.
    void answer(std::string_view op, Value json, const std::string& bytes = {})
    {
        for (const auto& [number, question] : model.asks)
            if (question.op == op) {
                put(json, "ask", number);
                return take(app::HostTold{std::string(op), std::move(json), bytes});
            }
        FAIL("nobody asked for " << op);
    }
    void arrive(const char* language, const std::string& bytes) { answer("texts.load", {{"language", language}}, bytes); }
    [[nodiscard]] const Value* told(std::string_view op) const // With what the host was told of `op`
    {
        for (const app::Effect& effect : effects)
            if (effect.op == op) return &effect.args;
        return nullptr;
    }
    [[nodiscard]] std::string app_name() const { return say(*model.texts, "ui.app"); }
    [[nodiscard]] bool asks_for(std::string_view language, bool fresh) const
    {
        const Value* wish = told("texts.load");
        return wish && text_or(*wish, "language") == language && bool_or(*wish, "fresh", !fresh) == fresh;
    }
};

Client speaking(const char* language, const std::string& bytes)
{
    Client client;
    client.start();
    client.arrive(language, bytes);
    return client;
}

} // namespace

TEST_CASE("Until the file of the page's language is here there is nothing to say, and then it is said", "[texts]")
{
    Client client;
    client.start();
    CHECK(is_silent(client.model));
    CHECK(client.asks_for("", false)); // The page knows in which language it began
    client.arrive("en", english);
    CHECK_FALSE(is_silent(client.model));
    CHECK(client.model.settings.language == "en");
    CHECK(client.app_name() == "Qungong");
    CHECK(text_or(*client.told("nav.title"), "language") == "en");
    CHECK_FALSE(client.told("meta.put")); // Nobody has chosen anything
}

TEST_CASE("A broken file is asked for once more past every cache, and then the page itself says so", "[texts]")
{
    for (const char* broken : {"", "<html>", R"({"ui.app":"Qungong")", R"({"ui.app":1})", "[]", "{}", "{\"a\":\"\xff\"}"}) {
        INFO(broken);
        Client client;
        client.start();
        client.arrive("en", broken);
        CHECK(client.asks_for("", true));
        CHECK_FALSE(client.told("texts.missing"));
        client.arrive("en", broken);
        CHECK(client.told("texts.missing"));
        CHECK_FALSE(client.told("texts.load"));
        CHECK(is_silent(client.model));
    }
}

TEST_CASE("Where no file came the page says so, and whoever tries again is heard", "[texts]")
{
    Client client;
    client.start();
    client.answer("texts.load", {{"trouble", "offline"}});
    CHECK(client.told("texts.missing"));
    client.take(app::HostTold{"texts.again", Value{Object{}}, {}});
    CHECK(client.asks_for("", true));
    client.arrive("zh-CN", chinese);
    CHECK(client.app_name() == "群工");
}

TEST_CASE("A language changes when its sentences are here, and is kept only then", "[texts]")
{
    Client client = speaking("zh-CN", chinese);
    client.choose("en");
    CHECK(client.asks_for("en", false));
    CHECK(client.model.settings.language == "zh-CN");
    CHECK(text_or(*find(*client.told("meta.put"), "value"), "language") == "zh-CN");
    client.choose("en"); // Pressed twice
    CHECK_FALSE(client.told("texts.load"));
    app::Settings elder = client.model.settings;
    elder.elder = true;
    client.take(app::SetSettings{elder}); // Another choice meanwhile does not take the wish back
    client.arrive("en", english);
    CHECK(client.model.settings.language == "en");
    CHECK(client.model.settings.elder);
    CHECK(client.app_name() == "Qungong");
    CHECK(text_or(*find(*client.told("meta.put"), "value"), "language") == "en");
    CHECK_FALSE(client.told("texts.load"));
}

TEST_CASE("A language that does not come leaves the screen as it was and says so; it can be wished for again", "[texts]")
{
    Client client = speaking("zh-CN", chinese);
    const auto check_unchanged = [&] {
        CHECK(client.app_name() == "群工");
        CHECK(client.model.settings.language == "zh-CN");
        REQUIRE(client.model.notice);
        CHECK(client.model.notice->key == "notice.language_missing");
        CHECK_FALSE(client.told("texts.missing"));
        client.model.notice.reset();
    };
    client.choose("en");
    client.answer("texts.load", {{"trouble", "offline"}});
    check_unchanged();
    client.choose("en");
    client.arrive("en", "{");
    CHECK(client.asks_for("en", true));
    client.arrive("en", "{");
    check_unchanged();
    client.choose("en");
    client.arrive("en", english);
    CHECK(client.app_name() == "Qungong");
}

TEST_CASE("The language kept on this device is spoken, whichever the page began with", "[texts]")
{
    const auto kept = [](Client& client, const char* language) {
        client.answer("looks.state", {{"kept", Value{}}}); // The page itself has found nothing
        client.answer("meta.get", {{"value", Value{{"language", language}, {"theme", "light"}, {"elder", false}}}});
    };
    Client late;
    late.start();
    kept(late, "zh-CN");
    CHECK_FALSE(late.told("texts.load")); // Something is better than nothing: what is on its way comes first
    late.arrive("en", english);
    CHECK(late.asks_for("zh-CN", false));
    late.arrive("zh-CN", chinese);
    CHECK(late.app_name() == "群工");

    Client early = speaking("zh-CN", chinese);
    kept(early, "en");
    CHECK(early.asks_for("en", false));

    Client same = speaking("en", english);
    kept(same, "en");
    CHECK_FALSE(same.told("texts.load"));
}

TEST_CASE("A device that is locked keeps its sentences, and asks again for those that were on their way", "[texts]")
{
    Client client;
    client.start();
    client.take(app::LockDevice{});
    CHECK(client.asks_for("", false));
    client.arrive("zh-CN", chinese);
    client.choose("en");
    client.take(app::LockDevice{});
    CHECK(client.app_name() == "群工");
    CHECK(client.asks_for("en", false));
}
