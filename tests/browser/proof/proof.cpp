// Proof: a page for the platform's own tests: glyphs, fields, a link, a list to scroll, a count of clicks.
// It uses no widget and no model, so that what fails here is the platform.

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include <imgui.h>
#include <imgui_internal.h>

#include "core/value.hpp"
#include "web/platform/host.hpp"
#include "web/platform/stage.hpp"

namespace qungong {
namespace {

using ui::Box;
constexpr std::uint32_t ink = 0xFF26231A, paper = 0xFFFFFFFF, area_id = 900, button_id = 101, box_id = 102;
constexpr float row_height = 44, list_top = 420;

struct Proof {
    std::map<std::uint32_t, std::string> texts;
    int clicks = 0, submits = 0, escapes = 0;
    bool checked = false;
    float offset = 0;
    std::string last_row, heard;
};

Record& put(ui::Frame& frame, const Box& box, Record record)
{
    record.rect = {box.x, box.y, box.w, box.h};
    record.clip = record.rect;
    frame.records.push_back(std::move(record));
    return frame.records.back();
}

void text(ui::Frame& frame, ImFont* font, float size, float x, float y, const std::string& words)
{
    frame.draw->AddText(font, size, {x, y}, ink, words.data(), words.data() + words.size());
}

// True when a pointer or the tree operated the box in this frame.
bool operated(ui::Frame& frame, const Box& box, std::uint32_t id)
{
    const bool over = box.contains(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
    const bool hit = (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) || frame.input.activated == id;
    if (hit) frame.wishes.again = true;
    return hit;
}

void draw_lines(ui::Frame& frame)
{
    put(frame, {24, 16, 600, 36}, {.role = RecordRole::heading, .name = "群工 平台试验", .level = 1});
    text(frame, frame.fonts.bold, 28, 24, 18, "群工 平台试验");
    const std::string line = "木洞镇中坝村 䶮 𠮷 · 冉*英 1234567890 “引号”，。Agjy 超期 1 天 😀";
    for (int i = 0; const float size : {12.0f, 14.0f, 16.0f, 20.0f}) {
        const float y = 64 + 32 * static_cast<float>(i++);
        put(frame, {24, y, 700, 28}, {.role = RecordRole::paragraph, .name = line});
        text(frame, i % 2 != 0 ? frame.fonts.regular : frame.fonts.bold, size, 24, y + 4, line);
    }
}

struct FieldSort {
    std::uint32_t id;
    RecordRole role;
    const char* name;
    float height;
    int length_max;
};
constexpr FieldSort fields[] = {{201, RecordRole::text_field, "反映人", 36, 8},
    {202, RecordRole::text_area, "反映内容", 60, 0}, {203, RecordRole::password_field, "口令", 36, 0},
    {204, RecordRole::number_field, "人数", 36, 0}, {205, RecordRole::date_field, "日期", 36, 0}};

void draw_fields(ui::Frame& frame, Proof& proof)
{
    float y = 200;
    for (const FieldSort& field : fields) {
        const Box box{24, y, 320, field.height};
        y += field.height + 4;
        if (frame.input.edited && frame.input.editing == field.id) proof.texts[field.id] = frame.input.edited_text;
        const std::string& value = proof.texts[field.id];
        frame.draw->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, paper, 8);
        frame.draw->AddRect({box.x, box.y}, {box.right(), box.bottom()}, 0xFF868779, 8);
        const Box inside = box.inset(12, 7);
        if (frame.input.editing == field.id)
            frame.wishes.live = ui::LiveField{field.id, inside, 14, 22, ink, paper, false, false};
        else
            text(frame, frame.fonts.regular, 14, inside.x, inside.y + 4, value.empty() ? field.name : value);
        put(frame, box, {.id = field.id, .role = field.role, .name = field.name, .value = value, .hint = "试一试",
            .length_max = field.length_max});
    }
}

void draw_controls(ui::Frame& frame, Proof& proof)
{
    const Box button{400, 200, 160, 44};
    if (operated(frame, button, button_id)) ++proof.clicks;
    frame.draw->AddRectFilled({button.x, button.y}, {button.right(), button.bottom()}, 0xFF5E5115, 8);
    frame.draw->AddText(frame.fonts.bold, 14, {button.x + 16, button.y + 15}, paper, "记一件事");
    put(frame, button, {.id = button_id, .role = RecordRole::button, .name = "记一件事"});
    const Box box{400, 260, 160, 36};
    if (operated(frame, box, box_id)) proof.checked = !proof.checked;
    frame.draw->AddRect({box.x, box.y + 8}, {box.x + 20, box.y + 28}, ink, 4, 0, proof.checked ? 4.0f : 1.0f);
    text(frame, frame.fonts.regular, 14, box.x + 28, box.y + 11, "同意公开");
    Record& record = put(frame, box, {.id = box_id, .role = RecordRole::checkbox, .name = "同意公开"});
    record.state.checked = proof.checked;
    const std::string told = "点了 " + std::to_string(proof.clicks) + " 次";
    put(frame, {400, 310, 160, 28}, {.role = RecordRole::status, .name = told});
    text(frame, frame.fonts.regular, 14, 400, 316, told);
    put(frame, {400, 340, 160, 28}, {.role = RecordRole::link, .name = "公开页", .href = "#/public/500113109200"});
    text(frame, frame.fonts.regular, 14, 400, 346, "公开页");
}

void draw_list(ui::Frame& frame, Proof& proof)
{
    const Box box{24, list_top, 600, std::max(frame.screen.height - list_top - 8, row_height)};
    const float offset_max = std::max(60 * row_height - box.h, 0.0f);
    for (const ui::ScrollBy& by : frame.input.scrolls)
        if (by.area == area_id) proof.offset = std::clamp(proof.offset + by.dy, 0.0f, offset_max);
    frame.wishes.scrolls.push_back({area_id, box, proof.offset, offset_max});
    const int parent = static_cast<int>(frame.records.size());
    put(frame, box, {.id = area_id, .role = RecordRole::list, .name = "清单"});
    frame.draw->PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    for (int i = 0; i < 60; ++i) {
        const Box row{box.x, box.y + static_cast<float>(i) * row_height - proof.offset, box.w, row_height};
        const auto id = static_cast<std::uint32_t>(1000 + i);
        const std::string words = "第 " + std::to_string(i + 1) + " 件";
        const bool seen = row.bottom() > box.y && row.y < box.bottom();
        if (operated(frame, seen ? row : Box{}, id)) proof.last_row = words;
        if (seen) text(frame, frame.fonts.regular, 14, row.x + 12, row.y + 14, words);
        put(frame, row, {.id = id, .role = RecordRole::button, .parent = parent, .name = words});
    }
    frame.draw->PopClipRect();
}

void draw_proof(ui::Frame& frame, Proof& proof)
{
    proof.submits += frame.input.submitted ? 1 : 0;
    proof.escapes += frame.input.escape ? 1 : 0;
    frame.draw = ImGui::GetBackgroundDrawList();
    draw_lines(frame);
    draw_fields(frame, proof);
    draw_controls(frame, proof);
    draw_list(frame, proof);
    frame.draw = nullptr;
}

std::string proof_json(const Proof& proof)
{
    Object texts;
    Value fields_now{std::move(texts)};
    for (const auto& [id, words] : proof.texts) put(fields_now, std::to_string(id), words);
    return json_from_value({{"clicks", proof.clicks}, {"submits", proof.submits}, {"escapes", proof.escapes},
        {"checked", proof.checked}, {"offset", static_cast<int>(proof.offset)}, {"row", proof.last_row},
        {"heard", proof.heard}, {"fields", fields_now}});
}

StageApp proof_page()
{
    const auto proof = std::make_shared<Proof>();
    host_receive([proof](std::string_view op, std::string_view, auto bytes) {
        proof->heard = std::string(op) + " " + std::to_string(bytes.size());
    });
    host_send("crypto.random", R"({"ask":1,"bytes":16})");
    return {[proof](ui::Frame& frame) { draw_proof(frame, *proof); }, [proof] { return proof_json(*proof); }};
}

} // namespace
} // namespace qungong

int main()
{
    qungong::stage_open(qungong::proof_page());
    return 0;
}
