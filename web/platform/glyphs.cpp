#include "web/platform/glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "web/platform/page.hpp"

namespace qungong {
namespace {

bool is_han(ImWchar c)
{
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Joiners, selectors and marks of direction take no room and have no ink.
bool is_silent(ImWchar c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF) || c == 0xFEFF || c < 0x20;
}

bool is_digit(ImWchar c) { return c >= '0' && c <= '9'; }

int weight_of(const ImFontConfig* source) { return source->FontLoaderFlags == 0 ? 400 : 700; }

float density_of(const ImFontConfig* source, const ImFontBaked* baked)
{
    return source->RasterizerDensity * baked->RasterizerDensity;
}

float digit_advance(float pixels, int weight)
{
    struct Known { float pixels = 0, advance = 0; int weight = 0; };
    static std::vector<Known> known;
    for (const Known& one : known)
        if (one.pixels == pixels && one.weight == weight) return one.advance;
    Known one{pixels, 0, weight};
    for (ImWchar c = '0'; c <= '9'; ++c) one.advance = std::max(one.advance, qg_js_advance(c, pixels, weight));
    one.advance = std::ceil(one.advance - 0.25f);
    if (known.size() > 64) known.clear();
    known.push_back(one);
    return one.advance;
}

// In whole device pixels.
float advance_of(ImWchar c, float measured, float pixels, int weight)
{
    if (is_silent(c)) return 0;
    if (is_han(c)) return std::round(pixels);
    if (is_digit(c)) return digit_advance(pixels, weight);
    return std::round(measured);
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) { return c != 0 && c != 0xFFFD && c <= 0x10FFFF; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*)
{
    if (source->MergeMode) return true;
    const float density = density_of(source, baked), pixels = baked->Size * density;
    float above = 0, below = 0;
    qg_js_han_ink(pixels, weight_of(source), &above, &below);
    baked->Ascent = std::round((pixels + above - below) / 2) / density;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

// A glyph whose pixels only the page can see, and the texture that has it.
struct Unread {
    ImFontAtlasRectId place;
    ImWchar c;
    float pixels;
    int weight;
    ImTextureID texture = ImTextureID_Invalid;
};

std::vector<Unread>& unread()
{
    static std::vector<Unread> glyphs;
    return glyphs;
}

bool pack(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, const QgGlyph& drawn, ImFontGlyph* glyph)
{
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, drawn.width, drawn.height);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    const int pixel_size = drawn.colour != 0 ? 4 : 1;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(drawn.width * drawn.height * pixel_size));
    if (!qg_js_glyph_pixels(pixels.data()))
        unread().push_back({id, glyph->Codepoint, baked->Size * density_of(source, baked), weight_of(source)});
    glyph->Visible = true;
    glyph->Colored = drawn.colour != 0;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.data(),
                                       drawn.colour != 0 ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8,
                                       drawn.width * pixel_size);
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* advance_x)
{
    const int weight = weight_of(source);
    const float density = density_of(source, baked), pixels = baked->Size * density;
    if (advance_x) {
        *advance_x = advance_of(c, qg_js_advance(c, pixels, weight), pixels, weight) / density;
        return true;
    }
    QgGlyph drawn{};
    const bool ink = !is_silent(c) && qg_js_glyph(c, pixels, weight, &drawn) != 0;
    const float advance = advance_of(c, drawn.advance, pixels, weight);
    // A narrow digit stands in the middle of its cell, and so does a full-width sign that its face draws narrower.
    const float room = advance - drawn.advance;
    const float shift = is_digit(c) || is_han(c) ? std::round(room / 2) : 0;
    glyph->Codepoint = c;
    glyph->AdvanceX = advance / density;
    glyph->X0 = (shift - static_cast<float>(drawn.left)) / density;
    glyph->Y0 = baked->Ascent - static_cast<float>(drawn.top) / density;
    glyph->X1 = glyph->X0 + static_cast<float>(drawn.width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(drawn.height) / density;
    if (ink) pack(atlas, source, baked, drawn, glyph);
    return true;
}

const ImFontLoader& canvas_loader()
{
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "canvas";
        made.FontSrcContainsGlyph = contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

} // namespace

ImFont* add_canvas_font(ImFontAtlas& atlas, int weight)
{
    ImFontConfig config;
    config.SizePixels = 14;
    config.FontDataOwnedByAtlas = false;
    config.FontLoader = &canvas_loader();
    config.FontLoaderFlags = weight >= 600 ? 1 : 0;
    config.PixelSnapH = false;
    return atlas.AddFont(&config);
}

// A texture that was made anew, or packed anew, has another name: then everything is drawn again.
bool draw_unread_glyphs(ImFontAtlas& atlas)
{
    bool drawn = false;
    std::erase_if(unread(), [&](const Unread& one) { return !ImFontAtlasPackGetRectSafe(&atlas, one.place); });
    for (Unread& one : unread()) {
        const ImTextureID texture = atlas.TexData->TexID;
        if (one.texture == texture || atlas.TexData->Status != ImTextureStatus_OK) continue;
        const ImTextureRect* rect = ImFontAtlasPackGetRect(&atlas, one.place);
        qg_js_glyph_to_texture(one.c, one.pixels, one.weight, static_cast<int>(texture), rect->x, rect->y);
        one.texture = texture;
        drawn = true;
    }
    return drawn;
}

} // namespace qungong

// With "FreeType" chosen in third_party/imgui_config.hpp this is the atlas's own loader.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return &qungong::canvas_loader(); }
}
