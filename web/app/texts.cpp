#include "web/app/texts.hpp"

#include <string_view>

#include "texts_generated.hpp"

namespace qungong {

Texts texts_of(const std::string& language)
{
    const std::string_view bytes = language == "en" ? std::string_view(texts_en) : std::string_view(texts_zh);
    Result<Value> file = value_from_json(bytes);
    assert(file && "assets/i18n is JSON; a test reads it");
    Result<Texts> texts = texts_from_value(*file, language == "en" ? "en" : "zh-CN");
    assert(texts && "assets/i18n holds texts only; a test reads it");
    return *texts;
}

} // namespace qungong
