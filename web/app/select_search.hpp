// SelectSearch: what the page of the search shows: each matter that was found, with the part of it that was.
#pragma once

#include <utility>

#include "web/app/select.hpp"

namespace qungong::app {

struct FoundRow {
    InboxRow row;      // Of a draft only its title, number and place
    bool draft = false;
    std::string shown; // What stands as its title
    std::pair<std::size_t, std::size_t> bold; // Bytes of `shown` that were searched for
    std::optional<FoundIn> elsewhere; // Where it was found, if not in what is shown
    std::string near;                 // ... and the words around it
    std::pair<std::size_t, std::size_t> near_bold;
};
struct SearchView {
    std::vector<FoundRow> rows; // One for each of Model::search.found, in its order
    std::size_t count = 0;      // Of all
    bool asked = false;         // Something is searched for
    bool by_number = false;     // ... which may be the number of a telephone
};
[[nodiscard]] SearchView search_view(const Model& model);

} // namespace qungong::app
