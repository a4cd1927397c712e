#include "core/feed.hpp"

#include <random>

#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/chain.hpp"

using namespace qungong;

namespace {

const std::string case_text = "500113-0192f3a4-7b1c-7def-8abc-0123456789ab";
const std::string zeros(64, '0');

using Random = std::mt19937_64;

std::int64_t some_number(Random& random) { return static_cast<std::int64_t>(random() % 1'000'000) + 1; }

template <std::size_t N>
std::array<std::uint8_t, N> some_bytes(Random& random)
{
    std::array<std::uint8_t, N> bytes;
    for (auto& b : bytes) b = static_cast<std::uint8_t>(random());
    return bytes;
}

Value some_body(Random& random)
{
    Value body{Object{}};
    for (auto n = random() % 4; n > 0; --n) put(body, "k" + std::to_string(random() % 9), some_number(random));
    if (random() % 2 == 0) put(body, "字", Array{"中\n\"", true, Value()});
    return body;
}

std::optional<Leaf> some_leaf(Random& random)
{
    switch (random() % 4) {
    case 0: return std::nullopt;
    case 1: return Leaf{std::nullopt, Value(), some_bytes<32>(random), Value()};
    case 2: return Leaf{std::nullopt, Value(), some_bytes<32>(random), Value("〔电话〕")};
    default: {
        Leaf leaf{some_bytes<16>(random), some_body(random), {}, Value()};
        leaf.k = k_leaf(*leaf.salt, leaf.leaf);
        return leaf;
    }
    }
}

Event some_event(Random& random)
{
    Event event;
    event.case_id = {case_text};
    event.seq = some_number(random);
    event.type = static_cast<EventKind>(random() % WordList<EventKind>::names.size());
    event.type_word = word(event.type);
    event.at = {1790733600000 + some_number(random)};
    event.recorded_at = {event.at.ms + some_number(random) - 1000};
    event.actor = {{"p-1"}, {"o-1"}, static_cast<Role>(random() % WordList<Role>::names.size())};
    event.dev = {"dev-" + std::to_string(random() % 5)};
    event.n = some_number(random);
    event.cmd = {"cmd-1"};
    event.open = some_body(random);
    event.words = some_leaf(random);
    event.identity = some_leaf(random);
    return event;
}

FeedLine some_line(Random& random)
{
    const std::int64_t pos = some_number(random);
    switch (random() % 9) {
    case 0: return FeedHeader{"epoch-1", 1, some_number(random) - 1};
    case 1: return FeedStart{"office/o-1", some_number(random)};
    case 2: return FeedEvent{pos, some_event(random)};
    case 3: return FeedEnter{pos, {case_text}, {some_event(random), some_event(random)}};
    case 4: return FeedLeft{pos, {case_text}, "sealed"};
    case 5: return FeedVerdict{pos, {"dev-1"}, pos, {"cmd-1"}, {case_text}, Verdict::contested, "moved_on",
                               some_body(random)};
    case 6: return FeedDocument{pos, "rules/1", random() % 4 == 0 ? Value() : some_body(random)};
    case 7: return FeedCheckpoint{pos, some_bytes<16>(random), {{{case_text}, pos, some_bytes<32>(random)}}};
    default: return FeedEnd{random() % 2 == 0};
    }
}

void check_refused(std::string_view line)
{
    INFO(line);
    const Result<FeedLine> read = feed_line_from_text(line);
    REQUIRE_FALSE(read);
    CHECK(read.refusal().fault == Fault::bad_line);
}

// A good event row; `change` puts another text in place of a column.
std::string event_row(std::string_view column = {}, std::string_view instead = {})
{
    std::string row = R"(["e",7,"c-1",1,"filed",1,1000,5,["p","o","clerk"],"d",1,"m",{},null,null])";
    if (const auto at = row.find(column); !column.empty() && at != std::string::npos)
        row.replace(at, column.size(), instead);
    return row;
}

} // namespace

TEST_CASE("Every line is read back as it was written, and has one text", "[feed]")
{
    Random random(Catch::getSeed());
    for (int i = 0; i < 4000; ++i) {
        const FeedLine line = some_line(random);
        const std::string text = text_from_feed_line(line);
        INFO(text);
        REQUIRE(text.find('\n') == std::string::npos);
        const Result<FeedLine> back = feed_line_from_text(text);
        REQUIRE(back);
        REQUIRE(*back == line);
        REQUIRE(text_from_feed_line(*back) == text);
    }
}

TEST_CASE("The wire form of a line is the documented one", "[feed]")
{
    for (const std::string& text :
         {std::string(R"(["h","e1",1,17])"), std::string(R"(["f","office/o-1",2])"), event_row(),
          R"(["l",8,")" + case_text + R"(","sealed"])",
          std::string(R"(["v",9,"d",3,"m","c-1","contested","moved_on",{}])"), std::string(R"(["d",10,"places",{"a":1}])"),
          R"(["k",10,")" + zeros.substr(32) + R"(",[["c-1",1,")" + zeros + R"("]]])", std::string(R"(["z",false])"),
          std::string(R"(["n",11,"c-1",[[1,"filed",1,1000,5,["p","o","clerk"],"d",1,"m",{},null,null]]])")}) {
        INFO(text);
        const Result<FeedLine> line = feed_line_from_text(text);
        REQUIRE(line);
        CHECK(text_from_feed_line(*line) == text);
    }
}

TEST_CASE("A readable leaf brings its k, so that the chain can be followed", "[feed]")
{
    const std::string row = event_row("null,null", R"(["","000102030405060708090a0b0c0d0e0f",{"a":1}],null)");
    const Result<FeedLine> line = feed_line_from_text(row);
    REQUIRE(line);
    const Leaf& words = *std::get<FeedEvent>(*line).event.words;
    CHECK(words.k == k_leaf(*words.salt, Value{{"a", 1}}));
}

TEST_CASE("An event of a later release is kept with its word", "[feed]")
{
    const Result<FeedLine> line = feed_line_from_text(event_row("\"filed\",1", "\"teleported\",2"));
    REQUIRE(line);
    const Event& event = std::get<FeedEvent>(*line).event;
    CHECK(event.type_word == "teleported");
    CHECK(event.v == 2);
    CHECK(text_from_feed_line(*line) == event_row("\"filed\",1", "\"teleported\",2"));
}

TEST_CASE("A hostile line is refused whole", "[feed]")
{
    REQUIRE(feed_line_from_text(event_row()));
    for (const char* line : {"", "null", "{}", "[]", "[1]", "[\"x\"]", "[\"e\"]", "[\"z\"]", "[\"z\",1]", "[\"z\",true,1]",
                             "[\"h\",\"\",1,0]", "[\"h\",\"e\",0,0]", "[\"h\",\"e\",1,-1]", "[\"f\",\"\",1]",
                             "[\"l\",0,\"c\",\"\"]", "[\"l\",1,\"\",\"\"]", "[\"d\",1,\"\",1]", "[\"k\",1,\"00\",[]]",
                             "[\"n\",1,\"c\",[[]]]", "[\"n\",1,\"c\",[1]]", "[\"z\",true] x", "[\"z\",tru", "[\"中\xe4"})
        check_refused(line);
    check_refused(event_row("7,", "0,"));
    check_refused(event_row("7,", "-1,"));
    check_refused(event_row("7,", "7.0,"));
    check_refused(event_row("7,", "\"7\","));
    check_refused(event_row("\"c-1\",1", "\"c-1\",0"));
    check_refused(event_row("\"c-1\"", "\"\""));
    check_refused(event_row("\"filed\"", "\"\""));
    check_refused(event_row("1000,5", "9007199254740992,1"));
    check_refused(event_row("\"clerk\"", "\"emperor\""));
    check_refused(event_row("\"clerk\"", "\"clerk\",1"));
    check_refused(event_row("{}", "[]"));
    check_refused(event_row("{}", R"({"a":1,"a":2})"));
    check_refused(event_row("null,null]", "null]"));
    check_refused(event_row("null,null]", "null,null,null]"));
}

TEST_CASE("A leaf is null, k, k with shown words, or salt and leaf; nothing else", "[feed]")
{
    const auto with = [](const std::string& leaf) { return event_row("null,null", leaf + ",null"); };
    const std::string salt(32, 'a');
    CHECK(feed_line_from_text(with("[\"" + zeros + "\"]")));
    CHECK(feed_line_from_text(with("[\"" + zeros + "\",\"x\"]")));
    CHECK(feed_line_from_text(with("[\"\",\"" + salt + "\",null]")));
    for (const std::string& leaf : {std::string("[]"), std::string("1"), std::string("\"x\""), "[\"" + salt + "\"]",
                                    "[\"" + zeros + "\",null]", "[\"" + zeros + "\",1,2]", "[\"\",\"" + zeros + "\",1]",
                                    "[\"\",\"" + salt + "\",1,2]", "[\"\",\"" + salt + "\"]"})
        check_refused(with(leaf));
}

TEST_CASE("No cut or changed bit of a line crashes the reader, and what is read has one text", "[feed]")
{
    Random random(5);
    for (int i = 0; i < 60; ++i) {
        const std::string text = text_from_feed_line(some_line(random));
        for (std::size_t end = 0; end < text.size(); ++end) REQUIRE_FALSE(feed_line_from_text(text.substr(0, end)));
        for (int n = 0; n < 60; ++n) {
            std::string changed = text;
            const std::size_t at = random() % changed.size();
            changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
            const Result<FeedLine> read = feed_line_from_text(changed);
            if (!read) continue;
            const std::string written = text_from_feed_line(*read);
            const Result<FeedLine> again = feed_line_from_text(written);
            INFO(changed);
            REQUIRE(again);
            REQUIRE(*again == *read);
        }
    }
}

TEST_CASE("The sum of a feed depends on every line and on their order", "[feed]")
{
    const FeedSum none{};
    const FeedSum a = next_sum(none, "a"), ab = next_sum(a, "b"), ba = next_sum(next_sum(none, "b"), "a");
    CHECK(a != none);
    CHECK(ab != ba);
    CHECK(next_sum(a, "b") == ab);
    // SHA-256 of sixteen zero bytes and "a", its first sixteen bytes.
    const Digest digest = sha256(std::string(16, '\0') + "a");
    CHECK(std::equal(a.begin(), a.end(), digest.begin()));
}
