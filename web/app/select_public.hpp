// SelectPublic: what the public pages read: a place with its money, its matters and what lies in it.
//
// The argument of their route is the place, and behind a stroke which part of it: "500113109200/matters". Of the
// report page it is the place and the line of its account that is asked about: "500113109200/1018-02".
#pragma once

#include "core/public_places.hpp"
#include "web/app/model.hpp"

namespace qungong::app {

struct PlaceRoute {
    PlaceId place;
    std::string part;
};
[[nodiscard]] PlaceRoute place_route(std::string_view arg);

struct PublicView {
    PlaceId place;
    std::string part; // money (the empty one), lines, income, lists, matters
    std::optional<VillageMoney> money;
    std::vector<PublicMatter> matters; // Newest first
    std::vector<PublicPlace> places;
};
[[nodiscard]] PublicView public_view(const Model& model);

// The line of an account that the report page is asked to speak of; its place where only that is known.
struct AskedLine {
    PlaceId place;
    std::optional<MoneyLine> line;
};
[[nodiscard]] AskedLine asked_line(const Model& model);

} // namespace qungong::app
