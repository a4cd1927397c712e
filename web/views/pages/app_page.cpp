#include "web/app/gate.hpp"
#include "web/views/gallery.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

void draw_page(Page& page, PageKind kind)
{
    switch (kind) {
    case PageKind::sign_in:
        if (page.frame.screen.elder) draw_elder_home(page);
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
    case PageKind::outbox: return draw_outbox(page);
    case PageKind::device: return draw_device(page);
    case PageKind::gallery: return draw_gallery_in(page.frame, page.model.route.arg);
    }
}

// What is not needed until somebody can sign in; a file of its own brings it (tools/cmake/split_client.py).
void draw_rest(Page& page, PageKind kind)
{
    const float strip = practice_strip_height(page);
    page.frame.screen.height -= strip; // The page ends over the strip, and knows nothing of it
    draw_page(page, kind);
    draw_practice_strip(page);
    const bool staff = page.model.session.kind == SessionKind::staff && page.model.session.unlocked;
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
    if (kind == PageKind::sign_in && !page.frame.screen.elder) draw_sign_in(page);
    if (page.whole) app::behind_gate(&draw_rest)(page, kind);
}

} // namespace qungong::pages
