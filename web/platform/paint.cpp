#include "web/platform/paint.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "web/platform/page.hpp"

namespace qungong {
namespace {

constexpr int words_per_command = 8;
std::uint64_t painted_hash = 0;
int textures_made = 0;

// Fast rather than strong: a wrong "equal" would leave an old picture until the next change.
std::uint64_t mix(std::uint64_t hash, const void* data, std::size_t size)
{
    const auto* bytes = static_cast<const unsigned char*>(data);
    for (; size >= 8; size -= 8, bytes += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, 8);
        hash = std::rotl((hash ^ word) * 0x9E3779B97F4A7C15ull, 29);
    }
    for (; size > 0; --size, ++bytes) hash = (hash ^ *bytes) * 0x100000001B3ull;
    return hash;
}

struct Picture {
    std::vector<ImDrawVert> vertices;
    std::vector<ImDrawIdx> indices;
    std::vector<std::int32_t> commands;

    void add(const ImDrawList& list, const ImDrawData& data)
    {
        const auto first_vertex = static_cast<ImDrawIdx>(vertices.size());
        const auto first_index = static_cast<std::int32_t>(indices.size());
        vertices.insert(vertices.end(), list.VtxBuffer.begin(), list.VtxBuffer.end());
        for (ImDrawIdx index : list.IdxBuffer) indices.push_back(index + first_vertex);
        for (const ImDrawCmd& command : list.CmdBuffer) add_command(command, data, first_index);
    }

private:
    void add_command(const ImDrawCmd& command, const ImDrawData& data, std::int32_t first_index)
    {
        const ImVec2 scale = data.FramebufferScale;
        const float left = (command.ClipRect.x - data.DisplayPos.x) * scale.x;
        const float top = (command.ClipRect.y - data.DisplayPos.y) * scale.y;
        const float right = (command.ClipRect.z - data.DisplayPos.x) * scale.x;
        const float bottom = (command.ClipRect.w - data.DisplayPos.y) * scale.y;
        if (command.ElemCount == 0 || right <= left || bottom <= top) return;
        const auto whole = [](float v) { return static_cast<std::int32_t>(std::lround(std::max(v, 0.0f))); };
        commands.insert(commands.end(),
            {static_cast<std::int32_t>(command.ElemCount), first_index + static_cast<std::int32_t>(command.IdxOffset),
             static_cast<std::int32_t>(command.GetTexID()), 0, whole(left), whole(top), whole(right), whole(bottom)});
    }
};

void upload(ImTextureData& texture, const ImTextureRect& rect)
{
    if (rect.w == 0 || rect.h == 0) return;
    qg_js_texture(static_cast<int>(texture.TexID), texture.Width, texture.Height, rect.x, rect.y, rect.w, rect.h,
                  static_cast<const std::uint8_t*>(texture.GetPixelsAt(rect.x, rect.y)), texture.GetPitch());
}

void obey(ImTextureData& texture)
{
    if (texture.Status == ImTextureStatus_WantCreate) {
        texture.SetTexID(static_cast<ImTextureID>(++textures_made));
        upload(texture, texture.UsedRect);
        texture.SetStatus(ImTextureStatus_OK);
        painted_hash = 0;
    } else if (texture.Status == ImTextureStatus_WantUpdates) {
        for (const ImTextureRect& rect : texture.Updates) upload(texture, rect);
        texture.SetStatus(ImTextureStatus_OK);
        painted_hash = 0;
    } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
        qg_js_texture_drop(static_cast<int>(texture.TexID));
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
    }
}

} // namespace

void paint_textures(ImDrawData& data)
{
    if (!data.Textures) return;
    for (ImTextureData* texture : *data.Textures)
        if (texture->Status != ImTextureStatus_OK) obey(*texture);
}

void repaint() { painted_hash = 0; }

void paint(ImDrawData& data, std::uint32_t paper)
{
    static Picture picture; // Kept for its memory only
    picture.vertices.clear();
    picture.indices.clear();
    picture.commands.clear();
    for (const ImDrawList* list : data.CmdLists) picture.add(*list, data);
    const float screen[] = {data.DisplaySize.x, data.DisplaySize.y, data.FramebufferScale.x, std::bit_cast<float>(paper)};
    std::uint64_t hash = mix(0x71756E67u, screen, sizeof screen);
    hash = mix(hash, picture.vertices.data(), picture.vertices.size() * sizeof(ImDrawVert));
    hash = mix(hash, picture.indices.data(), picture.indices.size() * sizeof(ImDrawIdx));
    hash = mix(hash, picture.commands.data(), picture.commands.size() * sizeof(std::int32_t));
    if (hash == painted_hash) return;
    painted_hash = hash;
    qg_js_paint(picture.vertices.data(), static_cast<int>(picture.vertices.size() * sizeof(ImDrawVert)),
                picture.indices.data(), static_cast<int>(picture.indices.size() * sizeof(ImDrawIdx)),
                picture.commands.data(), static_cast<int>(picture.commands.size()) / words_per_command,
                data.DisplaySize.x, data.DisplaySize.y, paper);
}

void paint_again()
{
    painted_hash = 0;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed); // ImGui then asks for it anew, from the kept pixels
        }
}

} // namespace qungong
