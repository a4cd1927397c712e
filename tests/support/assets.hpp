// The house's own assets as the tests read them; core itself opens no file.
#pragma once

#include <string>
#include <string_view>

#include "core/rules.hpp"
#include "core/say.hpp"

namespace qungong {

[[nodiscard]] std::string asset_text(std::string_view path); // "i18n/en.json"; empty when there is no such file
[[nodiscard]] Value asset(std::string_view path);            // Null when it is no JSON
[[nodiscard]] const Texts& texts_of(const std::string& language); // "en", otherwise zh-CN; read once
[[nodiscard]] Value demo_pack();
[[nodiscard]] const Rules& demo_rules();                     // Read once

} // namespace qungong
