// RouteAsked: a question to `route` out of JSON, as the command line and the C door read it.
//
//   {"type","topic","urgency","place","about":{"kind","office"},"words","question":"first"|"assign"|"knowledge"}
//
// Only `place` is required. An unknown word or place is refused and never guessed.
#pragma once

#include "core/route.hpp"

namespace qungong {

struct RouteAsked {
    RouteSubject subject;
    RouteQuestion question = RouteQuestion::first;
};

[[nodiscard]] Result<RouteAsked> route_asked_from_value(const Value& value, const Rules& rules);

} // namespace qungong
