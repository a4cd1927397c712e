// Action: somebody wants something, or the world reports. Effect: what the world must do. Both are values.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "web/app/model.hpp"

namespace qungong::app {

// Wishes of people
struct Navigate { Route route; };
struct GoBack {};
struct TypeSignIn { std::string field, text; }; // account, password
struct SignIn {};
struct SignOut { bool forget = false, sure = false; }; // Unsure, it asks first where steps wait to be sent
struct StayHere {};
struct ShowSignIn { bool open = false; };
struct LockDevice {};
struct ChoosePost { Post post; };
struct OpenForm { CommandKind kind{}; CaseId case_id; }; // file: a new matter; else the form of a step
struct CloseForm {};                                     // The draft stays, if anything was written
struct SetDraftField { std::string draft, path; Value value; bool composing = false; }; // path: "petitioner.name"
// The same of a step that is filled in on a page and not in a form over it: its draft begins with the first field.
struct SetStepField { CommandKind kind{}; CaseId case_id; std::string path; Value value; };
struct SendStep { CommandKind kind{}; CaseId case_id; };
struct SendDraft { std::string draft; };
struct DiscardDraft { std::string draft; };
struct TakeOverDraft { std::string draft; };
struct PickPhoto { std::string draft; bool camera = false; };
struct RemoveBlob { std::string draft, sha256; };
// instead_of: a recording that goes when the new one is there. words: what a form that has none says with it
struct RecordVoice { std::string draft, instead_of, words{}; };
struct StopVoice {};
struct PlayVoice { std::string sha256; };
struct PauseVoice {};
struct LookAt { std::string sha256, draft; }; // Empty: closes it
struct FetchPicture { std::string sha256; };  // Once more, after it did not come
struct Give { CommandKind kind{}; CaseId case_id; Value args{Object{}}; }; // A step that needs no form
struct UndoStep { std::int64_t n = 0; };
struct UndoNotice {}; // What the notice on the screen tells of
struct DiscardRejected { std::int64_t n = 0; };
struct OpenIdentity { CaseId case_id; std::vector<IdentityField> fields; IdentityReason reason{}; };
struct TypeFollow { std::string field, text; }; // number, code, word
struct Follow {};
// A visitor's draft, and what it begins with. With `voice_words` the microphone is asked for at once, and they are what the
// form says where nobody wrote anything.
struct StartReport { PlaceId place; std::string words; bool of_account = false; std::string voice_words{}; };
struct SyncNow {};
struct SetInbox { InboxChoice choice; };
struct OpenSearch {};
struct TypeSearch { std::string text; };
struct LeaveSearch {};
struct OpenFound { std::size_t at = 0; };
struct PressKey { char32_t key = 0; bool first_shown = false; }; // A shortcut; the first row counts as chosen
struct SetDispatch { DispatchChoice choice; };
struct SetCourse { CaseChoice choice; };
struct ChooseTile { PlaceId place; bool one_by_one = false; };
struct ReadArticle { bool open = false; };
struct ChooseRating { CaseId case_id; std::string path; Value value; }; // The first choice begins the rating
struct ShowMore {}; // The next rows of a long public list
struct SetSettings { Settings settings; };
struct ReadAloud { std::vector<std::string> pieces; }; // Of a page that is being read: pauses, or goes on
struct StopReading {};
struct ShowTour { std::size_t step = 0; }; // 1 begins on the first page of the role; 0 ends it, and it counts as seen
struct Practise { bool on = false; };
struct SetElderStep { int step = 0; };
struct DismissNotice {};
struct ShowSlip { CaseId case_id; }; // Of a matter filed on this device; empty: closes it
struct PrintPage { std::string html, title; };
struct ExportOutbox {};
struct PauseWork { WorkKind kind{}; bool paused = false; };
struct CancelWork { WorkKind kind{}; }; // Of an upload: it stays on this device until it is sent by hand
struct SendHeld { std::string sha256; };

// Reports of the world
struct Started {};
struct TimePassed {};
struct HostTold { std::string op; Value json; std::string bytes; }; // Carries `ask` where it answers a question

using Action = std::variant<Navigate, GoBack, TypeSignIn, SignIn, SignOut, StayHere, ShowSignIn, LockDevice,
    ChoosePost, OpenForm, CloseForm, SetDraftField, SetStepField, SendStep, SendDraft, DiscardDraft, TakeOverDraft,
    PickPhoto, RemoveBlob, RecordVoice, StopVoice, PlayVoice, PauseVoice, LookAt, FetchPicture, Give, UndoStep,
    UndoNotice, DiscardRejected, OpenIdentity, TypeFollow, Follow, StartReport, SyncNow,
    SetInbox, OpenSearch, TypeSearch, LeaveSearch, OpenFound, PressKey, SetDispatch, SetCourse,
    ChooseTile, ReadArticle, ChooseRating, ShowMore, SetSettings, ReadAloud,
    StopReading, ShowTour, Practise, SetElderStep, DismissNotice,
    ShowSlip, PrintPage, ExportOutbox, PauseWork, CancelWork, SendHeld, Started, TimePassed, HostTold>;

struct Effect { // A message to the host; the ops are listed in shell/services/services.js
    std::string op;
    Value args{Object{}};
    std::string bytes;
    friend bool operator==(const Effect&, const Effect&) = default;
};
using Effects = std::vector<Effect>;
using Dispatch = std::function<void(Action)>;

} // namespace qungong::app
