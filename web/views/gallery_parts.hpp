// GalleryParts: the cards of the gallery. Each draws one card of `height` (0: as high as its content).
#pragma once

#include "web/views/ui/widgets.hpp"

namespace qungong::gallery {

struct Hall {
    ui::Frame& frame;
    float height = 0;
    [[nodiscard]] bool narrow() const { return frame.screen.width < 700; }
    [[nodiscard]] std::string w(std::string_view word) const
    {
        return frame.say("gallery." + std::string(word));
    }
};

// Shows a state that nobody causes, for as long as it lives.
class Shown {
public:
    Shown(ui::Frame& frame, const ui::Pretend& pretend) : frame_(frame) { frame_.pretend = pretend; }
    ~Shown() { frame_.pretend = {}; }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;

private:
    ui::Frame& frame_;
};

void colours(Hall& hall);
void type_sizes(Hall& hall);
void buttons(Hall& hall);
void choices(Hall& hall);
void fields(Hall& hall);
void lights(Hall& hall);
void table_rows(Hall& hall);
void progress_and_clocks(Hall& hall);
void dialog_card(Hall& hall);
void menu_card(Hall& hall);
void notices(Hall& hall);
void empty_today(Hall& hall);
void empty_offline(Hall& hall);
void empty_failed(Hall& hall);
void empty_both(Hall& hall);
void skeleton(Hall& hall);
void icons(Hall& hall);

inline constexpr int sample_rows = 100'000;
void draw_rows(ui::Frame& frame); // A page of its own

} // namespace qungong::gallery
