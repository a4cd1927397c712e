#include <map>
#include <set>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "core/chain.hpp"
#include "tools/cli/cli.hpp"

using namespace qungong;

namespace {

std::string generated(const std::string& cases, const std::string& seed, int status = 0)
{
    const CliOptions options{QUNGONG_ROOT "/assets/rules", {{"--cases", cases}, {"--seed", seed}}, {}};
    std::istringstream in;
    std::ostringstream out, error;
    CHECK(run_generate(options, {in, out, error}) == status);
    return out.str();
}

std::map<CaseId, std::vector<Event>> cases_of(const std::string& lines)
{
    std::map<CaseId, std::vector<Event>> cases;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        const Result<Event> event = event_from_value(*value_from_json(line));
        REQUIRE(event);
        cases[event->case_id].push_back(*event);
    }
    return cases;
}

void collect_texts(const Value& value, std::vector<std::string>& texts)
{
    if (value.as_text()) texts.push_back(*value.as_text());
    if (value.as_object())
        for (const Field& field : *value.as_object())
            if (field.key != "reporter") collect_texts(field.value, texts);
}

} // namespace

TEST_CASE("The same seed gives the same bytes, another seed gives others", "[generate]")
{
    const std::string once = generated("40", "1");
    CHECK((once == generated("40", "1")));
    CHECK((once != generated("40", "2")));
}

TEST_CASE("Every generated case is a chain of events that verifies, in the order of the recording", "[generate]")
{
    const auto cases = cases_of(generated("120", "7"));
    CHECK(cases.size() == 120);
    std::set<std::string> ends, kinds;
    for (const auto& [id, events] : cases) {
        CHECK(is_case_id(id.text));
        CHECK(follow_chain({}, events));
        for (const Event& event : events) kinds.insert(std::string(word(event.type)));
        ends.insert(text_or(*find(events.back().open, "then"), "state"));
    }
    CHECK(ends.contains("closed"));
    for (const char* kind : {"filed", "accepted", "submitted_up", "assigned", "signed_in", "contacted", "answered",
                             "delivered", "rated", "closed_unrated"}) {
        INFO(kind);
        CHECK(kinds.contains(kind));
    }
}

TEST_CASE("No text is told twice", "[generate]")
{
    std::map<std::string, int> told;
    for (const auto& [id, events] : cases_of(generated("150", "3")))
        for (const Event& event : events) {
            std::vector<std::string> texts;
            if (event.words) collect_texts(event.words->leaf, texts);
            for (const std::string& text : texts)
                if (text.size() > 30) CHECK(++told[text] == 1);
        }
    CHECK(told.size() > 500);
}

TEST_CASE("`generate` refuses a count or a seed that is no number", "[generate]")
{
    CHECK(generated("-1", "1", 1).empty());
    CHECK(generated("10", "x", 1).empty());
    CHECK(generated("", "1", 1).empty());
    CHECK(generated("99999999999999999999", "1", 1).empty());
    CHECK(generated("0", "1").empty());
}
