// UiStage: pages without a window: ImGui with a null backend and the box font, one call a frame.
//
// It also listens to ImGui's item hooks, so that a test can ask which items had no record.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "web/views/ui/frame.hpp"

struct ImGuiContext;

namespace qungong {

class UiStage {
public:
    using Page = std::function<void(ui::Frame&)>;

    explicit UiStage(const ui::Screen& screen = {});
    ~UiStage();
    UiStage(const UiStage&) = delete;
    UiStage& operator=(const UiStage&) = delete;

    // Draws once with `input`; words are their keys.
    ui::Frame draw(const Page& page, const ui::Input& input = {});
    ui::Frame settle(const Page& page); // Three frames, the last is answered
    ui::Frame click(const Page& page, float x,
                    float y);               // Move, press, release; the frame of the release is answered
    void wheel(float x, float y, float dy); // Seen by the next frame

    // Items of the last frame: id and hit box.
    [[nodiscard]] const std::map<std::uint32_t, ui::Box>& items() const;

    ui::Screen screen;
    double now_ms = 0;
    ui::Memory memory;

private:
    ImGuiContext* context_;
    ui::Fonts fonts_;
};

// Ids that ImGui saw as items in the last frame and that no record speaks for.
[[nodiscard]] std::set<std::uint32_t> items_without_record(const UiStage& stage, const ui::Frame& frame);
[[nodiscard]] const Record* record_named(const Records& records, RecordRole role, std::string_view name);

} // namespace qungong
