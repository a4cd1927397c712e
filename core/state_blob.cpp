// The blob of a case state: canonical JSON with a version, written and read here alone.
#include "core/case_state.hpp"

#include "core/sha256.hpp"

namespace qungong {
namespace {

constexpr int blob_version = 1;

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
    return Array{c.name, c.start.ms, c.due.ms, c.warn.ms, c.limit, c.round, c.unpublished_year, maybe(c.stopped), c.dropped};
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

// Reads the cells of one row in order; `good` says whether every one had its type.
class Cells {
public:
    explicit Cells(const Value& row) : cells_(row.as_array()) {}
    const Value& next()
    {
        static const Value none;
        if (!cells_ || at_ >= cells_->size()) { good = false; return none; }
        return (*cells_)[at_++];
    }
    std::string text()
    {
        const std::string* t = next().as_text();
        good = good && t;
        return t ? *t : std::string{};
    }
    std::int64_t number()
    {
        const std::int64_t* n = next().as_integer();
        good = good && n;
        return n ? *n : 0;
    }
    bool flag()
    {
        const bool* b = next().as_bool();
        good = good && b;
        return b && *b;
    }
    std::optional<Instant> moment()
    {
        const std::int64_t* n = next().as_integer();
        return n ? std::optional{Instant{*n}} : std::nullopt;
    }
    template <Worded E>
    E listed()
    {
        auto e = word_from_text<E>(text());
        good = good && e;
        return e.value_or(E{});
    }
    bool good = true;

private:
    const Array* cells_;
    std::size_t at_ = 0;
};

Part part_from(Cells& c)
{
    return {{c.text()}, {c.text()}, {c.text()}, {c.text()}, c.listed<PartStage>(), c.flag()};
}
Hold hold_from(Cells& c) { return {{c.text()}, {c.number()}, c.moment()}; }
CaseClock clock_from(Cells& c)
{
    return {c.text(), {c.number()}, {c.number()}, {c.number()}, c.text(), c.number(), c.flag(), c.moment(), c.flag()};
}
Rating rating_from(Cells& c)
{
    return {c.listed<Solved>(), c.listed<Satisfied>(), c.listed<Attitude>(), c.listed<RatedBy>(), {c.number()}};
}

template <class T, class From>
bool read_rows(const Value& blob, std::string_view key, std::vector<T>& into, From from)
{
    for (const Value& row : items_or_none(blob, key)) {
        Cells cells(row);
        into.push_back(from(cells));
        if (!cells.good) return false;
    }
    return true;
}

template <class IdType>
void read_ids(const Value& blob, std::string_view key, std::vector<IdType>& into)
{
    for (std::string& id : texts_or_none(blob, key)) into.push_back({std::move(id)});
}
template <class IdType>
void read_ids(const Value& blob, std::string_view key, std::set<IdType>& into)
{
    for (std::string& id : texts_or_none(blob, key)) into.insert({std::move(id)});
}

template <Worded E>
std::optional<E> listed_or_none(const Value& blob, std::string_view key)
{
    return word_from_text<E>(text_or(blob, key));
}

Value value_from_state(const CaseState& s)
{
    Value out{{"v", blob_version}, {"id", s.id.text}, {"seq", s.seq}, {"h", hex_from_bytes(s.h)},
        {"recorded_at", s.recorded_at.ms}, {"number", s.number}, {"stage", word(s.stage)}, {"type", maybe(s.type)},
        {"filed_type", maybe(s.filed_type)}, {"topic", s.topic}, {"urgency", word(s.urgency)},
        {"difficult", s.difficult}, {"place", s.place.text}, {"about", word(s.about)},
        {"about_office", s.about_office.text}, {"area_from", s.area_from.text}, {"sealed", s.sealed},
        {"confidential", s.confidential}, {"publish_consent", s.publish_consent}, {"level", word(s.level)},
        {"holder", s.holder.text}, {"first_holder", s.first_holder.text}, {"person", s.person.text},
        {"parts", rows_of(s.parts)}, {"holds", rows_of(s.holds)}, {"clocks", rows_of(s.clocks)},
        {"offices", texts_of(s.offices)}, {"co_offices", texts_of(s.co_offices)}, {"watchers", texts_of(s.watchers)},
        {"filed_by", value_from_actor(s.filed_by)}, {"filed_at", s.filed_at.ms}, {"channel", s.channel},
        {"reply_by", s.reply_by}, {"external", s.external}, {"round", s.round}, {"reversals", s.reversals},
        {"came_up_from", texts_of(s.came_up_from)}, {"sent_back_to", texts_of(s.sent_back_to)}, {"route", s.route}};
    put(out, "outcome", maybe(s.outcome));
    put(out, "answered_by", s.answered_by.text);
    put(out, "answered_at", maybe(s.answered_at));
    put(out, "delivered_at", maybe(s.delivered_at));
    put(out, "rating", value_of(s.rating));
    put(out, "ratings", s.ratings);
    put(out, "contests", s.contests);
    put(out, "contacted", s.contacted);
    Array told;
    for (const std::string& clock : s.told) told.emplace_back(clock);
    put(out, "told", told);
    put(out, "published", s.published);
    put(out, "read_only", s.read_only);
    return out;
}

std::optional<Instant> moment_or_none(const Value& blob, std::string_view key)
{
    const Value* value = find(blob, key);
    if (!value || !value->as_integer()) return std::nullopt;
    return Instant{*value->as_integer()};
}

void read_matter(const Value& b, CaseState& s)
{
    s.number = text_or(b, "number");
    s.type = listed_or_none<MatterType>(b, "type");
    s.filed_type = listed_or_none<MatterType>(b, "filed_type");
    s.topic = text_or(b, "topic");
    s.urgency = listed_or_none<Urgency>(b, "urgency").value_or(Urgency::normal);
    s.difficult = bool_or(b, "difficult", false);
    s.place = {text_or(b, "place")};
    s.about = listed_or_none<AboutKind>(b, "about").value_or(AboutKind::unknown);
    s.about_office = {text_or(b, "about_office")};
    s.area_from = {text_or(b, "area_from")};
    s.sealed = bool_or(b, "sealed", false);
    s.confidential = bool_or(b, "confidential", false);
    s.publish_consent = bool_or(b, "publish_consent", false);
    s.filed_at = {integer_or(b, "filed_at", 0)};
    s.channel = text_or(b, "channel");
    s.reply_by = text_or(b, "reply_by");
    s.external = text_or(b, "external");
}

void read_course(const Value& b, CaseState& s)
{
    s.level = listed_or_none<Level>(b, "level").value_or(Level::village);
    s.holder = {text_or(b, "holder")};
    s.first_holder = {text_or(b, "first_holder")};
    s.person = {text_or(b, "person")};
    read_ids(b, "offices", s.offices);
    read_ids(b, "co_offices", s.co_offices);
    read_ids(b, "watchers", s.watchers);
    s.round = integer_or(b, "round", 1);
    s.reversals = integer_or(b, "reversals", 0);
    read_ids(b, "came_up_from", s.came_up_from);
    read_ids(b, "sent_back_to", s.sent_back_to);
    if (const Value* route = find(b, "route")) s.route = *route;
    s.outcome = listed_or_none<Outcome>(b, "outcome");
    s.answered_by = {text_or(b, "answered_by")};
    s.answered_at = moment_or_none(b, "answered_at");
    s.delivered_at = moment_or_none(b, "delivered_at");
    s.ratings = integer_or(b, "ratings", 0);
    s.contests = integer_or(b, "contests", 0);
    s.contacted = bool_or(b, "contacted", false);
    s.told = texts_or_none(b, "told");
    if (const Value* published = find(b, "published")) s.published = *published;
    s.read_only = bool_or(b, "read_only", false);
}

} // namespace

std::string blob_from_state(const CaseState& state) { return json_from_value(value_from_state(state)); }

Result<CaseState> state_from_blob(std::string_view blob)
{
    Result<Value> value = value_from_json(blob);
    if (!value) return value.refusal();
    if (integer_or(*value, "v", 0) != blob_version) return {Fault::bad_version, "state"};
    CaseState state;
    Result<std::string> h = text_field(*value, "h");
    auto digest = h ? array_from_hex<32>(*h) : std::nullopt;
    if (!digest) return {Fault::bad_hash, "state.h"};
    auto stage = listed_or_none<CaseStage>(*value, "stage");
    const Value* filed_by = find(*value, "filed_by");
    Result<Actor> actor = filed_by ? actor_from_value(*filed_by) : Result<Actor>{Fault::missing_field, "state.filed_by"};
    if (!actor) return actor.refusal();
    if (!stage) return {Fault::unknown_word, "state.stage"};
    state.id = {text_or(*value, "id")};
    state.seq = integer_or(*value, "seq", 0);
    state.h = *digest;
    state.recorded_at = {integer_or(*value, "recorded_at", 0)};
    state.stage = *stage;
    state.filed_by = *actor;
    read_matter(*value, state);
    read_course(*value, state);
    bool whole = read_rows(*value, "parts", state.parts, part_from) && read_rows(*value, "holds", state.holds, hold_from)
        && read_rows(*value, "clocks", state.clocks, clock_from);
    if (const Value* rating = find(*value, "rating")) {
        Cells cells(*rating);
        state.rating = rating_from(cells);
        whole = whole && cells.good;
    }
    if (!whole) return {Fault::wrong_type, "state"};
    return state;
}

} // namespace qungong
