// Searching: over every matter that this device may read, in whatever tab or queue it stands. The index is made of what the
// feeds brought; a caller's number is identity (DESIGN 10) and in no feed, so it is found only where this device knows it by
// right: in what is being written here, in what waits to be sent, and in what was opened in this session.
#include "core/format.hpp"
#include "core/instant.hpp"
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr std::size_t found_max = 50;
constexpr std::int64_t open_first_ms = 1'000'000'000'000'000; // What is open stands above what is closed

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string all;
    for (const std::string_view part : parts)
        if (!part.empty()) all.append(all.empty() ? "" : " ").append(part);
    return all;
}

// By every name it goes by: a search does not ask in which language the screen speaks.
std::string names_of_office(const Rules& rules, const OfficeId& id)
{
    const Office* office = office_of(rules, id);
    return office ? joined({office->short_name, office->name, office->name_en}) : std::string{};
}

std::string names_of_place(const Rules& rules, const PlaceId& id)
{
    const Place* place = place_of(rules, id);
    return place ? joined({place_path_name(rules, id), place->name_en}) : std::string{};
}

Searchable entry_of(const Model& model, const CaseRecord& record)
{
    const CaseState& s = record.state;
    std::string words = own_words(record.events);
    std::string title = title_words(words);
    return searchable({.number = s.number,
                       .fields = {std::move(title), names_of_place(*model.rules, s.place), person_name(model, s.person),
                                  names_of_office(*model.rules, s.holder), s.topic, std::move(words)},
                       .order = s.filed_at.ms + (is_open(s.stage) ? open_first_ms : 0)});
}

// Only what has gone on since the last search is read again.
void refresh_index(Model& model)
{
    SearchIndex& index = model.search_index;
    if (index.pack != model.rules->pack || index.ids.size() > model.cases.size()) index = {};
    index.pack = model.rules->pack;
    for (const auto& [id, record] : model.cases) {
        const auto [place, is_new] = index.at.try_emplace(id, index.ids.size());
        if (is_new) {
            index.ids.push_back(id);
            index.seqs.push_back(record.state.seq);
            index.entries.push_back(entry_of(model, record));
        } else if (index.seqs[place->second] != record.state.seq) {
            index.seqs[place->second] = record.state.seq;
            index.entries[place->second] = entry_of(model, record);
        }
    }
    if (index.ids.size() > model.cases.size()) { // Some have gone while others came
        index = {};
        refresh_index(model);
    }
}

std::string digits_of(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

Searchable filing_of(const Model& model, const Value& args, std::string number, Instant at)
{
    const Value* petitioner = find(args, "petitioner");
    const auto of = [&](const char* key) { return petitioner ? text_or(*petitioner, key) : std::string{}; };
    const std::string words = text_or(args, "words");
    return searchable({.number = std::move(number),
                       .caller = digits_of(of("phone")),
                       .fields = {title_words(words), names_of_place(*model.rules, {text_or(args, "place")}), of("name"), {},
                                  text_or(args, "topic"), words},
                       .order = at.ms + open_first_ms});
}

// What this device itself is about to send, and numbers that were opened in this session.
struct OwnMatters {
    std::vector<Searchable> entries;
    std::vector<FoundMatter> who; // One an entry
};

OwnMatters own_matters(const Model& model)
{
    OwnMatters own;
    const auto add = [&](Searchable entry, CaseId case_id, std::string draft) {
        own.entries.push_back(std::move(entry));
        own.who.push_back({.case_id = std::move(case_id), .draft = std::move(draft)});
    };
    for (const auto& [id, draft] : model.drafts)
        if (draft.kind == CommandKind::file) add(filing_of(model, draft.args, draft.number, draft.changed_at), {}, id);
    for (const Pending& pending : model.queue)
        if (!is_sealed(pending) && pending.command.type == CommandKind::file && !model.cases.contains(pending.command.case_id))
            add(filing_of(model, pending.command.args, text_or(pending.command.args, "number"), pending.queued_at),
                pending.command.case_id, {});
    for (const auto& [id, identity] : model.identities)
        if (model.cases.contains(id))
            add(searchable({.caller = digits_of(text_or(identity, "phone")), .fields = {"", "", text_or(identity, "name")}}), id, {});
    return own;
}

void add_found(std::vector<FoundMatter>& all, FoundMatter found)
{
    const auto same = std::find_if(all.begin(), all.end(), [&](const FoundMatter& each) {
        return each.draft == found.draft && each.case_id == found.case_id;
    });
    if (same == all.end()) all.push_back(std::move(found));
    else if (same->rank < found.rank) *same = std::move(found);
}

} // namespace

void find_matters(Change& change)
{
    Model& model = change.model;
    SearchChoice& choice = model.search;
    const SearchQuery query = query_from_text(choice.text);
    choice.found.clear();
    choice.count = 0;
    if (query.terms.empty()) return;
    refresh_index(model);
    const SearchFound found = search(model.search_index.entries, query, *model.initials, found_max);
    for (const SearchHit& hit : found.best)
        choice.found.push_back({.case_id = model.search_index.ids[hit.index], .rank = hit.rank, .marks = hit.marks});
    const OwnMatters own = own_matters(model);
    const std::size_t before = choice.found.size();
    for (const SearchHit& hit : search(own.entries, query, *model.initials, found_max).best) {
        FoundMatter one = own.who[hit.index];
        one.rank = hit.rank;
        one.marks = hit.marks;
        add_found(choice.found, std::move(one));
    }
    choice.count = found.count + choice.found.size() - before;
    std::stable_sort(choice.found.begin(), choice.found.end(),
                     [](const FoundMatter& a, const FoundMatter& b) { return a.rank > b.rank; });
    choice.at = std::min(choice.at, choice.found.empty() ? 0 : choice.found.size() - 1);
}

void open_search(Change& change)
{
    ++change.model.search.opened;
    if (change.model.route.page != PageKind::search) type_search(change, {});
}

void type_search(Change& change, const std::string& text)
{
    Model& model = change.model;
    model.search.text = text;
    model.search.at = 0;
    go(change, {PageKind::search, {}});
    const auto is_loading = [](const auto& ask) { return ask.second.op == "initials.load"; };
    if (model.initials->letters.empty() && std::none_of(model.asks.begin(), model.asks.end(), is_loading))
        ask(change, "initials.load", Value{Object{}});
    find_matters(change);
}

void open_found(Change& change, std::size_t at)
{
    SearchChoice& search = change.model.search;
    if (at >= search.found.size()) return;
    search.at = at; // Where one comes back to
    const FoundMatter& found = search.found[at];
    go(change, found.draft.empty() ? Route{PageKind::case_, found.case_id.text} : Route{PageKind::new_matter, found.draft});
}

void answer_initials(Change& change, const std::string& bytes)
{
    if (Result<Initials> read = initials_from_text(bytes)) change.model.initials = Shared{std::move(*read)};
}

} // namespace qungong::app
