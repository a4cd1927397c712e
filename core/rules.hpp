// Rules: everything `decide` may know beside the case: places, offices, persons, calendars, limits, routes.
//
// One immutable, dated value, read from a pack (docs/sync.md, `directory` feed). Nothing in it changes while a
// command is judged, and an event names the pack that judged it. Lookups are by id; a missing id gives nullptr.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar.hpp"
#include "core/ids.hpp"
#include "core/kinds.hpp"
#include "core/limit.hpp"
#include "core/value.hpp"

namespace qungong {

struct Place {
    PlaceId id;
    std::string name;                // "木洞镇中坝村"'s own part: "中坝村"
    std::string name_en;             // "Zhongba"; empty where nobody wrote one
    PlaceKind kind{};
    PlaceId parent;                  // Empty at the top
    std::optional<Date> valid_from, valid_to;
    std::vector<PlaceId> successors;
};

struct Office {
    OfficeId id;
    std::string name;                // Full, zh
    std::string short_name;          // As lists show it
    std::string name_en;
    OfficeKind kind{};
    Level level{};
    PlaceId place;                   // What it serves
    OfficeId place_parent;           // 属地 superior; empty at the top
    OfficeId line_parent;            // 主管部门; empty where there is none
    std::vector<std::string> duties; // Tags that routes name: "roads", "civil_affairs"
    bool organ = false;              // May issue petition opinions
    std::string calendar;            // Key of Rules::calendars
    std::string phone;
};

struct Post { OfficeId office; Role role{}; };
struct Person {
    PersonId id;
    std::string name;
    std::vector<Post> posts;
};

// The clock a limit row speaks of.
QG_WORDS(ClockKind, "clock", accept, dispatch, assign, sign_in, object, contact, handle, deliver, whole, judge, rate,
    inside, decline, arbitrate)

struct LimitRow {
    std::string id;
    ClockKind clock{};
    std::optional<MatterType> type;
    std::optional<Urgency> urgency;
    std::optional<bool> difficult;
    std::optional<Level> level;
    Limit limit;
    std::string basis;
};

struct RouteWhen { // Empty: any
    std::vector<MatterType> types;
    std::vector<std::string> topic_prefixes;
    std::vector<Urgency> urgencies;
    std::vector<PlaceId> places;     // The place or anything under it
    std::vector<PlaceKind> place_kinds;
    std::vector<AboutKind> abouts;
    std::vector<std::string> words;  // Any of them in the words
};
struct RouteThen { // Exactly one is set; offices are relative: "village", "centre:town", "unit:roads@town"
    std::string first;               // Which office the matter comes to
    std::string assign;              // Which unit a dispatcher is offered
    std::string knowledge;           // Article id that probably answers it
};
struct RouteRule {
    RuleId id;
    int version = 1;
    int priority = 0;                // Higher is looked at first
    std::string name, name_en;       // 「农村道路抢通」
    std::optional<Date> valid_from, valid_to;
    RouteWhen when;
    RouteThen then;
    std::string basis;
};

// What of a rule is looked at first, packed so that hundreds of rules lie in a few cache lines: four lanes of 16 bits,
// one bit a word, and all bits where any will do. From the lowest lane: types (the last bit: a matter without a type),
// urgencies, abouts, topics (bits of topic_bit: what is not there cannot match).
struct RouteKey {
    std::uint64_t lanes = 0;
    std::uint8_t answers = 0; // 1 first, 2 assign, 4 knowledge
    bool more = false;        // Dates, topics, places or words are left to look at
};

struct Article { // Knowledge
    std::string id;
    int version = 1;
    std::string title, text;
    std::vector<std::string> keywords, topics;
    std::optional<Date> valid_from, valid_to;
    std::vector<PlaceId> places;     // Empty: everywhere
    bool sample = false;
};

struct Windows { // Spans the table of commands leaves open
    Limit rate_change, other_channel_change, close_unrated;
    std::int64_t undo_ms = 30'000;
    int rounds_max = 2, reversals_max = 2, objections_per_office = 1;
    std::int64_t late_sync_ms = 120'000, gap_ms_max = 86'400'000;
};

// A path of zh names, "民政/社会救助/农村低保": its own name is the last, its parent what stands before.
struct Topic { std::string id, name, name_en, parent; };

struct Rules {
    std::string pack;                // SHA-256 of its canonical JSON in hex, written into each event
    std::int64_t version = 1;
    std::optional<Date> valid_from;
    PlaceId region;                  // The district the case ids begin with
    std::map<PlaceId, Place> places;
    std::map<OfficeId, Office> offices;
    std::map<PersonId, Person> persons;
    std::map<std::string, Calendar> calendars;
    std::vector<LimitRow> limits;    // The most specific row wins, then the first
    std::vector<RouteRule> routes;   // By falling priority
    std::vector<Article> knowledge;
    std::map<std::string, Topic> topics;
    Windows windows;
    WarnTerms warn;
    Value extra;                     // What only views use: tile map, wish words
    std::map<PlaceId, std::vector<OfficeId>> offices_at; // Which offices serve a place; made by index_rules
    std::vector<RouteKey> route_keys;                    // One a route; made by index_rules
};

// Refuses with bad_rules and the path ("routes[3].then.assign=unit:roads"): a wrong type or word, a field nobody
// knows, an id that leads nowhere, a parent that is its own ancestor.
[[nodiscard]] Result<Rules> rules_from_value(const Value& pack);
// For rules put together by hand: sorts the routes by priority, fills offices_at and route_keys.
void index_rules(Rules& rules);
[[nodiscard]] RouteKey key_of(const RouteRule& rule);
[[nodiscard]] std::uint16_t topic_bit(std::string_view topic); // The same for all topics under one first name

[[nodiscard]] const Place* place_of(const Rules& rules, const PlaceId& id);
[[nodiscard]] const Office* office_of(const Rules& rules, const OfficeId& id);
[[nodiscard]] const Person* person_of(const Rules& rules, const PersonId& id);
[[nodiscard]] const Calendar& calendar_of(const Rules& rules, const OfficeId& office); // The default one if unknown
[[nodiscard]] bool is_under(const Rules& rules, const PlaceId& place, const PlaceId& ancestor); // Or equal
// Nearest first, the place itself excluded.
[[nodiscard]] std::vector<PlaceId> ancestors_of(const Rules& rules, const PlaceId& place);
// A topic that is only called "other", or has no name in this language, goes by what it is a part of.
[[nodiscard]] std::string topic_name(const Rules& rules, std::string_view topic, bool english);
[[nodiscard]] std::string place_path_name(const Rules& rules, const PlaceId& place); // "木洞镇中坝村"
[[nodiscard]] Level level_of_place(const Rules& rules, const PlaceId& place);
[[nodiscard]] bool holds_post(const Rules& rules, const PersonId& person, const OfficeId& office, Role role);
// The centre that serves `place` at `level`; null where there is none.
[[nodiscard]] const Office* centre_at(const Rules& rules, const PlaceId& place, Level level);
[[nodiscard]] const Office* village_office_at(const Rules& rules, const PlaceId& place);
// The nearest centre above an office; for a unit the centre of its own level. Null at the top.
[[nodiscard]] const Office* centre_above(const Rules& rules, const OfficeId& office);
// By place and by line; null when they share none (then the joint conference decides).
[[nodiscard]] const Office* common_superior(const Rules& rules, const OfficeId& a, const OfficeId& b);
// By place or by line; nobody is his own subordinate.
[[nodiscard]] bool is_subordinate(const Rules& rules, const OfficeId& office, const OfficeId& superior);
// "village", "centre:town", "unit:roads@town", "discipline@district" seen from a place; without "@level" the nearest
// level that has the duty. Null when nobody there has it.
[[nodiscard]] const Office* relative_office(const Rules& rules, std::string_view expression, const PlaceId& place);
[[nodiscard]] const LimitRow* limit_for(const Rules& rules, ClockKind clock, MatterType type, Urgency urgency,
    bool difficult, Level level);

} // namespace qungong
