// This device: what it keeps, how it looks and speaks, what helps. Without an account only the latter.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_kept(Page& page)
{
    const Model& model = page.model;
    ui::Card card{page.frame, "kept", {.title = page.say("device.kept")}};
    ui::Column list{page.frame, ui::take(page.frame, 0, 0), 4};
    ui::pair_row(page.frame, page.say("device.cases"), std::to_string(model.cases.size()));
    ui::pair_row(page.frame, page.say("device.drafts"), std::to_string(model.drafts.size()));
    ui::pair_row(page.frame, page.say("device.waiting"), std::to_string(app::waiting_to_send(model)));
    ui::pair_row(page.frame, page.say("device.numbers"), std::to_string(model.numbers_free));
    ui::pair_row(page.frame, page.say("device.id"), model.session.dev.substr(0, 8));
    ui::pair_row(page.frame, page.say("device.as_of"),
                 model.sync.synced_at.ms ? page.when(model.sync.synced_at) : page.say("device.never"));
}

void draw_device_actions(Page& page)
{
    const bool phone = page.frame.screen.phone();
    const std::string unsent = app::waiting_to_send(page.model) > 0 ? page.say("device.forget_unsent") : std::string{};
    const float cells[] = {-1, -1};
    std::optional<ui::Row> row;
    row.emplace(page.frame, 0.F, std::span(cells).first(phone ? 2 : 0), 8.F);
    if (ui::button(page.frame, "sync", page.say("device.sync_now"), {.icon = Icon::sync})) page.dispatch(app::SyncNow{});
    if (ui::button(page.frame, "lock", page.say("menu.lock"), {.icon = Icon::lock})) page.dispatch(app::LockDevice{});
    if (phone) row.reset(); // What cannot be taken back has a line of its own
    if (ui::button(page.frame, "forget", page.say("device.forget"),
                   {.kind = ui::Kind::danger, .icon = Icon::trash, .greyed = unsent, .wide = phone}))
        page.dispatch(app::SignOut{true});
    if (!unsent.empty() && phone) ui::caption(page.frame, unsent);
    if (!unsent.empty() && !phone) ui::label(page.frame, unsent, {.slot = ui::Slot::caption, .colour = page.frame.colours->ink_2});
}

void choose_theme(Page& page)
{
    app::Settings settings = page.model.settings;
    std::vector<std::string> themes;
    for (ThemeChoice each : all_words<ThemeChoice>()) themes.push_back(page.word_of(each));
    if (auto chosen = ui::chips(page.frame, "theme", page.say("device.theme"), themes, static_cast<int>(settings.theme))) {
        settings.theme = all_words<ThemeChoice>()[static_cast<std::size_t>(*chosen)];
        page.dispatch(app::SetSettings{settings});
    }
}

void choose_size(Page& page)
{
    app::Settings settings = page.model.settings;
    const std::int64_t most = app::text_size_max(page.model);
    std::vector<std::string> sizes;
    int chosen = -1;
    for (const std::int64_t size : app::text_sizes) {
        if (size > most) break;
        if (size == std::min(settings.text_size, most)) chosen = static_cast<int>(sizes.size());
        sizes.push_back(std::to_string(size) + "%");
    }
    if (auto pressed = ui::chips(page.frame, "text_size", page.say("device.text_size"), sizes, chosen)) {
        settings.text_size = app::text_sizes[*pressed];
        page.dispatch(app::SetSettings{settings});
    }
    if (most < std::end(app::text_sizes)[-1]) ui::caption(page.frame, page.say("device.text_size_most", {{"n", most}}));
}

void choose_language(Page& page)
{
    const std::string languages[] = {page.say("device.chinese"), page.say("device.english")};
    const int spoken = page.model.settings.language == "en" ? 1 : 0;
    const auto pressed = ui::chips(page.frame, "language", page.say("device.language"), languages, spoken);
    if (pressed && *pressed != spoken) switch_language(page);
}

void draw_learn(Page& page)
{
    ui::Card card{page.frame, "learn", {.title = page.say("device.learn")}};
    draw_aloud(page);
    if (ui::button(page.frame, "tour", page.say("tour.begin"), {.icon = Icon::ask})) page.dispatch(app::ShowTour{1});
    if (!page.model.practice && ui::button(page.frame, "practice", page.say("practice.begin"), {.icon = Icon::play}))
        page.dispatch(app::Practise{true});
    ui::caption(page.frame, page.say("practice.hint"));
}

// Staff whose session has ended come back here after signing in; who came from the sign-in page goes on from there.
void draw_who_may_see(Page& page)
{
    const ui::Card card{page.frame, "visitor", {.sunk = true}};
    ui::paragraph(page.frame, page.say("device.visitor"));
    if (ui::button(page.frame, "sign_in", page.say("action.sign_in"), {.icon = Icon::key}))
        page.dispatch(app::Navigate{{PageKind::sign_in, "device"}});
}

// Who has no account finds the settings behind the sign-in page, and nothing of what is kept for others.
void draw_visitors_device(Page& page)
{
    const ui::Box whole{0, 0, page.frame.screen.width, page.frame.screen.height};
    const ui::Column column{page.frame, whole, 0};
    if (ui::page_bar(page.frame, {.back = page.say("action.back"), .title = page.say("device.visitor_title")})) {
        if (page.model.back.empty()) page.dispatch(app::Navigate{{PageKind::sign_in, "device"}});
        else page.dispatch(app::GoBack{});
    }
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    const float width = std::min(640.F, rest.w);
    const ui::Box middle{rest.x + (rest.w - width) / 2, rest.y, width, rest.h};
    const ui::Scroll scroll{page.frame, "device", middle, page.say("device.visitor_title"), 14, 16, 16};
    draw_who_may_see(page);
    draw_looks(page);
    draw_learn(page);
}

} // namespace

void switch_language(Page& page)
{
    app::Settings settings = page.model.settings;
    settings.language = settings.language == "en" ? "zh-CN" : "en";
    page.dispatch(app::SetSettings{settings});
}

void draw_looks(Page& page)
{
    ui::Card card{page.frame, "looks", {.title = page.say("device.looks")}};
    ui::heading(page.frame, page.say("device.theme"), 3);
    choose_theme(page);
    ui::heading(page.frame, page.say("device.text_size"), 3);
    choose_size(page);
    ui::heading(page.frame, page.say("device.language"), 3);
    choose_language(page);
    app::Settings settings = page.model.settings;
    if (ui::toggle(page.frame, "elder", page.say("device.elder"), {.chosen = settings.elder})) {
        settings.elder = !settings.elder;
        page.dispatch(app::SetSettings{settings});
    }
}

void draw_device(Page& page)
{
    if (page.model.session.kind != SessionKind::staff || !page.model.session.unlocked) return draw_visitors_device(page);
    const ui::Box content = draw_shell(page, "device");
    ui::Scroll scroll{page.frame, "device", readable(page, content), page.say("page.device"), 12, margin_of(page), 16};
    ui::heading(page.frame, page.say("page.device"), 1);
    draw_troubles(page);
    draw_work(page);
    const bool phone = page.frame.screen.phone();
    std::optional<ui::Row> cards;
    if (!phone) cards.emplace(page.frame, 0.F, std::initializer_list<float>{-1, -1}, 12.F);
    for (int half = 0; half < 2; ++half) {
        std::optional<ui::Column> cell;
        if (!phone) cell.emplace(page.frame, ui::take(page.frame, 0, 0), 12.F);
        if (half == 0) draw_kept(page);
        if (half == 0) draw_learn(page);
        else draw_looks(page);
    }
    cards.reset();
    if (!page.model.practice) draw_device_actions(page); // They are about what is real
}

} // namespace qungong::pages
