// The form with which anybody reports: the words first, then what helps to send them to the right place.
#include "core/plain_scene.hpp"

namespace qungong {
namespace {

std::vector<const Place*> places_in(const Rules& rules, const PlaceId& parent)
{
    std::vector<const Place*> found;
    for (const auto& [id, place] : rules.places)
        if (place.parent == parent) found.push_back(&place);
    return found;
}

void write_option(RecordWriter& out, int parent, std::string label, std::string value, std::string_view chosen)
{
    Record& record = out.at(out.add(parent, RecordRole::menu_item, std::move(label), std::move(value)));
    record.state.selected = !record.value.empty() && record.value == chosen;
}

void write_town(RecordWriter& out, int menu, const PlainScene& scene, const Place& town, std::string_view chosen)
{
    const int group = out.add(menu, RecordRole::group, scene.place_name(town.id));
    for (const Place* village : places_in(scene.rules, town.id))
        write_option(out, group, scene.place_name(village->id), village->id.text, chosen);
    write_option(out, group, scene.word("plain.whole_town", {{"town", scene.place_name(town.id)}}), town.id.text, chosen);
}

// Whoever comes from the page of a village finds its town and it; everybody else finds the whole district.
void write_where(RecordWriter& out, int form, const PlainScene& scene)
{
    const std::string chosen = scene.field("place");
    const int menu = out.add(form, RecordRole::menu, scene.word("field.place"));
    out.at(menu).href = "place";
    out.at(menu).state.required = true;
    write_option(out, menu, scene.word("form.choose"), {}, {});
    const Place* own = place_of(scene.rules, {chosen});
    const bool known = own && is_under(scene.rules, own->id, scene.rules.region) && own->id != scene.rules.region;
    const PlaceId only = !known ? PlaceId{} : own->parent == scene.rules.region ? own->id : own->parent;
    for (const Place* town : places_in(scene.rules, scene.rules.region))
        if (!known || town->id == only) write_town(out, menu, scene, *town, chosen);
    if (known) out.link(form, scene.word("plain.elsewhere"), scene.address("/p/report"));
}

template <Worded E>
std::vector<PlainChoice> choices_of(const PlainScene& scene, std::initializer_list<E> words)
{
    std::vector<PlainChoice> choices;
    for (E each : words) choices.push_back({std::string(word(each)), say(scene.texts, each)});
    return choices;
}

void write_what(RecordWriter& out, int form, const PlainScene& scene)
{
    using enum MatterType;
    using enum Urgency;
    write_choices(out, form, "type", scene.word("file.type"), choices_of(scene, {consult, help, suggest, complain}),
                  scene.field("type"), false);
    const std::string urgency = scene.field("urgency");
    write_choices(out, form, "urgency", scene.word("file.urgency"), choices_of(scene, {critical, urgent, normal}),
                  urgency.empty() ? word(normal) : urgency, false);
    write_where(out, form, scene);
    write_choices(out, form, "about", scene.word("file.about"),
                  {{"thing", scene.word("file.about_thing")},
                   {"office", scene.word("file.about_office")},
                   {"unknown", scene.word("file.about_unknown")}},
                  scene.field("about"), false);
}

void write_you(RecordWriter& out, int form, const PlainScene& scene)
{
    out.heading(form, 2, scene.word("file.you"));
    write_text(out, form, {.name = "name", .label = scene.word("field.name"), .value = scene.field("name"), .length_max = 60});
    write_text(out, form, {.name = "phone", .label = scene.word("field.phone"), .value = scene.field("phone"), .input = "tel",
                           .length_max = 60});
    Record& publish = out.at(out.add(form, RecordRole::checkbox, scene.word("file.publish"), {}, scene.word("file.publish_hint")));
    publish.href = "publish=yes";
    publish.state.checked = scene.field("publish") == "yes";
}

} // namespace

void write_report(RecordWriter& out, int main, const PlainScene& scene)
{
    out.heading(main, 1, scene.word("report.begin_title"));
    out.add(main, RecordRole::paragraph, scene.word("plain.report_about"));
    write_trouble(out, main, scene);
    const int form = write_form(out, main, scene.word("page.report"), scene.address("/p/report"));
    write_hidden(out, form, "visit", scene.told("visit"));
    write_text(out, form, {.name = "words", .label = scene.word("file.own_words"), .value = scene.field("words"),
                           .hint = scene.word("file.own_words_hint"), .length_max = 5'000, .required = true, .lines = true});
    write_what(out, form, scene);
    write_you(out, form, scene);
    out.add(form, RecordRole::button, scene.word("file.send"));
    out.add(main, RecordRole::paragraph, scene.word("report.who_sees"));
    out.add(main, RecordRole::paragraph, scene.word("ui.help_line"));
}

} // namespace qungong
