#include "core/chain.hpp"

namespace qungong {
namespace {

Digest hashed(const Digest& h_prev, std::string_view envelope, std::string_view open, const Digest& k_words,
              const Digest& k_identity)
{
    return Sha256()
        .add(h_prev)
        .add(sha256(envelope))
        .add(sha256(open))
        .add(k_words)
        .add(k_identity)
        .finish();
}

Digest hashed(const Digest& h_prev, const Event& event, const Digest& k_words, const Digest& k_identity)
{
    std::string envelope;
    append_envelope(envelope, event);
    return hashed(h_prev, envelope, json_from_value(event.open), k_words, k_identity);
}

} // namespace

Digest k_leaf(const Salt& salt, const Value& leaf)
{
    return Sha256().add(salt).add(json_from_value(leaf)).finish();
}

Digest next_hash(const Digest& h_prev, const Value& envelope, const Value& open, const Digest& k_words,
                 const Digest& k_identity)
{
    return hashed(h_prev, json_from_value(envelope), json_from_value(open), k_words, k_identity);
}

Digest k_of(const std::optional<Leaf>& leaf)
{
    if (!leaf) return {};
    return leaf->salt ? k_leaf(*leaf->salt, leaf->leaf) : leaf->k;
}

Digest next_hash(const Digest& h_prev, const Event& event)
{
    return hashed(h_prev, event, k_of(event.words), k_of(event.identity));
}

Digest next_hash_of_true(const Digest& h_prev, const Event& event)
{
    return hashed(h_prev, event, event.words ? event.words->k : Digest{}, event.identity ? event.identity->k : Digest{});
}

Result<ChainHead> follow_chain(ChainHead head, std::span<const Event> events)
{
    const auto is_true = [](const std::optional<Leaf>& leaf) {
        return !leaf || leaf->k == Digest{} || leaf->k == k_of(leaf);
    };
    for (const Event& event : events) {
        if (event.seq != head.seq + 1) return {Fault::bad_number, std::to_string(event.seq)};
        const Digest h = next_hash(head.h, event);
        const bool is_whole = is_true(event.words) && is_true(event.identity) && (!event.h || *event.h == h);
        if (!is_whole) return {Fault::bad_hash, std::to_string(event.seq)};
        head = {event.seq, h};
    }
    return head;
}

} // namespace qungong
