#include <algorithm>
#include <filesystem>

#include "core/pack.hpp"
#include "tools/cli/cli.hpp"

namespace qungong {

namespace {

namespace fs = std::filesystem;

// Adds the JSON files of one folder in the order of their names; a folder that is not there adds nothing.
std::optional<Refusal> add_folder(const fs::path& folder, std::string_view as, std::vector<PackFile>& files)
{
    std::error_code trouble;
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, trouble))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        const std::string name = std::string(as) + "/" + path.filename().string();
        if (!belongs_to_pack(name)) continue;
        Result<Value> content = file_value(path.string());
        if (!content) return content.refusal();
        files.push_back({name, *std::move(content)});
    }
    return std::nullopt;
}

} // namespace

Result<Rules> rules_from_dir(const std::string& rules_dir)
{
    const fs::path rules(rules_dir);
    std::error_code trouble;
    if (!fs::is_directory(rules, trouble)) return {Fault::bad_rules, rules_dir};
    std::vector<PackFile> files;
    const fs::path beside = fs::weakly_canonical(rules, trouble).parent_path();
    for (const auto& [folder, as] : {std::pair{rules, "rules"}, {beside / "knowledge", "knowledge"}, {beside / "demo", "demo"}})
        if (const auto refusal = add_folder(folder, as, files)) return *refusal;
    return rules_from_value(pack_from_files(files));
}

} // namespace qungong
