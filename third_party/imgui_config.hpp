// How this house builds Dear ImGui (IMGUI_USER_CONFIG): only what draws, no files, no demo, no stb_truetype.
//
// Glyphs come from our own loaders. Saying "FreeType" leaves stb_truetype out; imgui_draw.cpp then asks for one
// function, ImGuiFreeType::GetFontLoader(), which web/platform/glyphs.cpp (the browser's canvas) and
// tests/support/box_font.cpp (boxes of known width) define.
#pragma once

#define IMGUI_USE_WCHAR32 // Names of people and villages use characters beyond the BMP
#define IMGUI_ENABLE_FREETYPE
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define ImDrawIdx unsigned int // A dense page may pass 65,536 vertices in one list
