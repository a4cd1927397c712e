// `redact`: hides what points at a person, for a reader (DESIGN 13). Marks are in the language of --language.
#include <filesystem>

#include "core/redact.hpp"
#include "core/say.hpp"
#include "tools/cli/cli.hpp"

namespace qungong {

namespace {

// assets/i18n lies beside assets/rules.
Result<Value> marks_of(const CliOptions& options)
{
    const std::string language = option_or(options, "--language", "zh-CN");
    const std::filesystem::path assets = std::filesystem::path(options.rules_dir).lexically_normal() / "..";
    const Result<Value> file = file_value((assets / "i18n" / (language + ".json")).string());
    if (!file) return file.refusal();
    const Result<Texts> texts = texts_from_value(*file, language);
    if (!texts) return texts.refusal();
    Value marks{Object{}};
    for (const SecretKind kind : all_words<SecretKind>()) put(marks, word(kind), say(*texts, kind));
    return marks;
}

} // namespace

int run_redact(const CliOptions& options, const CliStreams& streams)
{
    const Result<Value> marks = marks_of(options);
    if (!marks) {
        print_refusal(streams.error, 0, marks.refusal());
        return 1;
    }
    const std::string audience = option_or(options, "--audience", std::string(word(Audience::everyone)));
    return answer_lines(streams, [&](const Value& line) {
        Value asked = line;
        if (asked.as_object() && !find(asked, "audience")) put(asked, "audience", audience);
        if (asked.as_object() && !find(asked, "marks")) put(asked, "marks", *marks);
        return redact_value(asked);
    });
}

} // namespace qungong
