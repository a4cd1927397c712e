"""Layers: arrows go one way, core <- web/app <- web/views <- web/platform, and core <- tools/cli."""
import re

from . import text_of, tracked_files

MAY_INCLUDE = {
    "core": ("core/",),
    "tools/cli": ("core/", "tools/cli/"),
    "web/app": ("core/", "web/app/"),
    "web/views": ("core/", "web/app/", "web/views/", "imgui"),
    "web/platform": ("core/", "web/", "imgui", "emscripten", "GLES", "EGL", "misc/freetype/"),
    "web/main.cpp": ("core/", "web/", "imgui", "emscripten"),
}
OUTSIDE = ("core/", "web/", "tools/", "backend/", "tests/", "imgui", "emscripten", "GLES", "EGL", "misc/")
WORLD = re.compile(r"system_clock|steady_clock|random_device|\bs?rand\(|<(?:fstream|filesystem|random|ctime)>"
                   r"|\bfopen\(|\bgetenv\(|<(?:sys|arpa|netinet)/")
BROWSER = re.compile(r"__EMSCRIPTEN__|\bEM_(?:ASM|JS)|EMSCRIPTEN_KEEPALIVE")

BAD = {
    "core/a.cpp": '#include "web/app/model.hpp"\n',
    "core/b.cpp": "auto now = std::chrono::system_clock::now();\n",
    "web/app/a.cpp": '#include "web/views/page.hpp"\n',
    "web/views/a.cpp": "#include <emscripten.h>\n",
    "web/views/b.cpp": "#ifdef __EMSCRIPTEN__\n#endif\n",
    "tools/cli/a.cpp": '#include "web/app/model.hpp"\n',
}


def layer_of(name):
    return next((layer for layer in sorted(MAY_INCLUDE, key=len, reverse=True) if name.startswith(layer)), None)


def problems(root):
    for name in tracked_files(root, (".cpp", ".hpp")):
        layer, text = layer_of(name), text_of(root, name)
        if layer is None:
            continue
        for found in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.MULTILINE):
            if found.startswith(OUTSIDE) and not found.startswith(MAY_INCLUDE[layer]):
                yield f"{name}: {layer} may not include {found}"
        if layer == "core" and (found := WORLD.search(text)):
            yield f"{name}: core has no clock, randomness, file or network ({found[0]})"
        if layer not in ("web/platform", "web/main.cpp") and (found := BROWSER.search(text)):
            yield f"{name}: only web/platform and web/main.cpp know the browser ({found[0]})"
