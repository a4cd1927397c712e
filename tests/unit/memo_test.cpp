#include <catch2/catch_test_macros.hpp>

#include "web/app/memo.hpp"
#include "web/app/update.hpp"

using namespace qungong;

TEST_CASE("What was made of the model is kept until the model changes, and then made anew", "[memo]")
{
    app::Memo memo;
    int made = 0;
    const auto count = [&] { return memo.of<int>("count", [&] { return ++made; }); };
    memo.look_at(1);
    CHECK(count() == 1);
    CHECK(count() == 1);
    memo.look_at(1);
    CHECK(count() == 1);
    memo.look_at(2);
    CHECK(count() == 2);
}

TEST_CASE("Each key has a value of its own", "[memo]")
{
    app::Memo memo;
    CHECK(memo.of<int>("a", [] { return 1; }) == 1);
    CHECK(memo.of<std::string>("b", [] { return std::string("two"); }) == "two");
    CHECK(memo.of<int>("a", [] { return 3; }) == 1);
}

TEST_CASE("Every action gives the model another revision, also one that changes nothing else", "[memo]")
{
    app::Model model;
    const app::Moment moment{{1}, std::string(64, 'r')};
    std::int64_t last = model.revision;
    for (const app::Action& action : {app::Action{app::Started{}}, app::Action{app::DismissNotice{}}, app::Action{app::TimePassed{}}}) {
        (void)app::update(model, action, moment);
        CHECK(model.revision > last);
        last = model.revision;
    }
}
