// Frame: all that a page needs to draw itself once, and all that it leaves behind.
//
// The platform fills the first half (screen, fonts, words, input), calls begin_frame, one page, end_frame inside one
// ImGui frame, and then obeys the second half (records, wishes). A page changes nothing but its Frame: no clock,
// no browser. Positions are CSS pixels of the viewport. Every widget places itself, draws and emits its Record.
//
//   ui::Frame frame{...};
//   ui::begin_frame(frame);
//   draw_inbox(model, frame, dispatch);
//   ui::end_frame(frame);       // frame.records and frame.wishes are complete
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "core/record.hpp"
#include "core/value.hpp"
#include "web/views/ui/tokens.hpp"

namespace qungong::ui {

struct Box {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Box inset(float by_x, float by_y) const
    {
        return {x + by_x, y + by_y, w - 2 * by_x, h - 2 * by_y};
    }
    [[nodiscard]] Box inset(float by) const { return inset(by, by); }
    [[nodiscard]] bool contains(float px, float py) const
    {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    friend bool operator==(const Box&, const Box&) = default;
};

enum class Layout {
    phone,
    tablet,
    desktop
}; // < 768, < 1200, else: by CSS width, never by the name of a device
enum class Language { zh, en };
enum class Cursor { arrow, hand, text, wait, forbidden };

[[nodiscard]] constexpr Layout layout_of(float css_width)
{
    return css_width < layout_tablet_from    ? Layout::phone
           : css_width < layout_desktop_from ? Layout::tablet
                                             : Layout::desktop;
}

struct Screen {
    float width = 1440, height = 900; // CSS pixels
    float density = 1;                // Device pixels per CSS pixel
    bool coarse = false;              // A finger, not a mouse: hit boxes >= 44
    bool elder = false;               // Larger type, hit boxes >= 60
    bool airy = false; // Public and petitioner pages read at 16, staff work at 14; a phone always reads
    Theme theme = Theme::light;
    Language language = Language::zh;
    [[nodiscard]] Layout layout() const { return layout_of(width); }
    [[nodiscard]] bool phone() const { return layout() == Layout::phone; }
    [[nodiscard]] bool desktop() const { return layout() == Layout::desktop; }
};

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr; // Weight 700 of the same family
};

// The words of a key in the language of the screen, with `{name}` filled from `arguments`.
using Say = std::function<std::string(std::string_view key, const Value& arguments)>;

struct ScrollBy {
    std::uint32_t area = 0;
    float dy = 0;
};

// What happened since the last frame, beside mouse and touch, which go through ImGui's own events.
struct Input {
    std::uint32_t activated = 0;   // Record that the tree activated (Enter, Space, screen reader, a test)
    std::uint32_t focused = 0;     // Record whose element has the focus
    bool focus_visible = false;    // ... by keyboard, so that its ring is drawn
    std::uint32_t editing = 0;     // Record of the field that the live DOM field lies over
    std::string edited_text;       // ... and what stands in it now, composition included
    bool edited = false;           // ... which is news since the last frame
    bool submitted = false;        // Enter in a one-line field
    bool escape = false;           // Esc or the back gesture: closes the top layer
    std::vector<ScrollBy> scrolls; // Touch pan and inertia, driven by the platform
};

// How the live DOM field has to look so that it covers the drawn one exactly.
struct LiveField {
    std::uint32_t id = 0;
    Box text; // Where the text stands, inside border and padding
    float size = 14, line = 22;
    std::uint32_t ink = 0, paper = 0; // 0xAABBGGRR
    bool many_lines = false, password = false;
};

struct ScrollArea {
    std::uint32_t id = 0;
    Box box{};
    float offset = 0, offset_max = 0;
};

struct Wishes {
    std::uint32_t focus = 0;         // Give this record's element the focus
    std::optional<LiveField> live;   // The field being edited, as it is drawn in this frame
    std::vector<ScrollArea> scrolls; // Outer areas first
    Cursor cursor = Cursor::arrow;
    std::optional<double> wake_in_ms; // The earliest moment at which this page looks different by itself
    bool again = false;               // One more frame: something opened, closed or found its height
};

// What widgets remember between frames. Losing it loses nothing that a person would miss.
struct Memory {
    std::uint32_t open_menu = 0; // Anchor of the open menu
    bool menu_is_new = false;    // Opened by the click that is just ending
    std::uint32_t focused = 0;   // In the last frame
    double notice_since_ms = 0;  // When the notice `notice` was first shown
    std::string notice;
    bool modal = false, modal_next = false; // A dialog or sheet lies over the page
    std::map<std::string, ImTextureData*> photos{}; // Small pictures of photos, by their SHA-256
};

// Where the next widget goes: a column gives full widths downwards, a row gives cells to the right. A height of 0
// is open: the flow is as high as what was put into it.
struct Flow {
    Box box{};
    float at = 0; // Next y of a column, next x of a row
    float gap = 0;
    float end = 0;     // Right end of a row that is still free
    float deepest = 0; // Lowest edge reached
    bool row = false, backward = false;
    std::vector<float> cells{}; // Widths of a row that was divided beforehand
    std::size_t cell = 0;
};

// The gallery's: shows a state that nobody causes.
struct Pretend {
    bool hovered = false, held = false, focused = false, editing = false;
};

struct Frame {
    Screen screen;
    Fonts fonts;
    Say words;
    Input input;
    Memory* memory = nullptr;
    double now_ms = 0; // Monotonic; for notices that go away, never for dates

    Records records;
    Wishes wishes;

    // Kept by the widgets while a frame is drawn.
    const Colours* colours = &colours_light;
    ImDrawList* draw = nullptr;
    std::vector<int> parents;
    std::vector<Flow> flows;
    bool in_modal = false;
    Pretend pretend;
    std::uint32_t hit_id = 0; // What behave() asked about last, for its record
    Box hit{};
    float foot = 0;   // How high the strip with the main action is; a notice stays above it
    float reveal = 0; // How far the innermost scroll area must move to show what has the focus

    [[nodiscard]] std::string say(std::string_view key, const Value& arguments = {}) const
    {
        return words(key, arguments);
    }
    [[nodiscard]] TypeSlot type(Slot slot) const
    {
        return (screen.elder ? elder_type_slots : type_slots)[static_cast<int>(slot)];
    }
    [[nodiscard]] Slot body() const { return screen.airy || screen.phone() ? Slot::read : Slot::work; }
    [[nodiscard]] float control() const // Height of what is drawn
    {
        if (screen.elder) return target_elder_control;
        return screen.coarse || screen.phone() ? target_pointer_coarse_control : target_pointer_fine_control;
    }
    [[nodiscard]] float smallest_hit() const // Height of what can be touched
    {
        if (screen.elder) return target_elder_smallest_hit;
        return screen.coarse ? target_pointer_coarse_smallest_hit : target_pointer_fine_smallest_hit;
    }
};

void begin_frame(Frame& frame); // Inside ImGui::NewFrame .. ImGui::Render
void end_frame(Frame& frame);

// The id of a widget: its key within the containers around it. Keys are words, never what people read.
[[nodiscard]] std::uint32_t id_of(std::string_view key);

// Adds a record under the open container. Rect and clip come from `box` and what is visible of it.
int emit(Frame& frame, const Box& box, Record record);

// A container of records and of ids; it ends with the scope. Its rect is what its children cover, unless it has one.
class [[nodiscard]] Region {
public:
    Region(Frame& frame, RecordRole role, std::string_view key, std::string_view name = {}, int level = 0);
    ~Region();
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;
    [[nodiscard]] Record& record() const { return frame_.records[static_cast<std::size_t>(index_)]; }

private:
    Frame& frame_;
    int index_;
};

} // namespace qungong::ui
