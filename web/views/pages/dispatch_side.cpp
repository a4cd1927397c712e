// Beside the decision: what every unit has in hand, and the queues that also wait for this desk.
#include "web/views/pages/page.hpp"

namespace qungong::pages {

// Matters of a queue that another step of this desk waits for; nothing is drawn where there are none.
void draw_side_queue(Page& page, const char* name, const std::vector<InboxRow>& rows)
{
    if (rows.empty() || page.model.dispatch.queue == name) return;
    ui::Card card{page.frame, name, {.title = page.say(std::string("dispatch.queue_") + name), .ruled = true, .flush = true, .gap = 0}};
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 3); ++i) {
        const InboxRow& row = rows[i];
        const std::string light = light_text(page, row.light, row.left_s, row.stage), place = place_word(page, row.place),
                          holder = app::office_name(page.model, row.holder), filed = page.when(row.filed_at);
        const ui::Span facts[] = {{place}, {holder}};
        if (ui::list_row(page.frame, row.id.text,
                         {.light = ui::LightLook{.lamp = lamp_of(row.light), .text = light},
                          .due = filed,
                          .title = row.title,
                          .last = i + 1 == std::min<std::size_t>(rows.size(), 3),
                          .facts = facts}))
            page.dispatch(app::SetDispatch{{name, row.id}});
    }
}

void draw_loads(Page& page)
{
    ui::Card card{
        page.frame, "loads", {.title = page.say("dispatch.loads"), .aside = page.say("dispatch.open_matters"), .gap = 0}};
    struct Unit {
        OfficeId id;
        app::UnitLoad load;
    };
    const auto& loads = page.once("loads", [&] { return app::unit_loads(page.model); });
    std::vector<Unit> units;
    int most = 1;
    for (const auto& [id, office] : page.model.rules->offices) {
        if (office.kind != OfficeKind::unit || office.place_parent != page.model.session.actor.office) continue;
        const auto found = loads.find(id);
        units.push_back({id, found == loads.end() ? app::UnitLoad{} : found->second});
        most = std::max(most, units.back().load.open);
    }
    std::stable_sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.load.open > b.load.open; });
    for (std::size_t i = 0; i < std::min<std::size_t>(units.size(), 7); ++i) {
        const app::UnitLoad& load = units[i].load;
        const std::string name = local_name(page, units[i].id), number = std::to_string(load.open),
                          late = load.late > 0 ? page.say("dispatch.late", {{"n", load.late}}) : std::string{};
        ui::stack_row(page.frame, {.name = name,
                                   .number = number,
                                   .red = static_cast<float>(load.late),
                                   .yellow = static_cast<float>(load.near),
                                   .green = static_cast<float>(load.open - load.late - load.near),
                                   .most = static_cast<float>(most),
                                   .red_light = {.lamp = ui::Lamp::red, .text = late, .free = true}});
    }
    ui::Row row{page.frame, 24, {}, 14};
    for (Light light : {Light::late, Light::near, Light::normal})
        ui::light_badge(page.frame, {.lamp = lamp_of(light), .text = page.word_of(light), .free = true});
}

} // namespace qungong::pages
