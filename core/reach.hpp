// Reach: which feeds a case is in, in which projection, and which feeds a session may read.
//
// The bytes of a feed are the same for every reader; rights decide only which feeds a session reads. A matter
// against an office is never in that office's feed and starts one place up in the area feeds; a sealed one is in no
// feed but `sealed/<office>` and its own person's.
#pragma once

#include <map>
#include <string>

#include "core/case_state.hpp"

namespace qungong {

// What a reader of the feed gets of the two leaves.
QG_WORDS(Projection, "projection", office, office_no_words, area, sealed, petitioner)

using FeedSet = std::map<std::string, Projection>;
[[nodiscard]] FeedSet feeds_of_case(const CaseState& state, const Rules& rules);

// A person's feeds from all his posts; `follow_case` is the one matter of a session without account.
[[nodiscard]] std::vector<std::string> feeds_of_person(const PersonId& person, const CaseId& follow_case, const Rules& rules);
[[nodiscard]] std::vector<std::string> public_feeds(const Rules& rules);

// The event as a reader of that projection gets it: leaves readable, shown or hidden behind their `k`.
[[nodiscard]] Event projected(const Event& event, Projection projection);
[[nodiscard]] Reading words_reading(const Event& event, Projection projection); // Identity is hidden in all of them

// The public row of a case, or null where the public may not know of it. The key tells neither number nor case.
[[nodiscard]] std::string public_key(const CaseId& id);
[[nodiscard]] Value public_row(const CaseState& state);

} // namespace qungong
