// Writes the blob of a case state: canonical JSON with a version; core/state_blob.cpp reads it.
#include "core/case_state.hpp"

#include "core/sha256.hpp"

namespace qungong {
namespace {

template <class T>
Value maybe(const std::optional<T>& e)
{
    if (!e) return {};
    if constexpr (std::is_same_v<T, Instant>) return e->ms;
    else return word(*e);
}

template <class List>
Value texts_of(const List& ids)
{
    Array out;
    for (const auto& id : ids) out.emplace_back(id.text);
    return out;
}

Value value_of(const Part& p)
{
    return Array{p.id.text, p.parent.text, p.office.text, p.person.text, word(p.stage), p.lead};
}

Value value_of(const Hold& h) { return Array{h.office.text, h.from.ms, maybe(h.to)}; }

Value value_of(const CaseClock& c)
{
    return Array{c.name,  c.start.ms,         c.due.ms,         c.warn.ms, c.limit,
                 c.round, c.unpublished_year, maybe(c.stopped), c.dropped};
}

Value value_of(const std::optional<Rating>& r)
{
    if (!r) return {};
    return Array{word(r->solved), word(r->satisfied), word(r->attitude), word(r->by), r->at.ms};
}

template <class List>
Value rows_of(const List& rows)
{
    Array out;
    for (const auto& row : rows) out.push_back(value_of(row));
    return out;
}

void write_matter(Value& out, const CaseState& s)
{
    for (Field& field : std::vector<Field>{{"number", s.number},
             {"type", maybe(s.type)},
             {"filed_type", maybe(s.filed_type)},
             {"topic", s.topic},
             {"urgency", word(s.urgency)},
             {"difficult", s.difficult},
             {"place", s.place.text},
             {"about", word(s.about)},
             {"about_office", s.about_office.text},
             {"area_from", s.area_from.text},
             {"sealed", s.sealed},
             {"confidential", s.confidential},
             {"publish_consent", s.publish_consent},
             {"filed_by", value_from_actor(s.filed_by)},
             {"filed_at", s.filed_at.ms},
             {"channel", s.channel},
             {"reply_by", s.reply_by},
             {"external", s.external}})
        put(out, field.key, std::move(field.value));
}

void write_course(Value& out, const CaseState& s)
{
    for (Field& field : std::vector<Field>{{"level", word(s.level)},
             {"holder", s.holder.text},
             {"first_holder", s.first_holder.text},
             {"person", s.person.text},
             {"parts", rows_of(s.parts)},
             {"holds", rows_of(s.holds)},
             {"clocks", rows_of(s.clocks)},
             {"offices", texts_of(s.offices)},
             {"co_offices", texts_of(s.co_offices)},
             {"watchers", texts_of(s.watchers)},
             {"round", s.round},
             {"reversals", s.reversals},
             {"came_up_from", texts_of(s.came_up_from)},
             {"sent_back_to", texts_of(s.sent_back_to)},
             {"route", s.route}})
        put(out, field.key, std::move(field.value));
}

void write_result(Value& out, const CaseState& s)
{
    Array told;
    for (const std::string& clock : s.told) told.emplace_back(clock);
    for (Field& field : std::vector<Field>{{"outcome", maybe(s.outcome)},
             {"answered_by", s.answered_by.text},
             {"answered_at", maybe(s.answered_at)},
             {"delivered_at", maybe(s.delivered_at)},
             {"rating", value_of(s.rating)},
             {"ratings", s.ratings},
             {"contests", s.contests},
             {"contacted", s.contacted},
             {"told", told},
             {"published", s.published},
             {"read_only", s.read_only}})
        put(out, field.key, std::move(field.value));
}

Value value_from_state(const CaseState& s)
{
    Value out{{"v", state_blob_version}, {"id", s.id.text}, {"seq", s.seq}, {"h", hex_from_bytes(s.h)},
              {"recorded_at", s.recorded_at.ms}, {"stage", word(s.stage)}};
    write_matter(out, s);
    write_course(out, s);
    write_result(out, s);
    return out;
}

} // namespace

std::string blob_from_state(const CaseState& state) { return json_from_value(value_from_state(state)); }

} // namespace qungong
