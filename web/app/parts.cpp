#include "web/app/parts.hpp"

#include "core/sha256.hpp"

namespace qungong::app {

void tell(Change& change, std::string op, Value args, std::string bytes)
{
    change.effects.push_back({std::move(op), std::move(args), std::move(bytes)});
}

void ask(Change& change, std::string op, Value args, Value context, std::string bytes)
{
    const std::int64_t number = change.model.next_ask++;
    put(args, "ask", number);
    change.model.asks[number] = {op, std::move(context)};
    change.effects.push_back({std::move(op), std::move(args), std::move(bytes)});
}

void fetch(Change& change, std::string_view method, std::string url, const Value& body, std::string purpose,
           Value context)
{
    put(context, "purpose", std::move(purpose));
    Value headers{Object{}};
    std::string bytes;
    if (!body.is_null()) {
        put(headers, "Content-Type", "application/json");
        bytes = json_from_value(body);
    }
    const bool gzip = bytes.size() > 2000; // Before the bytes are given away
    const std::string tag = text_or(context, "purpose");
    ask(change, "net.fetch",
        {{"method", method},
         {"url", std::move(url)},
         {"headers", headers},
         {"timeout_ms", 30'000},
         {"gzip", gzip},
         {"tag", tag}},
        std::move(context), std::move(bytes));
}

void notify(Change& change, std::string key, Value args, bool trouble)
{
    close_notice(change);
    change.model.notice = Notice{.key = std::move(key),
                                 .args = std::move(args),
                                 .trouble = trouble,
                                 .until = change.moment.now + std::chrono::milliseconds{trouble ? 20'000 : 6'000}};
}

std::string new_uuid(Change& change)
{
    const std::string seed = change.moment.random + "|" + std::to_string(change.random_used++);
    const Digest random = sha256(seed);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(random.begin(), bytes.size(), bytes.begin());
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(change.moment.now.ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    std::string hex = hex_from_bytes(bytes);
    for (std::size_t at : {8U, 13U, 18U, 23U}) hex.insert(at, 1, '-');
    return hex;
}

bool is_signed_in(const Model& model)
{
    return model.session.kind != SessionKind::none && model.session.unlocked;
}

void go(Change& change, const Route& route)
{
    if (change.model.route == route) return;
    change.model.back.push_back(change.model.route);
    if (change.model.back.size() > 50) change.model.back.erase(change.model.back.begin());
    change.model.route = route;
    change.model.look = Look{};
    change.model.form.clear(); // A form belongs to its page; what was written in it stays a draft
    tell(change, "nav.push", {{"hash", hash_from_route(route)}});
}

void go_instead(Change& change, const Route& route)
{
    change.model.route = route;
    change.model.form.clear();
    tell(change, "nav.replace", {{"hash", hash_from_route(route)}});
}

Route home_of(const Actor& actor)
{
    switch (actor.role) {
    case Role::dispatcher: return {PageKind::dispatch, {}};
    case Role::leader:
    case Role::secretary:
    case Role::observer: return {PageKind::overview, {}};
    default: return {PageKind::inbox, {}};
    }
}

} // namespace qungong::app
