// Reads the blob of a case state; core/state_blob_write.cpp writes it.
#include "core/case_state.hpp"

#include "core/sha256.hpp"

namespace qungong {
namespace {

// Reads the cells of one row in order; `good` says whether every one had its type.
class Cells {
public:
    explicit Cells(const Value& row) : cells_(row.as_array()) {}
    const Value& next()
    {
        static const Value none;
        if (!cells_ || at_ >= cells_->size()) {
            good = false;
            return none;
        }
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
    return {c.text(),   {c.number()}, {c.number()}, {c.number()}, c.text(),
            c.number(), c.flag(),     c.moment(),   c.flag()};
}
Rating rating_from(Cells& c)
{
    return {
        c.listed<Solved>(), c.listed<Satisfied>(), c.listed<Attitude>(), c.listed<RatedBy>(), {c.number()}};
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

Result<CaseState> state_from_blob(std::string_view blob)
{
    Result<Value> value = value_from_json(blob);
    if (!value) return value.refusal();
    if (value->as_text()) return {Fault::wrong_type, "state"}; // A blob inside a blob would never end
    return state_from_value(*value);
}

Result<CaseState> state_from_value(const Value& blob)
{
    if (const std::string* text = blob.as_text()) return state_from_blob(*text);
    if (integer_or(blob, "v", 0) != state_blob_version) return {Fault::bad_version, "state"};
    CaseState state;
    Result<std::string> h = text_field(blob, "h");
    auto digest = h ? array_from_hex<32>(*h) : std::nullopt;
    if (!digest) return {Fault::bad_hash, "state.h"};
    auto stage = listed_or_none<CaseStage>(blob, "stage");
    const Value* filed_by = find(blob, "filed_by");
    Result<Actor> actor =
        filed_by ? actor_from_value(*filed_by) : Result<Actor>{Fault::missing_field, "state.filed_by"};
    if (!actor) return actor.refusal();
    if (!stage) return {Fault::unknown_word, "state.stage"};
    state.id = {text_or(blob, "id")};
    state.seq = integer_or(blob, "seq", 0);
    state.h = *digest;
    state.recorded_at = {integer_or(blob, "recorded_at", 0)};
    state.stage = *stage;
    state.filed_by = *actor;
    read_matter(blob, state);
    read_course(blob, state);
    bool whole = read_rows(blob, "parts", state.parts, part_from) &&
                 read_rows(blob, "holds", state.holds, hold_from) &&
                 read_rows(blob, "clocks", state.clocks, clock_from);
    if (const Value* rating = find(blob, "rating")) {
        Cells cells(*rating);
        state.rating = rating_from(cells);
        whole = whole && cells.good;
    }
    if (!whole) return {Fault::wrong_type, "state"};
    return state;
}

} // namespace qungong
