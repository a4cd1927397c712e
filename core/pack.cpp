#include "core/pack.hpp"

#include <algorithm>
#include <vector>

namespace qungong {
namespace {

std::string_view stem_in(std::string_view path, std::string_view folder)
{
    if (!path.starts_with(folder) || !path.ends_with(".json")) return {};
    path.remove_prefix(folder.size());
    path.remove_suffix(std::string_view(".json").size());
    return path.find('/') == std::string_view::npos ? path : std::string_view{};
}

void put_all(Value& into, const Value& from)
{
    if (const Object* fields = from.as_object())
        for (const Field& field : *fields) put(into, field.key, field.value);
}

void put_rules_file(Value& pack, Value& calendars, std::string_view stem, const Value& content)
{
    constexpr std::string_view other = "calendar-";
    if (stem == "pack")
        put_all(pack, content);
    else if (stem == "calendar")
        put(calendars, "default", content);
    else if (stem.starts_with(other))
        put(calendars, stem.substr(other.size()), content);
    else
        put(pack, stem, content);
}

void put_district(Value& pack, const Value& content)
{
    Value extra{Object{}};
    put_all(extra, content);
    if (const Value* region = find(content, "region")) put(pack, "region", *region);
    drop(extra, "region");
    put(pack, "extra", std::move(extra));
}

} // namespace

bool belongs_to_pack(std::string_view path)
{
    if (!stem_in(path, "rules/").empty() || !stem_in(path, "knowledge/").empty()) return true;
    const std::string_view demo = stem_in(path, "demo/");
    return demo == "places" || demo == "offices" || demo == "persons" || demo == "district";
}

Value pack_from_files(std::span<const PackFile> files)
{
    std::vector<const PackFile*> sorted;
    for (const PackFile& file : files)
        if (belongs_to_pack(file.path)) sorted.push_back(&file);
    std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->path < b->path; });
    Value pack{Object{}}, calendars{Object{}};
    Array knowledge;
    for (const PackFile* file : sorted) {
        if (const auto stem = stem_in(file->path, "rules/"); !stem.empty())
            put_rules_file(pack, calendars, stem, file->content);
        else if (!stem_in(file->path, "knowledge/").empty()) {
            if (const Array* articles = file->content.as_array())
                knowledge.insert(knowledge.end(), articles->begin(), articles->end());
        } else if (const auto demo = stem_in(file->path, "demo/"); demo == "district")
            put_district(pack, file->content);
        else
            put(pack, demo, file->content);
    }
    put(pack, "calendars", std::move(calendars));
    put(pack, "knowledge", std::move(knowledge));
    return pack;
}

} // namespace qungong
