// What the judge does when a case moved on, what time does by itself, and who may not act.
#include <catch2/catch_test_macros.hpp>

#include "core/chain.hpp"
#include "core/permit.hpp"
#include "tests/support/desk.hpp"

using namespace qungong;

TEST_CASE("Of two assignments made offline the first stands and the second is contested with its text",
          "[judge]")
{
    Desk desk;
    desk.give(zhongba_clerk, CommandKind::file, a_plea());
    desk.give(zhongba_clerk, CommandKind::accept);
    desk.give(zhongba_clerk, CommandKind::submit_up, {{"reason", "technical"}});
    const std::int64_t base = desk.state().seq;
    desk.give_from(base, mudong_dispatcher, CommandKind::assign,
                   {{"lead", "u500113109-road"}, {"standard", "甲"}}, "dev-a");
    const Judgement lost =
        desk.give_from(base, mudong_dispatcher_2, CommandKind::assign,
                       {{"lead", "u500113109-agri"}, {"standard", "乙的话一个字都不丢"}}, "dev-b");
    CHECK(lost.verdict == Verdict::contested);
    CHECK(desk.state().holder == OfficeId{"u500113109-road"});
    CHECK(desk.state().contests == 1);
    REQUIRE(desk.events().back().words);
    CHECK(text_or(desk.events().back().words->leaf, "standard") == "乙的话一个字都不丢");
    const Judgement after = desk.give_from(base, mudong_dispatcher_2, CommandKind::submit_up,
                                           {{"reason", "technical"}}, "dev-b", Verdict::contested);
    CHECK(after.verdict == Verdict::waiting);
}

TEST_CASE("A note written while the case moved on is applied", "[judge]")
{
    Desk desk;
    bring_to_unit(desk);
    const std::int64_t base = desk.state().seq;
    answer_and_deliver(desk);
    const Judgement note =
        desk.give_from(base, road_handler, CommandKind::note, {{"words", "路肩还有裂缝"}}, "dev-x");
    CHECK(note.verdict == Verdict::applied);
    CHECK(desk.state().stage == CaseStage::answered);
}

TEST_CASE("A field corrected on both sides keeps both values", "[judge]")
{
    Desk desk;
    bring_to_unit(desk);
    const std::int64_t base = desk.state().seq;
    desk.give_from(base, road_handler, CommandKind::correct,
                   {{"field", "topic"}, {"to", "交通运输/公路/养护"}, {"reason", "更准"}}, "dev-a");
    const Judgement second =
        desk.give_from(base, road_handler, CommandKind::correct,
                       {{"field", "topic"}, {"to", "交通运输/其他"}, {"reason", "更准"}}, "dev-b");
    CHECK(second.verdict == Verdict::kept_both);
    CHECK(desk.state().topic == "交通运输/公路/养护");
}

TEST_CASE("A stage without an act is accepted by time and lifted one level; a question is not lifted",
          "[tick]")
{
    Desk plea, question;
    plea.give(zhongba_clerk, CommandKind::file, a_plea());
    question.give(zhongba_clerk, CommandKind::file, a_question());
    for (Desk* desk : {&plea, &question}) {
        desk->wait(std::chrono::hours{24});
        desk->tick_all();
        CHECK(desk->state().stage == CaseStage::accepted);
    }
    CHECK(plea.state().holder == OfficeId{"c500113109"});
    CHECK(question.state().holder == zhongba_clerk.office);
}

TEST_CASE("A second run of time demands nothing new", "[tick]")
{
    Desk desk;
    bring_to_unit(desk);
    desk.wait(std::chrono::hours{24 * 30});
    desk.tick_all();
    const std::size_t events = desk.events().size();
    desk.tick_all();
    CHECK(desk.events().size() == events);
}

TEST_CASE("What nobody rated is closed after a week and has no rating", "[tick]")
{
    Desk desk;
    bring_to_unit(desk);
    answer_and_deliver(desk);
    desk.wait(std::chrono::hours{24 * 12});
    desk.tick_all();
    CHECK(desk.state().stage == CaseStage::closed);
    CHECK_FALSE(desk.state().rating);
}

TEST_CASE("Every command that is not built yet is refused as such and changes nothing", "[commands]")
{
    Desk desk;
    bring_to_unit(desk);
    for (const CommandRow& row : command_table()) {
        if (row.ready) continue;
        std::optional<Refusal> refusal = refuse_step(desk.state(), mudong_dispatcher, row.kind, desk.rules);
        REQUIRE(refusal);
        CHECK(refusal->fault == Fault::not_yet);
    }
}

TEST_CASE("Nobody acts under a post he does not have", "[permit]")
{
    Desk desk;
    bring_to_unit(desk);
    const std::int64_t seq = desk.state().seq;
    for (const Actor& forged : {Actor{{"p-zhongba-clerk"}, {"c500113109"}, Role::dispatcher},
                                Actor{{"nobody"}, {"u500113109-road"}, Role::handler},
                                Actor{{"p-mudong-road-handler"}, {"u500113109-road"}, Role::head},
                                Actor{{}, {"c500113109"}, Role::system}})
        for (const CommandRow& row : command_table()) {
            if (row.kind == CommandKind::file) continue;
            CHECK(refuse_step(desk.state(), forged, row.kind, desk.rules).has_value());
        }
    CHECK(desk.state().seq == seq);
}

TEST_CASE("Nothing entered later turns a missed clock green", "[clocks]")
{
    Desk desk;
    bring_to_unit(desk);
    desk.wait(std::chrono::hours{24 * 30});
    answer_and_deliver(desk);
    const CaseClock* whole = clock_of(desk.state(), "whole");
    REQUIRE(whole);
    REQUIRE(whole->stopped);
    CHECK(*whole->stopped > whole->due);
    const Instant due = whole->due;
    desk.give(mudong_dispatcher, CommandKind::return_answer, {{"reason", "没说清楚"}});
    CHECK(desk.state().stage == CaseStage::in_hand);
    CHECK(clock_of(desk.state(), "whole")->due == due);
    CHECK_FALSE(clock_of(desk.state(), "whole")->stopped);
}

TEST_CASE("A device's clock is mended by the difference and bounded by what the server knows", "[at]")
{
    const Windows windows{};
    const Instant now{1'800'000'000'000};
    auto check = [&](AtBounds bounds, std::int64_t expected_ms) {
        bounds.now = now;
        CHECK(bounded_at(bounds, windows).ms - now.ms == expected_ms);
    };
    check({.at = {now.ms - 60'000}, .sent_at = now}, -60'000);
    check({.at = {now.ms - 3'660'000}, .sent_at = {now.ms - 3'600'000}}, -60'000); // An hour slow
    check({.at = {now.ms + 500}, .sent_at = now}, 0);                              // Never after now
    check({.at = {now.ms - 90'000'000}, .sent_at = now}, 0);                       // A gap beyond a day
    check({.at = {now.ms - 600'000}, .sent_at = now, .last_answered_at = Instant{now.ms - 60'000}}, 0);
    check({.at = {now.ms - 600'000}, .sent_at = now, .last_at = Instant{now.ms - 300'000}}, -300'000);
    check({.at = {now.ms - 600'000}, .sent_at = now, .seen_recorded_at = Instant{now.ms - 200'000}},
          -200'000);
}
