#include "web/app/update.hpp"

namespace qungong::app {
namespace {

// The words in an address are short and stay for ever: people keep them as bookmarks.
struct Name { PageKind page; std::string_view word; };
constexpr Name names[] = {{PageKind::sign_in, "sign-in"}, {PageKind::inbox, "inbox"}, {PageKind::drafts, "drafts"},
    {PageKind::new_matter, "new"}, {PageKind::case_, "case"}, {PageKind::dispatch, "dispatch"},
    {PageKind::overview, "overview"}, {PageKind::village, "public"}, {PageKind::report, "report"},
    {PageKind::follow, "follow"}, {PageKind::outbox, "outbox"}, {PageKind::device, "device"},
    {PageKind::search, "search"}, {PageKind::help, "help"}, {PageKind::gone, "gone"}, {PageKind::gallery, "gallery"}};

} // namespace

std::string hash_from_route(const Route& route)
{
    std::string hash = "#/";
    for (const Name& name : names)
        if (name.page == route.page) hash += name.word;
    if (!route.arg.empty()) hash += "/" + route.arg;
    return hash;
}

Route route_from_hash(std::string_view hash)
{
    if (hash.starts_with("#")) hash.remove_prefix(1);
    if (hash.starts_with("/")) hash.remove_prefix(1);
    std::string_view word = hash.substr(0, hash.find('/'));
    std::string_view arg = word.size() < hash.size() ? hash.substr(word.size() + 1) : std::string_view{};
    for (const Name& name : names)
        if (name.word == word) return {name.page, std::string(arg)};
    return {word.empty() ? PageKind::sign_in : PageKind::gone, {}};
}

} // namespace qungong::app
