#include "web/views/ui/lists.hpp"

#include <algorithm>
#include <map>

namespace qungong::ui {
namespace {

RecordRect around(const RecordRect& a, const RecordRect& b)
{
    if (a.w <= 0 || a.h <= 0) return b;
    if (b.w <= 0 || b.h <= 0) return a;
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

} // namespace

Records with_lists(const Records& records)
{
    Records out;
    std::vector<int> moved_to;     // Where the record of the same index is now
    std::map<int, int> open_lists; // By the parent as it was
    out.reserve(records.size() + 8);
    moved_to.reserve(records.size());
    for (const Record& record : records) {
        const int parent = record.parent < 0 ? -1 : moved_to[static_cast<std::size_t>(record.parent)];
        const bool in_list = parent >= 0 && out[static_cast<std::size_t>(parent)].role == RecordRole::list;
        Record placed = record;
        placed.parent = parent;
        if (record.role == RecordRole::list_item && !in_list) {
            const auto [list, is_new] = open_lists.try_emplace(record.parent, static_cast<int>(out.size()));
            if (is_new) out.push_back({.role = RecordRole::list, .parent = parent});
            Record& around_it = out[static_cast<std::size_t>(list->second)];
            around_it.rect = around(around_it.rect, record.rect);
            around_it.clip = around(around_it.clip, record.clip);
            placed.parent = list->second;
        } else {
            open_lists.erase(record.parent);
        }
        moved_to.push_back(static_cast<int>(out.size()));
        out.push_back(std::move(placed));
    }
    return out;
}

} // namespace qungong::ui
