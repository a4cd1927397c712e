// One matter as the person who asked reads it, with the rating as a form where the rating word was shown.
#include <algorithm>

#include "core/clock_view.hpp"
#include "core/permit.hpp"
#include "core/plain_scene.hpp"
#include "core/reach.hpp"
#include "core/sha256.hpp"

namespace qungong {
namespace {

struct Matter {
    CaseState state;
    std::vector<Event> events; // As a petitioner reads them: what that projection hides is not here
    Light light = Light::normal;
    std::optional<Instant> due;
    Hash head{}; // Of the newest event: whoever rates shows that this is what was read
};

Result<Matter> matter_from_events(const Value& in, Instant now)
{
    Matter matter;
    for (const Value& each : items_or_none(in, "events")) {
        Result<Event> event = event_from_value(each);
        if (!event) return event.refusal();
        matter.head = event->h.value_or(Hash{});
        matter.events.push_back(projected(*event, Projection::petitioner));
    }
    if (matter.events.empty()) return {Fault::missing_field, "events"};
    matter.state = replay(matter.events);
    const std::vector<ClockView> clocks = clock_views(matter.state, now);
    if (const ClockView* clock = leading_clock(clocks)) {
        matter.light = clock->light;
        matter.due = clock->due;
    }
    return matter;
}

int write_section(RecordWriter& out, int parent, std::string title)
{
    const int section = out.add(parent, RecordRole::region, title);
    out.heading(section, 2, std::move(title));
    return section;
}

std::string words_of(const Event& event, std::string_view key)
{
    if (!event.words) return {};
    return text_or(event.words->salt ? event.words->leaf : event.words->shown, key);
}

void write_head(RecordWriter& out, int main, const PlainScene& scene, const Matter& matter)
{
    const CaseState& s = matter.state;
    out.light(main, matter.light, public_light(scene.texts, matter.light));
    const std::string said = words_of(matter.events.front(), "words");
    const std::string title = title_words(said);
    out.heading(main, 1, title);
    out.add(main, RecordRole::paragraph,
            scene.word("follow.number_said", {{"number", case_number_shown(s.number)},
                                              {"day", public_day(scene.texts, s.filed_at, scene.offset)}}));
    if (said != title && said != title + "。") out.add(main, RecordRole::quote, said);
}

void write_answer(RecordWriter& out, int main, const PlainScene& scene, const Matter& matter)
{
    for (auto event = matter.events.rbegin(); event != matter.events.rend(); ++event) {
        if (event->type != EventKind::answered && event->type != EventKind::answered_from_knowledge) continue;
        const int section =
            write_section(out, main, scene.word("follow.answer_of", {{"office", scene.office_name(event->actor.office)}}));
        out.add(section, RecordRole::paragraph, words_of(*event, "text"), {}, public_day(scene.texts, event->at, scene.offset));
        return;
    }
    const int section = write_section(out, main, scene.word("follow.no_answer_title"));
    const std::string due = matter.due ? public_day(scene.texts, *matter.due, scene.offset) : std::string{};
    out.add(section, RecordRole::paragraph,
            scene.word("follow.no_answer", {{"office", scene.office_name(matter.state.holder)}, {"due", due}}));
}

template <Worded E>
void ask(RecordWriter& out, int form, const PlainScene& scene, std::string_view name, const char* question)
{
    std::vector<PlainChoice> choices;
    for (E each : all_words<E>()) choices.push_back({std::string(word(each)), say(scene.texts, each)});
    write_choices(out, form, name, scene.word(question), choices, scene.field(name), true);
}

void write_questions(RecordWriter& out, int section, const PlainScene& scene, const Matter& matter)
{
    const int form = write_form(out, section, scene.word("follow.rate_title"), scene.address("/p/rate"));
    write_hidden(out, form, "session", scene.told("session"));
    write_hidden(out, form, "visit", scene.told("visit"));
    write_hidden(out, form, "seq", std::to_string(matter.state.seq));
    write_hidden(out, form, "h", hex_from_bytes(matter.head));
    ask<Solved>(out, form, scene, "solved", "follow.solved");
    ask<Satisfied>(out, form, scene, "satisfied", "follow.satisfied");
    ask<Attitude>(out, form, scene, "attitude", "follow.attitude");
    write_text(out, form, {.name = "words", .label = scene.word("follow.words"), .value = scene.field("words"), .length_max = 2'000,
                           .lines = true});
    out.add(form, RecordRole::paragraph, scene.word("follow.rate_note"));
    out.add(form, RecordRole::button, scene.word("follow.send_rating"));
}

void write_rating(RecordWriter& out, int main, const PlainScene& scene, const Matter& matter)
{
    const CaseState& s = matter.state;
    if (s.rating) {
        const int section = write_section(out, main, scene.word("follow.thanks"));
        out.add(section, RecordRole::paragraph,
                scene.word(s.stage == CaseStage::disputed ? "follow.goes_to_judging" : "follow.closed"));
        return;
    }
    const Actor asker{petitioner_person(s.id), {}, Role::citizen};
    if (s.stage != CaseStage::answered || refuse_step(s, asker, CommandKind::rate, scene.rules)) return;
    const int section = write_section(out, main, scene.word("follow.rate_title"));
    if (bool_or(scene.in, "may_rate", false)) return write_questions(out, section, scene, matter);
    out.add(section, RecordRole::paragraph, scene.word("follow.needs_word"));
    out.link(section, scene.word("follow.with_word"), scene.address("/p/follow"));
}

void write_holds(RecordWriter& out, int main, const PlainScene& scene, const CaseState& state)
{
    const int list = out.add(write_section(out, main, scene.word("follow.who_had_it")), RecordRole::list);
    for (const Hold& hold : state.holds) {
        const std::optional<Instant> to = hold.to ? hold.to : state.delivered_at;
        const std::string span = span_words(scene.texts, std::max<std::int64_t>(0, to.value_or(scene.now).ms - hold.from.ms) / 1000);
        out.add(list, RecordRole::list_item, scene.office_name(hold.office), {},
                to ? span : scene.word("follow.has_it_now", {{"time", span}}));
    }
}

void write_why(RecordWriter& out, int main, const PlainScene& scene, const CaseState& state)
{
    const int section = write_section(out, main, scene.word("case.why"));
    const std::string id = text_or(state.route, "because"), guard = text_or(state.route, "guard");
    const auto rule = std::find_if(scene.rules.routes.begin(), scene.rules.routes.end(),
                                   [&](const RouteRule& each) { return each.id.text == id; });
    if (!guard.empty()) {
        out.add(section, RecordRole::paragraph, scene.word("route_guard." + guard));
    } else if (rule == scene.rules.routes.end()) {
        out.add(section, RecordRole::paragraph, scene.word("case.by_place"));
    } else {
        const std::string name = scene.texts.is_english() && !rule->name_en.empty() ? rule->name_en : rule->name;
        const OfficeId advised{text_or(state.route, "office")};
        const Part* lead = lead_part(state);
        const bool other = lead && !advised.empty() && lead->office != advised; // The dispatcher chose otherwise
        out.add(section, RecordRole::paragraph,
                scene.word(other ? "case.by_rule_other" : "case.by_rule",
                           {{"rule", name},
                            {"office", scene.office_name(advised)},
                            {"lead", other ? scene.office_name(lead->office) : std::string{}}}));
    }
}

void write_looked(RecordWriter& out, int main, const PlainScene& scene, const Matter& matter)
{
    const int section = write_section(out, main, scene.word("follow.who_looked"));
    bool nobody = true;
    for (const Event& event : matter.events) {
        if (event.type != EventKind::identity_opened) continue;
        std::string fields;
        for (const std::string& field : texts_or_none(event.open, "fields"))
            fields += (fields.empty() ? "" : scene.word("ui.list_comma")) + scene.word("identity_field." + field);
        out.add(section, RecordRole::paragraph,
                scene.office_name(event.actor.office) + scene.comma() + fields + scene.comma() +
                    scene.word("identity_reason." + text_or(event.open, "reason")),
                {}, public_time(scene.texts, event.at, scene.offset));
        nobody = false;
    }
    if (nobody) out.add(section, RecordRole::paragraph, scene.word("follow.nobody_looked"));
}

void write_course(RecordWriter& out, int main, const PlainScene& scene, const Matter& matter)
{
    const int list = out.add(write_section(out, main, scene.word("follow.course")), RecordRole::list);
    for (const Event& event : matter.events) {
        const bool own = event.actor.role == Role::citizen;
        const std::string who = own ? scene.word("case.by_petitioner") : scene.office_name(event.actor.office);
        out.add(list, RecordRole::list_item, (who.empty() ? "" : who + scene.comma()) + scene.word("event." + event.type_word), {},
                public_time(scene.texts, event.at, scene.offset));
    }
}

} // namespace

std::optional<Refusal> write_matter(RecordWriter& out, int main, const PlainScene& scene)
{
    const Result<Matter> matter = matter_from_events(scene.in, scene.now);
    if (!matter) return matter.refusal();
    write_trouble(out, main, scene);
    write_head(out, main, scene, *matter);
    const int first = out.add(main, RecordRole::region), beside = out.add(main, RecordRole::complementary);
    write_answer(out, first, scene, *matter);
    write_rating(out, first, scene, *matter);
    write_holds(out, beside, scene, matter->state);
    write_why(out, beside, scene, matter->state);
    write_looked(out, beside, scene, *matter);
    write_course(out, beside, scene, *matter);
    return std::nullopt;
}

} // namespace qungong
