// Pack: the files of assets/rules, assets/knowledge and assets/demo put together into the one value rules are read of.
//
// A file's path says where it goes: rules/<key>.json becomes `<key>`, rules/calendar.json the default calendar and
// rules/calendar-<name>.json the calendar <name>; rules/pack.json gives version and date; knowledge/*.json are joined
// in the order of their names; demo/{places,offices,persons}.json go under their names; demo/district.json gives the
// region, and what else it holds is for views. Other files are passed over. tools/pack.py does the same.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/value.hpp"

namespace qungong {

struct PackFile {
    std::string path; // From assets: "rules/limits.json"
    Value content;
};

[[nodiscard]] bool belongs_to_pack(std::string_view path);
[[nodiscard]] Value pack_from_files(std::span<const PackFile> files);

} // namespace qungong
