// What stands where the data of a page is not here yet. It never says "nothing to do" before that is known.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_state(Page& page)
{
    const NetState net = page.model.sync.state;
    const bool failing = net == NetState::failing, coming = app::is_connected(page.model);
    const std::string title = page.say(failing ? "wait.failed_title" : coming ? "wait.coming_title" : "wait.offline_title"),
                      text = page.say(failing ? "wait.failed" : coming ? "wait.coming" : "wait.offline"),
                      again = coming ? std::string{} : page.say("wait.again");
    if (ui::empty_page(page.frame, "waiting", {.icon = failing ? Icon::warn : coming ? Icon::sync : Icon::nonet,
                                               .tone = failing ? ui::Tone::red : ui::Tone::grey,
                                               .title = title,
                                               .text = text,
                                               .action = again,
                                               .action_icon = Icon::sync}))
        page.dispatch(app::SyncNow{});
}

} // namespace

bool draw_waiting(Page& page)
{
    const Model& model = page.model;
    if (!model.cases.empty() || model.sync.synced_at.ms > 0) return false;
    draw_state(page);
    return true;
}

bool draw_waiting_public(Page& page)
{
    const app::PublicPages& pages = page.model.pages;
    if (!pages.rows.empty() || pages.as_of.ms > 0) return false;
    draw_state(page);
    return true;
}

} // namespace qungong::pages
