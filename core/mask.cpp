#include "core/mask.hpp"

#include <array>
#include <vector>

#include "core/utf8.hpp"

namespace qungong {
namespace {

// The compound surnames still borne; what is not here is taken as one character and shows less, never more.
constexpr std::array<std::string_view, 20> compound_surnames{
    "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "令狐",
    "宇文", "长孙", "慕容", "司徒", "司空", "端木", "百里", "呼延", "南宫", "轩辕"};

std::vector<std::string> characters_of(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        CodePoint point = code_point_at(text, at);
        out.emplace_back(text.substr(at, point.length));
        at += point.length;
    }
    return out;
}

} // namespace

std::string masked_name(std::string_view name)
{
    std::vector<std::string> characters = characters_of(name);
    if (characters.empty()) return {};
    std::size_t kept = 1;
    if (characters.size() > 2)
        for (std::string_view compound : compound_surnames)
            if (name.starts_with(compound)) kept = 2;
    std::string out;
    for (std::size_t i = 0; i < kept; ++i) out += characters[i];
    out += '*';
    if (characters.size() > kept + 1) out += characters.back();
    return out;
}

} // namespace qungong
