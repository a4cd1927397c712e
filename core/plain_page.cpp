#include "core/plain_page.hpp"

#include "core/ids.hpp"
#include "core/plain_scene.hpp"

namespace qungong {
namespace {

// The other language is another form, so it is offered only where nothing is lost by it.
void write_banner(RecordWriter& out, const PlainScene& scene, bool other_language)
{
    const int banner = out.add(-1, RecordRole::banner);
    out.link(banner, scene.word("ui.app_public"), scene.address("/p/" + scene.rules.region.text));
    if (bool_or(scene.rules.extra, "sample", false)) out.add(banner, RecordRole::tag, scene.word("ui.sample"));
    out.link(banner, scene.word("village.report"), scene.address("/p/report"));
    out.link(banner, scene.word("village.follow"), scene.address("/p/follow"));
    if (other_language) out.link(banner, scene.word("ui.language"), scene.texts.is_english() ? "?lang=zh-CN" : "?lang=en");
}

Result<std::string> title_and_parts(RecordWriter& out, const PlainScene& scene)
{
    const std::string page = scene.told("page");
    write_banner(out, scene, page == "report" || page == "follow");
    const int main = out.add(-1, RecordRole::main);
    if (page == "report") return write_report(out, main, scene), scene.word("page.report");
    if (page == "slip") return write_slip(out, main, scene), scene.word("slip.title");
    if (page == "follow") return write_follow(out, main, scene), scene.word("page.follow");
    if (page != "matter") return {Fault::unknown_word, "page=" + page};
    if (auto refusal = write_matter(out, main, scene)) return *refusal;
    return scene.word("follow.my_matter"); // A title is kept in the history: no number, no words of a person
}

} // namespace

std::string PlainScene::field(std::string_view key) const
{
    const Value* fields = find(in, "fields");
    return fields ? text_or(*fields, key) : std::string{};
}

std::string PlainScene::address(std::string_view path) const { return std::string(path) + "?lang=" + texts.language; }

int write_form(RecordWriter& out, int parent, std::string name, std::string address)
{
    const int form = out.add(parent, RecordRole::form, std::move(name));
    out.at(form).href = std::move(address);
    return form;
}

void write_hidden(RecordWriter& out, int form, std::string name, std::string value)
{
    Record& record = out.at(out.add(form, RecordRole::text_field, {}, std::move(value)));
    record.href = std::move(name);
    record.state.hidden = true;
}

void write_text(RecordWriter& out, int form, PlainText text)
{
    const RecordRole role = text.lines ? RecordRole::text_area : RecordRole::text_field;
    Record& record = out.at(out.add(form, role, std::move(text.label), std::move(text.value), std::move(text.hint)));
    record.href = std::move(text.name);
    record.input = std::move(text.input);
    record.length_max = text.length_max;
    record.state.required = text.required;
}

void write_choices(RecordWriter& out, int form, std::string_view name, std::string question,
                   const std::vector<PlainChoice>& choices, std::string_view chosen, bool required)
{
    const int group = out.add(form, RecordRole::radio_group, std::move(question));
    for (const PlainChoice& choice : choices) {
        Record& record = out.at(out.add(group, RecordRole::radio, choice.label));
        record.href = std::string(name) + "=" + choice.value;
        record.state.required = required;
        record.state.checked = choice.value == chosen;
    }
}

void write_trouble(RecordWriter& out, int parent, const PlainScene& scene)
{
    std::string trouble = scene.told("trouble");
    if (trouble.empty()) return;
    const std::string refused = scene.told("refused");
    if (trouble == "fault.missing_field") trouble = refused == "place" ? "plain.place_needed" : "follow.choose_three";
    out.add(parent, RecordRole::alert, scene.word(trouble, {{"refused", refused}}));
}

void write_slip(RecordWriter& out, int main, const PlainScene& scene)
{
    const PlaceId place{scene.told("place")};
    out.heading(main, 1, scene.word("slip.title"));
    const int slip = out.add(main, RecordRole::region, scene.word("slip.title"));
    const int card = out.add(slip, RecordRole::region);
    const Instant at{integer_or(scene.in, "at", scene.now.ms)};
    out.add(card, RecordRole::paragraph,
            title_words(scene.told("words")) + scene.comma() + scene.place_name(place) + scene.comma() +
                public_time(scene.texts, at, scene.offset));
    const int figures = out.add(card, RecordRole::list);
    out.add(figures, RecordRole::list_item, scene.word("slip.number"), case_number_shown(scene.told("number")));
    const std::string code = scene.told("code");
    if (!code.empty()) {
        out.add(figures, RecordRole::list_item, scene.word("slip.code"), code);
        out.add(figures, RecordRole::list_item, scene.word("slip.word"), scene.told("rating"), scene.word("slip.word_hint"));
    }
    out.add(card, RecordRole::paragraph, scene.word(code.empty() ? "plain.slip_gone" : "plain.slip_keep"));
    const int ways = out.add(main, RecordRole::navigation, scene.word("plain.next"));
    out.link(ways, scene.word("village.follow"), scene.address("/p/follow"));
    out.link(ways, scene.place_name(place), scene.address("/p/" + place.text));
}

void write_follow(RecordWriter& out, int main, const PlainScene& scene)
{
    out.heading(main, 1, scene.word("follow.ask_title"));
    out.add(main, RecordRole::paragraph, scene.word("follow.about"));
    write_trouble(out, main, scene);
    const int form = write_form(out, main, scene.word("page.follow"), scene.address("/p/follow"));
    for (const char* name : {"number", "code", "word"}) {
        const std::string key = std::string("follow.") + name;
        write_text(out, form, {.name = name, .label = scene.word(key), .hint = scene.word(key + "_hint"), .input = "numeric",
                               .length_max = 20, .required = std::string_view(name) != "word"});
    }
    out.add(form, RecordRole::button, scene.word("follow.look"));
}

Result<Value> answer_plain_page(const Rules& rules, const Value& in)
{
    const Value* texts_in = find(in, "texts");
    if (!texts_in) return {Fault::missing_field, "texts"};
    const Result<Texts> texts = texts_from_value(*texts_in, text_or(in, "language", "zh-CN"));
    if (!texts) return texts.refusal();
    const Result<Instant> now = instant_field(in, "now");
    if (!now) return now.refusal();
    RecordWriter out;
    const PlainScene scene{rules, *texts, in, *now, centre_offset(rules)};
    const Result<std::string> title = title_and_parts(out, scene);
    if (!title) return title.refusal();
    return Value{{"html", html_document(out.take(), {texts->language, *title + " · " + scene.word("ui.app_public"), {}, "/public.css"})}};
}

} // namespace qungong
