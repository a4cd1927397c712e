#include "core/html_form.hpp"

#include "core/html_text.hpp"

namespace qungong {
namespace {

std::string states_of(const Record& r)
{
    std::string text;
    if (r.state.disabled) text += " disabled";
    if (r.state.required) text += " required";
    if (r.state.read_only) text += " readonly";
    if (r.state.checked) text += " checked";
    if (r.state.invalid) text += " aria-invalid=\"true\"";
    return text;
}

// Of what stands in a form that is sent: a field's name, or a choice's name and value.
std::string sent_as(const Record& r)
{
    const std::size_t equals = r.href.find('=');
    if (equals == r.href.npos) return attribute("name", r.href);
    return attribute("name", r.href.substr(0, equals)) + attribute("value", r.href.substr(equals + 1));
}

std::string_view type_of(const Record& r)
{
    switch (r.role) {
    case RecordRole::checkbox:
    case RecordRole::switch_: return "checkbox";
    case RecordRole::radio: return "radio";
    case RecordRole::number_field: return "number";
    case RecordRole::password_field: return "password";
    case RecordRole::date_field: return "date";
    case RecordRole::search_field: return "search";
    default: return r.input.starts_with("tel") ? "tel" : "text";
    }
}

std::string option_html(const Record& r)
{
    return "<option value=\"" + escaped(r.value) + (r.state.selected ? "\" selected>" : "\">") + escaped(r.name) + "</option>";
}

} // namespace

std::string words_html(const Record& r)
{
    std::string text = escaped(r.name);
    if (!r.value.empty()) text += (text.empty() ? "<b>" : " <b>") + escaped(r.value) + "</b>";
    if (!r.hint.empty()) text += (text.empty() ? "<small>" : " <small>") + escaped(r.hint) + "</small>";
    return text;
}

std::string field_html(const Record& r, bool is_sent)
{
    const std::string name = is_sent ? sent_as(r) : std::string();
    if (is_sent && r.state.hidden) return "<input type=\"hidden\"" + name + attribute("value", r.value) + ">";
    const std::string_view type = type_of(r);
    if (type == "checkbox" || type == "radio")
        return "<label><input" + attribute("type", type) + name + states_of(r) + "> " + words_html(r) + "</label>";
    const std::string common = name + states_of(r) + attribute("placeholder", r.hint) +
                               (r.input == "numeric" ? " inputmode=\"numeric\"" : "") +
                               (r.length_max > 0 ? attribute("maxlength", std::to_string(r.length_max)) : std::string());
    if (r.role == RecordRole::text_area)
        return "<label>" + escaped(r.name) + " <textarea" + common + ">" + escaped(r.value) + "</textarea></label>";
    // A password is never written into a page.
    const std::string value = type == "password" ? std::string() : attribute("value", r.value);
    return "<label>" + escaped(r.name) + " <input" + attribute("type", type) + value + common + "></label>";
}

std::string select_html(const Records& records, const std::vector<std::vector<std::size_t>>& children, std::size_t menu)
{
    std::string out = "<label>" + escaped(records[menu].name) + " <select" + sent_as(records[menu]) + states_of(records[menu]) + ">";
    for (const std::size_t child : children[menu]) {
        const Record& record = records[child];
        if (record.role != RecordRole::group) {
            out += option_html(record);
            continue;
        }
        out += "<optgroup" + attribute("label", record.name) + ">";
        for (const std::size_t each : children[child]) out += option_html(records[each]);
        out += "</optgroup>";
    }
    return out + "</select></label>";
}

} // namespace qungong
