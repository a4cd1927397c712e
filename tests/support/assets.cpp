#include "tests/support/assets.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "core/pack.hpp"

namespace qungong {
namespace {

const std::filesystem::path& assets_root()
{
    static const std::filesystem::path root = std::filesystem::path(QUNGONG_ROOT) / "assets";
    return root;
}

} // namespace

std::string asset_text(std::string_view path)
{
    std::ifstream file(assets_root() / path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Value asset(std::string_view path)
{
    Result<Value> read = value_from_json(asset_text(path));
    return read ? *read : Value{};
}

const Texts& texts_of(const std::string& language)
{
    static const Texts zh = *texts_from_value(asset("i18n/zh-CN.json"), "zh-CN");
    static const Texts en = *texts_from_value(asset("i18n/en.json"), "en");
    return language == "en" ? en : zh;
}

Value demo_pack()
{
    static const Value pack = [] {
        std::vector<PackFile> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(assets_root())) {
            const std::string path = std::filesystem::relative(entry.path(), assets_root()).generic_string();
            if (belongs_to_pack(path)) files.push_back({path, asset(path)});
        }
        return pack_from_files(files);
    }();
    return pack;
}

const Rules& demo_rules()
{
    static const Rules rules = [] {
        Result<Rules> read = rules_from_value(demo_pack());
        if (!read) {
            std::fprintf(stderr, "the demo pack is refused: %s\n", read.refusal().refused.c_str());
            std::abort();
        }
        return *read;
    }();
    return rules;
}

} // namespace qungong
