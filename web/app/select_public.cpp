#include "web/app/select_public.hpp"

namespace qungong::app {
namespace {

std::optional<VillageMoney> money_of(const Model& model, const PlaceId& place)
{
    const auto found = model.pages.rows.find("money/" + place.text);
    return found == model.pages.rows.end() ? std::nullopt : money_from_value(found->second);
}

} // namespace

PlaceRoute place_route(std::string_view arg)
{
    const std::size_t stroke = arg.find('/');
    PlaceRoute route{{std::string(arg.substr(0, stroke))}, {}};
    if (stroke != arg.npos) route.part = arg.substr(stroke + 1);
    return route;
}

PublicView public_view(const Model& model)
{
    PlaceRoute route = place_route(model.route.arg);
    PublicView view{.place = route.place, .part = route.part, .money = money_of(model, route.place)};
    std::vector<Value> rows;
    for (const auto& [key, row] : model.pages.rows)
        if (is_under(*model.rules, {text_or(row, "place")}, view.place)) rows.push_back(row);
    view.matters = matters_from_rows(rows);
    view.places = public_places(*model.rules, view.place, view.matters, model.now);
    return view;
}

AskedLine asked_line(const Model& model)
{
    const PlaceRoute route = place_route(model.route.arg);
    if (!place_of(*model.rules, route.place)) return {};
    AskedLine asked{route.place, {}};
    if (const std::optional<VillageMoney> money = money_of(model, route.place))
        if (const MoneyLine* line = line_at_key(*money, route.part)) asked.line = *line;
    return asked;
}

} // namespace qungong::app
