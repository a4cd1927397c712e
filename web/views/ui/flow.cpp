#include "web/views/ui/flow.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace qungong::ui {

namespace {

Box take_from_column(Flow& flow, float width, float height)
{
    const Box box{flow.box.x, flow.at, width > 0 ? std::min(width, flow.box.w) : flow.box.w, height};
    if (height > 0) {
        flow.at += height + flow.gap;
        flow.deepest = std::max(flow.deepest, box.bottom());
    }
    return box;
}

Box take_from_row(Flow& flow, float width, float height)
{
    const bool divided_before = flow.cell < flow.cells.size();
    const float free = divided_before ? flow.cells[flow.cell++] : std::max(0.0f, flow.end - flow.at);
    const float own = width > 0 ? std::min(width, free) : free;
    Box box{flow.backward && !divided_before ? flow.end - own : flow.at, flow.box.y, own, height};
    if (flow.backward && !divided_before) flow.end -= own + flow.gap;
    else flow.at += (divided_before ? free : own) + flow.gap;
    if (flow.box.h > 0 && height <= 0) box.h = flow.box.h;
    else if (flow.box.h > 0) box.y += (flow.box.h - height) / 2;
    if (box.h > 0) flow.deepest = std::max(flow.deepest, box.bottom());
    return box;
}

// An open flow tells the one around it how low it went.
void report(Frame& frame, float bottom)
{
    if (frame.flows.empty()) return;
    Flow& outer = frame.flows.back();
    outer.deepest = std::max(outer.deepest, bottom);
    if (!outer.row) outer.at = std::max(outer.at, bottom + outer.gap);
}

} // namespace

Box take(Frame& frame, float width, float height)
{
    Flow& flow = frame.flows.back();
    return flow.row ? take_from_row(flow, width, height) : take_from_column(flow, width, height);
}

float free_width(const Frame& frame)
{
    const Flow& flow = frame.flows.back();
    if (!flow.row) return flow.box.w;
    return flow.cell < flow.cells.size() ? flow.cells[flow.cell] : std::max(0.0f, flow.end - flow.at);
}

float free_height(const Frame& frame)
{
    const Flow& flow = frame.flows.back();
    if (flow.box.h <= 0) return 0;
    return flow.row ? flow.box.h : std::max(0.0f, flow.box.bottom() - flow.at);
}

void skip(Frame& frame, float length)
{
    Flow& flow = frame.flows.back();
    if (flow.row && flow.backward) flow.end -= length;
    else flow.at += length;
}

void from_right(Frame& frame)
{
    assert(frame.flows.back().row && "only a row has a right end");
    frame.flows.back().backward = true;
}

std::vector<float> divided(float total, float gap, std::span<const float> cells)
{
    float fixed = gap * static_cast<float>(cells.empty() ? 0 : cells.size() - 1), weights = 0;
    for (float cell : cells) (cell >= 0 ? fixed : weights) += cell >= 0 ? cell : -cell;
    const float rest = std::max(0.0f, total - fixed);
    std::vector<float> widths;
    for (float cell : cells) widths.push_back(cell >= 0 ? cell : rest * -cell / weights);
    return widths;
}

Column::Column(Frame& frame, const Box& box, float gap, float pad_x, float pad_y)
    : frame_(frame), pad_y_(pad_y), open_(box.h <= 0)
{
    Box inner = box.inset(pad_x, pad_y);
    if (open_) inner.h = 0;
    frame.flows.push_back({.box = inner, .at = inner.y, .gap = gap, .deepest = inner.y});
}

Column::~Column()
{
    const float bottom = frame_.flows.back().deepest + pad_y_;
    frame_.flows.pop_back();
    if (open_) report(frame_, bottom);
}

Row::Row(Frame& frame, float height, std::initializer_list<float> cells, float gap)
    : Row(frame, height, std::span(cells.begin(), cells.size()), gap)
{}

Row::Row(Frame& frame, float height, std::span<const float> cells, float gap)
    : frame_(frame), open_(height <= 0)
{
    const Box box = take(frame, 0, height);
    frame.flows.push_back({.box = box,
                           .at = box.x,
                           .gap = gap,
                           .end = box.right(),
                           .deepest = box.y,
                           .row = true,
                           .cells = divided(box.w, gap, cells)});
}

Row::~Row()
{
    const float bottom = frame_.flows.back().deepest;
    frame_.flows.pop_back();
    if (open_) report(frame_, bottom);
}

namespace {

// In the area itself, and not in one that scrolls inside of it.
bool is_in(const Frame& frame, const Record& record, const Record& area)
{
    for (int at = record.parent; at >= 0;) {
        const Record& around = frame.records[static_cast<std::size_t>(at)];
        if (&around == &area) return true;
        if (around.id != 0 && around.role == RecordRole::group) return false;
        at = around.parent;
    }
    return false;
}

// What somebody looks at stays where it is when something above it comes or goes. The anchor is the first thing in sight
// that can be pressed; if it now stands elsewhere in what is scrolled, the area is scrolled after it. What stood still
// while the area was scrolled is no part of what is scrolled.
float moved_by(const Frame& frame, const Record& area, float offset)
{
    ImGuiStorage& kept = *ImGui::GetStateStorage(); // Of the scrolled window
    const ImGuiID id_key = ImGui::GetID("anchor"), y_key = ImGui::GetID("anchor_y"), at_key = ImGui::GetID("anchor_at");
    const auto was = static_cast<std::uint32_t>(kept.GetInt(id_key));
    const float was_y = kept.GetFloat(y_key), was_offset = kept.GetFloat(at_key);
    float moved = 0;
    const Record* first = nullptr;
    for (auto i = static_cast<std::size_t>(&area - frame.records.data()) + 1; i < frame.records.size(); ++i) {
        const Record& record = frame.records[i];
        if (record.id == 0 || record.role == RecordRole::group || !is_in(frame, record, area)) continue;
        const float y = record.rect.y - area.rect.y;
        if (record.id == was && y != was_y) moved = y - was_y + offset - was_offset;
        if (!first && y >= 0 && y < area.rect.h) first = &record;
    }
    kept.SetInt(id_key, first ? static_cast<int>(first->id) : 0);
    kept.SetFloat(y_key, first ? first->rect.y - area.rect.y : 0);
    kept.SetFloat(at_key, offset);
    return offset > 0 && std::abs(moved) >= 0.5f ? moved : 0;
}

} // namespace

Scroll::Scroll(Frame& frame, std::string_view key, const Box& box, std::string_view name, float gap,
               float pad_x, float pad_y)
    : frame_(frame), region_(frame, RecordRole::group, key, name), outer_(frame.draw), pad_y_(pad_y)
{
    ImGui::SetCursorScreenPos({box.x, box.y});
    const std::uint32_t area = ImGui::GetID("scroll");
    ImGui::BeginChild(area, {box.w, box.h}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    float wanted = ImGui::GetScrollY();
    for (const ScrollBy& by : frame.input.scrolls)
        if (by.area == area) wanted += by.dy;
    wanted = std::clamp(wanted, 0.0f, ImGui::GetScrollMaxY());
    if (wanted != ImGui::GetScrollY()) {
        ImGui::SetScrollY(wanted);
        frame.wishes.again = true; // ImGui moves its window when the next frame begins
    }
    // Drawn where it will stand: a press in this very frame, and the tree, find everything at its new place.
    offset_ = wanted;
    ahead_ = wanted - ImGui::GetScrollY();
    frame.wishes.scrolls.push_back({area, box, offset_, ImGui::GetScrollMaxY()});
    region_.record().id = area;
    region_.record().rect = {box.x, box.y, box.w, box.h};
    region_.record().clip = region_.record().rect;
    frame.draw = ImGui::GetWindowDrawList();
    outer_reveal_ = std::exchange(frame.reveal, 0.0f);
    const float top = box.y - offset_ + pad_y;
    frame.flows.push_back(
        {.box = {box.x + pad_x, top, box.w - 2 * pad_x, 0}, .at = top, .gap = gap, .deepest = top});
}

Scroll::~Scroll()
{
    const float bottom = frame_.flows.back().deepest + pad_y_;
    frame_.flows.pop_back();
    ImGui::SetCursorScreenPos({ImGui::GetWindowPos().x, bottom + ahead_}); // As high as ever, though drawn ahead of ImGui
    ImGui::Dummy({1, 0});
    const float moved = moved_by(frame_, region_.record(), offset_);
    if (frame_.reveal == 0) frame_.reveal = moved;
    if (frame_.reveal != 0) {
        ImGui::SetScrollY(offset_ + frame_.reveal);
        frame_.wishes.again = true;
    }
    frame_.reveal = outer_reveal_;
    ImGui::EndChild();
    frame_.draw = outer_;
}

} // namespace qungong::ui
