// The door opened with the rules of the sample district: what it says of them, and that damage done to good calls
// ends in an answer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/route.hpp"
#include "tests/fuzz/door_target.hpp"
#include "tests/support/assets.hpp"

using namespace qungong;

namespace {

struct CloseCore {
    void operator()(qg_core* core) const { qg_close(core); }
};

qg_core* demo_core()
{
    static const std::unique_ptr<qg_core, CloseCore> core = [] {
        const std::string pack = json_from_value(demo_pack());
        return std::unique_ptr<qg_core, CloseCore>(qg_open(pack.data(), pack.size(), nullptr));
    }();
    REQUIRE(core);
    return core.get();
}

Value asked(const char* op, std::string_view in)
{
    std::uint8_t* out = nullptr;
    std::size_t size = 0;
    const int status = qg_call(demo_core(), op, reinterpret_cast<const std::uint8_t*>(in.data()), in.size(), &out, &size);
    const Result<Value> answer = value_from_json({reinterpret_cast<const char*>(out), size});
    qg_free(out);
    REQUIRE(status == 0);
    REQUIRE(answer);
    return *answer;
}

void check_results(const char* op, std::string_view in, std::string_view results)
{
    INFO(in);
    CHECK(json_from_value(*find(asked(op, in), "results")) == results);
}

std::vector<std::string> seeds()
{
    std::vector<std::string> texts;
    for (const auto& file : std::filesystem::directory_iterator(std::string(QUNGONG_ROOT) + "/tests/fuzz/seeds")) {
        std::ifstream lines(file.path());
        for (std::string line; std::getline(lines, line);) texts.push_back(file.path().stem().string() + "\n" + line);
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace

TEST_CASE("The door says which pack it was opened with", "[door]")
{
    const Value said = asked("rules", "null");
    CHECK(text_or(said, "pack") == demo_rules().pack);
    CHECK(text_or(said, "region") == "500113");
}

TEST_CASE("The door counts a limit as the events of a case do, and refuses a bad one in its own place", "[door]")
{
    // 2026-11-23 is a Monday; 10:00 there.
    check_results("due", R"({"items":[{"start":1795399200000,"limit":"2h"},{"start":1795399200000,"limit":"never"},)"
                         R"({"start":7,"limit":"2h"}]})",
                  R"([{"due":1795406400000,"unpublished_year":false,"warn_at":1795404960000},)"
                  R"({"fault":"bad_limit","refused":"never"},{"fault":"bad_instant","refused":"start"}])");
    const Value said = asked("due", R"({"items":[{"start":1795399200000,"limit":"5wd","end":1795402800000}]})");
    CHECK(integer_or(items_or_none(said, "results")[0], "used_working_seconds", 0) == 3600);
}

TEST_CASE("The door routes as `file` does, with its reasons", "[door]")
{
    const Value said = asked("route", R"({"items":[{"place":"500113109200","at":1795399200000,"type":"help"},)"
                                      R"({"place":"9","at":1795399200000}]})");
    const Value& result = items_or_none(said, "results")[0];
    RouteSubject subject;
    subject.type = MatterType::help;
    subject.place = {"500113109200"};
    const RouteDecision decision = route(subject, RouteQuestion::first, demo_rules(), *date_from_text("2026-11-23"));
    CHECK(result == reasons_from_route(decision, demo_rules()));
    CHECK(text_or(items_or_none(said, "results")[1], "fault") == "no_such_place");
}

TEST_CASE("The door says a word to people as every other place does", "[door]")
{
    check_results("say", R"({"texts":{"fault.x":"没有 {refused}"},"language":"zh-CN",)"
                         R"("items":[{"key":"fault.x","args":{"refused":"u1"}},{"key":"nobody.wrote"}]})",
                  R"(["没有 u1","nobody.wrote"])");
}

// The first filing of the seeds, in the name of somebody else.
std::string judged_for(std::string_view person, std::string_view office, std::string_view role)
{
    for (const std::string& seed : seeds()) {
        if (!seed.starts_with("judge\n") || seed.find("p-zhongba-clerk") == std::string::npos) continue;
        const Result<Value> in = value_from_json(std::string_view(seed).substr(6));
        if (!in || find(items_or_none(*in, "items")[0], "state")) continue;
        Value item = items_or_none(*in, "items")[0];
        put(item, "actor", Value{{"person", person}, {"office", office}, {"role", role}});
        Value command = *find(item, "command");
        put(command, "actor", Value{{"person", "p-zhongba-clerk"}, {"office", "v500113109200"}, {"role", "clerk"}});
        put(item, "command", command);
        return json_from_value(Value{{"now", *find(*in, "now")}, {"items", Array{item}}});
    }
    return {};
}

TEST_CASE("Who claims a post that is not theirs is rejected, whatever the command itself says of its actor", "[door]")
{
    const auto verdict = [](std::string_view in) {
        std::uint8_t* out = nullptr;
        std::size_t size = 0;
        REQUIRE(qg_call(demo_core(), "judge", reinterpret_cast<const std::uint8_t*>(in.data()), in.size(), &out, &size) == 0);
        const std::string lines(reinterpret_cast<const char*>(out), size);
        qg_free(out);
        const Result<Value> first = value_from_json(lines.substr(0, lines.find('\n')));
        REQUIRE(first);
        return text_or(*first, "verdict") + " " + text_or(*find(*first, "reason"), "word");
    };
    CHECK(verdict(judged_for("p-zhongba-clerk", "v500113109200", "clerk")) == "applied ");
    for (const std::string_view role : {"clerk", "dispatcher", "leader", "system", "channel"})
        CHECK(verdict(judged_for("p-nobody", "v500113109200", role)).starts_with("rejected "));
    CHECK(verdict(judged_for("p-zhongba-clerk", "c500113", "dispatcher")).starts_with("rejected "));
}

TEST_CASE("A thousand damaged calls with rules get an answer and never crash", "[door]")
{
    const std::vector<std::string> all = seeds();
    REQUIRE_FALSE(all.empty());
    std::mt19937_64 random(Catch::getSeed());
    int taken = 0;
    for (int i = 0; i < 1000; ++i) { // tests/fuzz/run does it for as long as it is told
        std::string text = all[random() % all.size()];
        for (auto n = random() % 3; n > 0; --n) fuzz::change_once(text, all, random);
        taken += fuzz::call_door_with(demo_core(), text);
    }
    CHECK(taken > 100); // Otherwise the changes were so rough that nothing was looked at
}

TEST_CASE("Every real filing of the seeds is judged by the rules", "[door]")
{
    int judged = 0;
    for (const std::string& seed : seeds())
        if (seed.starts_with("judge\n") && seed.find("500113109200") != std::string::npos)
            judged += fuzz::call_door_with(demo_core(), seed);
    CHECK(judged >= 2);
}
