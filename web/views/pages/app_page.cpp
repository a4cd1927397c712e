#include "web/app/gate.hpp"
#include "web/views/gallery.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

void draw_page(Page& page, PageKind kind)
{
    switch (kind) {
    case PageKind::sign_in:
        if (app::shows_elder_home(page.model)) draw_elder_home(page);
        return;
    case PageKind::inbox: return draw_inbox(page);
    case PageKind::drafts: return draw_drafts(page);
    case PageKind::new_matter: return draw_new_matter(page);
    case PageKind::case_: return draw_case(page);
    case PageKind::dispatch: return draw_dispatch(page);
    case PageKind::overview: return draw_overview(page);
    case PageKind::village: return draw_village(page);
    case PageKind::report: return draw_report(page);
    case PageKind::follow: return draw_follow(page);
    case PageKind::search: return draw_search(page);
    case PageKind::help: return draw_help(page);
    case PageKind::gone: return draw_not_here(page);
    case PageKind::outbox: return draw_outbox(page);
    case PageKind::device: return draw_device(page);
    case PageKind::gallery: return draw_gallery_in(page.frame, page.model.route.arg);
    }
}

// Keys and Escape are the page's only while nothing lies over it; a form's Escape is its own.
void draw_keys(Page& page)
{
    const ui::Input& input = page.frame.input;
    if (page.frame.memory->modal || page.frame.memory->open_menu != 0 || !page.model.form.empty()) return;
    if (input.key != 0) page.dispatch(app::PressKey{input.key, page.frame.screen.desktop()});
    if (!input.escape || page.model.tour.step > 0) return;
    const PageKind kind = page.model.route.page;
    const bool deep = !page.model.back.empty() || kind == PageKind::case_ || kind == PageKind::help;
    if (kind == PageKind::search) page.dispatch(app::LeaveSearch{});
    else if (input.editing == 0 && deep) page.dispatch(app::GoBack{});
}

// What is not needed until somebody can sign in; a file of its own brings it (tools/cmake/split_client.py).
void draw_rest(Page& page, PageKind kind)
{
    const bool staff = page.model.session.kind == SessionKind::staff && page.model.session.unlocked;
    if (staff) draw_keys(page);
    const float strip = practice_strip_height(page);
    page.frame.screen.height -= strip; // The page ends over the strip, and knows nothing of it
    draw_page(page, kind);
    draw_practice_strip(page);
    if (staff && page.model.look.sha256.empty()) draw_form(page);
    draw_picture(page);
    draw_session_dialogs(page);
    draw_slip(page);
    if (!page.frame.screen.phone() || page.model.slip.is_null()) draw_notice(page); // Both stand at the foot of a phone
    draw_tour(page);
    page.frame.screen.height += strip;
}

} // namespace

void draw_app(Page& page)
{
    const PageKind kind = app::shown_page(page.model);
    page.frame.screen.airy = app::is_for_everybody(kind);
    page.frame.screen.elder = page.model.settings.elder;
    if (kind == PageKind::sign_in && !app::shows_elder_home(page.model)) draw_sign_in(page);
    if (page.whole) app::behind_gate(&draw_rest)(page, kind);
}

} // namespace qungong::pages
