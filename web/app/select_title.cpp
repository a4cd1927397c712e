// The page that is shown, and what the browser's tab says of it.
#include "core/ids.hpp"
#include "core/public_sections.hpp"
#include "web/app/gate.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

// Not the words of a person: the browser keeps titles in its history, where everybody at this PC can read them.
std::string tells_apart(const Model& model, PageKind page)
{
    if (page == PageKind::case_) {
        const auto found = model.cases.find({model.route.arg});
        return found == model.cases.end() ? std::string{} : case_number_shown(found->second.state.number);
    }
    if (page == PageKind::village) {
        const PlaceId place{model.route.arg.substr(0, model.route.arg.find('/'))};
        return public_place_name(*model.rules, place, model.settings.language == "en");
    }
    return {};
}

} // namespace

bool is_for_everybody(PageKind page)
{
    return page == PageKind::village || page == PageKind::report || page == PageKind::follow || page == PageKind::sign_in;
}

PageKind shown_page(const Model& model)
{
    const bool staff = model.session.kind == SessionKind::staff && model.session.unlocked;
    const PageKind wished = model.route.page;
    const bool open = is_for_everybody(wished) || wished == PageKind::gallery || wished == PageKind::device
        || wished == PageKind::gone;
    return staff || open ? wished : PageKind::sign_in;
}

bool shows_elder_home(const Model& model)
{
    return model.settings.elder && model.route.arg.empty() && shown_page(model) == PageKind::sign_in;
}

std::string title_of(const Model& model)
{
    const PageKind page = shown_page(model);
    const std::string more = page == PageKind::sign_in ? std::string{} : behind_gate(&tells_apart)(model, page);
    const Value args{{"page", say(*model.texts, page)}, {"more", more}, {"app", say(*model.texts, "ui.app")}};
    return say(*model.texts, more.empty() ? "ui.title" : "ui.title_more", args);
}

} // namespace qungong::app
