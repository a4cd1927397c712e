#include "core/public_sections.hpp"

#include <algorithm>

#include "core/redact.hpp"

namespace qungong {
namespace {

constexpr std::size_t matters_shown = 20;
constexpr std::int64_t year_ms = std::int64_t{366} * 86'400'000;

bool is_current(const PublicMatter& matter, Instant now) { return now.ms - matter.filed_at.ms <= year_ms; }

// What was cut from the words stands there as the wire says it; people read it in their language.
std::string marked(const PublicScene& scene, const std::string& redacted)
{
    Marks marks = wire_marks();
    for (SecretKind kind : all_words<SecretKind>()) marks[static_cast<std::size_t>(kind)] = say(scene.texts, kind);
    return said_marks(redacted, marks);
}

std::string title_of(const PublicScene& scene, const PublicMatter& matter)
{
    if (!matter.title.empty()) return marked(scene, matter.title);
    if (!matter.type) return scene.word("village.matter_untyped");
    if (matter.topic.empty()) return say(scene.texts, *matter.type);
    const std::string topic = topic_name(scene.rules, matter.topic, scene.texts.is_english());
    return scene.word("village.matter_untitled", {{"type", say(scene.texts, *matter.type)}, {"topic", topic}});
}

std::string course_of(const PublicScene& scene, const PublicMatter& matter)
{
    const std::string filed =
        scene.word("village.filed_on", {{"date", public_day(scene.texts, matter.filed_at, scene.offset)}});
    const std::string comma = scene.comma();
    if (!matter.delivered_at)
        return filed + comma +
               scene.word("village.matter_held",
                          {{"office", public_office_name(scene.rules, matter.office, scene.texts.is_english())}});
    std::string told = filed + comma +
                       scene.word("village.matter_closed",
                                  {{"date", public_day(scene.texts, *matter.delivered_at, scene.offset)}});
    if (matter.outcome) told += comma + say(scene.texts, *matter.outcome);
    if (matter.solved) told += comma + scene.word("village.solved_" + std::string(word(*matter.solved)));
    return told;
}

void write_matter(RecordWriter& out, int list, const PublicScene& scene, const PublicMatter& matter)
{
    const int item = out.add(list, RecordRole::list_item);
    out.heading(item, 3, title_of(scene, matter));
    const Light light = light_of(matter, scene.page.now);
    out.light(item, light, public_light(scene.texts, light));
    out.add(item, RecordRole::paragraph, course_of(scene, matter));
    if (!matter.text.empty()) out.add(item, RecordRole::paragraph, marked(scene, matter.text));
}

std::string counts_of(const PublicScene& scene)
{
    std::int64_t open = 0, closed = 0, late = 0;
    for (const PublicMatter& matter : scene.page.matters) {
        if (!is_current(matter, scene.page.now)) continue;
        ++(matter.delivered_at ? closed : open);
        late += !matter.delivered_at && light_of(matter, scene.page.now) == Light::late;
    }
    const std::string comma = scene.comma();
    return scene.word("village.open_count", {{"n", open}}) + comma +
           scene.word("village.closed_count", {{"n", closed}}) + comma +
           scene.word("village.late_count", {{"n", late}});
}

} // namespace

int RecordWriter::add(int parent, RecordRole role, std::string name, std::string value, std::string hint)
{
    Record record;
    record.role = role;
    record.parent = parent;
    record.name = std::move(name);
    record.value = std::move(value);
    record.hint = std::move(hint);
    records_.push_back(std::move(record));
    return int(records_.size()) - 1;
}

void RecordWriter::heading(int parent, int level, std::string name)
{
    const int at = add(parent, RecordRole::heading, std::move(name));
    records_[std::size_t(at)].level = std::int16_t(level);
}

void RecordWriter::link(int parent, std::string name, std::string href, std::string hint)
{
    const int at = add(parent, RecordRole::link, std::move(name), {}, std::move(hint));
    records_[std::size_t(at)].href = std::move(href);
}

void RecordWriter::light(int parent, Light light, std::string name)
{
    add(parent, RecordRole::light, std::move(name), std::string(lamp_of(light)));
}

int RecordWriter::table(int parent, std::string name, const std::vector<std::string>& columns, std::size_t rows)
{
    const int at = add(parent, RecordRole::table, std::move(name));
    records_[std::size_t(at)].rows = std::int32_t(rows) + 1;
    records_[std::size_t(at)].columns = std::int32_t(columns.size());
    const int head = row(at);
    for (const std::string& column : columns) add(head, RecordRole::column_header, column);
    return at;
}

int RecordWriter::row(int table) { return add(table, RecordRole::row); }

std::string PublicScene::place_name(const PlaceId& place) const
{
    return public_place_name(rules, place, texts.is_english());
}

std::string public_place_name(const Rules& rules, const PlaceId& place, bool english)
{
    const Place* found = place_of(rules, place);
    if (!found) return place.text;
    return english && !found->name_en.empty() ? found->name_en : found->name;
}

std::string public_office_name(const Rules& rules, const OfficeId& office, bool english)
{
    const Office* found = office_of(rules, office);
    if (!found) return {};
    if (english && !found->name_en.empty()) return found->name_en;
    return found->short_name.empty() ? found->name : found->short_name;
}

Offset centre_offset(const Rules& rules)
{
    const Office* centre = centre_at(rules, rules.region, level_of_place(rules, rules.region));
    return calendar_of(rules, centre ? centre->id : OfficeId{}).offset();
}

void write_matters(RecordWriter& out, int main, const PublicScene& scene)
{
    const int region = out.add(main, RecordRole::region, scene.word("village.matters"));
    out.heading(region, 2, scene.word("village.matters"));
    const auto current = std::count_if(scene.page.matters.begin(), scene.page.matters.end(),
                                       [&](const PublicMatter& m) { return is_current(m, scene.page.now); });
    if (current == 0) {
        out.add(region, RecordRole::paragraph, scene.word("village.no_matters"));
        return;
    }
    out.add(region, RecordRole::paragraph, scene.word("village.matters_year", {{"n", std::int64_t{current}}}), {},
            counts_of(scene));
    const int list = out.add(region, RecordRole::list);
    std::size_t shown = 0;
    for (const PublicMatter& matter : scene.page.matters) {
        if (!is_current(matter, scene.page.now) || shown == matters_shown) continue;
        write_matter(out, list, scene, matter);
        ++shown;
    }
    if (std::size_t(current) <= shown) return;
    out.link(out.add(list, RecordRole::list_item), scene.word("village.see_all", {{"n", std::int64_t{current}}}),
             "/#/public/" + scene.page.place.text + "/matters");
}

} // namespace qungong
