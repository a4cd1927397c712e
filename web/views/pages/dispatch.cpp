// The dispatcher's desk: queues; the decision and what stands beside it have files of their own.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

constexpr const char* queue_names[] = {"to_assign", "to_sign", "objected", "ruling", "disputed", "to_deliver"};
using Queues = std::map<std::string, std::vector<InboxRow>>;

int lit(const std::vector<InboxRow>& rows, Light light)
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const InboxRow& r) { return r.light == light; }));
}

const std::vector<InboxRow>& rows_of(const Queues& queues, const std::string& name)
{
    static const std::vector<InboxRow> none;
    auto found = queues.find(name);
    return found == queues.end() ? none : found->second;
}

ui::TallyCell cell_of(const Page& page, const std::string& name, const std::vector<InboxRow>& rows)
{
    const int late = lit(rows, Light::late), near = lit(rows, Light::near);
    ui::TallyCell cell{.number = std::to_string(rows.size()),
                       .word = page.say("dispatch.queue_" + name),
                       .chosen = page.model.dispatch.queue == name};
    if (late > 0) {
        cell.hint = page.say("dispatch.late", {{"n", late}});
        cell.hint_lamp = ui::Lamp::red;
    } else if (near > 0) {
        cell.hint = page.say("dispatch.near", {{"n", near}});
        cell.hint_lamp = ui::Lamp::yellow;
    } else {
        cell.hint = page.say(rows.empty() ? "dispatch.none" : "dispatch.calm");
    }
    return cell;
}

// Six queues in one line; in the hand two lines of three.
void draw_queues(Page& page, const Queues& queues)
{
    std::vector<ui::TallyCell> cells;
    for (const char* name : queue_names) cells.push_back(cell_of(page, name, rows_of(queues, name)));
    const bool phone = page.frame.screen.phone();
    const std::size_t step = phone ? 3 : cells.size();
    const ui::Box box = ui::take(page.frame, 0, phone ? 128.F : 66.F);
    ui::Column lines{page.frame, box, 0};
    for (std::size_t from = 0; from < cells.size(); from += step) {
        const std::span<const ui::TallyCell> part = std::span(cells).subspan(from, step);
        auto pressed = ui::tally(page.frame, "queues" + std::to_string(from), page.say("dispatch.queues"), part,
                                 phone ? ui::TallyForm::stacked : ui::TallyForm::line);
        if (pressed) page.dispatch(app::SetDispatch{{queue_names[from + static_cast<std::size_t>(*pressed)], {}}});
    }
}

// `selected` is empty where a row leads to the page of its matter and not to the decision beside it.
void draw_queue(Page& page, const std::vector<InboxRow>& rows, const CaseId& selected)
{
    if (rows.empty() && !draw_waiting(page))
        ui::empty_page(page.frame, "empty",
                       {.icon = Icon::check, .title = page.say("dispatch.empty_title"), .text = page.say("dispatch.empty")});
    for (const InboxRow& row : rows) {
        const std::string light = light_text(page, row.light, row.left_s, row.stage), due = page.when(row.filed_at),
                          place = place_word(page, row.place),
                          type = row.type ? page.word_of(*row.type) : page.say("inbox.no_type");
        std::vector<ui::Span> facts{{place}, {type}};
        const std::string urgency = page.word_of(row.urgency);
        if (row.urgency != Urgency::normal) facts.push_back({urgency, true, page.frame.colours->red_text});
        const bool chosen = row.id == selected;
        if (ui::list_row(page.frame, row.id.text,
                         {.light = ui::LightLook{.lamp = lamp_of(row.light), .text = light},
                          .due = due,
                          .title = row.title,
                          .bold = chosen,
                          .chosen = chosen,
                          .facts = facts})) {
            if (!selected.empty()) page.dispatch(app::SetDispatch{{page.model.dispatch.queue, row.id}});
            else page.dispatch(app::Navigate{{PageKind::case_, row.id.text}});
        }
    }
}

// In the hand a row leads to the page of its matter.
void draw_queue_alone(Page& page, const std::vector<InboxRow>& rows, const ui::Box& rest)
{
    const bool phone = page.frame.screen.phone();
    if (phone) ui::fill(page.frame, rest, page.frame.colours->surface);
    ui::Column place{page.frame, rest, 0};
    std::optional<ui::Card> card;
    if (!phone) card.emplace(page.frame, "list", ui::CardLook{.height = rest.h, .flush = true});
    ui::Scroll scroll{page.frame, "queue", phone ? rest : rest.inset(1), page.say("dispatch.queue_" + page.model.dispatch.queue), 0};
    draw_queue(page, rows, {});
}

} // namespace

void draw_dispatch(Page& page)
{
    const Queues& queues = page.once("queues", [&] { return app::dispatch_queues(page.model); });
    const auto& rows = rows_of(queues, page.model.dispatch.queue);
    const bool desktop = page.frame.screen.desktop(), phone = page.frame.screen.phone();
    CaseId selected = page.model.dispatch.selected;
    const bool known = std::any_of(rows.begin(), rows.end(), [&](const InboxRow& r) { return r.id == selected; });
    if (!known) selected = rows.empty() ? CaseId{} : rows.front().id;
    const ui::Box content = draw_shell(page, "dispatch", desktop);
    ui::Column column{page.frame, content, phone ? 0.F : 16.F, phone ? 0.F : desktop ? 24.F : 20.F, phone ? 0.F : 16.F};
    draw_troubles(page);
    draw_queues(page, queues);
    const ui::Box rest = ui::take(page.frame, 0, ui::free_height(page.frame));
    if (phone || rest.w < 880) return draw_queue_alone(page, rows, rest);
    const float queue = desktop ? 344.F : 300.F, side = desktop ? 320.F : 0.F, gap = desktop ? 16.F : 12.F;
    {
        ui::Column left{page.frame, {rest.x, rest.y, queue, rest.h}, 0};
        ui::Card card{page.frame,
                      "queue",
                      {.title = page.say("dispatch.queue_" + page.model.dispatch.queue),
                       .aside = page.say("dispatch.order"),
                       .height = rest.h,
                       .ruled = true,
                       .flush = true}};
        ui::Scroll scroll{page.frame, "rows", ui::take(page.frame, 0, ui::free_height(page.frame)), {}, 0};
        draw_queue(page, rows, selected);
    }
    draw_decision(page, selected, {rest.x + queue + gap, rest.y, rest.w - queue - gap - (desktop ? side + gap : 0), rest.h});
    if (!desktop) return;
    ui::Scroll right{page.frame, "beside", {rest.right() - side, rest.y, side, rest.h}, page.say("dispatch.loads"), 16};
    draw_loads(page);
    for (const char* name : {"objected", "ruling", "disputed"}) draw_side_queue(page, name, rows_of(queues, name));
}

} // namespace qungong::pages
