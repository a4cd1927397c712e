// Record: what one widget says about itself: role, name, state, place. The tree, print and plain HTML are made of it.
//
// A page is a list of records in reading order; `parent` is an index into the same list (-1: the page itself).
// Views emit records with rectangles as they draw; the core makes records without rectangles for public pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/words.hpp"

namespace qungong {

QG_WORDS(RecordRole, "role",
    main, banner, navigation, region, complementary, dialog, form, group,   // containers
    heading, paragraph, quote, list, list_item, table, row, column_header, cell, image, separator, status, alert,
    button, link, text_field, text_area, number_field, password_field, date_field, search_field, checkbox, radio,
    radio_group, switch_, tab_list, tab, tab_panel, menu, menu_item, progress, light, tag)

struct RecordRect {
    float x = 0, y = 0, w = 0, h = 0; // CSS pixels in the page; all zero: no place
    friend bool operator==(const RecordRect&, const RecordRect&) = default;
};

struct RecordState {
    bool disabled : 1 = false, checked : 1 = false, selected : 1 = false, expanded : 1 = false, pressed : 1 = false;
    bool invalid : 1 = false, required : 1 = false, busy : 1 = false, current : 1 = false, read_only : 1 = false;
    bool focused : 1 = false, hidden : 1 = false; // hidden: in the tree and read aloud, without ink (e.g. a label)
    bool screen_only : 1 = false; // Who asked: a print leaves it out (DESIGN 10)
    friend bool operator==(const RecordState&, const RecordState&) = default;
};

struct Record {
    std::uint32_t id = 0;      // The widget's ImGui id; 0 where there is no widget behind it
    RecordRole role = RecordRole::paragraph;
    int parent = -1;
    std::string name{};         // What a screen reader says and what print shows
    std::string value{};         // Text of a field, figure of a progress, word of a light
    std::string hint{};          // Description: error, reason why greyed, placeholder
    std::string href{};          // link; a form that is sent: where to, and in it of a field its name, of a choice "name=value"
    std::string input{};         // input mode: text, tel, numeric, search; "" = text; then what a browser may fill in: "tel tel"
    RecordState state{};
    RecordRect rect{};          // Where it was drawn
    RecordRect clip{};          // What is left of it in its scrolled parent; equal to rect when all is visible
    RecordRect hit{};           // What a finger can touch of it, where that is more than what is drawn
    std::int16_t level = 0;    // heading 1..6
    std::int32_t row = 0, column = 0, rows = 0, columns = 0; // 1-based place in a table, counted in the data
    std::int32_t length_max = 0; // code points a field may hold
    friend bool operator==(const Record&, const Record&) = default;
};

using Records = std::vector<Record>;

struct HtmlPage { std::string language, title, description, style_href; };
// Escaped, semantic, no script: main, headings, lists, tables, forms as plain HTML. The one function for public pages,
// print, old browsers and machines without WebGL.
[[nodiscard]] std::string html_from_records(const Records& records);
// What a person means by "print": the dialog on top alone where there is one, else the whole page.
[[nodiscard]] Records printed_part(const Records& records);
// What a voice says of it, piece by piece: what is read and what can be done, of the dialog on top or of the page; the
// bars around it are left out.
[[nodiscard]] std::vector<std::string> spoken_from_records(const Records& records);
[[nodiscard]] std::string html_document(const Records& records, const HtmlPage& page);

} // namespace qungong
