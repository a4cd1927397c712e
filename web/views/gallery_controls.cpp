#include <array>

#include "web/views/gallery_parts.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::gallery {

using namespace ui;

namespace {

struct Swatch {
    const char* word;
    std::uint32_t colour;
};

void swatches(Hall& hall, std::span<const Swatch> list)
{
    Frame& frame = hall.frame;
    const std::vector<float> cells(list.size(), -1.0f);
    const Row row{frame, 56, cells, 10};
    for (const Swatch& swatch : list) {
        const Column column{frame, take(frame, 0, 0), 4};
        bordered(frame, take(frame, 0, 36), frame.colours->line, swatch.colour, radius_badge,
                 hairline(frame));
        label(frame, hall.w(swatch.word), {.slot = Slot::caption, .colour = frame.colours->ink_2});
    }
}

struct Shape {
    const char* word;
    const char* text;
    Kind kind;
};

constexpr std::size_t states_of_a_button = 6; // At rest, hovered, pressed, focused, greyed, busy

void button_in_state(Hall& hall, const Shape& shape, std::size_t state)
{
    Frame& frame = hall.frame;
    const Pretend states[states_of_a_button] = {{}, {.hovered = true}, {.held = true}, {.focused = true}, {},
                                                {}};
    const Shown shown{frame, states[state]};
    const std::string text = hall.w(shape.text), why = state == 4 ? hall.w("not_now") : std::string();
    const std::string busy = state == 5 ? frame.say("gallery.busy", {{"what", text}}) : text;
    button(frame, std::to_string(state), busy, {.kind = shape.kind, .greyed = why, .busy = state == 5});
}

// One kind of button in its six states; on a phone in two rows.
void button_row(Hall& hall, const Shape& shape)
{
    Frame& frame = hall.frame;
    const Region region{frame, RecordRole::group, shape.word, hall.w(shape.word)};
    if (hall.narrow()) {
        for (std::size_t first = 0; first < states_of_a_button; first += 3) {
            const Row row{frame, frame.control(), {-1, -1, -1}, 10};
            for (std::size_t state = first; state < first + 3; ++state) button_in_state(hall, shape, state);
        }
        return;
    }
    const Row row{frame, frame.control(), {64, -1, -1, -1, -1, -1, -1}, 10};
    label(frame, hall.w(shape.word), {.slot = Slot::caption, .colour = frame.colours->ink_2});
    for (std::size_t state = 0; state < states_of_a_button; ++state) button_in_state(hall, shape, state);
}

// Three fields side by side, or below each other.
class FieldRow {
public:
    explicit FieldRow(Hall& hall)
    {
        if (!hall.narrow()) row_.emplace(hall.frame, 0, std::initializer_list<float>{-1, -1, -1}, 20);
    }

private:
    std::optional<Row> row_;
};

void check_row(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, frame.control(), {}, 20};
    check(frame, "off", hall.w("unchosen"), {});
    check(frame, "on", hall.w("chosen"), {.chosen = true});
    {
        const Shown shown{frame, {.focused = true}};
        check(frame, "focus", hall.w("focus"), {.chosen = true});
    }
    const std::string why = hall.w("not_now");
    check(frame, "greyed", hall.w("not_choosable"), {.greyed = why});
}

void radio_row(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, frame.control(), {}, 20};
    radio(frame, "radio_off", hall.w("unchosen"), {});
    radio(frame, "radio_on", hall.w("chosen"), {.chosen = true});
    toggle(frame, "toggle_off", hall.w("off"), {});
    toggle(frame, "toggle_on", hall.w("on"), {.chosen = true});
}

void chip_row(Hall& hall)
{
    Frame& frame = hall.frame;
    const Row row{frame, frame.control(), {}, 8};
    chip(frame, "help", hall.w("help"), {});
    chip(frame, "consult", hall.w("consult"), {.chosen = true});
    {
        const Shown shown{frame, {.focused = true}};
        chip(frame, "suggest", hall.w("suggest"), {});
    }
    if (!hall.narrow()) tag(frame, hall.w("tag"));
    if (hall.narrow()) return;
    removable_tag(frame, "removable", hall.w("removable"));
    sample_chip(frame, hall.w("sample"));
}

void plain_fields(Hall& hall)
{
    Frame& frame = hall.frame;
    const FieldRow row{hall};
    text_field(frame, "rest", {.label = hall.w("at_rest"), .placeholder = hall.w("some_words")});
    {
        const Shown shown{frame, {.editing = true}};
        text_field(frame, "editing", {.label = hall.w("writing"), .value = hall.w("village_group")});
    }
    const std::string options[] = {hall.w("farm_centre"), hall.w("building_office")};
    select(frame, "select", {.label = hall.w("select")}, options, 0);
}

void told_fields(Hall& hall)
{
    Frame& frame = hall.frame;
    const FieldRow row{hall};
    text_field(
        frame, "phone",
        {.label = hall.w("phone"), .value = "138 0000 00", .error = hall.w("phone_short"), .input = "tel"});
    text_field(frame, "number",
               {.label = hall.w("fixed"),
                .value = "018 472 6390",
                .hint = hall.w("number_given"),
                .read_only = true});
    text_field(frame, "saved",
               {.label = hall.w("kept"), .value = hall.w("ditch_metres"), .saved = hall.w("saved_at")});
}

} // namespace

void colours(Hall& hall)
{
    const Colours& c = *hall.frame.colours;
    const Card card{hall.frame,
                    "colours",
                    {.title = hall.w("colours"), .remark = hall.w("colours_note"), .height = hall.height}};
    const Swatch first[] = {{"paper", c.paper},
                            {"surface", c.surface},
                            {"sunk", c.sunk},
                            {"selected", c.selected},
                            {"line_strong", c.line_strong},
                            {"ink_3", c.ink_3},
                            {"ink", c.ink},
                            {"seal", c.seal}};
    const Swatch second[] = {{"primary", c.primary},
                             {"primary_hover", c.primary_hover},
                             {"focus_colour", c.focus},
                             {"danger", c.danger},
                             {"green", c.green},
                             {"yellow", c.yellow},
                             {"red", c.red},
                             {"blue", c.blue}};
    swatches(hall, first);
    swatches(hall, second);
}

void type_sizes(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "type",
        {.title = hall.w("type"), .remark = hall.w("type_note"), .height = hall.height, .gap = 8}};
    {
        const Row row{frame, 36};
        label(frame, hall.w("type_28"), {.slot = Slot::figure, .bold = true});
        from_right(frame);
        label(frame, hall.w("type_20"), {.slot = Slot::title, .bold = true});
    }
    const char* sizes[][2] = {
        {"type_16", "type_16_text"}, {"type_14", "type_14_text"}, {"type_12", "type_12_text"}};
    const Slot slots[] = {Slot::read, Slot::work, Slot::caption};
    for (std::size_t i = 0; i < 3; ++i) {
        const Row row{frame, line_height(frame, slots[i]), {}, space::m};
        label(frame, hall.w(sizes[i][0]), {.slot = slots[i], .colour = i == 2 ? frame.colours->ink_2 : 0, .bold = true});
        label(frame, hall.w(sizes[i][1]), {.slot = slots[i], .colour = i == 2 ? frame.colours->ink_2 : 0});
    }
}

void buttons(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{
        frame,
        "buttons",
        {.title = hall.w("buttons"), .remark = hall.w("buttons_note"), .height = hall.height, .gap = 10}};
    if (!hall.narrow()) {
        const Row row{frame, 18, {64, -1, -1, -1, -1, -1, -1}, 10};
        (void)take(frame, 0, 0);
        for (const char* state : {"at_rest", "hovered", "pressed", "focus", "unusable", "busy_state"})
            label(frame, hall.w(state), {.slot = Slot::caption, .colour = frame.colours->ink_2});
    }
    const std::array<Shape, 4> shapes{{{"kind_main", "assign", Kind::main},
                                       {"kind_second", "send_up", Kind::second},
                                       {"kind_quiet", "watch", Kind::quiet},
                                       {"kind_danger", "delete", Kind::danger}}};
    for (const Shape& shape : shapes) button_row(hall, shape);
}

void choices(Hall& hall)
{
    Frame& frame = hall.frame;
    const Card card{frame, "choices", {.title = hall.w("choices"), .height = hall.height, .gap = 0}};
    check_row(hall);
    radio_row(hall);
    skip(frame, 6);
    chip_row(hall);
    skip(frame, 10);
    const Tab list[] = {{hall.w("course"), "14", {}},
                        {hall.w("papers"), "5", {}},
                        {hall.w("contacts"), "2", {}},
                        {hall.w("audit"), {}, hall.w("not_now")}};
    tabs(frame, "tabs", hall.w("tabs"), list, 0);
}

void fields(Hall& hall)
{
    const Card card{
        hall.frame,
        "fields",
        {.title = hall.w("fields"), .remark = hall.w("fields_note"), .height = hall.height, .gap = 10}};
    plain_fields(hall);
    told_fields(hall);
}

} // namespace qungong::gallery
