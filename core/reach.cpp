#include "core/reach.hpp"

#include <algorithm>
#include <set>

#include "core/permit.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

bool reaches_petitioner(const Event& event)
{
    switch (event.type) {
    case EventKind::filed:
    case EventKind::supplemented:
    case EventKind::answered:
    case EventKind::answered_from_knowledge:
    case EventKind::delivered:
    case EventKind::rated:
    case EventKind::rating_judged:
    case EventKind::published:
    case EventKind::reopened: return true;
    case EventKind::noted: {
        std::string audience = text_or(event.open, "audience");
        return audience == word(Audience::petitioner) || audience == word(Audience::everyone);
    }
    default: return false;
    }
}

Leaf leaf_as(const Leaf& leaf, Reading reading)
{
    Leaf out = leaf;
    if (reading != Reading::readable) {
        out.salt.reset();
        out.leaf = Value{};
    }
    if (reading != Reading::shown) out.shown = Value{};
    return out;
}

} // namespace

Reading words_reading(const Event& event, Projection projection)
{
    switch (projection) {
    case Projection::office:
    case Projection::sealed: return Reading::readable;
    case Projection::
        office_no_words: // The work itself is for every hand that works; the person's words are not
        return event.type == EventKind::filed || event.type == EventKind::supplemented ? Reading::shown
                                                                                       : Reading::readable;
    case Projection::petitioner: return reaches_petitioner(event) ? Reading::readable : Reading::hidden;
    case Projection::area:
        if (event.type == EventKind::noted && text_or(event.open, "audience") == word(Audience::handler))
            return Reading::hidden;
        return Reading::shown;
    }
    return Reading::hidden;
}

Event projected(const Event& event, Projection projection)
{
    Event out = event;
    out.h.reset();
    if (event.words) out.words = leaf_as(*event.words, words_reading(event, projection));
    if (event.identity) out.identity = leaf_as(*event.identity, Reading::hidden); // Never in a feed
    return out;
}

FeedSet feeds_of_case(const CaseState& state, const Rules& rules)
{
    FeedSet feeds;
    if (state.seq == 0) return feeds;
    feeds.emplace("petitioner/" + state.id.text, Projection::petitioner);
    if (state.sealed) {
        feeds.emplace("sealed/" + state.holder.text, Projection::sealed);
        return feeds;
    }
    for (const OfficeId& office : state.offices) {
        if (office == state.about_office || office.empty()) continue;
        bool co = state.co_offices.contains(office) && !ever_held(state, office);
        feeds.emplace("office/" + office.text, co ? Projection::office_no_words : Projection::office);
    }
    for (const OfficeId& office : state.watchers)
        if (office != state.about_office) feeds.emplace("office/" + office.text, Projection::office);
    if (state.area_from.empty()) return feeds;
    feeds.emplace("area/" + state.area_from.text, Projection::area);
    for (const PlaceId& place : ancestors_of(rules, state.area_from))
        feeds.emplace("area/" + place.text, Projection::area);
    return feeds;
}

std::vector<std::string> public_feeds(const Rules& rules) { return {"public/" + rules.region.text}; }

std::vector<std::string> feeds_of_person(const PersonId& person, const CaseId& follow_case,
                                         const Rules& rules)
{
    std::vector<std::string> feeds = public_feeds(rules);
    feeds.push_back("directory"); // Whoever reports a matter decides with the same rules
    if (!follow_case.empty()) feeds.push_back("petitioner/" + follow_case.text);
    const Person* known = person_of(rules, person);
    if (!known) return feeds;
    feeds.push_back("person/" + person.text);
    std::set<std::string> own;
    for (const Post& post : known->posts) {
        const Office* office = office_of(rules, post.office);
        if (!office) continue;
        switch (post.role) {
        case Role::clerk:
        case Role::handler:
        case Role::head:
            own.insert("office/" + office->id.text);
            if (office->kind == OfficeKind::discipline) own.insert("sealed/" + office->id.text);
            break;
        case Role::dispatcher:
            own.insert("office/" + office->id.text);
            own.insert("area/" + office->place.text);
            break;
        case Role::leader:
        case Role::secretary:
        case Role::observer:
        case Role::caller:
        case Role::discloser:
        case Role::watch_member: own.insert("area/" + office->place.text); break;
        default: break; // Accountants, administrators, members read the directory and the public feed
        }
    }
    feeds.insert(feeds.end(), own.begin(), own.end());
    return feeds;
}

std::string public_key(const CaseId& id)
{
    return hex_from_bytes(sha256("public row of " + id.text)).substr(0, 16);
}

Value public_row(const CaseState& s)
{
    const bool excluded = s.sealed || s.confidential || s.type == MatterType::accuse ||
                          s.type == MatterType::tip || s.stage == CaseStage::annulled ||
                          s.stage == CaseStage::withdrawn;
    if (s.seq == 0 || excluded) return {};
    Value row{{"place", s.place.text},
              {"topic", s.topic},
              {"office", s.holder.text},
              {"filed_at", s.filed_at.ms},
              {"state", word(s.stage)}};
    if (s.type) put(row, "type", word(*s.type));
    if (s.outcome && s.delivered_at) put(row, "outcome", word(*s.outcome));
    if (s.delivered_at) put(row, "delivered_at", s.delivered_at->ms);
    if (const CaseClock* whole = clock_of(s, "whole")) {
        put(row, "due", whole->due.ms);
        put(row, "warn", whole->warn.ms);
    }
    if (s.rating) put(row, "solved", word(s.rating->solved));
    if (!s.published.is_null()) put(row, "published", s.published);
    return row;
}

} // namespace qungong
