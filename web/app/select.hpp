// Select: what pages read. Everything here is computed from the model and the core; nothing is decided in a view.
#pragma once

#include <span>

#include "core/clock_view.hpp"
#include "core/public_facts.hpp"
#include "core/route.hpp"
#include "web/app/model.hpp"

namespace qungong::app {

using qungong::ClockView;

struct EventView {
    Event event;
    bool pending = false; // Mine, not confirmed yet
    std::optional<Verdict> verdict;
};

struct CaseView {
    CaseState state; // Confirmed and pending together
    std::vector<EventView> events;
    std::vector<ClockView> clocks;
    Light light = Light::normal;
    std::optional<Instant> due; // Of the clock that the light speaks of
    std::int64_t left_s = 0;
    std::string title;    // The person's own words, cut to one line
    std::string words;    // The person's own words, whole; redacted where only that is known
    std::string reporter; // Masked
    std::vector<Offer> offers;
    bool pending = false; // Something of it waits to be sent
    bool mine = false;    // It waits for a step of mine
    std::vector<std::string> photos; // sha256 of the pictures
};
[[nodiscard]] std::optional<CaseView> case_view(const Model& model, const CaseId& id);
[[nodiscard]] std::string own_words(const std::vector<Event>& events); // Of the person; redacted where only that is known

struct Paper { // Something that came with an event: a photo, a recording, a file
    std::string sha256, kind, name;
    std::int64_t bytes = 0, seconds = 0;
    Event event;
};
[[nodiscard]] std::vector<Paper> papers_of(const CaseView& view);

struct SimilarView {
    CaseId id;
    int percent = 0;
    std::string title;
    PlaceId place;
    Instant filed_at;
    CaseStage stage{};
    Light light{};
    std::int64_t left_s = 0;
    OfficeId holder;
};
// Nearby and within 90 days, most alike first (core/similar.hpp).
[[nodiscard]] std::vector<SimilarView> similar_matters(
    const Model& model, const CaseView& view, bool open_only, std::size_t max);
// What the public page says of the matter now; none where it says nothing.
[[nodiscard]] std::optional<PublicMatter> public_look(const CaseState& state);

struct InboxRow {
    CaseId id;
    Light light = Light::normal;
    std::int64_t left_s = 0;
    std::optional<Instant> due;
    std::string title, reporter, number;
    std::optional<MatterType> type;
    std::string topic, channel;
    Urgency urgency = Urgency::normal;
    OfficeId holder;
    PersonId person;
    PlaceId place;
    CaseStage stage{};
    bool mine = false, pending = false, today = false, contested = false;
    Instant filed_at;
};
struct InboxView {
    std::vector<InboxRow> rows;      // Ordered: late, near by due, rest; after tab, search, light and filter
    std::size_t first_group = 0;     // How many of them, from the top, must be finished today; 0 in another order
    std::set<MatterType> types;      // That occur in the tab, for the filter
    std::set<PlaceId> places;
    std::set<OfficeId> offices;
    std::map<Light, int> tally;      // Of what is open
    std::map<std::string, int> tabs; // all, mine, sent_on, to_be_rated, closed
    int closed_early = 0, closed_this_month = 0;
    int due_today = 0; // Of those that are near
};
[[nodiscard]] InboxView inbox_view(const Model& model);
[[nodiscard]] std::optional<InboxRow> inbox_row(const Model& model, const CaseId& id); // Of a matter that is known here

struct TileView { PlaceId place; int open = 0, late = 0, near = 0; Light worst = Light::normal; };
struct OverviewView {
    int open = 0, late = 0, near = 0, early = 0, closed = 0, late_days_max = 0;
    int open_before = 0, near_today = 0; // Open 30 days ago; of those that are near, due today
    int in_time = 0, due = 0;      // Of those whose due has come, open overdue included
    std::vector<TileView> tiles;   // One a town
    std::vector<InboxRow> growing; // Open, late and old first
    std::vector<InboxRow> of_tile; // The chosen town's open matters
    std::vector<std::pair<Date, int>> filed_by_day, closed_by_day; // 30 days
};
[[nodiscard]] OverviewView overview_view(const Model& model);

// to_assign, to_sign, objected, ruling, disputed, to_deliver
[[nodiscard]] std::map<std::string, std::vector<InboxRow>> dispatch_queues(const Model& model);

struct UnitLoad { // What a unit has in hand, of the matters this desk may read
    int open = 0, late = 0, near = 0;
    std::optional<std::int64_t> median_s; // Working time that a matter stayed with it, of the last 90 days
};
[[nodiscard]] std::map<OfficeId, UnitLoad> unit_loads(const Model& model);

struct UnitChoice { // A unit that a matter may be assigned to, and what the rules say of it
    OfficeId office;
    bool advised = false;
    RuleId rule; // That names it; of another: that failed, else the one that decided before any of it was looked at
    std::vector<RouteCondition> matched;  // Of the advised one
    std::optional<RouteCondition> failed; // The first condition that failed of the rule that would have named it
    UnitLoad load;
};
[[nodiscard]] RouteDecision assign_advice(const Model& model, const CaseState& state);
[[nodiscard]] std::vector<UnitChoice> unit_choices(const Model& model, const CaseState& state); // The advised one first

struct LimitChoice {
    std::string argument, limit; // What `assign` is given (the rule's own: nothing), and the limit as rules write it
    Instant due;
};
// The rule's limit first, then every usual one that ends earlier; later ones are never given.
[[nodiscard]] std::vector<LimitChoice> limit_choices(
    const Model& model, const CaseState& state, const OfficeId& lead);

inline constexpr std::int64_t voice_seconds_max = 60;
[[nodiscard]] bool is_voice(const Value& blob); // Of a list of blobs in a form
[[nodiscard]] bool takes_blobs(CommandKind kind);

struct WorkView { // What is under way by itself
    WorkKind kind{};
    std::int64_t done = 0, total = 0; // Lines, bytes or parts; total 0: nobody knows
    std::int64_t left = 0, bytes_left = 0; // Uploads: how many still wait, the one under way included
    bool paused = false, running = false, voice = false;
};
[[nodiscard]] std::vector<WorkView> work_views(const Model& model);
[[nodiscard]] std::vector<std::string> held_blobs(const Model& model); // That are not sent by themselves any more

// The form of a step as far as it was filled in; where nobody has begun, what would stand in it. Its id is then empty.
[[nodiscard]] Draft step_draft(const Model& model, CommandKind kind, const CaseId& case_id);


[[nodiscard]] std::string office_name(const Model& model, const OfficeId& id); // Short, in the screen's language
[[nodiscard]] std::string person_name(const Model& model, const PersonId& id);
[[nodiscard]] PlaceId own_place(const Model& model); // What the office of the session serves; else the district
[[nodiscard]] std::vector<PageKind> pages_of(Role role); // In the order of its navigation
[[nodiscard]] bool is_for_everybody(PageKind page); // Without a session
[[nodiscard]] PageKind shown_page(const Model& model); // Who is not signed in is shown the sign-in; the route is kept
[[nodiscard]] std::string title_of(const Model& model); // Of the browser's tab
struct TourStep { const char* text; const char* target; }; // i18n: what is said, and the words on the widget
inline constexpr std::size_t tour_length = 5;
[[nodiscard]] std::span<const TourStep> tour_steps(const Model& model); // Of the post somebody has
[[nodiscard]] bool shows_elder_home(const Model& model); // In large type, unless staff asked for their sign-in
[[nodiscard]] bool tour_is_offered(const Model& model); // Quietly, on the first page of who is new on this device

[[nodiscard]] ThemeChoice shown_theme(const Model& model); // What is drawn: never `system`
// How much larger than usual everything is: as wished, or as much as leaves a narrow screen room for words.
[[nodiscard]] float scale_of(const Model& model);
[[nodiscard]] std::int64_t text_size_max(const Model& model); // Of text_sizes, what this screen has room for
[[nodiscard]] bool is_silent(const Model& model); // No sentence has arrived: there is nothing to draw
[[nodiscard]] bool is_connected(const Model& model);
[[nodiscard]] bool may_file(const Model& model); // Asks the core whether this post takes matters down
[[nodiscard]] bool is_sealed(const Pending& pending); // Only the server can open it: what it is is not known here
[[nodiscard]] std::int64_t waiting_to_send(const Model& model); // Commands not yet judged
// Offices of the directory that a step may name, nearest first (assign, delegate, send_down).
[[nodiscard]] std::vector<OfficeId> offices_for(const Model& model, const CaseState& state, CommandKind kind);
[[nodiscard]] std::vector<PersonId> persons_of(const Model& model, const OfficeId& office);

} // namespace qungong::app
