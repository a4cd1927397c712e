// Outcome: what a judgement means for the feeds: lines to append, cases that enter or leave a feed, the next wake.
//
// Made once, when the events are appended; a pull then copies bytes. A `row` is the text of a line without its
// position, which goes in behind the kind: ["e",pos,case,...].
#pragma once

#include "core/judge.hpp"
#include "core/reach.hpp"

namespace qungong {

struct FeedOutcome {
    struct Line { std::vector<std::string> feeds; std::string row; std::int64_t seq = 0; }; // The same in each feed
    struct Document { std::string feed, key; Value value; }; // Null: it goes away
    struct Enter { std::string feed; Projection projection{}; };
    struct Left { std::string feed, reason; };
    std::vector<Line> lines;
    std::vector<Document> documents;
    std::vector<Enter> enters;
    std::vector<Left> lefts;
};

[[nodiscard]] FeedOutcome feed_outcome(const CaseState& before, const Judgement& judgement, const Rules& rules);
// The verdict as a line of `person/<id>`; the person learns of it there even where he may not read the case.
[[nodiscard]] FeedOutcome::Line verdict_line(const Actor& actor, const Command& command, const Judgement& judgement);
// The enter row of a case for one projection, without its position.
[[nodiscard]] std::string enter_row(const CaseId& id, std::span<const Event> events, Projection projection);
[[nodiscard]] Value value_from_reason(const Judgement& judgement); // {"word","args"} or {}

} // namespace qungong
