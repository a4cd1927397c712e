// Shell: the bars around a page: top bar, navigation column (desktop), rail (tablet), bottom bar (phone).
//
// The page asks for the shell first and draws itself into `content`; links go by href, which the platform follows.
#pragma once

#include <vector>

#include "web/views/ui/badge.hpp"

namespace qungong::ui {

struct NavEntry {
    std::string key{}, text{}, href{}, count{};
    Icon icon = Icon::none;
    std::optional<LightLook> light{}; // Instead of a count
    bool current = false;
};
struct NavGroup {
    std::string title{};
    std::vector<NavEntry> entries{};
};

struct ShellLook {
    std::string brand{}, office{}, sample{}; // 群工, the office of the session, the words of the sample chip
    std::string title{};                     // Of a page whose head on a tablet is the bar: instead of the office
    std::string search{};                    // Placeholder; empty: no search
    std::string search_value{};              // What is searched for now
    std::int64_t search_turn = 0;            // A new one gives its field the focus
    std::string save_word{};                 // "已全部送达 10:24"
    Icon save_icon = Icon::saved;
    bool save_good = true;
    std::string bell{}, person{}, person_letter{}; // Names of what stands at the right
    std::string main_action{};
    Icon main_icon = Icon::plus;
    std::vector<NavGroup> groups{};
    std::vector<NavEntry> foot{};   // Foot of the column: this device, settings
    std::string navigation{};       // Name of the landmark
    bool navigation_hidden = false; // Pages that are a desk of work of their own
};

struct ShellAct {
    Box content{};              // What is left for the page
    Box spare{};                // What the column leaves free between its entries and its foot
    std::string_view pressed{}; // Key of the entry that was pressed
    std::string_view href{};    // ... and where it leads
    bool main_action = false, search = false, bell = false, person = false;
    Box person_box{};
    std::uint32_t person_id = 0; // Anchor of the person's menu
    std::optional<std::string> search_text{};
};
[[nodiscard]] ShellAct shell(Frame& frame, const ShellLook& look);

// The bar of a page of its own on a phone (new matter, following): way back, title, state at the right.
struct BarLook {
    std::string_view back{}; // Name of the button; empty: none
    Icon back_icon = Icon::left;
    std::string_view title{}, sample{};
    std::string_view state{};
    Icon state_icon = Icon::saved;
    bool state_good = true;
    std::string_view action{}; // At the right end: reading aloud
    Icon action_icon = Icon::vol;
};
bool page_bar(Frame& frame, const BarLook& look, bool* acted = nullptr); // True: back; `acted`: the action was pressed
// The seal with the first character of the name.
void mark_at(Frame& frame, float x, float y, float size, std::string_view letter);
// A surface at the foot of a phone page for its main action; flows a column inside.
inline constexpr float foot_strip_height = 80;
[[nodiscard]] Box foot_strip(Frame& frame, const Box& page, float height = foot_strip_height);

} // namespace qungong::ui
