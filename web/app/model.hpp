// Model: everything the client knows, as one value. A copy is a snapshot; nothing in it points outside.
//
// What people type lives here (drafts) and on the disk, never in a widget. Confirmed events come only from pull; what
// a person sees is `case_view`: confirmed events plus his own pending commands, decided again in their order.
#pragma once

#include "web/app/screen.hpp"

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
    std::string draft{}; // The form that it came from: undoing it brings that back
    Value sealed{}; // In place of the command where only the server may open it (docs/storage.md section 5); else null
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
    bool paused = false;      // What is new is not fetched until the person says so; steps are sent all the same
    std::map<std::string, std::int64_t> until; // Where each feed ends, as the server said it last
    bool again = false;       // A poke came while something was under way
    Instant synced_at;        // Last time everything had arrived
    Instant retry_at;
    std::map<std::string, FeedPlace> feeds;
    Value public_key;
};

// A photo as pixels: as large as a stamp, or as large as the screen while it is looked at.
struct Thumbnail {
    int width = 0, height = 0;
    std::string rgba;
};

struct Blob { // A photo or a recording that this device keeps
    BlobState state = BlobState::here;
    bool due = false; // A step names it; before that it does not leave this device
    std::int64_t bytes = 0, moved = 0; // moved: what has left of it
    std::string kind;
};

struct Recording { // What the microphone takes down now
    std::string draft; // Empty: nothing
    bool begun = false; // The person let it, and it hears
    std::int64_t seconds = 0; // That are on the disk
    std::string instead_of;   // sha256 of the one that goes when this one is there
    std::string words;        // What a form without words says when it is in it
    bool then_send = false;   // The form was sent meanwhile: it goes when the recording is in it
    friend bool operator==(const Recording&, const Recording&) = default;
};
struct Player { // What is played
    std::string sha256;
    bool loading = false, playing = false;
    std::int64_t seconds = 0;
    std::string trouble;
    friend bool operator==(const Player&, const Player&) = default;
};
struct Look { // A picture looked at large
    std::string sha256, draft; // draft: of which it is a part and can be taken away
    std::optional<Shared<Thumbnail>> pixels;
};
struct Work { // That is under way on its own
    Instant upload_since; // 0: nothing is being sent
    bool uploads_paused = false, exporting = false;
    std::int64_t export_done = 0, export_total = 0;
};

struct Notice {
    std::string key; // i18n
    Value args{Object{}};
    bool trouble = false;
    std::int64_t undo_n = 0; // Of the queue; 0: nothing to undo
    std::optional<Draft> undo_draft; // Was dropped
    Value undo_blob; // Was taken out of the draft `undo_from`; else null
    std::string undo_from;
    Instant until;
};

struct PublicPages { // public/<district> by key; money by place
    std::map<std::string, Value> rows;
    std::map<std::string, Value> money;
    Instant as_of;
};

struct Model {
    Instant now; // Set by every action; the one Clock of the client
    std::int64_t revision = 0; // Another one after every action
    Route route;
    std::vector<Route> back; // Where "back" leads inside the client
    std::int64_t depth = 0;  // Of this page in the browser's history; a reload keeps it and forgets `back`
    std::map<std::int64_t, Scrolls> scrolls; // Of the pages of that history, by depth
    Scrolls starts;          // Where this page begins: at the top, or where it was left
    std::int64_t visit = 0;  // Counts the pages that were come to
    char32_t key_before = 0; // The first key of a shortcut of two
    Instant key_at;
    Session session;
    Settings settings;
    Surroundings around;
    Tour tour;
    bool practice = false; // On samples, in memory: nothing is sent and nothing is kept (update_practice.cpp)
    int elder_step = 0;    // Which question of a report stands on the page where there is one a page
    AloudState aloud = AloudState::absent; // Absent until the browser has said that it can speak
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
    std::map<std::string, Blob> blobs; // By sha256
    std::map<std::string, Shared<Thumbnail>> thumbnails; // By sha256, of what was seen
    std::map<std::string, std::string> pictures; // Those asked for that are not here: "" on its way, else a trouble
    Recording recording;
    Player player;
    Look look;
    std::string media_draft, media_trouble; // Why a picture or a recording could not be taken, said at its form
    Work work;
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
    std::string report_voice_words; // Not empty: it begins with the microphone
    bool report_of_account = false; // The words ask about a line of the village's account
    InboxChoice inbox;
    DispatchChoice dispatch;
    SearchChoice search;
    SearchIndex search_index;
    Shared<Initials> initials; // Empty until something was searched for
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
