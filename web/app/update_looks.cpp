// Looks: how it looks, in which size and language it speaks, and reading aloud. Kept on the device, of no person, in two
// places: where the page finds it before anything is painted (shell/early.js), and with the other plain values.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

Value value_from_settings(const Settings& settings)
{
    return {{"language", settings.language}, {"theme", word(settings.theme)}, {"elder", settings.elder},
            {"text_size", settings.text_size}};
}

// Foreign: another release, or a hand in the browser's tools, may have written it.
void take_settings(Change& change, const Value& value)
{
    Settings& settings = change.model.settings;
    if (const std::string language = text_or(value, "language"); !language.empty()) {
        change.model.language_wished = language == "en" ? "en" : "zh-CN";
        load_texts(change);
    }
    settings.theme = word_from_text<ThemeChoice>(text_or(value, "theme")).value_or(settings.theme);
    settings.elder = bool_or(value, "elder", false);
    const std::int64_t size = integer_or(value, "text_size", 100);
    if (std::find(std::begin(text_sizes), std::end(text_sizes), size) != std::end(text_sizes)) settings.text_size = size;
}

void look_around(Model& model, const Value& json)
{
    model.around.dark = bool_or(json, "dark", false);
    model.around.contrast = bool_or(json, "contrast", false);
    model.around.width = static_cast<float>(integer_or(json, "width", 1440));
    const bool speaks = bool_or(json, "speaks", false);
    if (!speaks) model.aloud = AloudState::absent;
    else if (model.aloud == AloudState::absent) model.aloud = AloudState::silent;
}

// The page's own ground takes the colours of what is drawn.
void tell_looks(Change& change) { tell(change, "looks.show", {{"theme", word(shown_theme(change.model))}}); }

} // namespace

void set_settings(Change& change, const Settings& wanted)
{
    Model& model = change.model;
    std::string spoken = std::exchange(model.settings, wanted).language;
    if (wanted.language != spoken) model.language_wished = wanted.language;
    model.settings.language = std::move(spoken); // Until its sentences are here
    keep_settings(change);
    load_texts(change);
}

void keep_settings(Change& change)
{
    const Value value = value_from_settings(change.model.settings);
    tell(change, "looks.keep", value);
    tell_looks(change);
    if (change.model.practice) return; // Not into the store, not even how it looks
    tell(change, "meta.put", {{"key", "settings"}, {"plain", true}, {"value", value}});
}

void looks_changed(Change& change, const Value& json)
{
    look_around(change.model, json);
    tell_looks(change);
}

// What the page itself found is what it was painted with; only where it found nothing the plain values are asked for.
void answer_looks(Change& change, const Value& json)
{
    look_around(change.model, json);
    const Value* kept = find(json, "kept");
    if (kept && kept->as_object()) {
        take_settings(change, *kept);
        return tell_looks(change);
    }
    ask(change, "meta.get", {{"key", "settings"}, {"plain", true}}, {{"for", "settings"}});
}

void restored_settings(Change& change, const Value& json)
{
    const Value* value = find(json, "value");
    if (!value || !value->as_object()) return;
    take_settings(change, *value);
    tell(change, "looks.keep", value_from_settings(change.model.settings));
    tell_looks(change);
}

// One button: reads, then pauses and goes on.
void read_aloud(Change& change, const std::vector<std::string>& pieces)
{
    Model& model = change.model;
    if (model.aloud == AloudState::absent) return;
    if (model.aloud == AloudState::speaking) return tell(change, "aloud.pause");
    if (model.aloud == AloudState::paused) return tell(change, "aloud.go_on");
    Array words;
    for (const std::string& piece : pieces) words.emplace_back(piece);
    if (!words.empty()) tell(change, "aloud.say", {{"pieces", words}, {"language", model.settings.language}});
}

void stop_reading(Change& change)
{
    if (change.model.aloud == AloudState::speaking || change.model.aloud == AloudState::paused) tell(change, "aloud.stop");
}

// Sealed with all that this person keeps here: who has seen it is nobody else's business.
void ask_tour(Change& change) { ask(change, "meta.get", {{"key", "tour"}}, {{"for", "tour"}}); }

void answer_tour(Change& change, const Value& json)
{
    change.model.tour.unseen = !find(json, "trouble") && !find(json, "value");
}

void show_tour(Change& change, std::size_t step)
{
    Model& model = change.model;
    const bool staff = model.session.kind == SessionKind::staff;
    if (step == 1 && model.tour.step == 0) go(change, staff ? home_of(model.session.actor) : Route{});
    model.tour.step = step <= tour_length ? step : 0;
    if (model.tour.step > 0) return;
    model.tour.unseen = false;
    if (staff) tell(change, "meta.put", {{"key", "tour"}, {"value", Value{{"seen", true}}}});
}

} // namespace qungong::app
