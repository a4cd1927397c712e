// Page: what every page is given, and the words they share. A page reads the model and dispatches wishes; it
// computes no deadline and chooses no office.
#pragma once

#include "core/format.hpp"
#include "web/app/action.hpp"
#include "web/app/memo.hpp"
#include "web/app/select.hpp"
#include "web/views/ui/widgets.hpp"

namespace qungong::pages {

using app::CaseView;
using app::Dispatch;
using app::Draft;
using app::InboxRow;
using app::Model;

struct Page {
    const Model& model;
    ui::Frame& frame;
    const Dispatch& dispatch;
    const Texts& texts;
    std::function<std::string()> html_of_page{}; // For print: the records of this very page
    std::function<std::vector<std::string>()> words_of_page{}; // ... and what a voice says of them
    std::shared_ptr<app::Memo> memo = std::make_shared<app::Memo>(); // Of what the pages read of all matters
    bool whole = true;    // The rest of the client has arrived
    bool waiting = false; // Something was wished that needs it

    [[nodiscard]] std::string say(std::string_view key, const Value& args = {}) const { return qungong::say(texts, key, args); }
    template <Worded E>
    [[nodiscard]] std::string word_of(E e) const { return qungong::say(texts, e); }
    [[nodiscard]] Offset offset() const;
    template <class Make>
    [[nodiscard]] const auto& once(const std::string& key, const Make& make) const
    {
        return memo->of<decltype(make())>(key, make);
    }
    [[nodiscard]] std::string when(Instant at) const { return near_time(texts, at, model.now, offset()); }
};

// Words (words.cpp)
[[nodiscard]] ui::Lamp lamp_of(Light light);
[[nodiscard]] std::string light_text(const Page& page, Light light, std::int64_t left_s, CaseStage stage);
[[nodiscard]] std::string topic_word(const Page& page, const std::string& topic); // Its own name, without the path
[[nodiscard]] std::string place_word(const Page& page, const PlaceId& place);
[[nodiscard]] std::string place_path(const Page& page, const PlaceId& place); // With the town over it
// What a refusal speaks of, as people call it: an argument by its label, an office, a person.
[[nodiscard]] std::string refused_words(const Page& page, const std::string& refused);
[[nodiscard]] std::string refusal_words(const Page& page, const Refusal& refusal);
[[nodiscard]] std::string limit_words(const Page& page, const std::string& limit); // "5wd" as people say it
[[nodiscard]] std::string local_name(const Page& page, const OfficeId& id); // As the own town calls it
[[nodiscard]] std::string rule_name(const Page& page, const RuleId& id);
[[nodiscard]] std::string fits_words(const Page& page, RouteCondition condition, const CaseState& state); // Why a rule fits
[[nodiscard]] ui::Icon icon_of(CommandKind kind);
[[nodiscard]] ui::Icon icon_of(EventKind kind);
[[nodiscard]] std::string marked(const Page& page, const std::string& redacted); // 〔mobile〕 -> 〔手机号〕
[[nodiscard]] std::string save_words(const Page& page); // State of the data: sent, waiting, no network, not saved
[[nodiscard]] bool is_petition_of_mine(const Model& model, const CaseId& id);

// How far a matter is: six steps, or the four that fit beside a list (case_page.cpp).
[[nodiscard]] std::vector<ui::Stage> stages_of(const Page& page, const CaseView& view, bool brief = false);

// Over the list of the inbox (inbox_head.cpp)
void draw_inbox_head(Page& page, const app::InboxView& view);
void draw_filter_chips(Page& page); // What the filter is set to

// The matter beside the list (inbox_preview.cpp)
void draw_preview(Page& page, const CaseId& shown, const ui::Box& box);

// The decision of a dispatcher (dispatch_decision.cpp) and what stands beside it (dispatch_side.cpp)
void draw_decision(Page& page, const CaseId& id, const ui::Box& box);
void draw_loads(Page& page);
void draw_side_queue(Page& page, const char* name, const std::vector<InboxRow>& rows);

// What happened to a case (case_course.cpp)
void draw_holds(Page& page, const CaseView& view);
void draw_course(Page& page, const CaseView& view);
[[nodiscard]] std::string actor_word(const Page& page, const Event& event);
[[nodiscard]] std::string event_detail(const Page& page, const Event& event);

// The cards beside a case (case_side.cpp)
[[nodiscard]] const Offer* main_offer(const CaseView& view); // The step that most likely comes next; null: none
void draw_allowed(Page& page, const CaseView& view);
void draw_clocks(Page& page, const CaseView& view);
void draw_why(Page& page, const CaseView& view);
void draw_identity(Page& page, const CaseView& view);
void draw_public_look(Page& page, const CaseView& view); // Over the page, while it is open (case_public.cpp)

// The frame around staff pages (frame_around.cpp). Answers the box that is left.
[[nodiscard]] ui::Box draw_shell(Page& page, std::string_view current, bool desk = false, std::string_view title = {});
void draw_troubles(Page& page);
// Where nothing is known yet: it is being fetched, was never on this device, or nobody answers (waiting.cpp).
bool draw_waiting(Page& page); // False where matters are here, or are known to be none
bool draw_waiting_public(Page& page);
// Pages that are read and not worked on keep a width that can be read.
[[nodiscard]] ui::Box readable(const Page& page, const ui::Box& content);
[[nodiscard]] float margin_of(const Page& page);
void draw_notice(Page& page);
void draw_slip(Page& page);
void draw_session_dialogs(Page& page); // session_dialogs.cpp
[[nodiscard]] ui::Edit password_field(Page& page, std::string_view id); // Of the sign-in form

// What helps on every page (helps.cpp)
[[nodiscard]] std::string aloud_word(const Page& page); // Of the one button that reads; empty: this browser cannot speak
void read_aloud(Page& page);
void draw_aloud(Page& page);
// The offer of the tour, in the spare room of the column or else as a slim strip; answers what is left of the content.
[[nodiscard]] ui::Box below_tour_offer(Page& page, const ui::Box& content, const ui::Box& spare);
void draw_tour(Page& page);
[[nodiscard]] float practice_strip_height(const Page& page);
void draw_practice_strip(Page& page);
void switch_language(Page& page); // device_page.cpp
void draw_looks(Page& page);
// Pictures and recordings (media.cpp)
void draw_media(Page& page, const Draft& draft); // Say, shoot, choose; and what was taken
void draw_stamp(Page& page, const Value& blob, std::int64_t number);
void draw_voice(Page& page, const Value& blob);
void draw_event_media(Page& page, const Event& event, std::size_t most = 12);
void draw_picture(Page& page); // Over the page, while one is looked at

// Work that takes long (work.cpp)
void draw_work(Page& page);
[[nodiscard]] std::string work_words(const Page& page); // One line of it; empty: nothing is under way

// Forms of steps (form.cpp)
void draw_elsewhere(Page& page, const Draft& draft); // Written in another tab: it can be taken over
void draw_form(Page& page);                       // The open form over the page, if there is one
void draw_fields(Page& page, const Draft& draft); // Its fields alone
void draw_one_field(Page& page, const Draft& draft, std::string_view argument);
[[nodiscard]] std::string field_text(const Draft& draft, std::string_view path);

// The pages
void draw_sign_in(Page& page);
void draw_inbox(Page& page);
void draw_drafts(Page& page);
void draw_new_matter(Page& page);
void draw_case(Page& page);
void draw_dispatch(Page& page);
void draw_overview(Page& page);
void draw_village(Page& page);
void draw_report(Page& page);
void draw_follow(Page& page);
void draw_outbox(Page& page);
void draw_device(Page& page);
void draw_elder_home(Page& page);
void draw_elder_report(Page& page, const Draft& draft);
void draw_search(Page& page);
void draw_help(Page& page);
void draw_not_here(Page& page); // An address that leads nowhere, or to what this person may not see

enum class FilingPart { all, words, place, who }; // One question a page in large type
void draw_filing(Page& page, const Draft& draft, bool visitor, FilingPart part = FilingPart::all); // new_matter.cpp; also of a visitor

// One page of the app by its route.
void draw_app(Page& page);

} // namespace qungong::pages
