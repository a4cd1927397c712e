#include "core/ids.hpp"

#include <algorithm>
#include <cassert>

namespace qungong {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

bool is_uuid_v7(std::string_view text)
{
    return is_uuid(text) && text[14] == '7' && std::string_view("89ab").find(text[19]) != std::string_view::npos;
}

} // namespace

bool is_case_id(std::string_view text)
{
    return text.size() == 43 && all_digits(text.substr(0, 6)) && text[6] == '-' && is_uuid_v7(text.substr(7));
}

bool is_command_id(std::string_view text)
{
    return is_uuid(text) || (text.size() == 64 && std::all_of(text.begin(), text.end(), is_hex));
}

// ISO 7064, hybrid system mod 11,10: catches every wrong digit and every swap of two neighbours.
char case_number_check(std::string_view nine)
{
    assert(nine.size() == 9 && all_digits(nine) && "a case number has nine digits before its check digit");
    int product = 10;
    for (char c : nine) {
        int sum = (product + (c - '0')) % 10;
        if (sum == 0) sum = 10;
        product = sum * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

bool is_case_number(std::string_view ten)
{
    return ten.size() == 10 && all_digits(ten) && case_number_check(ten.substr(0, 9)) == ten[9];
}

std::string case_number_shown(std::string_view ten)
{
    if (ten.size() != 10) return std::string(ten);
    std::string shown(ten.substr(0, 3));
    shown.append(" ").append(ten.substr(3, 3)).append(" ").append(ten.substr(6));
    return shown;
}

} // namespace qungong
