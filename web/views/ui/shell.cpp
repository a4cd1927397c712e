#include "web/views/ui/shell.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/button.hpp"
#include "web/views/ui/field.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/prose.hpp"
#include "web/views/ui/shell_parts.hpp"

namespace qungong::ui {

namespace {

constexpr std::string_view seal_letter = "群"; // A seal is a picture: it is the same in every language

void save_state(Frame& frame, const ShellLook& look)
{
    const Colours& c = *frame.colours;
    const TextStyle style{Slot::caption, false, look.save_good ? c.ink_2 : c.danger};
    const float width = 16 + space::s + text_width(frame, look.save_word, style) + 1;
    const Box box = take(frame, std::min(width, free_width(frame)), line_height(frame, Slot::caption));
    icon(frame, look.save_icon, box.x, box.y + (box.h - 16) / 2, 16, look.save_good ? c.green : c.danger);
    draw_line_in(frame, {box.x + 24, box.y, box.w - 24, box.h}, look.save_word, style);
    emit(frame, box, {.role = RecordRole::status, .name = look.save_word});
}

void person_button(Frame& frame, const ShellLook& look, ShellAct& act)
{
    const Colours& c = *frame.colours;
    const Box box = take(frame, 124, 40);
    const std::uint32_t id = id_of("person");
    const Act acts = behave(frame, id, box);
    if (acts.hovered) fill(frame, box, c.hover, radius_control);
    dot(frame, box.x + 18, box.y + 20, 14, c.primary_soft);
    draw_line_in(frame, {box.x + 4, box.y, 28, 40}, look.person_letter, {Slot::caption, true, c.primary},
                 Align::centre);
    draw_line_in(frame, {box.x + 40, box.y, 58, 40}, look.person, {Slot::work});
    icon(frame, Icon::chevron_down, box.right() - 22, box.y + 12, 16, c.ink_2);
    emit(frame, box, {.id = id, .role = RecordRole::button, .name = look.person});
    act.person = acts.pressed;
    act.person_box = box;
    act.person_id = id;
}

void brand_and_office(Frame& frame, const ShellLook& look, float brand_width)
{
    const Colours& c = *frame.colours;
    const Box brand = take(frame, brand_width, 28);
    mark_at(frame, brand.x, brand.y, 28, seal_letter);
    draw_line_in(frame, {brand.x + 36, brand.y, brand.w - 36, 28}, look.brand, {Slot::read, true});
    emit(frame, brand, {.role = RecordRole::paragraph, .name = look.brand});
    if (look.office.empty()) return;
    remark(frame, Icon::build, look.office, {.slot = Slot::work, .colour = c.ink, .bold = true}, c.ink_2);
    if (!look.sample.empty()) sample_chip(frame, look.sample);
}

void search_field(Frame& frame, const ShellLook& look, const Box& bar, ShellAct& act)
{
    const float width = 300;
    const float height = frame.control();
    const Column place{frame, {bar.x + (bar.w - width) / 2, bar.y + (bar.h - height) / 2, width, height}, 0};
    const Edit edit = text_field(frame, "search",
                                 {.label = look.search,
                                  .value = look.search_value,
                                  .placeholder = look.search,
                                  .icon = Icon::search,
                                  .input = "search",
                                  .label_hidden = true});
    act.search = edit.submitted;
    act.search_text = edit.text;
}

void desktop_bar(Frame& frame, const ShellLook& look, const Box& bar, ShellAct& act)
{
    const Region region{frame, RecordRole::banner, "bar"};
    fill(frame, bar, frame.colours->surface);
    line_across(frame, bar.x, bar.bottom() - hairline(frame), bar.w, frame.colours->line);
    if (!look.search.empty()) search_field(frame, look, bar, act);
    const Column column{frame, bar.inset(space::l, 0), 0};
    const Row row{frame, bar.h, {}, space::s};
    brand_and_office(frame, look, look.navigation_hidden ? 196.0f : layout_desktop_nav - space::l + 4);
    from_right(frame);
    if (!look.person.empty()) person_button(frame, look, act);
    if (!look.bell.empty()) act.bell = icon_button(frame, "bell", Icon::bell, look.bell);
    if (!look.save_word.empty()) {
        const Box rule = take(frame, 1, 24);
        line_down(frame, rule.x, rule.y, rule.h, frame.colours->line);
        save_state(frame, look);
    }
}

// Whose desk this is, or what the page is called where the bar is its head; cut where the tools need the room.
void bar_name(Frame& frame, const ShellLook& look)
{
    const float tool = frame.control() + space::s;
    float ends = look.sample.empty() ? 0 : tag_width(frame, look.sample) + space::s;
    for (const std::string* each : {&look.bell, &look.person, &look.search}) ends += each->empty() ? 0 : tool;
    const bool titled = !look.title.empty() && !frame.screen.phone();
    const std::string& name = titled ? look.title : look.office.empty() ? look.brand : look.office;
    const Slot slot = titled ? Slot::title : Slot::read;
    const Prose prose{.slot = slot,
                      .bold = true,
                      .width = std::min(text_width(frame, name, {slot, true}) + 1, free_width(frame) - ends)};
    if (titled) heading(frame, name, 1, prose);
    else label(frame, name, prose);
    if (!look.sample.empty()) sample_chip(frame, look.sample);
}

// In the hand a bar of its own with the seal; on a tablet, whose rail has the seal, a line of the page.
void narrow_bar(Frame& frame, const ShellLook& look, const Box& bar, ShellAct& act)
{
    const Region region{frame, RecordRole::banner, "bar"};
    const bool phone = frame.screen.phone();
    const float pad = phone ? space::l : space::xl;
    if (phone) fill(frame, bar, frame.colours->surface);
    if (phone) line_across(frame, bar.x, bar.bottom() - hairline(frame), bar.w, frame.colours->line);
    const Column column{frame, bar.inset(pad, 0), 0};
    const Row row{frame, bar.h, {}, space::s};
    if (phone) mark_at(frame, bar.x + pad, bar.y + (bar.h - 28) / 2, 28, seal_letter);
    if (phone) skip(frame, 36);
    bar_name(frame, look);
    from_right(frame);
    if (!look.person.empty()) {
        act.person_id = id_of("person");
        act.person_box = {bar.right() - pad - 44, bar.y + (bar.h - 44) / 2, 44, 44};
        act.person = icon_button(frame, "person", Icon::user, look.person);
    }
    if (!look.bell.empty()) act.bell = icon_button(frame, "bell", Icon::bell, look.bell);
    if (!look.search.empty()) act.search = icon_button(frame, "search_in", Icon::search, look.search);
    if (!phone && !look.save_word.empty()) save_state(frame, look); // A phone says it in a strip of its own
}

} // namespace

ShellAct shell(Frame& frame, const ShellLook& look)
{
    ShellAct act;
    const Box whole{0, 0, frame.screen.width, frame.screen.height};
    if (frame.screen.phone()) {
        const Box bar{0, 0, whole.w, layout_phone_top_bar};
        narrow_bar(frame, look, bar, act);
        const float foot = look.groups.empty() ? 0 : layout_phone_bottom_bar;
        if (foot > 0) bottom_bar(frame, look, {0, whole.h - foot, whole.w, foot}, act);
        act.content = {0, bar.h, whole.w, whole.h - bar.h - foot};
        return act;
    }
    const bool desktop = frame.screen.desktop();
    const float top = layout_desktop_top_bar;
    if (!desktop) {
        const float side = layout_tablet_rail;
        narrow_bar(frame, look, {side, space::s, whole.w - side, 44}, act);
        navigation_rail(frame, look, {0, 0, side, whole.h}, act);
        mark_at(frame, (side - 36) / 2, space::m, 36, seal_letter);
        act.content = {side, top, whole.w - side, whole.h - top};
        return act;
    }
    const float side = look.navigation_hidden ? 0.0f : layout_desktop_nav;
    desktop_bar(frame, look, {0, 0, whole.w, top}, act);
    act.content = {side, top, whole.w - side, whole.h - top};
    if (side > 0) navigation_column(frame, look, {0, top, side, whole.h - top}, act);
    return act;
}

bool page_bar(Frame& frame, const BarLook& look, bool* acted)
{
    const Region region{frame, RecordRole::banner, "bar"};
    const Box bar = take(frame, 0, frame.screen.elder ? 64.0f : layout_phone_top_bar);
    fill(frame, bar, frame.colours->surface);
    line_across(frame, bar.x, bar.bottom() - hairline(frame), bar.w, frame.colours->line);
    const Column column{frame, bar.inset(space::s, 0), 0};
    const Row row{frame, bar.h, {}, space::s};
    bool back = false;
    if (!look.back.empty()) back = icon_button(frame, "back", look.back_icon, look.back);
    else skip(frame, space::s);
    const std::uint32_t good = look.state_good ? frame.colours->green_text : frame.colours->danger;
    const float state =
        look.state.empty() ? 0 : 28 + text_width(frame, look.state, {Slot::caption}) + space::s;
    const ButtonLook action{.kind = Kind::quiet, .icon = look.action_icon};
    const float deed = look.action.empty() ? 0 : button_width(frame, look.action, action) + space::s;
    const float chip = look.sample.empty() ? 0 : tag_width(frame, look.sample) + space::s;
    const float title = std::min(text_width(frame, look.title, {Slot::read, true}) + 1,
                                 free_width(frame) - state - chip - deed - space::s);
    const Box words = take(frame, title, line_height(frame, Slot::read));
    draw_line_in(frame, words, look.title, {Slot::read, true});
    emit(frame, words, {.role = RecordRole::heading, .name = std::string(look.title), .level = 1});
    if (!look.sample.empty()) sample_chip(frame, look.sample);
    from_right(frame);
    skip(frame, space::s);
    if (deed > 0 && button(frame, "bar_action", look.action, action) && acted) *acted = true;
    if (!look.state.empty())
        remark(frame, look.state_icon, look.state, {.slot = Slot::caption, .colour = good});
    return back;
}

void mark_at(Frame& frame, float x, float y, float size, std::string_view letter)
{
    fill(frame, {x, y, size, size}, frame.colours->seal, 6);
    const Slot slot = size > 30 ? Slot::title : Slot::read;
    draw_line_in(frame, {x, y, size, size}, letter, {slot, true, frame.colours->on_seal},
                 Align::centre);
}

Box foot_strip(Frame& frame, const Box& page, float height)
{
    const Box strip{page.x, page.bottom() - height, page.w, height};
    frame.foot = std::max(frame.foot, frame.screen.height - strip.y);
    fill(frame, strip, frame.colours->surface);
    line_across(frame, strip.x, strip.y, strip.w, frame.colours->line);
    return strip.inset(space::l, space::m);
}

} // namespace qungong::ui
