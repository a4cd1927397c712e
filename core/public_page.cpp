#include "core/public_page.hpp"

#include "core/format.hpp"
#include "core/public_places.hpp"
#include "core/public_sections.hpp"

namespace qungong {
namespace {

void write_banner(RecordWriter& out, const PublicScene& scene)
{
    const int banner = out.add(-1, RecordRole::banner);
    out.link(banner, scene.word("ui.app_public"), "/");
    if (bool_or(scene.rules.extra, "sample", false)) out.add(banner, RecordRole::tag, scene.word("ui.sample"));
    out.link(banner, scene.word("village.report"), "/#/report/" + scene.page.place.text);
    out.link(banner, scene.word("village.follow"), "/#/follow");
    out.link(banner, scene.word("ui.language"), scene.texts.is_english() ? "?lang=zh-CN" : "?lang=en");
}

void write_breadcrumb(RecordWriter& out, int main, const PublicScene& scene)
{
    std::vector<PlaceId> up = ancestors_of(scene.rules, scene.page.place);
    const int way = out.add(main, RecordRole::navigation, scene.word("village.breadcrumb"));
    for (auto place = up.rbegin(); place != up.rend(); ++place)
        if (is_under(scene.rules, *place, scene.rules.region)) out.link(way, scene.place_name(*place), "/p/" + place->text);
}

void write_head(RecordWriter& out, int main, const PublicScene& scene)
{
    out.heading(main, 1, scene.place_name(scene.page.place));
    const auto& money = scene.page.money;
    if (!money || !money->published_on) return;
    const bool late = money->due_on && *money->published_on > *money->due_on;
    out.light(main, late ? Light::late : Light::normal, scene.word(late ? "village.late" : "village.on_time"));
    const std::string month = month_words(scene.texts, money->months.back().month);
    const Instant day{std::chrono::milliseconds(money->published_on->time_since_epoch()).count()};
    out.add(main, RecordRole::paragraph, scene.word("village.light_of_month", {{"month", month}}), {},
            scene.word("village.published_on", {{"date", public_day(scene.texts, day, Offset{0})}}));
}

std::string counts_of(const PublicScene& scene, const PublicPlace& place)
{
    if (place.open == 0) return {};
    const std::string open = scene.word("village.open_count", {{"n", place.open}});
    return place.late == 0 ? open : open + scene.comma() + scene.word("village.late_count", {{"n", place.late}});
}

// For a browser in which the client does not open: the same by plain forms.
void write_simple_ways(RecordWriter& out, int main, const PublicScene& scene)
{
    const std::string language = "?lang=" + scene.texts.language;
    const int way = out.add(main, RecordRole::navigation, scene.word("plain.simple"));
    out.link(way, scene.word("plain.simple_report"), "/p/report" + language + "&place=" + scene.page.place.text,
             scene.word("plain.simple"));
    out.link(way, scene.word("plain.simple_follow"), "/p/follow" + language);
}

// Before the matters: whoever looks for a village should not read past twenty of them.
void write_places(RecordWriter& out, int main, const PublicScene& scene)
{
    const std::vector<PublicPlace> places =
        public_places(scene.rules, scene.page.place, scene.page.matters, scene.page.now);
    if (places.empty()) return;
    const bool of_towns = level_of_place(scene.rules, places.front().id) == Level::town;
    const std::string title = scene.word(of_towns ? "village.towns" : "village.villages");
    const int way = out.add(main, RecordRole::navigation, title);
    out.heading(way, 2, title);
    for (const PublicPlace& place : places)
        out.link(way, scene.place_name(place.id), "/p/" + place.id.text, counts_of(scene, place));
}

} // namespace

std::string_view lamp_of(Light light)
{
    switch (light) {
    case Light::normal: return "green";
    case Light::near: return "yellow";
    case Light::late: return "red";
    case Light::early: return "blue";
    case Light::paused: return "grey";
    }
    return "grey";
}

Result<Records> records_of_public_page(const PublicPage& page, const Rules& rules, const Texts& texts)
{
    if (!place_of(rules, page.place)) return {Fault::no_such_place, page.place.text};
    const PublicScene scene{page, rules, texts, centre_offset(rules)};
    RecordWriter out;
    write_banner(out, scene);
    const int main = out.add(-1, RecordRole::main);
    write_breadcrumb(out, main, scene);
    write_head(out, main, scene);
    const int first = out.add(main, RecordRole::region); // Beside the other where there is room for two columns
    if (level_of_place(rules, page.place) == Level::village) write_money(out, first, scene);
    write_places(out, first, scene);
    const int beside = out.add(main, RecordRole::complementary);
    write_allowances(out, beside, scene);
    write_matters(out, beside, scene);
    out.add(main, RecordRole::paragraph,
            scene.word("village.updated", {{"time", public_time(texts, page.now, scene.offset)}}),
            {}, scene.word("village.wall"));
    write_simple_ways(out, main, scene);
    return out.take();
}

Result<Value> answer_public_page(const Rules& rules, const Value& in)
{
    const Value* texts_in = find(in, "texts");
    if (!texts_in) return {Fault::missing_field, "texts"};
    const Result<Texts> texts = texts_from_value(*texts_in, text_or(in, "language", "zh-CN"));
    if (!texts) return texts.refusal();
    const Result<std::string> place = text_field(in, "place");
    if (!place) return place.refusal();
    const Result<Instant> now = instant_field(in, "now");
    if (!now) return now.refusal();
    PublicPage page{{*place}, *now, matters_from_rows(items_or_none(in, "rows")), {}};
    if (const Value* money = find(in, "money")) page.money = money_from_value(*money);
    const Result<Records> records = records_of_public_page(page, rules, *texts);
    if (!records) return records.refusal();
    const std::string name = public_place_name(rules, page.place, texts->is_english());
    const HtmlPage head{texts->language, name + " · " + say(*texts, "ui.app_public"),
                        say(*texts, "village.description", {{"place", name}}), text_or(in, "style", "/public.css")};
    return Value{{"html", html_document(*records, head)}};
}

} // namespace qungong
