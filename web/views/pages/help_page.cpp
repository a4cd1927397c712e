// Help: what the lights mean, how to find something, whom to ask, and every key, as web/app/shortcuts.cpp has them.
#include "web/app/shortcuts.hpp"
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

void draw_lights(Page& page)
{
    ui::Card card{page.frame, "lights", {.title = page.say("help.lights"), .icon = Icon::info}};
    for (const Light light : {Light::normal, Light::near, Light::late, Light::early, Light::paused}) {
        const std::string name = page.word_of(light);
        ui::light_badge(page.frame, {.lamp = lamp_of(light), .text = name});
        ui::paragraph(page.frame, page.say("help.light_" + std::string(word(light))));
    }
}

void draw_search_help(Page& page)
{
    ui::Card card{page.frame, "search", {.title = page.say("help.search"), .icon = Icon::search}};
    for (const char* key : {"help.search_words", "help.search_number", "help.search_letters", "help.search_caller"})
        ui::paragraph(page.frame, page.say(key));
    if (ui::button(page.frame, "try", page.say("help.try_search"), {.icon = Icon::search})) page.dispatch(app::OpenSearch{});
}

// The command centre above knows the matter; the telephone of an office stands where the rules have one.
void draw_whom(Page& page)
{
    ui::Card card{page.frame, "whom", {.title = page.say("help.whom"), .icon = Icon::user}};
    const Rules& rules = *page.model.rules;
    const OfficeId own = page.model.session.actor.office;
    for (const Office* office : {centre_above(rules, own), office_of(rules, own)}) {
        if (!office) continue;
        const std::string key = office->id == own ? "help.ask_own" : "help.ask_above";
        ui::paragraph(page.frame, page.say(key, {{"office", app::office_name(page.model, office->id)}}));
        if (!office->phone.empty()) ui::remark(page.frame, Icon::phone, office->phone);
    }
    ui::paragraph(page.frame, page.say("help.ask_account"));
}

void draw_keys(Page& page)
{
    ui::Card card{page.frame, "keys", {.title = page.say("help.keys"), .icon = Icon::board}};
    ui::paragraph(page.frame, page.say("help.keys_when"), {.colour = page.frame.colours->ink_2});
    const std::vector<app::Shortcut> all = app::shortcuts_of(page.model);
    for (const ShortcutPlace place : all_words<ShortcutPlace>()) {
        ui::heading(page.frame, page.word_of(place), 3);
        for (const app::Shortcut& each : all)
            if (each.place == place)
                ui::pair_row(page.frame, page.say("shortcut." + std::string(each.word)), each.keys);
    }
}

} // namespace

void draw_help(Page& page)
{
    const bool phone = page.frame.screen.phone(), desktop = page.frame.screen.desktop();
    const ui::Box content = draw_shell(page, "help");
    const float margin = phone ? 16.F : desktop ? 24.F : 20.F;
    ui::Scroll scroll{page.frame, "help", content, page.say("page.help"), 12, margin, 16};
    ui::heading(page.frame, page.say("page.help"), 1);
    draw_troubles(page);
    if (phone) {
        for (auto* draw : {draw_lights, draw_search_help, draw_whom, draw_keys}) draw(page);
        return;
    }
    ui::Row columns{page.frame, 0, {-1, -1}, 16};
    {
        ui::Column left{page.frame, ui::take(page.frame, 0, 0), 12};
        draw_lights(page);
        draw_whom(page);
    }
    ui::Column right{page.frame, ui::take(page.frame, 0, 0), 12};
    draw_search_help(page);
    draw_keys(page);
}

} // namespace qungong::pages
