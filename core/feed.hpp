// Feed: the lines of POST /v1/sync/pull, as values (docs/sync.md). One JSON array a line, positional, no objects
// around them, because names repeated in every line cost more than what they name.
//
//   ["h",epoch,schema,last_n]                            opens the answer
//   ["f",feed,generation]                                opens a feed; its lines follow
//   ["e",pos,case,seq,type,v,at,recorded_at-at,[person,office,role],dev,n,cmd,open,words,identity]
//   ["n",pos,case,[[seq,type,v,...]...]]                 a case enters with all its earlier events
//   ["l",pos,case,reason]                                a case leaves
//   ["v",pos,dev,n,cmd,case,verdict,reason,args]         of a person's feed
//   ["d",pos,key,value]                                  a document, by its key; a null value removes it
//   ["k",pos,sum,[[case,seq,h]...]]                      a checkpoint
//   ["z",more]                                           closes the answer
//
// A leaf is null (absent), [k] (hidden), [k,shown] (with redacted words) or ["",salt,leaf] (readable). Every line
// with a position of its own is added to the sum of its feed; a checkpoint has none: its `pos` is that of the last
// line it covers and its `sum` the sum up to there. A line is refused whole with bad_line, and nothing is guessed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/event.hpp"
#include "core/sha256.hpp"

namespace qungong {

using FeedSum = std::array<std::uint8_t, 16>; // All zero before the first line

struct FeedHeader {
    std::string epoch;
    std::int64_t schema = 1;
    std::int64_t last_n = 0; // The last command of this device that the server has judged
    friend bool operator==(const FeedHeader&, const FeedHeader&) = default;
};
struct FeedStart {
    std::string feed;
    std::int64_t generation = 1;
    std::int64_t until = 0; // Up to where it goes now, where that was asked for; else 0
    friend bool operator==(const FeedStart&, const FeedStart&) = default;
};
struct FeedEvent {
    std::int64_t pos = 0;
    Event event;
    friend bool operator==(const FeedEvent&, const FeedEvent&) = default;
};
struct FeedEnter {
    std::int64_t pos = 0;
    CaseId case_id;
    std::vector<Event> events;
    friend bool operator==(const FeedEnter&, const FeedEnter&) = default;
};
struct FeedLeft {
    std::int64_t pos = 0;
    CaseId case_id;
    std::string reason;
    friend bool operator==(const FeedLeft&, const FeedLeft&) = default;
};
struct FeedVerdict {
    std::int64_t pos = 0;
    DeviceId dev;
    std::int64_t n = 0;
    CommandId cmd;
    CaseId case_id;
    Verdict verdict{};
    std::string reason; // A word of Fault or empty
    Value args;
    friend bool operator==(const FeedVerdict&, const FeedVerdict&) = default;
};
struct FeedDocument {
    std::int64_t pos = 0;
    std::string key;
    Value value;
    friend bool operator==(const FeedDocument&, const FeedDocument&) = default;
};
struct CaseHead {
    CaseId case_id;
    std::int64_t seq = 0;
    Digest h{};
    friend bool operator==(const CaseHead&, const CaseHead&) = default;
};
struct FeedCheckpoint {
    std::int64_t pos = 0;
    FeedSum sum{};
    std::vector<CaseHead> heads; // Of the cases touched since the last checkpoint
    friend bool operator==(const FeedCheckpoint&, const FeedCheckpoint&) = default;
};
struct FeedEnd {
    bool more = false;
    friend bool operator==(const FeedEnd&, const FeedEnd&) = default;
};

using FeedLine = std::variant<FeedHeader, FeedStart, FeedEvent, FeedEnter, FeedLeft, FeedVerdict, FeedDocument,
                              FeedCheckpoint, FeedEnd>;

// `line` without its newline. An event of a type that a later release made is kept, with its word in `type_word`.
[[nodiscard]] Result<FeedLine> feed_line_from_text(std::string_view line);
[[nodiscard]] std::string text_from_feed_line(const FeedLine& line); // Canonical JSON, without a newline

// What stands behind the case in the line of an event, in two pieces written at once: from its seq to its open body,
// the same for every reader, and the two leaves as one reader gets them. Neither has a bracket or a comma around it.
void append_event_front(std::string& out, const Event& event);
void append_event_leaves(std::string& out, const Event& event, Reading words, Reading identity);

// First 16 bytes of SHA-256(previous sum || bytes of the line without its newline).
[[nodiscard]] FeedSum next_sum(const FeedSum& previous, std::string_view line);

} // namespace qungong
