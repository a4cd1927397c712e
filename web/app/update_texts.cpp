// Texts: the sentences of the language on the screen, and the settings among which the language is. They arrive as the
// bytes of a file and are foreign until read: what is broken is asked for once more, past every cache, and never takes
// the place of sentences that are good.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {
namespace {

Result<Texts> texts_from_bytes(const std::string& bytes, std::string language)
{
    const Result<Value> file = value_from_json(bytes);
    if (!file) return file.refusal();
    Result<Texts> texts = texts_from_value(*file, std::move(language));
    if (texts && texts->sentences.empty()) return {Fault::missing_field, "sentences"};
    return texts;
}

// While nothing can be said, the page itself must say so.
void give_up(Change& change)
{
    Model& model = change.model;
    if (is_silent(model)) return tell(change, "texts.missing");
    model.language_wished = model.settings.language;
    notify(change, "notice.language_missing", Value{Object{}}, true);
}

} // namespace

void load_texts(Change& change, bool fresh)
{
    const Model& model = change.model;
    const auto is_loading = [](const auto& ask) { return ask.second.op == "texts.load"; };
    if (std::any_of(model.asks.begin(), model.asks.end(), is_loading)) return;
    Value args{{"fresh", fresh}};
    if (!is_silent(model)) { // First comes what the page began to fetch before the client was there
        if (model.language_wished.empty() || model.language_wished == model.settings.language) return;
        put(args, "language", model.language_wished);
    }
    ask(change, "texts.load", args, args);
}

void answer_texts(Change& change, const Value& json, const Value& context, const std::string& bytes)
{
    if (find(json, "trouble")) return give_up(change);
    Model& model = change.model;
    Result<Texts> texts = texts_from_bytes(bytes, text_or(json, "language") == "en" ? "en" : "zh-CN");
    if (!texts) return bool_or(context, "fresh", false) ? give_up(change) : load_texts(change, true);
    const bool was_silent = is_silent(model);
    model.settings.language = texts->language;
    model.texts = Shared{std::move(*texts)};
    tell(change, "nav.title", {{"language", model.settings.language}});
    if (!was_silent) keep_settings(change);
    load_texts(change);
}

} // namespace qungong::app
