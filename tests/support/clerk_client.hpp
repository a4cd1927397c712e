// ClerkClient: the client's update with a clerk at work and one step that waits; tests say what people and the host do.
#pragma once

#include <catch_amalgamated.hpp>

#include <algorithm>

#include "tests/support/demo_model.hpp"
#include "web/app/update.hpp"

namespace qungong {

struct ClerkClient {
    app::Model model = demo_model();

    ClerkClient()
    {
        sit_down(model, zhongba_clerk);
        model.session.account = "zhongba";
        model.session.epoch = "e1";
        model.sync.public_key = {{"id", "k1"}};
        model.asks.clear();
    }
    app::Effects take(const app::Action& action) { return update(model, action, {model.now, std::string(64, 'r')}); }
    app::Effects tell(std::string op, Value json) { return take(app::HostTold{std::move(op), std::move(json), {}}); }
    // Answers the open question for `purpose` as the server would.
    app::Effects answer(std::string_view purpose, std::int64_t status, const Value& body = Value{Object{}})
    {
        for (const auto& [number, ask] : model.asks)
            if (text_or(ask.context, "purpose") == purpose)
                return take(app::HostTold{"net.fetch", {{"ask", number}, {"status", status}}, json_from_value(body)});
        FAIL("nobody asked for " << purpose);
        return {};
    }
    // Answers the open question of `op` as the services would.
    app::Effects answer_op(std::string_view op, Value json)
    {
        for (const auto& [number, ask] : model.asks)
            if (ask.op == op) {
                put(json, "ask", number);
                return take(app::HostTold{std::string(op), json, {}});
            }
        FAIL("nobody asked " << op);
        return {};
    }
    // The server comes back with another history, in which this device's last command is `last_n`.
    app::Effects meet_restored_server(std::int64_t last_n, std::string_view by = "push")
    {
        take(app::SyncNow{});
        answer(by, 409, {{"code", "server_rolled_back"}});
        return answer("hello", 200, {{"epoch", "e2"}, {"last_n", last_n}, {"durable_n", 0}, {"public_key", Value{{"id", "k1"}}}});
    }
};

inline Value session_of(const Actor& actor)
{
    return {{"kind", "staff"}, {"account", "zhongba"}, {"dev", "d_1"}, {"actor", value_from_actor(actor)}};
}

inline bool asks_for(const app::Effects& effects, std::string_view url)
{
    return std::any_of(effects.begin(), effects.end(), [&](const app::Effect& effect) {
        return effect.op == "net.fetch" && text_or(effect.args, "url") == url;
    });
}

inline bool does(const app::Effects& effects, std::string_view op)
{
    return std::any_of(effects.begin(), effects.end(), [&](const app::Effect& effect) { return effect.op == op; });
}

inline Value args_of(const app::Effects& effects, std::string_view op)
{
    auto found = std::find_if(effects.begin(), effects.end(), [&](const app::Effect& effect) { return effect.op == op; });
    return found == effects.end() ? Value{} : found->args;
}

} // namespace qungong
