// Matters that say much the same, and what the public sees of one: both are asked of the core.
#include <algorithm>

#include "core/reach.hpp"
#include "core/similar.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

std::string_view first_name(std::string_view topic) { return topic.substr(0, topic.find('/')); }

// Reading all words of all matters costs much; nothing alike lies in another place and under another heading.
bool may_be_alike(const CaseState& a, const CaseState& b)
{
    return a.id != b.id && (a.place == b.place || first_name(a.topic) == first_name(b.topic));
}

Told told_of(const CaseState& state, std::string words)
{
    return {state.id, state.place, state.topic, std::move(words), state.filed_at};
}

} // namespace

std::vector<SimilarView> similar_matters(const Model& model, const CaseView& view, bool open_only, std::size_t max)
{
    std::vector<Told> others;
    for (const auto& [id, record] : model.cases) {
        if (!may_be_alike(view.state, record.state) || (open_only && !is_open(record.state.stage))) continue;
        others.push_back(told_of(record.state, own_words(record.events)));
    }
    std::vector<SimilarView> found;
    for (const Similar& each : similar_to(told_of(view.state, view.words), others, *model.rules, max))
        if (std::optional<CaseView> other = case_view(model, each.case_id))
            found.push_back({each.case_id, each.percent, other->title, other->state.place, other->state.filed_at,
                             other->state.stage, other->light, other->left_s, other->state.holder});
    return found;
}

std::optional<PublicMatter> public_look(const CaseState& state)
{
    const Value row = public_row(state);
    return row.is_null() ? std::nullopt : matter_from_row(row);
}

} // namespace qungong::app
