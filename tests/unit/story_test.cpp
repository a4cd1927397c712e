// The course of the three matters of the first story, judged as the backend judges them.
#include <catch2/catch_test_macros.hpp>

#include "core/chain.hpp"
#include "core/permit.hpp"
#include "tests/support/desk.hpp"

using namespace qungong;

namespace {

bool has_feed(const Desk& desk, const std::string& feed) { return desk.feeds().contains(feed); }

Value a_rating(const char* solved, const char* satisfied)
{
    return {{"solved", solved},
            {"satisfied", satisfied},
            {"attitude", "good"},
            {"by", "caller"},
            {"how", "phone"}};
}

} // namespace

TEST_CASE("A question stays with the village and is answered from knowledge", "[story]")
{
    Desk desk;
    REQUIRE(desk.give(zhongba_clerk, CommandKind::file, a_question()).verdict == Verdict::applied);
    CHECK(desk.state().holder == zhongba_clerk.office);
    const Judgement up = desk.give(zhongba_clerk, CommandKind::submit_up, {{"reason", "no_authority"}});
    CHECK(up.verdict == Verdict::rejected);
    const Article& article = desk.rules.knowledge.front();
    const Judgement answered =
        desk.give(zhongba_clerk, CommandKind::answer_from_knowledge,
                  {{"article", article.id}, {"version", article.version}, {"text", article.text}});
    REQUIRE(answered.verdict == Verdict::applied);
    CHECK(desk.state().stage == CaseStage::answering);
    CHECK(
        desk.give(zhongba_clerk, CommandKind::deliver,
                  {{"how", "in_person"}, {"to", "本人"}, {"happened_at", desk.now.ms}, {"proof", "当面告知"}})
            .verdict == Verdict::applied);
    CHECK(desk.state().stage == CaseStage::answered);
}

TEST_CASE(
    "A plea goes up, is assigned, delegated, answered, delivered and rated by an office that never held it",
    "[story]")
{
    Desk desk;
    bring_to_unit(desk);
    CHECK(desk.state().stage == CaseStage::in_hand);
    CHECK(desk.give(road_handler, CommandKind::contact,
                    {{"how", "phone"}, {"reached", true}, {"words", "已通话"}})
              .verdict == Verdict::applied);
    CHECK(desk.give(road_handler, CommandKind::delegate,
                    {{"office", "s500113109-road"}, {"standard", "清理塌方土石"}})
              .verdict == Verdict::applied);
    CHECK(
        desk.give(station_handler, CommandKind::sign_in, {{"person", "p-mudong-station-handler"}}).verdict ==
        Verdict::applied);
    CHECK(desk.give(station_handler, CommandKind::co_answer, {{"text", "土石已清 40 方"}}).verdict ==
          Verdict::applied);
    answer_and_deliver(desk);
    CHECK(desk.give(mudong_caller, CommandKind::rate, a_rating("yes", "very")).verdict == Verdict::rejected);
    CHECK(desk.give(zhongba_clerk, CommandKind::rate, a_rating("yes", "very")).verdict == Verdict::rejected);
    CHECK(desk.give(banan_caller, CommandKind::rate, a_rating("yes", "satisfied")).verdict ==
          Verdict::applied);
    CHECK(desk.state().stage == CaseStage::closed);
}

TEST_CASE("Not satisfied goes to judging and not back by itself", "[story]")
{
    Desk desk;
    bring_to_unit(desk);
    answer_and_deliver(desk);
    REQUIRE(desk.give(banan_caller, CommandKind::rate, a_rating("no", "unsatisfied")).verdict ==
            Verdict::applied);
    CHECK(desk.state().stage == CaseStage::disputed);
    CHECK(desk.give(road_handler, CommandKind::judge_rating,
                    {{"result", "upheld"}, {"reason", "no_basis"}, {"text", "已依规答复"}})
              .verdict == Verdict::rejected);
    REQUIRE(desk.give(mudong_dispatcher, CommandKind::judge_rating,
                      {{"result", "redo"}, {"reason", "not_done"}, {"text", "便道又塌，重办"}})
                .verdict == Verdict::applied);
    CHECK(desk.state().stage == CaseStage::in_hand);
    CHECK(desk.state().round == 2);
}

TEST_CASE("A matter against the village is held by the town and in no feed of the village", "[story]")
{
    Desk desk;
    REQUIRE(desk.give(zhongba_clerk, CommandKind::file, a_complaint_about_village_money()).verdict ==
            Verdict::applied);
    CHECK(desk.state().holder == OfficeId{"c500113109"});
    CHECK_FALSE(has_feed(desk, "office/v500113109200"));
    CHECK_FALSE(has_feed(desk, "area/500113109200"));
    CHECK(has_feed(desk, "area/500113109"));
    CHECK(desk.give(zhongba_clerk, CommandKind::note, {{"words", "看看"}}).verdict == Verdict::rejected);
    CHECK_FALSE(may_read(desk.state(), zhongba_clerk, desk.rules));
    CHECK(desk.give(mudong_dispatcher, CommandKind::accept).verdict == Verdict::applied);
    CHECK(desk.give(mudong_dispatcher, CommandKind::send_down,
                    {{"office", "v500113109200"}, {"reason", "本村事"}, {"added", "无"}})
              .verdict == Verdict::rejected);
}

TEST_CASE("Identity is in no feed, and words reach the area feed only redacted", "[story]")
{
    Desk desk;
    bring_to_unit(desk);
    for (const auto& [feed, projection] : desk.feeds())
        for (const Event& event : desk.events()) {
            const std::string row = json_from_value(value_from_event(projected(event, projection)));
            CHECK(row.find("向䶮兰") == std::string::npos);
            if (projection == Projection::area) CHECK(row.find("13800138000") == std::string::npos);
        }
}

TEST_CASE("Who reads a case without its leaves folds the same state and the same chain", "[story]")
{
    Desk desk;
    bring_to_unit(desk);
    answer_and_deliver(desk);
    for (const auto& [feed, projection] : desk.feeds()) {
        std::vector<Event> seen;
        Digest h{};
        for (const Event& event : desk.events()) {
            seen.push_back(projected(event, projection));
            seen.back().h = h = next_hash(h, seen.back());
        }
        CHECK(replay(seen) == desk.state());
    }
}

TEST_CASE("A state read back from its blob is the same state", "[story]")
{
    Desk desk;
    bring_to_unit(desk);
    answer_and_deliver(desk);
    desk.give(banan_caller, CommandKind::rate, a_rating("no", "unsatisfied"));
    Result<CaseState> read = state_from_blob(blob_from_state(desk.state()));
    REQUIRE(read);
    CHECK(*read == desk.state());
    CHECK(*read == replay(desk.events()));
}
