#include "core/chain.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

using namespace qungong;

namespace {

// Made with another program and another language, so that two wrongs do not make a right.
Value vectors()
{
    std::ifstream file(std::string(QUNGONG_ROOT) + "/tests/vectors/chain.json");
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Result<Value> value = value_from_json(bytes.str());
    REQUIRE(value);
    REQUIRE(items_or_none(*value, "events").size() >= 4);
    return *value;
}

Digest digest_field(const Value& row, std::string_view key)
{
    const auto digest = array_from_hex<32>(text_or(row, key));
    REQUIRE(digest);
    return *digest;
}

std::vector<Event> vector_events()
{
    const Value all = vectors();
    std::vector<Event> events;
    for (const Value& row : items_or_none(all, "events")) {
        const Result<Event> event = event_from_value(row);
        REQUIRE(event);
        events.push_back(*event);
    }
    return events;
}

void check_broken(std::vector<Event> events, Fault fault, std::string_view seq)
{
    const Result<ChainHead> head = follow_chain({}, events);
    REQUIRE_FALSE(head);
    CHECK(head.refusal() == Refusal{fault, std::string(seq)});
}

} // namespace

TEST_CASE("Hashes are those of the checked-in vectors, byte for byte", "[chain]")
{
    const Value all = vectors();
    for (const Value& row : items_or_none(all, "events")) {
        CHECK(json_from_value(*find(row, "env")) == text_or(row, "env_json"));
        CHECK(json_from_value(*find(row, "open")) == text_or(row, "open_json"));
        for (const char* name : {"words", "identity"}) {
            const Value* leaf = find(row, name);
            if (!leaf) continue;
            CHECK(k_leaf(*array_from_hex<16>(text_or(*leaf, "salt")), *find(*leaf, "leaf")) == digest_field(*leaf, "k"));
        }
        CHECK(next_hash(digest_field(row, "h_prev"), *find(row, "env"), *find(row, "open"),
                        digest_field(row, "k_words"), digest_field(row, "k_identity"))
              == digest_field(row, "h"));
    }
}

TEST_CASE("The envelope of an event has exactly the bytes of the vectors", "[chain]")
{
    const Value all = vectors();
    const auto rows = items_or_none(all, "events");
    const std::vector<Event> events = vector_events();
    for (std::size_t i = 0; i < rows.size(); ++i)
        CHECK(json_from_value(envelope_of(events[i])) == text_or(rows[i], "env_json"));
}

TEST_CASE("A chain is followed to its head by who reads every leaf and by who reads none", "[chain]")
{
    std::vector<Event> events = vector_events();
    const ChainHead head{static_cast<std::int64_t>(events.size()), *events.back().h};
    REQUIRE(follow_chain({}, events));
    CHECK(*follow_chain({}, events) == head);
    for (Event& event : events) {
        for (std::optional<Leaf>* leaf : {&event.words, &event.identity})
            if (*leaf) *leaf = Leaf{std::nullopt, Value(), k_of(*leaf), Value("〔电话〕")};
        event.h.reset();
    }
    CHECK(*follow_chain({}, events) == head);
}

TEST_CASE("One changed thing anywhere breaks the chain at its place", "[chain]")
{
    const std::vector<Event> good = vector_events();
    const auto changed = [&](std::size_t at, auto change) {
        std::vector<Event> events = good;
        change(events[at]);
        return events;
    };
    check_broken(changed(0, [](Event& e) { e.at.ms += 1; }), Fault::bad_hash, "1");
    check_broken(changed(1, [](Event& e) { e.actor.office.text += "0"; }), Fault::bad_hash, "2");
    check_broken(changed(1, [](Event& e) { put(e.open, "type", "consult"); }), Fault::bad_hash, "2");
    check_broken(changed(0, [](Event& e) { put(e.words->leaf, "text", "x"); }), Fault::bad_hash, "1");
    check_broken(changed(0, [](Event& e) { (*e.identity->salt)[0] ^= 1; }), Fault::bad_hash, "1");
    check_broken(changed(2, [](Event& e) { e.words.reset(); }), Fault::bad_hash, "3");
    check_broken(changed(3, [](Event& e) { e.identity = Leaf{}; e.identity->k[31] = 1; }), Fault::bad_hash, "4");
    check_broken({good[0], good[2]}, Fault::bad_number, "3");
    check_broken({good[1]}, Fault::bad_number, "2");
}

TEST_CASE("An erased leaf keeps its k, so the chain still holds", "[chain]")
{
    std::vector<Event> events = vector_events();
    const Digest k = k_of(events[0].identity);
    events[0].identity = Leaf{std::nullopt, Value(), k, Value()};
    CHECK(follow_chain({}, events));
}
