#include "tests/support/ui_stage.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include "tests/support/box_font.hpp"

namespace qungong {

namespace {
std::map<std::uint32_t, ui::Box> hooked_items;
}

} // namespace qungong

// Windows themselves are no items of a page, nor is the fallback window that every frame begins with.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& bb,
                                 const ImGuiLastItemData*)
{
    const ImGuiWindow* window = context->CurrentWindow;
    if (!window || window->IsFallbackWindow || id == window->ID || id == window->MoveId) return;
    qungong::hooked_items[id] = {bb.Min.x, bb.Min.y, bb.GetWidth(), bb.GetHeight()};
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace qungong {

UiStage::UiStage(const ui::Screen& wanted) : screen(wanted), context_(ImGui::CreateContext())
{
    ImGui::SetCurrentContext(context_);
    context_->TestEngineHookItems = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->TexMinWidth = io.Fonts->TexMinHeight = 1024;
    fonts_ = {add_box_font(*io.Fonts, 14), add_box_font(*io.Fonts, 14)};
    io.AddMousePosEvent(-100, -100);
}

UiStage::~UiStage()
{
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
}

ui::Frame UiStage::draw(const Page& page, const ui::Input& input)
{
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {screen.width, screen.height};
    io.DisplayFramebufferScale = {screen.density, screen.density};
    io.DeltaTime = 1.0f / 60;
    hooked_items.clear();
    ImGui::NewFrame();
    ui::Frame frame;
    frame.screen = screen;
    frame.fonts = fonts_;
    frame.words = [](std::string_view key, const Value&) { return std::string(key); };
    frame.input = input;
    frame.memory = &memory;
    frame.now_ms = now_ms;
    ui::begin_frame(frame);
    page(frame);
    ui::end_frame(frame);
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_Destroyed);
        if (texture->Status != ImTextureStatus_WantCreate && texture->Status != ImTextureStatus_WantUpdates)
            continue;
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
    }
    return frame;
}

ui::Frame UiStage::settle(const Page& page)
{
    draw(page);
    draw(page);
    return draw(page);
}

ui::Frame UiStage::click(const Page& page, float x, float y)
{
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().AddMousePosEvent(x, y);
    draw(page);
    draw(page); // What lies on top is known one frame later
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    draw(page);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    ui::Frame frame = draw(page);
    ImGui::GetIO().AddMousePosEvent(-100, -100);
    return frame;
}

void UiStage::wheel(float x, float y, float dy)
{
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().AddMousePosEvent(x, y);
    ImGui::GetIO().AddMouseWheelEvent(0, dy);
}

const std::map<std::uint32_t, ui::Box>& UiStage::items() const { return hooked_items; }

std::set<std::uint32_t> items_without_record(const UiStage& stage, const ui::Frame& frame)
{
    std::set<std::uint32_t> missing;
    for (const auto& [id, box] : stage.items()) missing.insert(id);
    for (const Record& record : frame.records) missing.erase(record.id);
    return missing;
}

const Record* record_named(const Records& records, RecordRole role, std::string_view name)
{
    for (const Record& record : records)
        if (record.role == role && record.name == name) return &record;
    return nullptr;
}

} // namespace qungong
