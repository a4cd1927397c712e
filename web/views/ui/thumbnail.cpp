#include "web/views/ui/thumbnail.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <imgui_internal.h>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

constexpr float wide = 64, tall = 48;
constexpr std::size_t photos_most = 48; // 3 MB of pixels
constexpr int frames_kept = 30;         // What a person just scrolled past is not made anew

ImTextureData* made_from(const ThumbnailLook& look)
{
    auto* texture = IM_NEW(ImTextureData)();
    texture->Create(ImTextureFormat_RGBA32, look.width, look.height);
    std::memcpy(texture->GetPixels(), look.rgba.data(), look.rgba.size());
    texture->UsedRect = {0, 0, static_cast<unsigned short>(look.width), static_cast<unsigned short>(look.height)};
    ImGui::RegisterUserTexture(texture);
    return texture;
}

// ImGui counts the unused frames of its own textures; of ours this counts those since they were drawn last.
void forget_undrawn(Frame& frame)
{
    auto& photos = frame.memory->photos;
    static int counted_in = 0; // Once a frame, however many pictures it has
    const bool counts = std::exchange(counted_in, ImGui::GetFrameCount()) != ImGui::GetFrameCount();
    for (auto it = photos.begin(); it != photos.end();) {
        ImTextureData& photo = *it->second;
        if (photo.WantDestroyNextFrame && photo.Status == ImTextureStatus_Destroyed) {
            ImGui::UnregisterUserTexture(&photo);
            IM_DELETE(it->second);
            it = photos.erase(it);
            continue;
        }
        if (counts) ++photo.UnusedFrames;
        const bool large = photo.Width > 256 || photo.Height > 256;
        const bool idle = photo.UnusedFrames > (large ? 2 : frames_kept) && (large || photos.size() >= photos_most);
        if (idle && photo.Status == ImTextureStatus_OK) { // The graphics let it go, then its memory goes
            photo.WantDestroyNextFrame = true;
            photo.SetStatus(ImTextureStatus_WantDestroy);
        }
        ++it;
    }
}

// Null where there is nothing to draw yet.
ImTextureData* texture_of(Frame& frame, const std::string& key, const ThumbnailLook& look)
{
    forget_undrawn(frame);
    auto& photos = frame.memory->photos;
    const auto found = photos.find(key);
    if (found != photos.end()) {
        ImTextureData* photo = found->second;
        if (photo->Status == ImTextureStatus_OK) {
            photo->UnusedFrames = 0;
            return photo;
        }
        frame.wishes.again = true;
        if (photo->Status == ImTextureStatus_Destroyed && !photo->WantDestroyNextFrame) // The graphics were lost; the pixels are kept
            photo->SetStatus(ImTextureStatus_WantCreate);
        return nullptr;
    }
    const auto bytes = static_cast<std::size_t>(look.width) * static_cast<std::size_t>(look.height) * 4;
    if (bytes == 0 || look.rgba.size() != bytes || photos.size() >= 2 * photos_most) return nullptr;
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

bool thumbnail(Frame& frame, const std::string& key, const ThumbnailLook& look)
{
    const Box box = snapped(frame, take(frame, wide, tall));
    const std::uint32_t id = look.open.empty() ? 0 : id_of(key + std::string(look.open));
    const Act act = id == 0 ? Act{} : behave(frame, id, box, {.radius = radius_badge});
    ImTextureData* texture = texture_of(frame, key, look);
    if (texture) draw_photo(frame, box, *texture);
    else {
        bordered(frame, box, frame.colours->line, frame.colours->grey_soft, radius_badge, hairline(frame));
        icon_in(frame, Icon::image, box, 20, frame.colours->grey_text);
    }
    if (act.hovered) icon_in(frame, Icon::eye, {box.right() - 22, box.bottom() - 22, 20, 20}, 16, frame.colours->primary);
    if (id == 0) emit(frame, box, {.role = RecordRole::image, .name = std::string(look.alternative)});
    else
        emit(frame, box,
             {.id = id, .role = RecordRole::button, .name = std::string(look.open), .hint = std::string(look.alternative)});
    return act.pressed;
}

void photograph(Frame& frame, const std::string& key, const ThumbnailLook& look, float height_max)
{
    const float across = free_width(frame);
    const float w = static_cast<float>(std::max(look.width, 4)), h = static_cast<float>(std::max(look.height, 3));
    const float scale = std::min(across / w, height_max / h);
    const Box row = take(frame, 0, std::max(48.0f, std::min(h * scale, height_max)));
    const Box box = snapped(frame, {row.x + (row.w - w * scale) / 2, row.y, w * scale, h * scale});
    if (ImTextureData* texture = texture_of(frame, key, look))
        frame.draw->AddImage(texture->GetTexRef(), {box.x, box.y}, {box.right(), box.bottom()});
    else {
        fill(frame, row, frame.colours->grey_soft, radius_badge);
        icon_in(frame, Icon::image, row, 32, frame.colours->grey_text);
    }
    emit(frame, box, {.role = RecordRole::image, .name = std::string(look.alternative)});
}

} // namespace qungong::ui
