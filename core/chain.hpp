// Chain: how each event of a case is hashed onto the one before it (docs/storage.md, "Hashes").
//
//   k_leaf = SHA-256(salt || leaf), or 32 zero bytes where an event has no such leaf
//   h      = SHA-256(h_prev || SHA-256(envelope) || SHA-256(open) || k_words || k_identity)
//
// Values are hashed as canonical JSON. Who may not read a leaf gets its `k` and checks the same chain; an erasure
// deletes salt and leaf and keeps `k`, so a chain is never broken by it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/event.hpp"
#include "core/sha256.hpp"
#include "core/value.hpp"

namespace qungong {

[[nodiscard]] Digest k_leaf(const Salt& salt, const Value& leaf);
[[nodiscard]] Digest next_hash(const Digest& h_prev, const Value& envelope, const Value& open, const Digest& k_words,
                               const Digest& k_identity);

// Of a leaf as one reader got it: made anew from salt and leaf where they may be read, else the `k` that came.
[[nodiscard]] Digest k_of(const std::optional<Leaf>& leaf);
[[nodiscard]] Digest next_hash(const Digest& h_prev, const Event& event);
// Of an event whose `k` are known to be true: by whoever has just made them.
[[nodiscard]] Digest next_hash_of_true(const Digest& h_prev, const Event& event);

struct ChainHead {
    std::int64_t seq = 0;
    Digest h{}; // Of the event with that seq; 32 zero bytes before the first
    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};
// The head after `events`, or bad_number where `seq` is not dense and bad_hash where a known `h` or `k` is not what
// the bytes give; `refused` is the seq.
[[nodiscard]] Result<ChainHead> follow_chain(ChainHead head, std::span<const Event> events);

} // namespace qungong
