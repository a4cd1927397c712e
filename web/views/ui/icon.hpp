// Icon: line drawings on a 24 grid, one list of strokes per name, no font and no picture.
//
// An icon alone has no record: the button or row that shows it says what it means. Up always means one level up;
// waiting (cloudup) and saved (saved) are never the same cloud; urge is a megaphone, object an open hand.
#pragma once

#include "web/views/ui/frame.hpp"

namespace qungong::ui {

enum class Icon : std::uint8_t {
    none,
    inbox,
    plus,
    search,
    bell,
    user,
    users,
    pin,
    camera,
    mic,
    image,
    clock,
    pause,
    play,
    up,
    down,
    right,
    left,
    check,
    x,
    chevron_right,
    chevron_down,
    chevron_left,
    dots,
    filter,
    sort,
    phone,
    book,
    yuan,
    list,
    chart,
    trend,
    urge,
    eye,
    lock,
    nonet,
    net,
    saved,
    sync,
    cloudup,
    link,
    merge,
    hand,
    gavel,
    home,
    cal,
    print,
    share,
    dl,
    qr,
    star,
    edit,
    trash,
    warn,
    info,
    ask,
    build,
    route,
    gear,
    globe,
    vol,
    walk,
    note,
    chat,
    key,
    flag,
    heart,
    grow,
    job,
    menu,
    board,
    count_
};

// Strokes in a small language on the 24 grid: M x y, L x y, B x1 y1 x2 y2 x y (curve), Z, C x y r (circle),
// A x y r from to (arc in degrees, joined to the stroke), R x y w h r (rounded rect), D x y r (filled dot).
[[nodiscard]] std::string_view strokes_of(Icon name);

// Draws the icon in a square of `size` (16, 20, 24, 32) at (x, y).
void icon(Frame& frame, Icon name, float x, float y, float size, std::uint32_t colour);
// In the middle of a box.
void icon_in(Frame& frame, Icon name, const Box& box, float size, std::uint32_t colour);

} // namespace qungong::ui
