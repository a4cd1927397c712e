// The font atlas of Dear ImGui 1.92.2b aborted after about 500 discards; third_party/patches/imgui repairs it.
#include <catch2/catch_test_macros.hpp>

#include <imgui.h>
#include <imgui_internal.h>

#include "tests/support/box_font.hpp"

using namespace qungong;

namespace {

void draw_one_frame(ImFont* font, const char* text)
{
    ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
    ImGui::NewFrame();
    ImGui::GetForegroundDrawList()->AddText(font, 14, {10, 10}, IM_COL32_WHITE, text);
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(texture->Status == ImTextureStatus_WantDestroy ? 0 : 1);
            texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                               : ImTextureStatus_OK);
        }
}

} // namespace

TEST_CASE("Glyphs may be thrown away and loaded again five thousand times", "[fonts]")
{
    ImGuiContext* context = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {400, 300};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImFont* font = add_box_font(*io.Fonts, 14);
    for (int round = 0; round < 5000; ++round) {
        draw_one_frame(font, "木洞镇中坝村 12345 \xF0\xA0\xAE\xB7");
        ImFontAtlasFontDiscardBakes(io.Fonts, font, 0);
    }
    draw_one_frame(font, "群");
    CHECK(font->GetFontBaked(14)->FindGlyphNoFallback(0x7FA4) != nullptr);
    ImGui::DestroyContext(context);
}
