#include "web/app/select_search.hpp"

#include "core/format.hpp"
#include "core/ids.hpp"
#include "core/utf8.hpp"

namespace qungong::app {
namespace {

constexpr std::size_t before_points = 8; // Of the words that stand before what was found in them
constexpr std::size_t near_points = 40;
constexpr std::size_t phone_digits_min = 7;

const SearchMark* mark_in(const FoundMatter& found, FoundIn where)
{
    for (const SearchMark& mark : found.marks)
        if (mark.where == where) return &mark;
    return nullptr;
}

// A part of a long text around what was found in it.
void show_near(FoundRow& out, const std::string& text, const SearchMark& mark)
{
    const auto [from, to] = bytes_of_mark(text, mark.from, mark.to);
    std::size_t begin = 0;
    for (std::size_t ahead = count_code_points(std::string_view(text).substr(0, from)); ahead > before_points; --ahead)
        begin += code_point_at(text, begin).length;
    const std::string_view rest = std::string_view(text).substr(begin);
    const std::string_view cut = clip_code_points(rest, near_points);
    out.near = (begin > 0 ? "…" : "") + std::string(cut) + (cut.size() < rest.size() ? "…" : "");
    for (char& c : out.near)
        if (c == '\n') c = ' ';
    const std::size_t shift = begin > 0 ? std::string_view("…").size() : 0;
    out.near_bold = {std::min(from - begin + shift, out.near.size()), std::min(to - begin + shift, out.near.size())};
}

FoundRow row_of(const Model& model, const FoundMatter& found)
{
    FoundRow out{.draft = !found.draft.empty()};
    std::string words;
    if (const auto draft = model.drafts.find(found.draft); out.draft && draft != model.drafts.end()) {
        words = text_or(draft->second.args, "words");
        out.row.title = title_words(words);
        out.row.number = draft->second.number;
        out.row.place = {text_or(draft->second.args, "place")};
    } else if (std::optional<InboxRow> row = inbox_row(model, found.case_id)) {
        out.row = std::move(*row);
        const auto record = model.cases.find(found.case_id);
        if (record != model.cases.end()) words = own_words(record->second.events);
    }
    out.shown = out.row.title;
    if (const SearchMark* mark = mark_in(found, FoundIn::title)) out.bold = bytes_of_mark(out.shown, mark->from, mark->to);
    for (const SearchMark& mark : found.marks) {
        if (mark.where == FoundIn::title || mark.where == FoundIn::number) continue;
        out.elsewhere = mark.where;
        if (mark.where == FoundIn::words) show_near(out, words, mark);
        break;
    }
    return out;
}

} // namespace

SearchView search_view(const Model& model)
{
    SearchView view{.count = model.search.count};
    const SearchQuery query = query_from_text(model.search.text);
    view.asked = !query.terms.empty();
    view.by_number = query.terms.size() == 1 && query.terms[0].digits.size() >= phone_digits_min &&
                     query.terms[0].digits.size() != 10; // Ten digits are the number of a matter
    for (const FoundMatter& found : model.search.found) view.rows.push_back(row_of(model, found));
    return view;
}

} // namespace qungong::app
