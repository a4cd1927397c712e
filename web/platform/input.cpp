#include "web/platform/input.hpp"

#include <algorithm>
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

// The whole text of a field after an edit. A frame sees one, so that no field's text is lost to the next field's.
struct Edit {
    std::uint32_t id;
    std::string text;
    std::int32_t turn;
};

struct PointerStep {
    int what, button;
    float x, y;
    bool finger;
    std::uint32_t aimed; // Of a press: the record that the tree had there
};

// By how much the page has moved between what was aimed at and what is seen now.
struct Aim {
    float dx = 0, dy = 0;
    bool gone = false;
};

PageState state;
std::deque<Step> steps;
std::deque<Edit> edits;
std::vector<PointerStep> pointer_steps;
std::vector<ui::ScrollBy> scrolls;
std::string last_text;
Records seen;
Aim aim;

bool holds(const RecordRect& rect, const PointerStep& step)
{
    return step.x >= rect.x && step.y >= rect.y && step.x < rect.x + rect.w && step.y < rect.y + rect.h;
}

// A press means what stood there when the hand set out. If that has moved in the newest picture, the press moves with it;
// if it has gone, the press means nothing, and never what has come into its place.
Aim aim_of(const PointerStep& press)
{
    if (press.aimed == 0) return {};
    const auto found = std::find_if(seen.begin(), seen.end(), [&](const Record& r) { return r.id == press.aimed; });
    if (found == seen.end() || found->clip.w <= 0 || found->clip.h <= 0) return {.gone = true};
    const RecordRect& clip = found->clip;
    if (holds(clip, press)) return {};
    return {.dx = clip.x + clip.w / 2 - press.x, .dy = clip.y + clip.h / 2 - press.y};
}

PointerStep aimed(PointerStep step)
{
    if (step.what == 1) aim = aim_of(step);
    if (step.what != 1 && step.what != 2) return step;
    step.x += aim.dx;
    step.y += aim.dy;
    if (aim.gone) step.what = 0;
    return step;
}

void tell_imgui(const PointerStep& step)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(step.finger ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    if (step.what == 3)
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    else
        io.AddMousePosEvent(step.x, step.y);
    if (step.what == 1 || step.what == 2) io.AddMouseButtonEvent(step.button, step.what == 1);
}

// A press is told one frame after the pointer came: what overlaps asks first where the pointer rests, and a finger or a
// quick hand comes and presses at once.
void tell_pointer()
{
    static float rest_x = -1, rest_y = -1; // Where the pointer was when the last frame was drawn
    std::size_t told = 0;
    float x = rest_x, y = rest_y;
    for (; told < pointer_steps.size(); ++told) {
        PointerStep step = aimed(pointer_steps[told]);
        x = step.what == 3 ? -1 : step.x;
        y = step.what == 3 ? -1 : step.y;
        const bool came_now = x != rest_x || y != rest_y;
        if (step.what == 1 && came_now) {
            step.what = 0;
            tell_imgui(step);
            break;
        }
        tell_imgui(step);
    }
    rest_x = x;
    rest_y = y;
    pointer_steps.erase(pointer_steps.begin(), pointer_steps.begin() + static_cast<std::ptrdiff_t>(told));
}

void take_edit(ui::Input& input)
{
    input.editing = edits.front().id;
    last_text = std::move(edits.front().text);
    state.field_turn = edits.front().turn;
    input.edited = true;
    edits.pop_front();
}

void take_step(ui::Input& input)
{
    const Step step = steps.front();
    steps.pop_front();
    if (step.kind == Step::Kind::activate) input.activated = step.id;
    if (step.kind == Step::Kind::submit) input.editing = step.id;
    input.submitted = step.kind == Step::Kind::submit;
    input.escape = step.kind == Step::Kind::escape;
}

} // namespace

const PageState& page_state() { return state; }

void set_scale(float scale)
{
    if (state.scale == scale) return;
    state.scale = scale;
    wake();
}

void remember_seen(Records records) { seen = std::move(records); }

ui::Input take_input()
{
    ui::Input input;
    input.focused = state.focused;
    input.focus_visible = state.focus_visible;
    input.editing = state.editing;
    input.scrolls = std::exchange(scrolls, {});
    // What was typed comes before what was pressed after it.
    if (!edits.empty())
        take_edit(input);
    else if (!steps.empty())
        take_step(input);
    // ... and where a press falls is known when the page stands where it was scrolled to.
    if (edits.empty() && input.scrolls.empty()) tell_pointer();
    input.edited_text = last_text;
    return input;
}

bool input_waits() { return !steps.empty() || !edits.empty() || !pointer_steps.empty() || !scrolls.empty(); }

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

// `what`: 0 move, 1 press, 2 release, 3 leave; a finger that leaves points nowhere. `record`: what the tree has there.
EMSCRIPTEN_KEEPALIVE void qg_pointer(int what, float x, float y, int button, int finger, std::uint32_t record)
{
    pointer_steps.push_back({what, button, x / state.scale, y / state.scale, finger != 0, record});
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_scroll(std::uint32_t area, float dy)
{
    scrolls.push_back({area, dy / state.scale});
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
    if (edits.empty() || edits.back().id != id) edits.push_back({id, {}, turn});
    edits.back().text.assign(text, static_cast<std::size_t>(size));
    edits.back().turn = turn;
    wake();
}

EMSCRIPTEN_KEEPALIVE void qg_submit(std::uint32_t id)
{
    steps.push_back({Step::Kind::submit, id});
    wake();
}
}
