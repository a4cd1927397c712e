// Parts: what the update functions of the client share. Only web/app/*.cpp include it.
#pragma once

#include <algorithm>

#include "core/segment.hpp"
#include "web/app/update.hpp"

namespace qungong::app {

// One run of `update`: the model under change, the effects so far, the moment.
struct Change {
    Model& model;
    const Moment& moment;
    Effects effects{};
    std::size_t random_used = 0;
};

// A message nobody waits for.
void tell(Change& change, std::string op, Value args = Value{Object{}}, std::string bytes = {});
// A question: the answer comes back to `answer_...` of the op with this context.
void ask(Change& change, std::string op, Value args, Value context = Value{Object{}}, std::string bytes = {});
void fetch(Change& change, std::string_view method, std::string url, const Value& body, std::string purpose,
    Value context = Value{Object{}});
void notify(Change& change, std::string key, Value args = Value{Object{}}, bool trouble = false);

[[nodiscard]] std::string new_uuid(Change& change); // Version 7: time first, then randomness
[[nodiscard]] bool is_signed_in(const Model& model);
void go(Change& change, const Route& route); // Navigates and tells the browser
void go_instead(Change& change, const Route& route); // The page that is left is not come back to
[[nodiscard]] Route home_of(const Actor& actor); // The first page of a role

// Answers (answers.cpp)
void answered(Change& change, const Ask& question, const Value& json, const std::string& bytes);

// Texts and settings (update_texts.cpp)
void load_texts(Change& change, bool fresh = false); // What is to be said and is not here yet; fresh: past every cache
void answer_texts(Change& change, const Value& json, const Value& context, const std::string& bytes);

// How it looks and speaks here (update_looks.cpp)
void set_settings(Change& change, const Settings& wanted);
void keep_settings(Change& change);
void looks_changed(Change& change, const Value& json); // What the browser says of the person before it
void answer_looks(Change& change, const Value& json);
void restored_settings(Change& change, const Value& json);
void read_aloud(Change& change, const std::vector<std::string>& pieces);
void stop_reading(Change& change);
void ask_tour(Change& change); // Whether this person has seen it here
void answer_tour(Change& change, const Value& json);
void show_tour(Change& change, std::size_t step);

// Practice (update_practice.cpp)
void begin_practice(Change& change);
void end_practice(Change& change);
void practise(Change& change); // Answers here what would go to the server or to the disk

// Sessions (update_session.cpp)
void sign_in(Change& change);
void resume(Change& change); // Asks the server whether this browser's session still holds
void expire(Change& change); // It does not
void sign_out(Change& change, bool forget);
void lock(Change& change);
void start_visit(Change& change);
void visit_ready(Change& change);
void follow(Change& change);
void choose_post(Change& change, const Post& post);
void answer_session(Change& change, const std::string& purpose, const Value& context, std::int64_t status, const Value& body);
void answer_unlocked(Change& change, const Value& json, const Value& context);
void answer_people(Change& change, const Value& json, const Value& context);

// Drafts and steps (update_draft.cpp, update_send.cpp)
void open_form(Change& change, CommandKind kind, const CaseId& case_id);
void set_field(Change& change, const SetDraftField& wish);
void send_draft(Change& change, const std::string& id);
void give(Change& change, const Give& wish);
void save_due_drafts(Change& change);
void rest_drafts(Change& change);
void discard_draft(Change& change, const std::string& id);
void answer_draft(Change& change, const std::string& op, const Value& json, const Value& context);
void answer_number(Change& change, const Value& json, const Value& context);
void answer_queued(Change& change, const Value& json, const Value& context);
void drafts_loaded(Change& change, const Value& json);
[[nodiscard]] Draft* draft_of(Model& model, const std::string& id);
[[nodiscard]] Value value_from_draft(const Draft& draft);

// What stands in a form beside its words, and what can be undone (update_media.cpp)
void pick_photo(Change& change, const PickPhoto& wish);
void take_pasted(Change& change, const Value& json, const std::string& bytes);
void record_voice(Change& change, const RecordVoice& wish);
void heard_voice(Change& change, const Value& json);
void remove_blob(Change& change, const std::string& draft, const std::string& sha);
void undo_notice(Change& change);
void close_notice(Change& change);
void stays_undoable(Change& change); // The notice just given
[[nodiscard]] bool answer_media(Change& change, const std::string& op, const Value& json, const Value& context, const std::string& bytes);

// Blobs to the server and from it (update_blobs.cpp)
void send_blobs(Change& change);
void mark_due(Model& model, const Command& command, bool due);
void blob_moved(Change& change, const Value& json);
void want_picture(Change& change, const Value& blob);
void want_pictures(Change& change);
void forget_unfetched(Model& model);
void look_at(Change& change, const LookAt& wish);
void play_voice(Change& change, const std::string& sha);
void voice_played(Change& change, const Value& json);
[[nodiscard]] bool answer_blob(Change& change, const std::string& op, const Value& json, const Value& context, const std::string& bytes);

// Work that takes long (update_work.cpp)
void pause_work(Change& change, const PauseWork& wish);
void cancel_work(Change& change, WorkKind kind);
void send_held(Change& change, const std::string& sha);
void export_outbox(Change& change);
void exported(Change& change, const Value& json);
void export_at(Change& change, const Value& json);

// The queue on the disk (update_queue.cpp)
void undo_step(Change& change, std::int64_t n);
void undone(Change& change, const Value& json, const Value& context);
void load_queue(Change& change);
void queue_loaded(Change& change, const Value& json, bool kept);
void rolled_back(Change& change, const Value& json, const Value& context); // The server was restored
void leave_covered(Change& change); // Takes judged and covered commands out of the queue
void take_verdict(Pending& pending, const Value& stored);
[[nodiscard]] Value pushed_value(const Pending& pending); // An element of `cmds`

// Sync (update_sync.cpp)
void sync(Change& change);
void answer_sync(Change& change, const std::string& purpose, const Value& context, std::int64_t status,
    const Value& body, const std::string& bytes);
void verdicts_stored(Change& change, const Value& context);
void retry_later(Change& change);
void no_network(Change& change);
void open_identity(Change& change, const OpenIdentity& wish);
void load_public(Change& change); // Where the page on the screen shows what is public
void load_directory(Change& change);

// Pull (pull.cpp): applies NDJSON lines as far as the last checkpoint; returns the feeds to fetch anew.
struct Pulled {
    bool more = false;
    std::string epoch;
    std::vector<std::string> refused;                    // Feeds whose sum or chain did not fit
    std::map<std::string, std::vector<std::string>> kept; // Lines committed, by feed, to be stored
};
[[nodiscard]] Pulled apply_lines(Model& model, std::string_view ndjson);
// A segment that this device kept: applied if it goes on where the feed stands.
void apply_kept(Model& model, const SegmentHead& head, std::vector<FeedLine> lines);
void forget_feed(Model& model, const std::string& feed);
void rebuild_rules(Model& model); // From the newest complete pack of the directory feed

// Store (device_store.cpp): segments of feeds in /hot
void store_lines(Change& change, const Pulled& pulled);
void files_listed(Change& change, const Value& json);
void file_read(Change& change, const Value& json, const Value& context, const std::string& bytes);

} // namespace qungong::app
