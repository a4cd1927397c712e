// What a person sees of a case: confirmed events, then his own pending commands, decided again in order.
#include "core/decide.hpp"
#include "core/format.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

// Commands of mine that the feeds do not show yet. One that now decides to a fault stays queued: the server says.
void add_pending(const Model& model, const CaseId& id, CaseView& view)
{
    for (const Pending& pending : model.queue) {
        if (is_sealed(pending) || pending.command.case_id != id) continue;
        const bool judged_away =
            pending.verdict && *pending.verdict != Verdict::applied && *pending.verdict != Verdict::kept_both;
        view.pending = view.pending || !pending.verdict;
        if (judged_away) continue;
        if (pending.covered_seq > 0 && view.state.seq >= pending.covered_seq) continue;
        Result<Decision> decision =
            decide(view.state, model.session.actor, pending.command, *model.rules, pending.command.at);
        if (!decision) continue;
        for (Event& event : decision->events) {
            apply(view.state, event);
            view.events.push_back({std::move(event), true, pending.verdict});
        }
    }
}

const Value* words_of(const Event& event)
{
    if (!event.words) return nullptr;
    if (event.words->salt) return &event.words->leaf;
    return event.words->shown.is_null() ? nullptr : &event.words->shown;
}

void read_words(CaseView& view)
{
    for (const EventView& each : view.events) {
        for (const Value& blob : items_or_none(each.event.open, "blobs"))
            if (text_or(blob, "kind").starts_with("image/")) view.photos.push_back(text_or(blob, "sha256"));
        if (each.event.type != EventKind::filed) continue;
        if (const Value* words = words_of(each.event)) {
            view.words = text_or(*words, "words");
            view.reporter = text_or(*words, "reporter");
            view.title = title_words(view.words);
        }
    }
}

bool waits_for_me(const CaseView& view, const Actor& actor)
{
    const CaseState& s = view.state;
    if (s.stage == CaseStage::disputed) return actor.role == Role::dispatcher;
    if (s.stage == CaseStage::answered) return actor.role == Role::caller;
    if (!is_open(s.stage)) return false;
    if (s.holder == actor.office) return true;
    return own_part(s, actor.office, {}) != nullptr;
}

} // namespace

std::string own_words(const std::vector<Event>& events)
{
    for (const Event& event : events)
        if (const Value* words = event.type == EventKind::filed ? words_of(event) : nullptr) return text_or(*words, "words");
    return {};
}

std::vector<Paper> papers_of(const CaseView& view)
{
    std::vector<Paper> papers;
    for (const EventView& each : view.events)
        for (const Value& blob : items_or_none(each.event.open, "blobs"))
            papers.push_back({text_or(blob, "sha256"), text_or(blob, "kind"), text_or(blob, "name"),
                              integer_or(blob, "bytes", 0), integer_or(blob, "seconds", 0), each.event});
    return papers;
}

std::optional<CaseView> case_view(const Model& model, const CaseId& id)
{
    CaseView view;
    if (auto found = model.cases.find(id); found != model.cases.end()) {
        view.state = found->second.state;
        for (const Event& event : found->second.events) view.events.push_back({event, false, {}});
    }
    add_pending(model, id, view);
    if (view.events.empty()) return std::nullopt;
    read_words(view);
    view.clocks = clock_views(view.state, model.now);
    if (const ClockView* clock = leading_clock(view.clocks)) {
        view.light = clock->light;
        view.due = clock->due;
        view.left_s = clock->left_s;
    }
    view.offers = offered(view.state, model.session.actor, *model.rules);
    view.mine = waits_for_me(view, model.session.actor);
    return view;
}

} // namespace qungong::app
