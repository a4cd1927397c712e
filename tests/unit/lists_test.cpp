// Lists: items that follow each other become one list, and nothing else of the page changes.
#include <catch_amalgamated.hpp>

#include "web/views/ui/lists.hpp"

using namespace qungong;

namespace {

Record item(int parent, float y)
{
    const RecordRect rect{10, y, 100, 20};
    return {.role = RecordRole::list_item, .parent = parent, .rect = rect, .clip = rect};
}

} // namespace

TEST_CASE("Items that follow each other under one parent stand in one list as large as they are", "[lists]")
{
    const Records page{{.role = RecordRole::region}, item(0, 0), {.role = RecordRole::button, .parent = 1}, item(0, 20)};
    const Records made = ui::with_lists(page);
    REQUIRE(made.size() == 5);
    CHECK(made[1].role == RecordRole::list);
    CHECK(made[1].parent == 0);
    CHECK(made[1].rect == RecordRect{10, 0, 100, 40});
    CHECK(made[2].parent == 1);
    CHECK(made[3].role == RecordRole::button);
    CHECK(made[3].parent == 2);
    CHECK(made[4].parent == 1);
}

TEST_CASE("A heading between items begins another list, and a list that is there stays the only one", "[lists]")
{
    const Records apart = ui::with_lists({item(-1, 0), {.role = RecordRole::heading}, item(-1, 40)});
    CHECK(std::count_if(apart.begin(), apart.end(), [](const Record& r) { return r.role == RecordRole::list; }) == 2);
    const Records listed{{.role = RecordRole::list}, item(0, 0), item(0, 20)};
    CHECK(ui::with_lists(listed) == listed);
    CHECK(ui::with_lists({}).empty());
}
