#include "web/platform/input.hpp"

#include <cfloat>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <emscripten/emscripten.h>
#include <imgui.h>

#include "web/platform/frames.hpp"

namespace qungong {
namespace {

// One activation, submission or escape is seen by one frame, in the order in which they came.
struct Step {
    enum class Kind { activate, submit, escape } kind;
    std::uint32_t id;
};

PageState state;
std::deque<Step> steps;
std::vector<ui::ScrollBy> scrolls;
std::string edited_text;
bool edited = false;

} // namespace

const PageState& page_state() { return state; }

ui::Input take_input()
{
    ui::Input input;
    input.focused = state.focused;
    input.focus_visible = state.focus_visible;
    input.editing = state.editing;
    input.edited = std::exchange(edited, false);
    input.edited_text = edited_text;
    input.scrolls = std::exchange(scrolls, {});
    if (steps.empty()) return input;
    const Step step = steps.front();
    steps.pop_front();
    if (step.kind == Step::Kind::activate) input.activated = step.id;
    input.submitted = step.kind == Step::Kind::submit;
    input.escape = step.kind == Step::Kind::escape;
    return input;
}

bool input_waits() { return !steps.empty() || edited || !scrolls.empty(); }

} // namespace qungong

extern "C" {
using namespace qungong;

EMSCRIPTEN_KEEPALIVE void qg_resize(float width, float height, float density, int coarse)
{
    state.width = width;
    state.height = height;
    state.density = density;
    state.coarse = coarse != 0;
    wake();
}

// `what`: 0 move, 1 press, 2 release, 3 leave; a finger that leaves points nowhere.
EMSCRIPTEN_KEEPALIVE void qg_pointer(int what, float x, float y, int button, int finger)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(finger != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    if (what == 3)
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    else
        io.AddMousePosEvent(x, y);
    if (what == 1 || what == 2) io.AddMouseButtonEvent(button, what == 1);
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_scroll(std::uint32_t area, float dy)
{
    scrolls.push_back({area, dy});
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_activate(std::uint32_t id)
{
    steps.push_back({Step::Kind::activate, id});
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_escape()
{
    steps.push_back({Step::Kind::escape, 0});
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_focus(std::uint32_t id, int by_keyboard, int is_field)
{
    state.focused = id;
    state.focus_visible = by_keyboard != 0;
    state.editing = is_field != 0 ? id : 0;
    wake();
}

// The whole state of the field, not what changed in it.
EMSCRIPTEN_KEEPALIVE void qg_field(std::uint32_t id, const char* text, int size, int turn)
{
    state.editing = id;
    state.field_turn = turn;
    edited_text.assign(text, static_cast<std::size_t>(size));
    edited = true;
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_submit(std::uint32_t id)
{
    steps.push_back({Step::Kind::submit, id});
    wake();
}
}
