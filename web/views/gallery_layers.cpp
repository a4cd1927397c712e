#include "web/views/gallery_parts.hpp"

namespace qungong::gallery {

using namespace ui;

namespace {

void raised(Frame& frame, const Box& box, float radius, Height height)
{
    shadow(frame, box, radius, height);
    const bool contrast = frame.screen.theme == Theme::high_contrast;
    bordered(frame, box, frame.colours->line, frame.colours->raised, radius, contrast ? 2 : hairline(frame));
}

void dialog_buttons(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, frame.control(), {}, 8};
    from_right(frame);
    button(frame, "yes", hall.w("send_up_town"), {.kind = Kind::main});
    button(frame, "no", hall.w("think_again"));
}

void empty_card(Hall& hall, std::string_view key, const EmptyLook& look)
{
    const Card card{hall.frame, key, {.height = hall.height, .role = RecordRole::group}};
    if (hall.height > 0) skip(hall.frame, 10);
    empty_page(hall.frame, "page", look);
}

} // namespace

void dialog_card(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{frame, "dialog", {.title = hall.w("dialog"), .height = hall.height, .sunk = true}};
    const Box box = take(frame, 0, hall.narrow() ? 306.0f : 244.0f);
    raised(frame, box, radius_card, Height::dialog);
    icon(frame, Icon::up, box.x + 24, box.y + 26, 20, frame.colours->primary);
    const Column column{frame, {box.x + 56, box.y + 22, box.w - 80, box.h - 44}, 4};
    heading(frame, hall.w("send_up_question"), 3, {.slot = Slot::read});
    paragraph(frame, hall.w("send_up_means"), {.colour = frame.colours->ink_2});
    skip(frame, 6);
    const Shown shown{frame, {.editing = true}};
    text_field(frame, "reason",
               {.label = hall.w("send_up_reason"), .value = hall.w("no_digger"), .required = true});
    skip(frame, 12);
    frame.pretend = {};
    dialog_buttons(hall);
}

void menu_card(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{frame, "menu", {.title = hall.w("menu"), .height = hall.height, .sunk = true}};
    const MenuItem items[] = {{hall.w("merge"), Icon::merge, {}, false, false},
                              {hall.w("copy_link"), Icon::link, {}, false, false},
                              {hall.w("print_slip"), Icon::print, {}, false, false},
                              {hall.w("object"), Icon::hand, hall.w("signed_already"), false, true}};
    const Box box = take(frame, 0, hall.narrow() ? 226.0f : 194.0f);
    raised(frame, box, radius_control, Height::menu);
    {
        const Region region{frame, RecordRole::menu, "items", hall.w("menu")};
        const Column column{frame, box.inset(1, 5), 0};
        {
            const Region first{frame, RecordRole::group, "first"};
            const Shown shown{frame, {.hovered = true}};
            menu_rows(frame, std::span(items).first(1));
        }
        menu_rows(frame, std::span(items).subspan(1));
    }
    const std::string words = hall.w("by_rule");
    const Box tip_box = take(frame, text_width(frame, words, {Slot::caption}) + 16, 26);
    fill(frame, tip_box, frame.colours->ink, radius_badge);
    draw_line_in(frame, tip_box.inset(8, 0), words, {Slot::caption, false, frame.colours->surface});
    emit(frame, tip_box, {.role = RecordRole::paragraph, .name = words});
}

void notices(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame, "notices", {.title = hall.w("notices"), .height = hall.height, .sunk = true, .gap = 8}};
    {
        const Region first{frame, RecordRole::group, "sent"};
        notice_strip(frame, {.text = hall.w("sent"), .action = hall.w("look")});
    }
    {
        const Region second{frame, RecordRole::group, "deleted"};
        notice_strip(frame,
                     {.text = hall.w("draft_deleted"), .action = hall.w("take_back"), .icon = Icon::saved});
    }
    banner(frame, "offline",
           {.strong = hall.w("no_network"), .text = hall.w("keep_writing"), .aside = hall.w("two_waiting")});
    banner(frame, "full",
           {.tone = Tone::yellow,
            .icon = Icon::warn,
            .strong = hall.w("nearly_full"),
            .text = hall.w("room_left"),
            .action = hall.w("export")});
    banner(frame, "unsaved",
           {.tone = Tone::red,
            .icon = Icon::warn,
            .strong = hall.w("not_saved"),
            .text = hall.w("keep_open"),
            .action = hall.w("save_file")});
}

void empty_today(Hall& hall)
{
    empty_card(hall, "today",
               {.icon = Icon::inbox,
                .title = hall.w("nothing_today"),
                .text = hall.w("new_here"),
                .action = hall.w("new_matter"),
                .action_icon = Icon::plus,
                .main_action = true});
}

void empty_offline(Hall& hall)
{
    empty_card(hall, "offline",
               {.icon = Icon::nonet,
                .title = hall.w("not_on_device"),
                .text = hall.w("open_once"),
                .action = hall.w("show_kept")});
}

void empty_failed(Hall& hall)
{
    empty_card(hall, "failed",
               {.icon = Icon::warn,
                .tone = Tone::red,
                .title = hall.w("no_answer"),
                .text = hall.w("all_kept"),
                .action = hall.w("try_now"),
                .action_icon = Icon::sync});
}

void empty_both(Hall& hall)
{
    empty_card(hall, "both",
               {.icon = Icon::merge,
                .tone = Tone::yellow,
                .title = hall.w("both_changed"),
                .text = hall.w("both_kept"),
                .action = hall.w("side_by_side")});
}

} // namespace qungong::gallery
