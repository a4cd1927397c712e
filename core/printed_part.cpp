#include <algorithm>

#include "core/record.hpp"

namespace qungong {

Records printed_part(const Records& records)
{
    const auto is_dialog = [](const Record& record) { return record.role == RecordRole::dialog; };
    const auto last = std::find_if(records.rbegin(), records.rend(), is_dialog);
    const int top = last == records.rend() ? -1 : static_cast<int>(records.rend() - last) - 1;
    std::vector<int> moved(records.size(), -1); // Where a record stands in the part; -1: it is not of it
    Records part;
    for (std::size_t i = static_cast<std::size_t>(std::max(top, 0)); i < records.size(); ++i) {
        const int parent = records[i].parent;
        const bool is_root = top < 0 ? parent < 0 : static_cast<int>(i) == top;
        const bool inside = parent >= 0 && parent >= top && moved[static_cast<std::size_t>(parent)] >= 0;
        const bool is_for_screen = records[i].state.screen_only || records[i].role == RecordRole::search_field;
        if (is_for_screen || !(is_root || inside)) continue;
        moved[i] = static_cast<int>(part.size());
        part.push_back(records[i]);
        part.back().parent = inside ? moved[static_cast<std::size_t>(parent)] : -1;
    }
    return part;
}

} // namespace qungong
