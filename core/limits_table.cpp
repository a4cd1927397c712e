// The table of limits: the most specific row that fits wins, then the first.
#include "core/rules.hpp"

namespace qungong {
namespace {

// How many conditions of the row hold; -1 where one does not.
template <class T>
int fits(const std::optional<T>& wanted, const T& given)
{
    if (!wanted) return 0;
    return *wanted == given ? 1 : -1;
}

} // namespace

const LimitRow* limit_for(const Rules& rules, ClockKind clock, MatterType type, Urgency urgency, bool difficult,
                          Level level)
{
    const LimitRow* best = nullptr;
    int best_count = -1;
    for (const LimitRow& row : rules.limits) {
        if (row.clock != clock) continue;
        int count = 0;
        bool holds = true;
        for (const int one : {fits(row.type, type), fits(row.urgency, urgency), fits(row.difficult, difficult),
                              fits(row.level, level)}) {
            holds = holds && one >= 0;
            count += one;
        }
        if (!holds || count <= best_count) continue;
        best = &row;
        best_count = count;
    }
    return best;
}

} // namespace qungong
