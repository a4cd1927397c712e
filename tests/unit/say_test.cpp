#include <catch2/catch_test_macros.hpp>

#include <set>

#include "core/command.hpp"
#include "core/feed.hpp"
#include "core/light.hpp"
#include "core/reach.hpp"
#include "core/redact.hpp"
#include "core/record.hpp"
#include "core/route.hpp"
#include "core/say.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

template <class... E>
void check_words(const Texts& texts)
{
    const auto check = [&]<class One>(One) {
        for (const One e : all_words<One>()) {
            INFO(texts.language << " " << key_of(e));
            CHECK(has_sentence(texts, key_of(e)));
        }
    };
    (check(E{}), ...);
}

std::set<std::string> arguments_of(const std::string& sentence)
{
    std::set<std::string> found;
    for (std::size_t open = sentence.find('{'); open != sentence.npos; open = sentence.find('{', open + 1))
        found.insert(sentence.substr(open + 1, sentence.find_first_of("|}", open) - open - 1));
    return found;
}

} // namespace

TEST_CASE("Every word of every closed list has its sentence in both languages", "[say]")
{
    for (const char* language : {"zh-CN", "en"}) {
        const Texts texts = texts_of(language);
        check_words<MatterType, Urgency, Level, PlaceKind, OfficeKind, Role, Audience, CaseStage, PartStage, AboutKind,
                    PetitionerKind, Channel, Outcome, SubmitReason, ContactHow, DeliverHow, Solved, Satisfied,
                    Attitude, RatedBy, JudgeResult, JudgeReason, ReplyBy, IdentityReason, IdentityField, Verdict,
                    ConflictClass, ClockKind, RouteCondition, RouteGuard, Light, LimitUnit, DayLimitEnds, EventKind,
                    CommandKind, By, ArgumentType, LeafKind, RecordRole, Fault, Projection, SecretKind>(texts);
        for (const Light light : all_words<Light>())
            CHECK(has_sentence(texts, "light_public." + std::string(word(light))));
    }
}

TEST_CASE("Both languages have the same keys, and each sentence the same arguments", "[say]")
{
    const Texts zh = texts_of("zh-CN");
    const Texts en = texts_of("en");
    CHECK(zh.sentences.size() == en.sentences.size());
    for (const auto& [key, sentence] : zh.sentences) {
        INFO(key);
        CHECK(has_sentence(en, key));
        if (has_sentence(en, key)) CHECK(arguments_of(sentence) == arguments_of(en.sentences.find(key)->second));
    }
}

TEST_CASE("No sentence is empty, shouts, or says that something of the system failed", "[say]")
{
    for (const char* language : {"zh-CN", "en"})
        for (const auto& [key, sentence] : texts_of(language).sentences) {
            INFO(language << " " << key << ": " << sentence);
            CHECK(!sentence.empty());
            for (const char* unwanted : {"！", "!", "系统异常", "操作失败", "提交成功", "案件", "部门"})
                CHECK(sentence.find(unwanted) == std::string::npos);
        }
}

TEST_CASE("The sentences stand in the order of their keys, one a line", "[say]")
{
    for (const char* language : {"zh-CN", "en"}) {
        const std::string text = asset_text("i18n/" + std::string(language) + ".json");
        std::string last;
        for (std::size_t at = text.find("\n  \""); at != text.npos; at = text.find("\n  \"", at + 1)) {
            const std::string key = text.substr(at + 4, text.find('"', at + 4) - at - 4);
            CHECK(last < key);
            last = key;
        }
    }
}

TEST_CASE("One is said as one, and every other count as many", "[say]")
{
    const auto said = [](int n) { return filled("{n} {n|person|people} here", {{"n", n}}); };
    CHECK(said(1) == "1 person here");
    CHECK(said(0) == "0 people here");
    CHECK(said(2) == "2 people here");
    CHECK(said(11) == "11 people here");
    CHECK(filled("{n|person|people}", Value{Object{}}) == "{n|person|people}");
    CHECK(say(texts_of("en"), "ui.people", {{"n", 1}}) == "1 person");
    CHECK(say(texts_of("zh-CN"), "ui.people", {{"n", 1}}) == "1 人");
}

TEST_CASE("An argument nobody gave and a key nobody wrote can be seen", "[say]")
{
    Texts texts{"en", {{"a", "{x} and {y}, {x}"}, {"b", "{open"}}};
    CHECK(say(texts, "a", {{"x", "one"}, {"y", 2}}) == "one and 2, one");
    CHECK(say(texts, "a", {{"x", "{y}"}}) == "{y} and {y}, {y}");
    CHECK(say(texts, "a") == "{x} and {y}, {x}");
    CHECK(say(texts, "b") == "{open");
    CHECK(say(texts, "no.such") == "no.such");
    CHECK_FALSE(texts_from_value(*value_from_json(R"({"a":1})"), "en"));
}
