// Mask: a person's name as others may see it: 冉*英, 吴*, 欧阳*.
#pragma once

#include <string>
#include <string_view>

namespace qungong {

// Keeps the surname (two characters where it is a compound one) and, from three characters on, the last character.
// A name with a middle dot keeps what stands before the dot's second character masked: "阿·古丽" gives "阿*丽".
[[nodiscard]] std::string masked_name(std::string_view name);

} // namespace qungong
