#include "web/views/ui/thumbnail.hpp"

#include <algorithm>
#include <cstring>

#include <imgui_internal.h>

#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

constexpr float wide = 64, tall = 48;
constexpr std::size_t photos_most = 48; // 3 MB of pixels; no form comes near it

ImTextureData* made_from(const ThumbnailLook& look)
{
    auto* texture = IM_NEW(ImTextureData)();
    texture->Create(ImTextureFormat_RGBA32, look.width, look.height);
    std::memcpy(texture->GetPixels(), look.rgba.data(), look.rgba.size());
    texture->UsedRect = {0, 0, static_cast<unsigned short>(look.width), static_cast<unsigned short>(look.height)};
    ImGui::RegisterUserTexture(texture);
    return texture;
}

// Null where there is nothing to draw yet.
ImTextureData* texture_of(Frame& frame, const std::string& key, const ThumbnailLook& look)
{
    auto& photos = frame.memory->photos;
    const auto found = photos.find(key);
    if (found != photos.end()) {
        if (found->second->Status == ImTextureStatus_OK) return found->second;
        if (found->second->Status == ImTextureStatus_Destroyed) { // The graphics were lost; the pixels are kept
            found->second->SetStatus(ImTextureStatus_WantCreate);
            frame.wishes.again = true;
        }
        return nullptr;
    }
    const auto bytes = static_cast<std::size_t>(look.width) * static_cast<std::size_t>(look.height) * 4;
    if (bytes == 0 || look.rgba.size() != bytes || photos.size() >= photos_most) return nullptr;
    photos[key] = made_from(look);
    frame.wishes.again = true; // ImGui hands a new texture over when the next frame begins
    return nullptr;
}

// The middle of the photo, cut to the shape of the stamp.
void draw_photo(Frame& frame, const Box& box, ImTextureData& texture)
{
    const float w = static_cast<float>(texture.Width), h = static_cast<float>(texture.Height);
    const float share = std::min(w / box.w, h / box.h);
    const float u = (1 - box.w * share / w) / 2, v = (1 - box.h * share / h) / 2;
    frame.draw->AddImageRounded(texture.GetTexRef(), {box.x, box.y}, {box.right(), box.bottom()}, {u, v}, {1 - u, 1 - v},
                                IM_COL32_WHITE, radius_badge);
}

} // namespace

void thumbnail(Frame& frame, const std::string& key, const ThumbnailLook& look)
{
    const Box box = snapped(frame, take(frame, wide, tall));
    ImTextureData* texture = texture_of(frame, key, look);
    if (texture) draw_photo(frame, box, *texture);
    else {
        bordered(frame, box, frame.colours->line, frame.colours->grey_soft, radius_badge, hairline(frame));
        icon_in(frame, Icon::image, box, 20, frame.colours->grey_text);
    }
    emit(frame, box, {.role = RecordRole::image, .name = std::string(look.alternative)});
}

} // namespace qungong::ui
