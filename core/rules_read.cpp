// Reads a rule pack into Rules: one function a section, in the order of the struct.
#include "core/rules.hpp"
#include "core/rules_check.hpp"
#include "core/rules_reader.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

using Failed = std::optional<Refusal>;

template <class Read>
void read_rows(const Value& pack, std::string_view key, Failed& failed, Read read)
{
    const Value* rows = find(pack, key);
    if (!rows) return;
    const Array* items = rows->as_array();
    if (!items) {
        if (!failed) failed = Refusal{Fault::bad_rules, std::string(key)};
        return;
    }
    for (std::size_t i = 0; i < items->size() && !failed; ++i) {
        RowReader row((*items)[i], std::string(key) + "[" + std::to_string(i) + "]", failed);
        read(row);
        row.done();
    }
}

// Keeps the first of two rows with one id, and refuses the pack.
template <class Map, class Key, class Row>
void keep(Map& map, const Key& id, Row row, RowReader& reader)
{
    if (!map.emplace(id, std::move(row)).second) reader.refuse("id", "twice");
}

void read_places(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "places", failed, [&](RowReader& row) {
        Place place;
        place.id = {row.text("id")};
        place.name = row.text("name");
        place.name_en = row.text_if_any("name_en");
        place.kind = row.word_of<PlaceKind>("kind");
        place.parent = {row.text_if_any("parent")};
        place.valid_from = row.date_if_any("valid_from");
        place.valid_to = row.date_if_any("valid_to");
        place.successors = row.ids<PlaceId>("successors");
        keep(rules.places, place.id, place, row);
    });
}

void read_offices(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "offices", failed, [&](RowReader& row) {
        Office office;
        office.id = {row.text("id")};
        office.name = row.text("name");
        office.short_name = row.text_if_any("short_name");
        if (office.short_name.empty()) office.short_name = office.name;
        office.name_en = row.text_if_any("name_en");
        office.kind = row.word_of<OfficeKind>("kind");
        office.level = row.word_of<Level>("level");
        office.place = {row.text("place")};
        office.place_parent = {row.text_if_any("place_parent")};
        office.line_parent = {row.text_if_any("line_parent")};
        office.duties = row.texts("duties");
        office.organ = row.bool_if_any("organ");
        office.calendar = row.text_if_any("calendar");
        office.phone = row.text_if_any("phone");
        keep(rules.offices, office.id, office, row);
    });
}

void read_persons(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "persons", failed, [&](RowReader& row) {
        Person person;
        person.id = {row.text("id")};
        person.name = row.text("name");
        row.allow("posts");
        row.allow("sample");
        keep(rules.persons, person.id, person, row);
    });
    // A second walk, because a row of a row needs a reader of its own.
    const Value* rows = find(pack, "persons");
    if (!rows || failed) return;
    for (const Value& value : *rows->as_array()) {
        const std::string id = text_or(value, "id");
        read_rows(value, "posts", failed, [&](RowReader& row) {
            const Post post{{row.text("office")}, row.word_of<Role>("role")};
            rules.persons[PersonId{id}].posts.push_back(post);
        });
        if (failed) return;
    }
}

void read_calendars(const Value& pack, Rules& rules, Failed& failed)
{
    const Value* calendars = find(pack, "calendars");
    if (!calendars || !calendars->as_object()) return;
    for (const Field& field : *calendars->as_object()) {
        Result<Calendar> calendar = calendar_from_value(field.value);
        if (calendar)
            rules.calendars.emplace(field.key, *calendar);
        else if (!failed)
            failed = Refusal{Fault::bad_rules, "calendars." + field.key + ": " + calendar.refusal().refused};
    }
}

void read_limits(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "limits", failed, [&](RowReader& row) {
        LimitRow limit;
        limit.id = row.text("id");
        limit.clock = row.word_of<ClockKind>("clock");
        limit.type = row.maybe_word<MatterType>("type");
        limit.urgency = row.maybe_word<Urgency>("urgency");
        limit.difficult = row.maybe_bool("difficult");
        limit.level = row.maybe_word<Level>("level");
        limit.limit = row.limit("limit");
        limit.basis = row.text("basis");
        rules.limits.push_back(std::move(limit));
    });
}

RouteWhen when_from(RowReader row)
{
    RouteWhen when;
    when.types = row.words<MatterType>("types");
    when.topic_prefixes = row.texts("topics");
    when.urgencies = row.words<Urgency>("urgencies");
    when.places = row.ids<PlaceId>("places");
    when.place_kinds = row.words<PlaceKind>("place_kinds");
    when.abouts = row.words<AboutKind>("abouts");
    when.words = row.texts("words");
    row.done();
    return when;
}

RouteThen then_from(RowReader row)
{
    RouteThen then;
    then.first = row.text_if_any("first");
    then.assign = row.text_if_any("assign");
    then.knowledge = row.text_if_any("knowledge");
    const int set = int(!then.first.empty()) + int(!then.assign.empty()) + int(!then.knowledge.empty());
    if (set != 1) row.refuse("", "one of first, assign, knowledge");
    row.done();
    return then;
}

void read_routes(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "routes", failed, [&](RowReader& row) {
        RouteRule rule;
        rule.id = {row.text("id")};
        rule.version = static_cast<int>(row.integer_if_any("version", 1));
        rule.priority = static_cast<int>(row.integer_if_any("priority", 0));
        rule.name = row.text("name");
        rule.name_en = row.text_if_any("name_en");
        rule.valid_from = row.date_if_any("valid_from");
        rule.valid_to = row.date_if_any("valid_to");
        rule.when = when_from(row.object("when"));
        rule.then = then_from(row.object("then"));
        rule.basis = row.text("basis");
        rules.routes.push_back(std::move(rule));
    });
}

void read_knowledge(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "knowledge", failed, [&](RowReader& row) {
        Article article;
        article.id = row.text("id");
        article.version = static_cast<int>(row.integer_if_any("version", 1));
        article.title = row.text("title");
        article.text = row.text("text");
        article.keywords = row.texts("keywords");
        article.topics = row.texts("topics");
        article.valid_from = row.date_if_any("valid_from");
        article.valid_to = row.date_if_any("valid_to");
        article.places = row.ids<PlaceId>("places");
        article.sample = row.bool_if_any("sample");
        row.allow("basis");
        rules.knowledge.push_back(std::move(article));
    });
}

void read_topics(const Value& pack, Rules& rules, Failed& failed)
{
    read_rows(pack, "topics", failed, [&](RowReader& row) {
        Topic topic;
        topic.id = row.text("id");
        topic.name_en = row.text_if_any("name_en");
        const std::size_t slash = topic.id.rfind('/');
        topic.name = slash == std::string::npos ? topic.id : topic.id.substr(slash + 1);
        topic.parent = slash == std::string::npos ? std::string{} : topic.id.substr(0, slash);
        keep(rules.topics, topic.id, topic, row);
    });
}

void read_windows(RowReader row, Windows& windows)
{
    windows.rate_change = row.limit("rate_change");
    windows.other_channel_change = row.limit("other_channel_change");
    windows.close_unrated = row.limit("close_unrated");
    windows.undo_ms = row.integer_if_any("undo_ms", windows.undo_ms);
    windows.rounds_max = static_cast<int>(row.integer_if_any("rounds_max", windows.rounds_max));
    windows.reversals_max = static_cast<int>(row.integer_if_any("reversals_max", windows.reversals_max));
    windows.objections_per_office =
        static_cast<int>(row.integer_if_any("objections_per_office", windows.objections_per_office));
    windows.late_sync_ms = row.integer_if_any("late_sync_ms", windows.late_sync_ms);
    windows.gap_ms_max = row.integer_if_any("gap_ms_max", windows.gap_ms_max);
    row.allow("basis");
    row.done();
}

void read_lights(RowReader row, WarnTerms& warn)
{
    warn.percent = static_cast<int>(row.integer_if_any("yellow_percent", warn.percent));
    warn.open_days = static_cast<int>(row.integer_if_any("yellow_open_days", warn.open_days));
    row.allow("basis");
    row.done();
}

void read_top(const Value& pack, Rules& rules, Failed& failed)
{
    RowReader top(pack, "", failed);
    rules.version = top.integer_if_any("version", 1);
    rules.valid_from = top.date_if_any("valid_from");
    rules.region = {top.text("region")};
    read_windows(top.object("windows"), rules.windows);
    read_lights(top.object("lights"), rules.warn);
    for (const char* section : {"places", "offices", "persons", "calendars", "limits", "routes", "knowledge",
                                "topics", "extra"})
        top.allow(section);
    top.done();
    if (const Value* extra = find(pack, "extra")) rules.extra = *extra;
}

} // namespace

Result<Rules> rules_from_value(const Value& pack)
{
    Rules rules;
    Failed failed;
    read_top(pack, rules, failed);
    read_places(pack, rules, failed);
    read_offices(pack, rules, failed);
    read_persons(pack, rules, failed);
    read_calendars(pack, rules, failed);
    read_limits(pack, rules, failed);
    read_routes(pack, rules, failed);
    read_knowledge(pack, rules, failed);
    read_topics(pack, rules, failed);
    if (!failed) failed = first_dangling(rules);
    if (failed) return *failed;
    index_rules(rules);
    rules.pack = hex_from_bytes(sha256(json_from_value(pack)));
    return rules;
}

} // namespace qungong
