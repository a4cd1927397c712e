#include "core/door.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <vector>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/fuzz/door_target.hpp"

using namespace qungong;

namespace {

struct CloseCore {
    void operator()(qg_core* core) const { qg_close(core); }
};
using Core = std::unique_ptr<qg_core, CloseCore>;

Core core_without_rules() { return Core(qg_open(nullptr, 0, nullptr)); }

struct Answer {
    int status = 0;
    std::string bytes;
};

Answer call(qg_core* core, const char* op, std::string_view in)
{
    std::uint8_t* out = nullptr;
    std::size_t size = 0;
    Answer answer{qg_call(core, op, reinterpret_cast<const std::uint8_t*>(in.data()), in.size(), &out, &size), {}};
    if (out) answer.bytes.assign(reinterpret_cast<const char*>(out), size);
    qg_free(out);
    return answer;
}

void check_refused(const Answer& answer, std::string_view json)
{
    CHECK(answer.status == 1);
    CHECK(answer.bytes == json);
}

// Known good calls, "op\ninput", from tests/fuzz/seeds/<op>.jsonl.
std::vector<std::string> seeds()
{
    std::vector<std::string> texts;
    for (const auto& file : std::filesystem::directory_iterator(std::string(QUNGONG_ROOT) + "/tests/fuzz/seeds")) {
        std::ifstream lines(file.path());
        for (std::string line; std::getline(lines, line);)
            texts.push_back(file.path().stem().string() + "\n" + line);
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

using Random = std::mt19937_64;
using fuzz::change_once;

} // namespace

TEST_CASE("The door gives its version and nothing that must be freed", "[door]")
{
    CHECK(std::string(qg_version()) == core_version);
    const Core core = core_without_rules();
    REQUIRE(core);
    CHECK(call(core.get(), "version", "null").bytes == R"({"version":")" + std::string(core_version) + "\"}");
}

TEST_CASE("An answer is canonical JSON with status 0", "[door]")
{
    const Core core = core_without_rules();
    const Answer answer = call(core.get(), "canonical", R"( { "b" : 1, "a" : "\u4e2d" } )");
    CHECK(answer.status == 0);
    CHECK(answer.bytes == R"({"a":"中","b":1})");
    CHECK(call(core.get(), "hash", " {} ").bytes
          == R"({"sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"})");
}

TEST_CASE("A refusal is a word and what was refused, with status 1", "[door]")
{
    const Core core = core_without_rules();
    check_refused(call(core.get(), "teleport", "null"), R"({"fault":"unknown_op","refused":"teleport"})");
    check_refused(call(core.get(), "canonical", R"({"a":1,"a":2})"), R"({"fault":"duplicate_key","refused":"a"})");
    check_refused(call(core.get(), "canonical", ""), R"({"fault":"bad_json","refused":"1"})");
    check_refused(call(core.get(), "canonical", "1.5"), R"({"fault":"not_an_integer","refused":"1.5"})");
    check_refused(call(core.get(), "canonical", std::string(17, '[')), R"({"fault":"too_deep","refused":""})");
    check_refused(call(core.get(), "canonical", std::string((1 << 20) + 1, ' ')),
                  R"({"fault":"too_large","refused":"1048577"})");
}

TEST_CASE("Broken JSON is refused by every op, and the next call is served", "[door]")
{
    const Core core = core_without_rules();
    for (const DoorOp& op : door_ops())
        for (const std::string& broken : {std::string(""), std::string("{"), std::string("{\"a\":1.5}"), std::string("\xff"),
                                          std::string("{\"a\":1,\"a\":2}"), std::string(100'000, '['),
                                          std::string("{\"a\":\"\\ud800\"}"), std::string(70 << 20, ' ')}) {
            INFO(op.name << " " << broken.substr(0, 20));
            const Answer answer = call(core.get(), std::string(op.name).c_str(), broken);
            CHECK(answer.status == 1);
            CHECK(fuzz::is_refusal(*value_from_json(answer.bytes)));
        }
    CHECK(call(core.get(), "canonical", "[]").bytes == "[]");
}

TEST_CASE("A name of an op that is no text at all still gets an answer that is", "[door]")
{
    const Core core = core_without_rules();
    check_refused(call(core.get(), "\xff", "null"), "{\"fault\":\"unknown_op\",\"refused\":\"\uFFFD\"}");
}

TEST_CASE("Rules that cannot be read give no handle, and a fault to be freed", "[door]")
{
    for (const char* rules : {"[", "{\"a\":1,\"a\":2}", "1.5", "[]", "7"}) {
        INFO(rules);
        char* fault = nullptr;
        REQUIRE_FALSE(Core(qg_open(rules, std::string_view(rules).size(), &fault)));
        REQUIRE(fault);
        const Result<Value> refusal = value_from_json(fault);
        REQUIRE(refusal);
        CHECK(fuzz::is_refusal(*refusal));
        qg_free(reinterpret_cast<std::uint8_t*>(fault));
        REQUIRE_FALSE(Core(qg_open(rules, std::string_view(rules).size(), nullptr)));
    }
}

TEST_CASE("A call without a handle, an op or a place for the answer is status 2 and touches nothing", "[door]")
{
    const Core core = core_without_rules();
    std::uint8_t* out = nullptr;
    std::size_t size = 7;
    CHECK(qg_call(nullptr, "version", nullptr, 0, &out, &size) == 2);
    CHECK(qg_call(core.get(), nullptr, nullptr, 0, &out, &size) == 2);
    CHECK(qg_call(core.get(), "version", nullptr, 3, &out, &size) == 2);
    CHECK(qg_call(core.get(), "version", nullptr, 0, nullptr, &size) == 2);
    CHECK(qg_call(core.get(), "version", nullptr, 0, &out, nullptr) == 2);
    CHECK(out == nullptr);
    CHECK(size == 7);
    qg_free(nullptr);
    qg_close(nullptr);
}

TEST_CASE("Every op has a name of its own and seeds for the fuzzer", "[door]")
{
    const std::vector<std::string> all = seeds();
    for (const DoorOp& op : door_ops()) {
        INFO(op.name);
        CHECK(door_op(op.name) == &op);
        CHECK(std::any_of(all.begin(), all.end(),
                          [&](const std::string& seed) { return seed.starts_with(std::string(op.name) + "\n"); }));
    }
}

TEST_CASE("Every seed for the fuzzer is a call that the door takes", "[door]")
{
    const Core core = core_without_rules();
    for (const std::string& seed : seeds()) {
        INFO(seed);
        // A case, a place: there is none without rules
        const bool needs_rules =
            seed.starts_with("open_identity\n") || seed.starts_with("public_page\n") || seed.starts_with("plain_");
        CHECK((needs_rules || fuzz::call_door_with(core.get(), seed)));
    }
}

TEST_CASE("A thousand damaged calls get an answer and never crash", "[door]")
{
    const Core core = core_without_rules();
    const std::vector<std::string> all = seeds();
    REQUIRE_FALSE(all.empty());
    Random random(Catch::getSeed());
    int taken = 0;
    for (int i = 0; i < 1500; ++i) { // tests/fuzz/run does it for as long as it is told
        std::string text = all[random() % all.size()];
        for (auto n = random() % 4; n > 0; --n) change_once(text, all, random);
        taken += fuzz::call_door_with(core.get(), text);
    }
    CHECK(taken > 100); // Otherwise the changes were so rough that nothing was looked at
}
