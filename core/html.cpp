// Html: a page of records as plain, escaped, semantic HTML. No script, no style, nothing that a record did not say.
#include <algorithm>
#include <span>
#include <string_view>

#include "core/html_form.hpp"
#include "core/html_text.hpp"
#include "core/record.hpp"

namespace qungong {

namespace {

std::string_view leading_digits(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && text[length] >= '0' && text[length] <= '9') ++length;
    return text.substr(0, length);
}

struct Shape {
    std::string_view lamp, sign;
};
constexpr Shape shapes[] = {{"green", "●"}, {"yellow", "▲"}, {"red", "■"}, {"blue", "◆"}, {"grey", "‖"}};

class Writer {
public:
    explicit Writer(const Records& records) : records_(records), children_(records.size())
    {
        for (std::size_t i = 0; i < records.size(); ++i) {
            const int parent = records[i].parent;
            if (parent >= 0 && static_cast<std::size_t>(parent) < i)
                children_[static_cast<std::size_t>(parent)].push_back(i);
            else roots_.push_back(i);
        }
    }

    std::string whole()
    {
        for (std::size_t root : roots_) write(root);
        return std::move(out_);
    }

private:
    void inside(std::size_t i)
    {
        for (std::size_t child : children_[i]) write(child);
    }
    void element(std::size_t i, std::string_view tag, std::string_view attributes = {},
                 std::string_view text = {})
    {
        out_.append("<").append(tag).append(attributes).append(">").append(text);
        inside(i);
        out_.append("</").append(tag).append(">");
    }
    static std::string_view level_tag(const Record& r)
    {
        constexpr std::string_view tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
        return tags[std::clamp<int>(r.level, 1, 6) - 1];
    }

    void write(std::size_t i);
    void write_form(std::size_t i, const Record& r);
    bool write_container(std::size_t i, const Record& r);
    bool write_text(std::size_t i, const Record& r);
    void write_table(std::size_t i, const Record& r);
    void write_rows(std::size_t i, bool head);
    bool write_control(std::size_t i, const Record& r);
    void write_light(const Record& r);

    const Records& records_;
    std::vector<std::vector<std::size_t>> children_;
    std::vector<std::size_t> roots_;
    std::string out_;
    bool is_sent_ = false; // Inside a form that is sent: its button sends it
};

void Writer::write(std::size_t i)
{
    const Record& r = records_[i];
    if (write_container(i, r) || write_text(i, r) || write_control(i, r)) return;
    out_ += field_html(r, is_sent_);
}

bool Writer::write_container(std::size_t i, const Record& r)
{
    const std::string label = attribute("aria-label", r.name);
    switch (r.role) {
    case RecordRole::main: element(i, "main"); return true;
    case RecordRole::banner: element(i, "header"); return true;
    case RecordRole::navigation: element(i, "nav", label); return true;
    case RecordRole::region: element(i, "section", label); return true;
    case RecordRole::complementary: element(i, "aside", label); return true;
    case RecordRole::dialog: element(i, "section", " role=\"dialog\"" + label); return true;
    case RecordRole::form: write_form(i, r); return true;
    case RecordRole::group:
        if (r.state.expanded) element(i, "details", " open", "<summary>" + escaped(r.name) + "</summary>");
        else if (r.name.empty()) inside(i);
        else element(i, "div", " role=\"group\"" + label);
        return true;
    case RecordRole::radio_group:
        element(i, "fieldset", {}, "<legend>" + escaped(r.name) + "</legend>");
        return true;
    case RecordRole::tab_list: element(i, "div", " role=\"tablist\"" + label); return true;
    case RecordRole::tab_panel: element(i, "div", " role=\"tabpanel\"" + label); return true;
    case RecordRole::menu:
        if (is_sent_) out_ += select_html(records_, children_, i);
        else element(i, "div", " role=\"menu\"" + label);
        return true;
    case RecordRole::list: element(i, "ul", label); return true;
    case RecordRole::list_item: element(i, "li", {}, words_html(r)); return true;
    case RecordRole::table: write_table(i, r); return true;
    default: return false;
    }
}

// Nothing of a form that is sent is kept by the browser for the next person at this machine.
void Writer::write_form(std::size_t i, const Record& r)
{
    is_sent_ = is_safe_href(r.href);
    const std::string sent = is_sent_ ? " method=\"post\" autocomplete=\"off\"" + attribute("action", r.href) : "";
    element(i, "form", attribute("aria-label", r.name) + sent);
    is_sent_ = false;
}

bool Writer::write_text(std::size_t i, const Record& r)
{
    switch (r.role) {
    case RecordRole::heading: element(i, level_tag(r), {}, escaped(r.name)); return true;
    case RecordRole::paragraph: element(i, "p", {}, words_html(r)); return true;
    case RecordRole::quote: element(i, "blockquote", {}, words_html(r)); return true;
    case RecordRole::image: element(i, "p", {}, words_html(r)); return true;
    case RecordRole::status:
        element(i, "div", " role=\"status\"", children_[i].empty() ? words_html(r) : "");
        return true;
    case RecordRole::alert:
        element(i, "div", " role=\"alert\"", children_[i].empty() ? words_html(r) : "");
        return true;
    case RecordRole::tag: element(i, "span", " class=\"tag\"", escaped(r.name)); return true;
    case RecordRole::light: write_light(r); return true;
    case RecordRole::separator: out_ += "<hr>"; return true;
    case RecordRole::row: element(i, "tr"); return true;
    case RecordRole::column_header: element(i, "th", " scope=\"col\"", words_html(r)); return true;
    case RecordRole::cell: {
        const std::string span =
            r.columns > 1 ? attribute("colspan", std::to_string(r.columns)) : std::string();
        element(i, "td", span, words_html(r));
        return true;
    }
    default: return false;
    }
}

// The shape stands beside the word, so that a page printed in grey can be read.
void Writer::write_light(const Record& r)
{
    out_ += "<b class=\"light";
    for (const Shape& shape : shapes)
        if (shape.lamp == r.value)
            out_.append(" ").append(shape.lamp).append("\">").append(shape.sign).append(" ");
    if (out_.ends_with("light")) out_ += "\">";
    out_ += escaped(r.name) + "</b>";
}

void Writer::write_rows(std::size_t i, bool head)
{
    for (std::size_t child : children_[i]) {
        const auto is_header = [&](std::size_t cell) {
            return records_[cell].role == RecordRole::column_header;
        };
        if (std::any_of(children_[child].begin(), children_[child].end(), is_header) == head) write(child);
    }
}

void Writer::write_table(std::size_t i, const Record& r)
{
    out_ += "<table>";
    if (!r.name.empty()) out_ += "<caption>" + escaped(r.name) + "</caption>";
    const std::size_t before = out_.size();
    out_ += "<thead>";
    write_rows(i, true);
    if (out_.ends_with("<thead>")) out_.resize(before);
    else out_ += "</thead>";
    out_ += "<tbody>";
    write_rows(i, false);
    out_ += "</tbody></table>";
}

bool Writer::write_control(std::size_t i, const Record& r)
{
    const bool chosen = r.state.selected || r.state.pressed;
    switch (r.role) {
    case RecordRole::link:
        if (is_safe_href(r.href))
            element(i, "a", attribute("href", r.href) + (r.state.current ? " aria-current=\"page\"" : ""),
                    words_html(r));
        else element(i, "span", {}, words_html(r));
        return true;
    case RecordRole::button:
        element(i, "button", std::string(is_sent_ ? " type=\"submit\"" : " type=\"button\"") + (r.state.disabled ? " disabled" : ""),
                words_html(r));
        return true;
    case RecordRole::tab:
        element(i, "button",
                std::string(" type=\"button\" role=\"tab\" aria-selected=\"") +
                    (chosen ? "true\"" : "false\"") + (r.state.disabled ? " disabled" : ""),
                words_html(r));
        return true;
    case RecordRole::menu_item:
        element(i, "button",
                std::string(" type=\"button\" role=\"menuitem\"") + (r.state.disabled ? " disabled" : ""),
                words_html(r));
        return true;
    case RecordRole::progress:
        if (r.name.empty()) { // A bar beside a figure that says the same
            out_ += "<progress aria-hidden=\"true\" max=\"100\"" + attribute("value", leading_digits(r.value)) + "></progress>";
            return true;
        }
        out_ += "<label>" + escaped(r.name) + " <progress max=\"100\"" +
                attribute("value", leading_digits(r.value)) + "></progress> " + escaped(r.value) + "</label>";
        return true;
    default: return false;
    }
}

} // namespace

std::string html_from_records(const Records& records) { return Writer{records}.whole(); }

std::string html_document(const Records& records, const HtmlPage& page)
{
    const bool has_main = std::any_of(records.begin(), records.end(),
                                      [](const Record& r) { return r.role == RecordRole::main; });
    std::string out = "<!doctype html><html" + attribute("lang", page.language) +
                      "><head><meta charset=\"utf-8\">"
                      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" +
                      escaped(page.title) + "</title>";
    if (!page.description.empty())
        out += "<meta name=\"description\"" + attribute("content", page.description) + ">";
    if (is_safe_href(page.style_href))
        out += "<link rel=\"stylesheet\"" + attribute("href", page.style_href) + ">";
    out += "</head><body>";
    out += has_main ? html_from_records(records) : "<main>" + html_from_records(records) + "</main>";
    return out + "</body></html>";
}

} // namespace qungong
