#include "tests/support/box_font.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

namespace qungong {
namespace {

bool is_wide(unsigned int c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFF)
        || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2026;
}

int narrow_thousandths(unsigned int c)
{
    if (c == ' ') return 250;
    if (c >= '0' && c <= '9') return 560;
    if (std::strchr("iljI|.,:;'!`", static_cast<int>(c)) && c < 128) return 280;
    if (std::strchr("frt()[]{}\"-/\\", static_cast<int>(c)) && c < 128) return 380;
    if (std::strchr("mwMW@%", static_cast<int>(c)) && c < 128) return 880;
    return c >= 'A' && c <= 'Z' ? 660 : 560;
}

bool has_ink(unsigned int c) { return c > 0x20 && c != 0xA0 && c != 0x3000 && c != 0xFE0F && c != 0x200D; }

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) { return c != 0 && c <= 0x10FFFF; }

bool init_baked(ImFontAtlas*, ImFontConfig* src, ImFontBaked* baked, void*)
{
    if (src->MergeMode) return true;
    baked->Ascent = std::round(baked->Size * 0.88f);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

void draw_box(ImFontAtlas* atlas, ImFontConfig* src, ImFontBaked* baked, float advance, ImFontGlyph* glyph)
{
    const float density = src->RasterizerDensity * baked->RasterizerDensity;
    const float width = advance * 0.8f, height = baked->Size * 0.72f;
    const int w = std::max(1, static_cast<int>(width * density));
    const int h = std::max(1, static_cast<int>(height * density));
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, w, h);
    if (id == ImFontAtlasRectId_Invalid) return;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    std::vector<unsigned char> ink(static_cast<std::size_t>(w * h), 255);
    glyph->X0 = advance * 0.1f;
    glyph->X1 = glyph->X0 + static_cast<float>(w) / density;
    glyph->Y1 = baked->Ascent;
    glyph->Y0 = glyph->Y1 - static_cast<float>(h) / density;
    glyph->Visible = true;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, src, glyph, rect, ink.data(), ImTextureFormat_Alpha8, w);
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* src, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* advance_x)
{
    const float advance = box_advance(c, baked->Size);
    if (advance_x) {
        *advance_x = advance;
        return true;
    }
    glyph->Codepoint = c;
    glyph->AdvanceX = advance;
    if (has_ink(c)) draw_box(atlas, src, baked, advance, glyph);
    return true;
}

const ImFontLoader& box_loader()
{
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "boxes";
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

} // namespace

float box_advance(unsigned int codepoint, float size)
{
    if (codepoint == 0xFE0F || codepoint == 0x200D) return 0;
    if (is_wide(codepoint)) return size;
    return size * static_cast<float>(narrow_thousandths(codepoint)) / 1000.0f;
}

ImFont* add_box_font(ImFontAtlas& atlas, float size)
{
    ImFontConfig config;
    config.SizePixels = size;
    config.FontDataOwnedByAtlas = false;
    config.FontLoader = &box_loader();
    return atlas.AddFont(&config);
}

} // namespace qungong

namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return &qungong::box_loader(); }
}
