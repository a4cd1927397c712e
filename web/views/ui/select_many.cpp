#include <algorithm>

#include <imgui_internal.h>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/badge.hpp"
#include "web/views/ui/field.hpp"
#include "web/views/ui/field_parts.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/layer.hpp"

namespace qungong::ui {

namespace {

constexpr float pad = 6, tag_gap = 6;

bool is_in(std::span<const int> chosen, int i) { return std::find(chosen.begin(), chosen.end(), i) != chosen.end(); }

float whole_tag(const Frame& frame, std::string_view text, float room) { return std::min(tag_width(frame, text) + 20, room); }

// Where each tag stands, from the field's own top left corner, and how high the field is.
struct Laid {
    std::vector<Box> tags;
    float x = pad, height = 0; // Where the words after the last tag begin
};

Laid lay_out(const Frame& frame, std::span<const std::string> options, std::span<const int> chosen, float width)
{
    const float line = frame.control();
    Laid laid{{}, pad, line};
    for (int i : chosen) {
        const float own = whole_tag(frame, options[static_cast<std::size_t>(i)], width - 2 * pad);
        if (laid.x > pad && laid.x + own > width - pad) {
            laid.x = pad;
            laid.height += line;
        }
        laid.tags.push_back({laid.x, laid.height - line + (line - 24) / 2, own, 24});
        laid.x += own + tag_gap;
    }
    if (laid.x + 72 > width) { // No room for the words that ask for one more
        laid.x = pad;
        laid.height += line;
    }
    return laid;
}

// Answers whether the field itself was pressed, to add one more.
bool draw_field(Frame& frame, const Box& box, const SelectLook& look, const Laid& laid, std::uint32_t id, bool open)
{
    const Colours& c = *frame.colours;
    ImGui::SetNextItemAllowOverlap();
    const Act act = behave(frame, id, box);
    bordered(frame, box, open ? c.primary : c.line_strong, c.surface, radius_control, open ? 2 : border_width(frame));
    const Box words{box.x + laid.x + pad, box.bottom() - frame.control(), box.w - laid.x - 2 * pad, frame.control()};
    draw_line_in(frame, words, look.placeholder, {frame.body(), false, c.ink_3});
    return act.pressed;
}

} // namespace

std::optional<ManyChange> select_many(Frame& frame, std::string_view key, const SelectLook& look,
                                      std::span<const std::string> options, std::span<const int> chosen)
{
    const std::uint32_t id = id_of(key);
    const Column column{frame, take(frame, look.width, 0), space::xs};
    field_label(frame, look.label, {}, false, look.required);
    const Laid laid = lay_out(frame, options, chosen, free_width(frame));
    const Box box = take(frame, 0, laid.height);
    const bool open = menu_is_open(frame, id);
    if (draw_field(frame, box, look, laid, id, open) && !open) open_menu(frame, id);
    std::string all;
    for (int i : chosen) all += (all.empty() ? "" : frame.say("ui.list_comma")) + options[static_cast<std::size_t>(i)];
    Record record{.id = id, .role = RecordRole::button, .name = std::string(look.label), .value = all, .hint = std::string(look.hint)};
    record.state.expanded = open;
    emit(frame, box, std::move(record));
    std::optional<ManyChange> change;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Box& at = laid.tags[i];
        const Column place{frame, {box.x + at.x, box.y + at.y, at.w, 0}, 0};
        if (removable_tag(frame, std::string(key) + std::to_string(chosen[i]), options[static_cast<std::size_t>(chosen[i])]))
            change = ManyChange{chosen[i], false};
    }
    field_foot(frame, look.error, {}, look.hint);
    std::vector<MenuItem> items;
    std::vector<int> left;
    for (int i = 0; i < static_cast<int>(options.size()); ++i)
        if (!is_in(chosen, i)) {
            items.push_back({.text = options[static_cast<std::size_t>(i)]});
            left.push_back(i);
        }
    if (auto added = menu(frame, id, box, look.label, items)) change = ManyChange{left[static_cast<std::size_t>(*added)], true};
    return change;
}

} // namespace qungong::ui
