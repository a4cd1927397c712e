#include "core/say.hpp"

#include <algorithm>

namespace qungong {
namespace {

std::string text_of(const Value& value)
{
    if (const std::string* text = value.as_text()) return *text;
    return json_from_value(value);
}

// "n|day|days": what stands behind the count of that name.
std::string counted(std::string_view words, const Value& count)
{
    const std::size_t bar = words.find('|');
    return std::string(text_of(count) == "1" ? words.substr(0, bar) : words.substr(std::min(bar, words.size() - 1) + 1));
}

} // namespace

Result<Texts> texts_from_value(const Value& file, std::string language)
{
    const Object* fields = file.as_object();
    if (!fields) return {Fault::wrong_type, language};
    Texts texts{std::move(language), {}};
    for (const Field& field : *fields) {
        const std::string* sentence = field.value.as_text();
        if (!sentence) return {Fault::wrong_type, field.key};
        texts.sentences.emplace_hint(texts.sentences.end(), field.key, *sentence);
    }
    return texts;
}

bool has_sentence(const Texts& texts, std::string_view key)
{
    return texts.sentences.find(key) != texts.sentences.end();
}

std::string say(const Texts& texts, std::string_view key, const Value& args)
{
    const auto found = texts.sentences.find(key);
    return found == texts.sentences.end() ? std::string(key) : filled(found->second, args);
}

std::string filled(std::string_view sentence, const Value& args)
{
    std::string out;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == sentence.npos ? sentence.npos : sentence.find('}', open);
        out += sentence.substr(0, close == sentence.npos ? sentence.npos : open);
        if (close == sentence.npos) break;
        const std::string_view inside = sentence.substr(open + 1, close - open - 1);
        const std::size_t bar = inside.find('|');
        const Value* arg = find(args, inside.substr(0, bar));
        if (!arg) out += sentence.substr(open, close - open + 1);
        else out += bar == inside.npos ? text_of(*arg) : counted(inside.substr(bar + 1), *arg);
        sentence.remove_prefix(close + 1);
    }
    return out;
}

} // namespace qungong
