#include "web/views/ui/card.hpp"

#include <algorithm>

#include "web/views/ui/behave.hpp"
#include "web/views/ui/text.hpp"

namespace qungong::ui {

namespace {

float card_border(const Frame& frame)
{
    return frame.screen.theme == Theme::high_contrast ? 1.0f : hairline(frame);
}

} // namespace

float card_padding(const Frame& frame)
{
    if (!frame.screen.desktop()) return 16;
    return frame.screen.airy ? 24.0f : 20.0f;
}

// The content is drawn into a second channel, so that the card, whose height is known at the end, lies under it.
Card::Card(Frame& frame, std::string_view key, const CardLook& look)
    : frame_(frame),
      region_(frame, look.role, key, look.title),
      box_(take(frame, 0, look.height)),
      draw_(frame.draw),
      open_(look.height <= 0),
      sunk_(look.sunk)
{
    splitter_.Split(draw_, 2);
    splitter_.SetCurrentChannel(draw_, 1);
    const float pad = card_padding(frame);
    pad_foot_ = look.flush ? 0 : pad;
    const Box inner{box_.x + pad, box_.y, box_.w - 2 * pad, open_ ? 0 : box_.h};
    frame.flows.push_back({.box = inner,
                           .at = box_.y + (look.title.empty() && !look.flush ? pad : 0),
                           .gap = look.gap,
                           .deepest = box_.y});
    if (!look.title.empty()) head(look, pad);
    if (look.flush) {
        frame.flows.back().box.x = box_.x;
        frame.flows.back().box.w = box_.w;
    }
}

// What stands at the right end of the head; answers where it begins.
float Card::head_end(const CardLook& look, float right, float middle)
{
    const float line = line_height(frame_, frame_.body());
    if (!look.action.empty()) {
        const TextStyle style{frame_.body(), true, frame_.colours->link};
        const float width = text_width(frame_, look.action, style) + 1;
        const Box box{right - width, middle - line / 2, width, line};
        const std::uint32_t id = id_of("act");
        pressed_ = behave(frame_, id, box, {.radius = radius_badge}).pressed;
        draw_line_in(frame_, box, look.action, style);
        emit(frame_, box, {.id = id, .role = RecordRole::button, .name = std::string(look.action)});
        right -= width + space::m;
    }
    if (look.aside.empty()) return right;
    const TextStyle small{Slot::caption, false, frame_.colours->ink_3};
    const float width = std::min(text_width(frame_, look.aside, small) + 1, box_.w * 0.6f);
    const Box box{right - width, middle - line / 2, width, line};
    draw_line_in(frame_, box, look.aside, small, Align::right);
    emit(frame_, box, {.role = RecordRole::paragraph, .name = std::string(look.aside)});
    return right - width - space::m;
}

void Card::head_words(const CardLook& look, const Box& room)
{
    const TextStyle title{frame_.body(), true}, small{Slot::caption, false, frame_.colours->ink_3};
    const float width = std::min(text_width(frame_, look.title, title) + 1, room.w);
    const Box words{room.x, room.y, width, room.h};
    draw_line_in(frame_, words, look.title, title);
    Record record{.role = RecordRole::heading, .name = std::string(look.title)};
    record.level = static_cast<std::int16_t>(look.level);
    emit(frame_, words, std::move(record));
    if (look.remark.empty()) return;
    const Box beside{words.right() + space::s, room.y, std::max(0.0f, room.w - width - space::s), room.h};
    draw_line_in(frame_, beside, look.remark, small);
    emit(frame_, beside, {.role = RecordRole::paragraph, .name = std::string(look.remark)});
}

void Card::head(const CardLook& look, float pad)
{
    const Colours& c = *frame_.colours;
    const bool fixed = look.ruled || look.flush;
    const float line = line_height(frame_, frame_.body()), height = fixed ? 48.0f : pad + line;
    const float middle = box_.y + (fixed ? 24 : pad - 4 + line / 2);
    const float right = head_end(look, box_.right() - pad, middle);
    const float shift = look.icon == Icon::none ? 0.0f : 28.0f, x = box_.x + pad + shift;
    icon(frame_, look.icon, box_.x + pad, middle - 10, 20, c.primary);
    head_words(look, {x, middle - line / 2, right - x, line});
    if (look.ruled) line_across(frame_, box_.x, box_.y + height - hairline(frame_), box_.w, c.line);
    Flow& flow = frame_.flows.back();
    flow.deepest = box_.y + height;
    flow.at = flow.deepest + (look.flush ? 0 : look.ruled ? space::m : space::s);
}

Card::~Card()
{
    const float bottom = frame_.flows.back().deepest + pad_foot_;
    frame_.flows.pop_back();
    if (open_) box_.h = bottom - box_.y;
    splitter_.SetCurrentChannel(draw_, 0);
    const Colours& c = *frame_.colours;
    bordered(frame_, box_, c.line, sunk_ ? c.sunk : c.surface, radius_card, card_border(frame_));
    splitter_.Merge(draw_);
    region_.record().rect = {box_.x, box_.y, box_.w, box_.h};
    region_.record().clip = region_.record().rect;
    Flow& outer = frame_.flows.back();
    outer.deepest = std::max(outer.deepest, box_.bottom());
    if (open_ && !outer.row) outer.at = box_.bottom() + outer.gap;
}

} // namespace qungong::ui
