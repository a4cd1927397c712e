// Model: everything the client knows, as one value. A copy is a snapshot; nothing in it points outside.
//
// What people type lives here (drafts) and on the disk, never in a widget. Confirmed events come only from pull; what
// a person sees is `case_view`: confirmed events plus his own pending commands, decided again in their order.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/case_state.hpp"
#include "core/feed.hpp"
#include "core/permit.hpp"
#include "core/rules.hpp"
#include "core/say.hpp"

namespace qungong::app {

// An immutable value that is too big to copy: equal when it is the same one, never changed after it was made.
template <class T>
class Shared {
public:
    Shared() : value_(std::make_shared<const T>()) {}
    explicit Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}
    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    friend bool operator==(const Shared&, const Shared&) = default;

private:
    std::shared_ptr<const T> value_;
};

} // namespace qungong::app

namespace qungong {

QG_WORDS(PageKind, "page", sign_in, inbox, drafts, new_matter, case_, dispatch, overview, village, report, follow,
    outbox, device, gallery)
QG_WORDS(SessionKind, "session", none, staff, visitor, petitioner)
QG_WORDS(SaveState, "save_state", clean, waiting, saving, saved, failed)
QG_WORDS(QueueState, "queue_state", queued, sent, judged)
QG_WORDS(NetState, "net_state", offline, idle, syncing, failing)
QG_WORDS(ThemeChoice, "theme", light, dark, high_contrast)

} // namespace qungong

namespace qungong::app {

struct Route { // "#/case/500113-..." <-> {case_, "500113-..."}
    PageKind page = PageKind::sign_in;
    std::string arg; // Case id, place code, draft id
    friend bool operator==(const Route&, const Route&) = default;
};

struct Session {
    SessionKind kind = SessionKind::none;
    std::string account, name, dev, epoch;
    Actor actor;
    std::vector<Post> posts;
    std::vector<std::string> feeds;
    CaseId follow_case;
    bool may_rate = false;
    bool unlocked = false;   // The data key is in memory
    bool local = false;      // Opened by the pass phrase: the server was not asked who this is yet
    bool expired = false;    // The server asks for the password again; text stays
    std::string rating_word; // Shown to a visitor once, after his own filing; never stored
};

// One form in the making: a new matter or any other command. Every keystroke is in `args`.
struct Draft {
    std::string id; // uuid
    CommandKind kind = CommandKind::file;
    CaseId case_id;        // Of `file`: the new case's id, made with the draft
    Value args{Object{}};  // Arguments of the command as typed so far
    std::string composing; // Field whose text an IME is still composing
    std::int64_t n = 0;    // Counts saves
    std::int64_t rested_n = 0; // The save of which a sealed copy lies beside the feeds
    SaveState saved = SaveState::clean;
    Instant changed_at, saved_at;
    std::string slot, number, code; // A lent case number, once taken
    bool elsewhere = false;         // Another tab owns it
    bool looked_public = false;     // publish: "how the public sees it" was opened
    std::optional<Refusal> refusal; // Why the last try to send was refused
};

struct Pending { // A command in the device's queue
    std::int64_t n = 0;
    Command command; // Of a sealed one only n and id are known
    QueueState state = QueueState::queued;
    std::optional<Verdict> verdict;
    std::string reason, refused;  // Word of Fault, and with what
    Instant queued_at;
    bool readable = true;         // Whether this person may read the case after the verdict
    std::int64_t covered_seq = 0; // Leaves the queue when a `ck` covers this seq of its case (0: its own v line)
    Value sealed; // In place of the command where only the server may open it (docs/storage.md section 5); else null
};

struct CaseRecord { // Confirmed: what pulls brought
    std::vector<Event> events;
    CaseState state;
    std::set<std::string> feeds; // Through which of my feeds it is known
};

struct FeedPlace { // Where this device stands in a feed
    std::int64_t generation = 0, pos = 0;
    FeedSum sum{};
    friend bool operator==(const FeedPlace&, const FeedPlace&) = default;
};

struct Sync {
    NetState state = NetState::idle;
    bool live = false;
    std::int64_t acked = 0; // Highest n whose verdict is on this disk
    std::int64_t durable_n = 0;
    std::int64_t skew_ms = 0; // Server minus device
    bool again = false;       // A poke came while something was under way
    Instant synced_at;        // Last time everything had arrived
    Instant retry_at;
    std::map<std::string, FeedPlace> feeds;
    Value public_key;
};

// A photo of this device, small enough to be kept as pixels and drawn.
struct Thumbnail {
    int width = 0, height = 0;
    std::string rgba;
};

struct Notice {
    std::string key; // i18n
    Value args{Object{}};
    bool trouble = false;
    std::int64_t undo_n = 0; // Of the queue; 0: nothing to undo
    std::string undo_draft;
    Instant until;
};

struct PublicPages { // public/<district> by key; money by place
    std::map<std::string, Value> rows;
    std::map<std::string, Value> money;
    Instant as_of;
};

struct Settings {
    std::string language = "zh-CN"; // Of what is on the screen: "zh-CN" or "en"
    ThemeChoice theme = ThemeChoice::light;
    bool elder = false;
};

struct SignInForm { std::string account, password; std::string trouble; bool busy = false; };
struct FollowForm { std::string number, code, word; std::string trouble; bool busy = false; };
struct Ask { std::string op; Value context; }; // What an answer of the host will be for

struct InboxChoice {
    std::string tab = "all", search;
    CaseId selected;
    std::string light, type;  // Only these; empty: all
    std::string sort = "due"; // due, filed, urgency
    bool urgent = false;      // Only what is urgent or critical
    bool searching = false;   // The field of the search is open in the hand
};
struct DispatchChoice { std::string queue = "to_assign"; CaseId selected; };
struct CaseChoice { std::string tab = "course"; bool newest_first = true, public_look = false; };

struct Model {
    Instant now; // Set by every action; the one Clock of the client
    std::int64_t revision = 0; // Another one after every action
    Route route;
    std::vector<Route> back; // Where "back" leads inside the client
    Session session;
    Settings settings;
    Shared<Texts> texts;         // Never without a sentence once the first file has arrived; until then nothing is drawn
    std::string title;           // As the browser was told it last
    std::string language_wished; // Spoken as soon as its file is here; empty: what the page began with will do
    Shared<Rules> rules; // Empty places until the directory has arrived
    std::map<std::string, Value> directory; // Documents of the directory feed by key
    std::map<CaseId, CaseRecord> cases;
    std::map<std::string, Draft> drafts;
    std::vector<Pending> queue; // By n
    std::vector<Pending> kept;  // Judged and still on this device; rejected ones are read here
    std::int64_t last_n = 0, numbers_free = 0;
    std::map<std::string, std::string> blobs; // sha256 -> "local", "sending", "sent"
    std::map<std::string, Shared<Thumbnail>> thumbnails; // By sha256, of the photos in drafts
    std::map<CaseId, Value> identities;       // Opened in this session, in memory only
    Sync sync;
    PublicPages pages;
    SignInForm sign_in;
    FollowForm follow;
    bool sign_in_open = false;   // The sign-in on top of a page whose session has expired
    bool leaving = false;        // Signing out was wished while steps wait to be sent
    bool report_begun = false;   // "Begin" was pressed; the form opens when this device's drafts are read
    bool article_open = false;   // The article that fits what is being typed is read whole
    PlaceId report_place;        // What the form begins with: the village, and the line of its account asked about
    std::string report_words;
    InboxChoice inbox;
    DispatchChoice dispatch;
    CaseChoice course;
    PlaceId tile;                // Chosen on the leader's map
    bool tile_listed = false;    // ... and its matters are looked at one by one
    std::size_t rows_shown = 50; // Of a long public list
    std::string form;            // Draft id of the open form of a step, or empty
    Value slip;                  // {number, code, case, at} of the slip on the screen, or null
    std::map<CaseId, std::string> slots; // Lent number of a case filed here, until its code is wiped
    std::string storage_trouble; // Word of the store's trouble, until it is fine again
    std::optional<Notice> notice;
    std::string tab_id;
    bool writer = false, demo = true;
    bool device_ready = false; // What this device keeps of the feeds has been read
    std::map<std::string, std::string> files; // Segments being read at start: path -> bytes
    std::size_t files_awaited = 0;
    std::int64_t next_ask = 1;
    std::map<std::int64_t, Ask> asks;
};

} // namespace qungong::app
