#include "core/ids.hpp"

#include <random>

#include <catch2/catch_test_macros.hpp>

using namespace qungong;

namespace {

template <class A, class B>
concept comparable = requires(A a, B b) { a == b; };
static_assert(!comparable<OfficeId, PlaceId>, "an office is no place");
static_assert(!std::is_convertible_v<OfficeId, CaseId>);

std::string some_number(std::mt19937& random)
{
    std::string number;
    for (int i = 0; i < 9; ++i) number += static_cast<char>('0' + random() % 10);
    return number + case_number_check(number);
}

} // namespace

TEST_CASE("A case id is a district and a uuid of version 7 in lower case", "[ids]")
{
    CHECK(is_case_id("500113-0192f3a4-7b1c-7def-8abc-0123456789ab"));
    for (const char* text :
         {"", "500113", "50011-0192f3a4-7b1c-7def-8abc-0123456789ab", "500113-0192f3a4-7b1c-4def-8abc-0123456789ab",
          "500113-0192F3A4-7b1c-7def-8abc-0123456789ab", "500113-0192f3a4-7b1c-7def-cabc-0123456789ab",
          "500113-0192f3a47b1c-7def-8abc-0123456789abc", "500113-0192f3a4-7b1c-7def-8abc-0123456789ab0"})
        CHECK_FALSE(is_case_id(text));
}

TEST_CASE("A command id is a uuid, or 64 hexadecimal digits for what time demands", "[ids]")
{
    CHECK(is_command_id("0192f3a4-7b1c-7def-8abc-0123456789ab"));
    CHECK(is_command_id(std::string(64, 'a')));
    CHECK_FALSE(is_command_id(std::string(63, 'a')));
    CHECK_FALSE(is_command_id(std::string(64, 'A')));
    CHECK_FALSE(is_command_id("x"));
}

// ISO 7064: the standard's own example for mod 11,10 is 0794 with the check digit 5.
TEST_CASE("The check digit of a case number catches each wrong digit and each swap of neighbours", "[ids]")
{
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
        const std::string number = some_number(random);
        REQUIRE(is_case_number(number));
        for (std::size_t at = 0; at < 10; ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string wrong = number;
                wrong[at] = digit;
                REQUIRE(is_case_number(wrong) == (wrong == number));
            }
    }
}

TEST_CASE("Only ten ASCII digits are a case number", "[ids]")
{
    for (const char* text : {"", "018472639", "01847263900", "01847x6390", "018 472 6390", "０１８４７２６３９０"})
        CHECK_FALSE(is_case_number(text));
    CHECK(case_number_shown("0184726390") == "018 472 6390");
    CHECK(case_number_shown("short") == "short");
}
