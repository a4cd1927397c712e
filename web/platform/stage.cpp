#include "web/platform/stage.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <emscripten/emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "web/platform/frames.hpp"
#include "web/platform/glyphs.hpp"
#include "web/platform/input.hpp"
#include "web/platform/page.hpp"
#include "web/platform/paint.hpp"
#include "web/platform/tree.hpp"

namespace qungong {
namespace {

StageApp app;
ui::Memory memory;
ui::Fonts fonts;
int frames_wanted = 0;
double wake_wish_ms = -1;
double last_frame_ms = 0;

void open_imgui()
{
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->TexMinWidth = 2048; // Grown from 512 x 128 it would be made five times in the first frame
    io.Fonts->TexMinHeight = 2048;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    fonts = {add_canvas_font(*io.Fonts, 400), add_canvas_font(*io.Fonts, 700)};
}

ui::Frame make_frame(double now_ms, ui::Input input)
{
    const PageState& page = page_state();
    ui::Frame frame;
    frame.screen.width = page.width / page.scale;
    frame.screen.height = page.height / page.scale;
    frame.screen.density = page.density * page.scale;
    frame.screen.coarse = page.coarse;
    frame.fonts = fonts;
    frame.input = std::move(input);
    frame.memory = &memory;
    frame.now_ms = now_ms;
    return frame;
}

// ImGui still has to see something, or looks different in the next frame by itself.
bool imgui_is_busy()
{
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.InputEventsQueue.Size > 0 || g.HoverItemDelayTimer > 0 || g.WheelingWindowReleaseTimer > 0) return true;
    if (g.DimBgRatio > 0 && g.DimBgRatio < 1) return true;
    for (const ImGuiWindow* window : g.Windows)
        if (window->Active && (window->AutoFitFramesX > 0 || window->AutoFitFramesY > 0
            || window->HiddenFramesCanSkipItems > 0 || window->HiddenFramesCannotSkipItems > 0)) return true;
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) return true;
    return false;
}

void start_imgui_frame(double now_ms)
{
    const PageState& page = page_state();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {page.width / page.scale, page.height / page.scale};
    io.DisplayFramebufferScale = {page.density * page.scale, page.density * page.scale};
    // After a rest the clock starts anew: nothing may jump because nobody was looking.
    io.DeltaTime = std::clamp(static_cast<float>(now_ms - last_frame_ms) / 1000.0f, 0.001f, 0.1f);
    last_frame_ms = now_ms;
    ImGui::NewFrame();
}

void obey(const ui::Frame& frame, bool more)
{
    give_tree(frame.records, page_state().field_turn, !more);
    give_wishes(frame.wishes);
    const double in_ms = std::max(frame.wishes.wake_in_ms.value_or(-1), -1.0);
    wake_wish_ms = in_ms;
    qg_js_timer(more ? -1 : wake_wish_ms);
}

} // namespace

void wake(int frames)
{
    frames_wanted = std::max(frames_wanted, frames);
    qg_js_request_frame();
}

void wake_in(double milliseconds)
{
    if (wake_wish_ms >= 0 && wake_wish_ms <= milliseconds) return;
    wake_wish_ms = milliseconds;
    qg_js_timer(milliseconds);
}

void stage_scale(float scale) { set_scale(scale); }

void stage_open(StageApp wanted)
{
    app = std::move(wanted);
    open_imgui();
    wake();
}

} // namespace qungong

extern "C" {
using namespace qungong;

// One picture. Says whether another one is needed at once.
EMSCRIPTEN_KEEPALIVE int qg_frame(double now_ms)
{
    if (!app.draw || page_state().width < 1) return 0;
    frames_wanted = std::max(frames_wanted - 1, 0);
    ui::Input input = take_input();
    start_imgui_frame(now_ms);
    ui::Frame frame = make_frame(now_ms, std::move(input));
    app.draw(frame);
    ImGui::Render();
    ImDrawData& data = *ImGui::GetDrawData();
    paint_textures(data);
    if (draw_unread_glyphs(*ImGui::GetIO().Fonts)) repaint();
    paint(data, frame.colours->paper);
    const bool more = frames_wanted > 0 || frame.wishes.again || input_waits() || imgui_is_busy();
    obey(frame, more);
    remember_seen(std::move(frame.records));
    return more ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void qg_context_restored()
{
    paint_again();
    wake();
}

// The text lives until the next call, here and below.
EMSCRIPTEN_KEEPALIVE const char* qg_page_html()
{
    static std::string text;
    text = app.page_html ? app.page_html() : std::string();
    return text.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* qg_model()
{
    static std::string text;
    text = app.model_json ? app.model_json() : "{}";
    return text.c_str();
}
}
