// The bars around staff pages and what floats over them.
#include "core/utf8.hpp"
#include "web/app/update.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

struct Entry {
    PageKind page;
    const char* key;
    Icon icon;
};

std::vector<Entry> entries_of(Role role)
{
    constexpr Entry known[] = {{PageKind::inbox, "inbox", Icon::inbox}, {PageKind::dispatch, "dispatch", Icon::board},
                               {PageKind::overview, "overview", Icon::chart}, {PageKind::drafts, "drafts", Icon::edit},
                               {PageKind::village, "village", Icon::yuan}};
    std::vector<Entry> entries;
    for (const PageKind kind : app::pages_of(role))
        for (const Entry& entry : known)
            if (entry.page == kind) entries.push_back(entry);
    return entries;
}

ui::NavEntry entry_of(const Page& page, const Entry& entry, std::string_view current)
{
    app::Route route{entry.page, {}};
    if (entry.page == PageKind::village) {
        route.arg = app::own_place(page.model).text;
    }
    const bool narrow = entry.page == PageKind::village && !page.frame.screen.desktop(); // Its word stands under an icon
    ui::NavEntry out{.key = entry.key,
                     .text = page.say(std::string("nav.") + entry.key + (narrow ? "_short" : "")),
                     .href = app::hash_from_route(route),
                     .icon = entry.icon,
                     .current = current == entry.key};
    if (entry.page == PageKind::drafts && !page.model.drafts.empty()) out.count = std::to_string(page.model.drafts.size());
    return out;
}

std::string first_letter(const std::string& name) { return std::string(clip_code_points(name, 1)); }

void draw_person_menu(Page& page, const ui::ShellAct& act)
{
    if (act.person) ui::open_menu(page.frame, act.person_id);
    std::vector<ui::MenuItem> items;
    for (const Post& post : page.model.session.posts)
        items.push_back({.text = app::office_name(page.model, post.office) + " " + page.word_of(post.role),
                         .icon = Icon::user,
                         .chosen = post.office == page.model.session.actor.office && post.role == page.model.session.actor.role});
    items.push_back({.text = page.say("menu.language"), .icon = Icon::globe, .after_line = true});
    items.push_back({.text = page.say("nav.device"), .icon = Icon::gear});
    items.push_back({.text = page.say("nav.help"), .icon = Icon::ask});
    items.push_back({.text = page.say("menu.lock"), .icon = Icon::lock});
    items.push_back({.text = page.say(page.model.practice ? "practice.end" : "menu.sign_out"), .icon = Icon::left});
    if (std::string aloud = aloud_word(page); !aloud.empty()) items.push_back({.text = aloud, .icon = Icon::vol, .after_line = true});
    auto chosen = ui::menu(page.frame, act.person_id, act.person_box, page.say("menu.person"), items, true);
    if (!chosen) return;
    const int posts = static_cast<int>(page.model.session.posts.size());
    if (*chosen < posts) page.dispatch(app::ChoosePost{page.model.session.posts[static_cast<std::size_t>(*chosen)]});
    else if (*chosen == posts) switch_language(page);
    else if (*chosen == posts + 1) page.dispatch(app::Navigate{{PageKind::device, {}}});
    else if (*chosen == posts + 2) page.dispatch(app::Navigate{{PageKind::help, {}}});
    else if (*chosen == posts + 3) page.dispatch(app::LockDevice{});
    else if (*chosen == posts + 4) page.dispatch(app::SignOut{});
    else read_aloud(page);
}

bool is_offline(const Model& model)
{
    return model.sync.state == NetState::offline || model.sync.state == NetState::failing;
}

Icon save_icon(const Page& page)
{
    if (!page.model.storage_trouble.empty()) return Icon::warn;
    if (is_offline(page.model)) return Icon::nonet;
    return app::waiting_to_send(page.model) > 0 ? Icon::cloudup : Icon::saved;
}

// The bar of a phone has no room for the state of the data: without a network a strip under it says so.
ui::Box below_offline_strip(Page& page, const ui::Box& content)
{
    if (!page.frame.screen.phone()) return content;
    const std::string work = work_words(page);
    if (!is_offline(page.model) && !work.empty()) {
        ui::Column column{page.frame, content, 0};
        if (ui::banner(page.frame, "work", {.icon = Icon::sync, .text = work, .action = page.say("work.look"), .strip = true}))
            page.dispatch(app::Navigate{{PageKind::device, {}}});
        const float left = ui::free_height(page.frame);
        return {content.x, content.bottom() - left, content.w, left};
    }
    if (!is_offline(page.model)) return content;
    const std::string waiting = page.say("save.left", {{"n", app::waiting_to_send(page.model)}});
    ui::Column column{page.frame, content, 0};
    ui::banner(page.frame, "offline", {.icon = Icon::nonet,
                                       .strong = page.say("save.offline"),
                                       .text = page.say("save.offline_rest"),
                                       .aside = waiting,
                                       .strip = true});
    const float left = ui::free_height(page.frame);
    return {content.x, content.bottom() - left, content.w, left};
}

void fill_navigation(const Page& page, std::string_view current, ui::ShellLook& look)
{
    ui::NavGroup group;
    for (const Entry& entry : entries_of(page.model.session.actor.role)) group.entries.push_back(entry_of(page, entry, current));
    look.groups.push_back(std::move(group));
    const std::int64_t waiting = app::waiting_to_send(page.model);
    look.foot.push_back({.key = "outbox",
                         .text = page.say("nav.outbox"),
                         .href = "#/outbox",
                         .count = page.say("save.left", {{"n", waiting}}),
                         .icon = save_icon(page),
                         .current = current == "outbox"});
    look.foot.push_back({.key = "device",
                         .text = page.say(page.frame.screen.desktop() ? "nav.device" : "nav.device_short"),
                         .href = "#/device",
                         .icon = Icon::gear,
                         .current = current == "device"});
}

ui::ShellLook look_of(const Page& page, std::string_view current, bool desk)
{
    const Model& model = page.model;
    const Office* own = office_of(*model.rules, model.session.actor.office);
    ui::ShellLook look;
    look.brand = page.say("brand");
    if (own && page.frame.screen.phone()) look.office = app::office_name(model, own->id); // The short one fits the hand
    else look.office = own ? (page.texts.is_english() && !own->name_en.empty() ? own->name_en : own->name) : std::string{};
    if (model.demo) look.sample = page.say(page.frame.screen.phone() ? "sample_short" : "sample");
    look.search = page.say("search.placeholder");
    if (current == "search") look.search_value = model.search.text;
    look.search_turn = model.search.opened;
    look.save_word = save_words(page);
    look.save_icon = save_icon(page);
    look.save_good = model.storage_trouble.empty() && !is_offline(model);
    look.bell = page.say("nav.mine");
    if (page.frame.screen.phone()) (current == "inbox" ? look.bell : look.search).clear(); // Room for one
    look.person = model.session.name.empty() ? page.word_of(model.session.actor.role) : model.session.name;
    look.person_letter = first_letter(look.person);
    look.navigation = page.say("nav.name");
    look.navigation_hidden = desk;
    if (app::may_file(model)) look.main_action = page.say("nav.new_matter");
    fill_navigation(page, current, look);
    return look;
}

// On a desk the field of the bar is that of the search, wherever one is: the first sign typed leads to what is found.
void draw_search_act(Page& page, const ui::ShellAct& act, std::string_view current)
{
    if (act.search_text) page.dispatch(app::TypeSearch{*act.search_text});
    if (!act.search) return;
    if (current == "search" && page.frame.screen.desktop()) page.dispatch(app::OpenFound{page.model.search.at});
    else page.dispatch(app::OpenSearch{});
}

} // namespace

ui::Box draw_shell(Page& page, std::string_view current, bool desk, std::string_view title)
{
    ui::ShellLook look = look_of(page, current, desk);
    look.title = title;
    ui::ShellAct act = ui::shell(page.frame, look);
    if (act.main_action) page.dispatch(app::OpenForm{CommandKind::file, {}});
    draw_search_act(page, act, current);
    if (act.bell) { // What rings is what waits for a step of mine
        app::InboxChoice choice = page.model.inbox;
        choice.tab = "mine";
        page.dispatch(app::SetInbox{choice});
        page.dispatch(app::Navigate{{PageKind::inbox, {}}});
    }
    if (!act.href.empty()) page.dispatch(app::Navigate{app::route_from_hash(act.href)});
    draw_person_menu(page, act);
    return below_tour_offer(page, below_offline_strip(page, act.content), act.spare);
}

void draw_troubles(Page& page)
{
    if (page.model.session.expired && !page.model.sign_in_open
        && ui::banner(page.frame, "expired",
                      {.tone = ui::Tone::yellow,
                       .icon = Icon::key,
                       .text = page.say("sign_in.expired"),
                       .action = page.say("action.sign_in")}))
        page.dispatch(app::ShowSignIn{true});
    if (page.model.storage_trouble.empty()) return;
    const bool pressed = ui::banner(page.frame, "storage_trouble",
                                    {.tone = ui::Tone::red,
                                     .icon = Icon::warn,
                                     .strong = page.say("trouble.not_saved"),
                                     .text = page.say("trouble." + page.model.storage_trouble),
                                     .action = page.say("action.save_file")});
    if (pressed) page.dispatch(app::ExportOutbox{});
}

namespace {

// A refusal is told with its reason: the word that was refused with, as a sentence.
Value notice_args(const Page& page, const Value& args)
{
    Value out = args;
    for (const char* kind : {"fault", "trouble"}) {
        const std::string word = text_or(args, kind);
        if (!word.empty()) put(out, "reason", page.say(std::string(kind) + "." + word, args));
    }
    return out;
}

} // namespace

void draw_notice(Page& page)
{
    const auto& notice = page.model.notice;
    if (!notice) return;
    bool undoable = notice->undo_draft.has_value() || !notice->undo_blob.is_null();
    for (const app::Pending& pending : page.model.queue)
        undoable = undoable || (pending.n == notice->undo_n && pending.state == QueueState::queued);
    const std::string text = page.say(notice->key, notice_args(page, notice->args)),
                      undo = undoable ? page.say("action.undo") : std::string{};
    const ui::NoticeAct act = ui::notice(
        page.frame, {.text = text, .action = undo, .icon = notice->trouble ? Icon::warn : Icon::check, .good = !notice->trouble});
    if (act == ui::NoticeAct::action) {
        if (notice->undo_n > 0) page.dispatch(app::UndoStep{notice->undo_n});
        else page.dispatch(app::UndoNotice{});
    }
    if (act == ui::NoticeAct::gone) page.dispatch(app::DismissNotice{});
}

} // namespace qungong::pages
