// Field: where people type. What is drawn here is the field at rest; while it is edited, the platform lays one real
// DOM field over it, exactly as `wishes.live` says, and the text comes back through `input.edited_text`.
//
// A field never keeps a text: the page hands in the value of the model and dispatches what comes out.
//
//   if (Edit edit = text_field(frame, "phone", {.label = word, .value = draft.phone, .input = "tel"}); edit.text)
//       dispatch(PhoneTyped{*edit.text});
#pragma once

#include "web/views/ui/icon.hpp"

namespace qungong::ui {

struct FieldLook {
    std::string_view label{}; // 12 above; always given, for it is the name in the tree
    std::string_view value{};
    std::string_view placeholder{};
    std::string_view hint{};   // 12 below
    std::string_view error{};  // Instead of the hint: red, with an icon
    std::string_view saved{};  // Instead of the hint: "saved on this device 10:24", with the box of a tick
    std::string_view greyed{}; // Why it cannot be changed; below it
    std::string_view aside{};  // Right of the label: a count of characters
    Icon icon = Icon::none;
    std::string_view input{}; // tel, numeric, search; "" = text; then what the browser may fill in: "text username"
    int lines = 1;            // More: a text area that grows to 10 lines
    int length_max = 0;
    bool password = false, required = false, read_only = false, date = false;
    bool strong_label = false; // The label is a question: bold, in the size of reading
    bool label_hidden = false; // Search in a bar: the placeholder says it
    float width = 0;
};

struct Edit {
    std::optional<std::string> text{}; // The new text, when it changed
    bool submitted = false;            // Enter in a one-line field
};

Edit text_field(Frame& frame, std::string_view key, const FieldLook& look);

struct SelectLook {
    std::string_view label{}, hint{}, error{}, greyed{};
    std::string_view placeholder{}; // Shown when nothing is chosen
    Icon icon = Icon::none;
    bool label_hidden = false, required = false;
    float width = 0;
};
// The index that was chosen in this frame. `chosen` -1: none yet.
std::optional<int> select(Frame& frame, std::string_view key, const SelectLook& look,
                          std::span<const std::string> options, int chosen);

// Several of the options, each as a tag in the field that can be taken away; the field itself adds one.
struct ManyChange {
    int index = 0;
    bool chosen = false; // It was added; else taken away
};
std::optional<ManyChange> select_many(Frame& frame, std::string_view key, const SelectLook& look,
                                      std::span<const std::string> options, std::span<const int> chosen);

} // namespace qungong::ui
