// Screen: what a person has chosen to look at and how; the words for it. Losing it loses nothing that was written.
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
#include "core/search.hpp"

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
    outbox, device, search, help, gone, gallery)
QG_WORDS(SessionKind, "session", none, staff, visitor, petitioner)
QG_WORDS(SaveState, "save_state", clean, waiting, saving, saved, failed)
QG_WORDS(QueueState, "queue_state", queued, sent, judged)
QG_WORDS(NetState, "net_state", offline, idle, syncing, failing)
QG_WORDS(ThemeChoice, "theme", system, light, dark, high_contrast)
QG_WORDS(AloudState, "aloud", absent, silent, speaking, paused)
QG_WORDS(BlobState, "blob_state", here, sending, sent, held, refused)
QG_WORDS(WorkKind, "work", sync, upload, export_)

} // namespace qungong

namespace qungong::app {

struct Settings {
    std::string language = "zh-CN"; // Of what is on the screen: "zh-CN" or "en"
    ThemeChoice theme = ThemeChoice::system;
    bool elder = false;
    std::int64_t text_size = 100; // Per cent of the usual: one of text_sizes
    friend bool operator==(const Settings&, const Settings&) = default;
};
inline constexpr std::int64_t text_sizes[] = {100, 125, 150, 175, 200};

struct Tour {
    std::size_t step = 0; // 0: none; 1 to tour_length
    bool unseen = false;  // By this person on this device; false until that is known
};

// What the browser says of the person before it: what its own settings ask for, and what it can do.
struct Surroundings {
    bool dark = false, contrast = false;
    float width = 1440; // CSS pixels
};

struct SignInForm { std::string account, password; std::string trouble; bool busy = false; };
struct FollowForm { std::string number, code, word; std::string trouble; bool busy = false; };
struct Ask { std::string op; Value context; }; // What an answer of the host will be for

struct InboxChoice {
    std::string tab = "all";
    CaseId selected;
    std::string light, type;  // Only these; empty: all
    PlaceId place;            // The place itself or anything in it
    OfficeId office;          // That holds it
    std::string sort = "due"; // due, filed, urgency
    bool urgent = false;      // Only what is urgent or critical
    [[nodiscard]] bool is_filtered() const
    {
        return urgent || !light.empty() || !type.empty() || !place.empty() || !office.empty();
    }
};

struct FoundMatter {
    CaseId case_id;
    std::string draft; // Instead of a case: a new matter that is being written here
    int rank = 0;
    std::vector<SearchMark> marks;
};
struct SearchChoice {
    std::string text;
    std::size_t at = 0;      // Which of the found ones is chosen
    std::int64_t opened = 0; // Counts how often it was opened by a key or a button: each time its field gets the focus
    std::vector<FoundMatter> found; // The best ones
    std::size_t count = 0;          // Of all that were found
};
// Every matter as the search reads it; brought up to date when something is searched for.
struct SearchIndex {
    std::string pack; // Of the rules whose names stand in it
    std::vector<Searchable> entries;
    std::vector<CaseId> ids;        // One an entry
    std::vector<std::int64_t> seqs; // ... and how far its case had come
    std::map<CaseId, std::size_t> at;
};

using Scrolls = std::map<std::uint32_t, float>; // How far each scrolled part of a page stands
struct DispatchChoice { std::string queue = "to_assign"; CaseId selected; };
struct CaseChoice { std::string tab = "course"; bool newest_first = true, public_look = false; };

} // namespace qungong::app
