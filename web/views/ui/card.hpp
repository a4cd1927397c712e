// Card: a white box with a hairline; and the tally, a card of figures side by side.
#pragma once

#include "web/views/ui/flow.hpp"
#include "web/views/ui/icon.hpp"
#include "web/views/ui/paint.hpp"

namespace qungong::ui {

struct CardLook {
    std::string_view title{};
    std::string_view remark{}; // Beside the title, quiet
    std::string_view aside{};  // At the right end of the head, quiet
    std::string_view action{}; // At the right end, can be pressed
    Icon icon = Icon::none;
    float height = 0;   // 0: as high as its content
    bool ruled = false; // A hairline under the head
    bool flush = false; // Content goes to the edges (tables, rows)
    bool sunk = false;
    float gap = space::m;
    RecordRole role = RecordRole::region;
    int level = 2;
};

// Its content is a column; it ends with the scope.
class [[nodiscard]] Card {
public:
    Card(Frame& frame, std::string_view key, const CardLook& look);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    [[nodiscard]] bool action_pressed() const { return pressed_; }

private:
    void head(const CardLook& look, float pad);
    float head_end(const CardLook& look, float right, float middle);
    void head_words(const CardLook& look, const Box& room);

    Frame& frame_;
    Region region_;
    Box box_;
    ImDrawList* draw_;
    ImDrawListSplitter splitter_;
    float pad_foot_;
    bool open_, pressed_ = false, sunk_;
};
[[nodiscard]] float card_padding(const Frame& frame);

enum class TallyForm { line, stacked, figures }; // Desktop list, phone, leader
struct TallyCell {
    std::optional<Lamp> lamp{};
    std::string number{}, word{}, hint{};
    bool chosen = false;
    std::optional<Lamp> hint_lamp{}; // The hint speaks of a light: its shape and colour
};
// The cell that was pressed. Cells have fixed widths, so a number never shifts its neighbours.
std::optional<int> tally(Frame& frame, std::string_view key, std::string_view name,
                         std::span<const TallyCell> cells, TallyForm form);

} // namespace qungong::ui
