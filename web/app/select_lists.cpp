// Lists of matters: the inbox, the dispatcher's queues, the leader's overview.
#include <algorithm>

#include "core/limit.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

struct Listed {
    InboxRow row;
    CaseState state;
};

bool is_ended(CaseStage stage) { return !is_open(stage); }

InboxRow row_of(const Model& model, const CaseId& id, const CaseView& view)
{
    const CaseState& s = view.state;
    const Calendar& calendar = calendar_of(*model.rules, model.session.actor.office);
    InboxRow row{.id = id,
                 .light = view.light,
                 .left_s = view.left_s,
                 .due = view.due,
                 .title = view.title,
                 .reporter = view.reporter,
                 .number = s.number,
                 .type = s.type,
                 .topic = s.topic,
                 .channel = s.channel,
                 .urgency = s.urgency,
                 .holder = s.holder,
                 .person = s.person,
                 .place = s.place,
                 .stage = s.stage,
                 .mine = view.mine,
                 .pending = view.pending};
    row.contested = s.contests > 0 && is_open(s.stage);
    row.today = view.due && is_open(s.stage) && calendar.date_of(*view.due) <= calendar.date_of(model.now);
    row.filed_at = s.filed_at;
    return row;
}

std::vector<Listed> all_of(const Model& model)
{
    std::vector<Listed> all;
    std::set<CaseId> ids;
    for (const auto& [id, record] : model.cases) ids.insert(id);
    for (const Pending& pending : model.queue)
        if (!is_sealed(pending) && !pending.verdict && pending.command.type == CommandKind::file)
            ids.insert(pending.command.case_id);
    for (const CaseId& id : ids)
        if (std::optional<CaseView> view = case_view(model, id))
            all.push_back({row_of(model, id, *view), view->state});
    return all;
}

int order_of(const InboxRow& row)
{
    if (row.pending) return 0;
    if (is_ended(row.stage)) return 5;
    return row.light == Light::late ? 1 : row.light == Light::near ? 2 : 3;
}

bool before(const InboxRow& a, const InboxRow& b)
{
    if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
    if (is_ended(a.stage)) return a.filed_at > b.filed_at;
    return a.due.value_or(a.filed_at) < b.due.value_or(b.filed_at);
}

// Other orders than by due put no group apart.
bool before_by(const std::string& sort, const InboxRow& a, const InboxRow& b)
{
    if (sort == "filed") return a.filed_at > b.filed_at;
    if (sort == "urgency" && a.urgency != b.urgency) return a.urgency < b.urgency; // critical, urgent, normal
    return before(a, b);
}

bool is_of_today(const InboxRow& row) // Late or due before the day ends; what waits to be sent stands above all
{
    return row.pending || row.today;
}

bool is_in_tab(const InboxRow& row, const std::string& tab)
{
    if (tab == "closed") return is_ended(row.stage);
    if (is_ended(row.stage)) return false;
    if (tab == "to_be_rated") return row.stage == CaseStage::answered;
    if (tab == "mine") return row.mine;
    if (tab == "sent_on") return !row.mine && row.stage != CaseStage::answered;
    return true;
}

bool matches(const Model& model, const InboxRow& row)
{
    const InboxChoice& choice = model.inbox;
    if (!choice.light.empty() && choice.light != word(row.light)) return false;
    if (!choice.type.empty() && (!row.type || choice.type != word(*row.type))) return false;
    if (choice.urgent && row.urgency == Urgency::normal) return false;
    if (!choice.place.empty() && !is_under(*model.rules, row.place, choice.place)) return false;
    return choice.office.empty() || choice.office == row.holder;
}

Light worse(Light a, Light b)
{
    auto rank = [](Light light) { return light == Light::late ? 2 : light == Light::near ? 1 : 0; };
    return rank(a) >= rank(b) ? a : b;
}

void count_tile(OverviewView& view, const Rules& rules, const InboxRow& row)
{
    for (TileView& tile : view.tiles) {
        if (!is_under(rules, row.place, tile.place)) continue;
        ++tile.open;
        tile.late += row.light == Light::late;
        tile.near += row.light == Light::near;
        tile.worst = worse(tile.worst, row.light);
    }
}

void count_days(std::vector<std::pair<Date, int>>& days, Date day)
{
    for (auto& [date, count] : days)
        if (date == day) ++count;
}

void count_case(OverviewView& view, const Model& model, const Listed& listed)
{
    const Calendar& calendar = calendar_of(*model.rules, model.session.actor.office);
    const CaseState& s = listed.state;
    count_days(view.filed_by_day, calendar.date_of(s.filed_at));
    if (s.delivered_at) count_days(view.closed_by_day, calendar.date_of(*s.delivered_at));
    const CaseClock* whole = clock_of(s, "whole");
    if (whole && whole->due <= model.now) {
        ++view.due;
        view.in_time += s.delivered_at && *s.delivered_at <= whole->due;
    }
    const Instant before = model.now + std::chrono::days{-30};
    view.open_before += s.filed_at <= before && (is_ended(s.stage) ? s.delivered_at && *s.delivered_at > before : true);
    if (is_ended(s.stage)) {
        ++view.closed;
        view.early += listed.row.light == Light::early;
        return;
    }
    ++view.open;
    view.late += listed.row.light == Light::late;
    view.near += listed.row.light == Light::near;
    view.near_today += listed.row.light == Light::near && listed.row.today;
    if (listed.row.light == Light::late)
        view.late_days_max = std::max(view.late_days_max, static_cast<int>(-listed.row.left_s / 86'400) + 1);
    count_tile(view, *model.rules, listed.row);
}

} // namespace

std::optional<InboxRow> inbox_row(const Model& model, const CaseId& id)
{
    const std::optional<CaseView> view = case_view(model, id);
    return view ? std::optional(row_of(model, id, *view)) : std::nullopt;
}

InboxView inbox_view(const Model& model)
{
    InboxView view;
    const Calendar& calendar = calendar_of(*model.rules, model.session.actor.office);
    const std::chrono::year_month_day today{calendar.date_of(model.now)};
    for (const Listed& listed : all_of(model)) {
        const InboxRow& row = listed.row;
        if (!is_ended(row.stage)) {
            ++view.tally[row.light];
            view.due_today += row.today && row.light == Light::near;
        } else if (listed.state.delivered_at) {
            const std::chrono::year_month_day done{calendar.date_of(*listed.state.delivered_at)};
            const bool this_month = done.year() == today.year() && done.month() == today.month();
            view.closed_this_month += this_month;
            view.closed_early += this_month && row.light == Light::early;
        }
        for (const char* tab : {"all", "mine", "sent_on", "to_be_rated", "closed"})
            view.tabs[tab] += is_in_tab(row, tab);
        if (!is_in_tab(row, model.inbox.tab)) continue;
        if (row.type) view.types.insert(*row.type);
        if (!row.place.empty()) view.places.insert(row.place);
        if (!row.holder.empty()) view.offices.insert(row.holder);
        if (matches(model, row)) view.rows.push_back(row);
    }
    const std::string& sort = model.inbox.sort;
    std::stable_sort(view.rows.begin(), view.rows.end(),
                     [&](const InboxRow& a, const InboxRow& b) { return before_by(sort, a, b); });
    if (sort != "due" || model.inbox.tab == "closed") return view;
    const auto rest = std::stable_partition(view.rows.begin(), view.rows.end(), is_of_today);
    view.first_group = static_cast<std::size_t>(rest - view.rows.begin());
    return view;
}

std::map<std::string, std::vector<InboxRow>> dispatch_queues(const Model& model)
{
    std::map<std::string, std::vector<InboxRow>> queues;
    const OfficeId own = model.session.actor.office;
    for (const Listed& listed : all_of(model)) {
        const CaseState& s = listed.state;
        const bool under = s.holder != own && is_subordinate(*model.rules, s.holder, own);
        if (s.holder == own && (s.stage == CaseStage::accepted || s.stage == CaseStage::filed))
            queues["to_assign"].push_back(listed.row);
        if (under && s.stage == CaseStage::assigned) queues["to_sign"].push_back(listed.row);
        if (s.stage == CaseStage::objected) queues["objected"].push_back(listed.row);
        if (s.stage == CaseStage::awaiting_ruling) queues["ruling"].push_back(listed.row);
        if (s.stage == CaseStage::disputed && (under || s.holder == own))
            queues["disputed"].push_back(listed.row);
        if (under && s.stage == CaseStage::answering) queues["to_deliver"].push_back(listed.row);
    }
    for (auto& [name, rows] : queues) std::stable_sort(rows.begin(), rows.end(), before);
    return queues;
}

OverviewView overview_view(const Model& model)
{
    OverviewView view;
    const Rules& rules = *model.rules;
    const Calendar& calendar = calendar_of(rules, model.session.actor.office);
    const Date today = calendar.date_of(model.now);
    for (int back = 29; back >= 0; --back) {
        view.filed_by_day.push_back({today - std::chrono::days{back}, 0});
        view.closed_by_day.push_back({today - std::chrono::days{back}, 0});
    }
    for (const auto& [id, place] : rules.places)
        if (place.parent == rules.region) view.tiles.push_back({id, 0, 0, 0, Light::normal});
    for (const Listed& listed : all_of(model)) {
        count_case(view, model, listed);
        if (is_ended(listed.row.stage)) continue;
        view.growing.push_back(listed.row);
        if (!model.tile.empty() && is_under(rules, listed.row.place, model.tile))
            view.of_tile.push_back(listed.row);
    }
    std::stable_sort(view.growing.begin(), view.growing.end(), before);
    std::stable_sort(view.of_tile.begin(), view.of_tile.end(), before);
    return view;
}

} // namespace qungong::app
