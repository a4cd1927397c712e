// The tour: what somebody new is shown, five steps for each kind of work. Each names its sentence and the words that stand
// on the widget it points at; in the hand that may be the short form, and where the widget is not there the words suffice.
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

constexpr TourStep clerk[] = {{"tour.clerk_file", "nav.new_matter"}, {"tour.clerk_mine", "inbox.tab_mine"},
    {"tour.clerk_open", "inbox.open_case"}, {"tour.saved", "nav.outbox"}, {"tour.device", "nav.device"}};
constexpr TourStep dispatcher[] = {{"tour.dispatcher_board", "nav.dispatch"}, {"tour.dispatcher_inbox", "nav.inbox"},
    {"tour.map", "nav.overview"}, {"tour.saved", "nav.outbox"}, {"tour.device", "nav.device"}};
constexpr TourStep handler[] = {{"tour.handler_mine", "inbox.tab_mine"}, {"tour.handler_open", "inbox.open_case"},
    {"tour.drafts", "nav.drafts"}, {"tour.saved", "nav.outbox"}, {"tour.device", "nav.device"}};
constexpr TourStep leader[] = {{"tour.map", "nav.overview"}, {"tour.leader_growing", "overview.growing"},
    {"tour.leader_inbox", "nav.inbox"}, {"tour.village", "nav.village"}, {"tour.device", "nav.device"}};
constexpr TourStep visitor[] = {{"tour.visitor_report", "sign_in.report"}, {"tour.visitor_follow", "sign_in.follow"},
    {"tour.village", "sign_in.village"}, {"tour.visitor_elder", "device.elder"}, {"tour.visitor_device", "sign_in.looks"}};
static_assert(std::size(clerk) == tour_length && std::size(dispatcher) == tour_length && std::size(handler) == tour_length
    && std::size(leader) == tour_length && std::size(visitor) == tour_length);

} // namespace

std::span<const TourStep> tour_steps(const Model& model)
{
    if (model.session.kind != SessionKind::staff) return visitor;
    switch (model.session.actor.role) {
    case Role::dispatcher: return dispatcher;
    case Role::leader:
    case Role::secretary:
    case Role::observer: return leader;
    case Role::clerk:
    case Role::discloser:
    case Role::accountant:
    case Role::watch_member: return clerk;
    default: return handler;
    }
}

bool tour_is_offered(const Model& model)
{
    const bool staff = model.session.kind == SessionKind::staff && model.session.unlocked;
    return staff && model.tour.unseen && model.tour.step == 0 && model.back.empty();
}

} // namespace qungong::app
