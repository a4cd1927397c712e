// What stands over the page when a session ends: signing in again on top of what is written, and leaving with steps
// that were not sent yet.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_sign_in_again(Page& page)
{
    const app::SignInForm& form = page.model.sign_in;
    ui::Dialog dialog{page.frame, "sign_in_again", {.title = page.say("sign_in.title"), .icon = Icon::key}};
    ui::paragraph(page.frame, page.say("sign_in.expired"));
    ui::pair_row(page.frame, page.say("sign_in.account"), form.account, Icon::user);
    const ui::Edit password = password_field(page, "password_again");
    ui::Row row{page.frame, 0, {}, 12};
    ui::from_right(page.frame);
    const bool pressed = ui::button(page.frame, "sign_in_again_do", page.say("action.sign_in"),
                                    {.kind = ui::Kind::main, .busy = form.busy});
    const bool later = ui::button(page.frame, "sign_in_later", page.say("action.later"));
    if (pressed || password.submitted) page.dispatch(app::SignIn{});
    if (later || dialog.escaped()) page.dispatch(app::ShowSignIn{false});
}

void draw_leaving(Page& page)
{
    const std::int64_t waiting = app::waiting_to_send(page.model);
    const bool offline = !app::is_connected(page.model) || page.model.session.expired;
    ui::Dialog dialog{page.frame, "leaving", {.title = page.say("sign_in.unsent", {{"n", waiting}}), .icon = Icon::cloudup}};
    ui::paragraph(page.frame, page.say("sign_in.unsent_hint"));
    const bool send = ui::button(page.frame, "leave_send", page.say("sign_in.send_now"),
                                 {.kind = ui::Kind::main,
                                  .icon = Icon::cloudup,
                                  .greyed = offline ? page.say("fault.needs_network") : std::string{},
                                  .wide = true});
    const bool keep = ui::button(page.frame, "leave_keep", page.say("sign_in.keep_sealed"), {.icon = Icon::lock, .wide = true});
    const bool take = ui::button(page.frame, "leave_export", page.say("sign_in.export"), {.icon = Icon::dl, .wide = true});
    const bool drop = ui::button(page.frame, "leave_discard", page.say("sign_in.discard"),
                                 {.kind = ui::Kind::danger, .icon = Icon::trash, .wide = true});
    const bool stay = ui::button(page.frame, "leave_not", page.say("action.later"), {.kind = ui::Kind::quiet, .wide = true});
    if (send) page.dispatch(app::SyncNow{});
    if (keep) page.dispatch(app::SignOut{false, true});
    if (take) page.dispatch(app::ExportOutbox{});
    if (drop) page.dispatch(app::SignOut{true, true});
    if (stay || dialog.escaped()) page.dispatch(app::StayHere{});
}

} // namespace

ui::Edit password_field(Page& page, std::string_view id)
{
    const app::SignInForm& form = page.model.sign_in;
    const std::string error = form.trouble.empty() ? std::string{} : page.say("trouble." + form.trouble);
    ui::Edit password = ui::text_field(page.frame, id,
                                       {.label = page.say("sign_in.password"),
                                        .value = form.password,
                                        .error = error,
                                        .input = "text current-password",
                                        .length_max = 128,
                                        .password = true,
                                        .required = true});
    if (password.text) page.dispatch(app::TypeSignIn{"password", *password.text});
    return password;
}

void draw_session_dialogs(Page& page)
{
    const bool staff = page.model.session.kind == SessionKind::staff && page.model.session.unlocked;
    if (!staff) return;
    if (page.model.session.expired && page.model.sign_in_open) draw_sign_in_again(page);
    else if (page.model.leaving) draw_leaving(page);
}

} // namespace qungong::pages
