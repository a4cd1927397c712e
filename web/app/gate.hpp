// Gate: a call that no optimiser can follow or fold away. What only gates lead to arrives as a file of its own, after
// the sign-in page can be used (tools/cmake/split_client.py knows the gates by their names).
#pragma once

namespace qungong::app {

template <class F>
[[nodiscard]] F* behind_gate(F* function)
{
    F* volatile held = function;
    return held;
}

} // namespace qungong::app
