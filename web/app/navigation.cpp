// Navigation: from page to page and back, in step with the browser's history. Each entry of that history carries its depth
// (`at`), so that its own back and forward are told apart from a link; where a page stood is kept by depth.
#include "web/app/parts.hpp"

namespace qungong::app {
namespace {

constexpr std::size_t back_max = 50;

void leave(Change& change) { change.model.scrolls[change.model.depth] = change.moment.scrolls; }

void arrive(Change& change, const Route& route, Scrolls starts)
{
    Model& model = change.model;
    model.route = route;
    model.starts = std::move(starts);
    ++model.visit;
    model.look = Look{};
    model.form.clear(); // A form belongs to its page; what was written in it stays a draft
}

void remember(Model& model)
{
    model.back.push_back(model.route);
    if (model.back.size() > back_max) model.back.erase(model.back.begin());
}

// One page deeper: what was ahead is no longer come to.
void deeper(Change& change, const Route& route)
{
    Model& model = change.model;
    leave(change);
    remember(model);
    ++model.depth;
    model.scrolls.erase(model.scrolls.lower_bound(model.depth), model.scrolls.end());
    arrive(change, route, {});
}

Scrolls scrolls_at(const Model& model, std::int64_t depth)
{
    const auto found = model.scrolls.find(depth);
    return found == model.scrolls.end() ? Scrolls{} : found->second;
}

Value told(const Model& model) { return {{"hash", hash_from_route(model.route)}, {"at", model.depth}}; }

} // namespace

void go(Change& change, const Route& route)
{
    if (change.model.route == route) return;
    deeper(change, route);
    tell(change, "nav.push", told(change.model));
}

void go_instead(Change& change, const Route& route)
{
    arrive(change, route, {});
    tell(change, "nav.replace", told(change.model));
}

void go_back(Change& change)
{
    Model& model = change.model;
    if (model.back.empty()) return go(change, home_of(model.session.actor));
    leave(change);
    const Route route = model.back.back();
    model.back.pop_back();
    --model.depth;
    arrive(change, route, scrolls_at(model, model.depth));
    tell(change, "nav.back");
}

void gone_by_browser(Change& change, const Value& json)
{
    Model& model = change.model;
    const Route route = route_from_hash(text_or(json, "hash"));
    const std::int64_t at = integer_or(json, "at", -1);
    if (route == model.route && at == model.depth) return; // What was asked of it
    if (at < 0) { // A link, or an address that was typed: a new entry that does not know its depth yet
        deeper(change, route);
        return tell(change, "nav.replace", told(model));
    }
    leave(change);
    if (at > model.depth) remember(model);
    for (std::int64_t depth = at; depth < model.depth && !model.back.empty(); ++depth) model.back.pop_back();
    model.depth = at;
    arrive(change, route, scrolls_at(model, at));
}

} // namespace qungong::app
