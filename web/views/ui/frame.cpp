#include "web/views/ui/lists.hpp"
#include "web/views/ui/frame.hpp"

#include <algorithm>
#include <cassert>

#include "web/views/ui/paint.hpp"

namespace qungong::ui {

namespace {

RecordRect rect_of(const Box& box) { return {box.x, box.y, box.w, box.h}; }

RecordRect visible_part(const Frame& frame, const Box& box)
{
    const ImVec2 low = frame.draw->GetClipRectMin(), high = frame.draw->GetClipRectMax();
    const float left = std::max(box.x, low.x), top = std::max(box.y, low.y);
    const float right = std::min(box.right(), high.x), bottom = std::min(box.bottom(), high.y);
    if (right <= left || bottom <= top) return {};
    return {left, top, right - left, bottom - top};
}

bool is_empty(const RecordRect& r) { return r.w <= 0 || r.h <= 0; }

RecordRect joined(const RecordRect& a, const RecordRect& b)
{
    if (is_empty(a)) return b;
    if (is_empty(b)) return a;
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

} // namespace

void begin_frame(Frame& frame)
{
    assert(frame.memory && frame.fonts.regular && frame.fonts.bold &&
           "the platform fills the frame before it begins");
    frame.colours = &colours_of(frame.screen.theme);
    frame.memory->modal_next = false;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({frame.screen.width, frame.screen.height});
    ImGui::Begin("##page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
    frame.draw = ImGui::GetWindowDrawList();
    const Box whole{0, 0, frame.screen.width, frame.screen.height};
    fill(frame, whole, frame.colours->paper);
    frame.flows.push_back({.box = whole});
}

void end_frame(Frame& frame)
{
    assert(frame.flows.size() == 1 && frame.parents.empty() &&
           "every column, row and region ends before its frame");
    frame.flows.pop_back();
    frame.records = with_lists(frame.records);
    ImGui::End();
    ImGui::PopStyleVar(6);
    if (frame.memory->modal != frame.memory->modal_next) frame.wishes.again = true;
    frame.memory->modal = frame.memory->modal_next;
    frame.memory->focused = frame.input.focused;
    frame.draw = nullptr;
}

std::uint32_t id_of(std::string_view key) { return ImGui::GetID(key.data(), key.data() + key.size()); }

int emit(Frame& frame, const Box& box, Record record)
{
    record.parent = frame.parents.empty() ? -1 : frame.parents.back();
    record.rect = rect_of(box);
    record.clip = visible_part(frame, box);
    if (record.id != 0 && record.id == frame.hit_id) record.hit = visible_part(frame, frame.hit);
    if (record.id != 0 && record.id == frame.input.focused) record.state.focused = true;
    frame.records.push_back(std::move(record));
    return static_cast<int>(frame.records.size()) - 1;
}

Region::Region(Frame& frame, RecordRole role, std::string_view key, std::string_view name, int level)
    : frame_(frame), index_(static_cast<int>(frame.records.size()))
{
    Record record{.role = role, .name = std::string(name), .level = static_cast<std::int16_t>(level)};
    record.parent = frame.parents.empty() ? -1 : frame.parents.back();
    frame.records.push_back(std::move(record));
    frame.parents.push_back(index_);
    ImGui::PushID(key.data(), key.data() + key.size());
}

Region::~Region()
{
    ImGui::PopID();
    frame_.parents.pop_back();
    Record& own = record();
    if (!is_empty(own.rect)) return;
    for (std::size_t i = static_cast<std::size_t>(index_) + 1; i < frame_.records.size(); ++i) {
        if (frame_.records[i].parent != index_) continue;
        own.rect = joined(own.rect, frame_.records[i].rect);
        own.clip = joined(own.clip, frame_.records[i].clip);
    }
}

} // namespace qungong::ui
