// Texts of the client: both languages travel inside the program, so that it speaks before anything was fetched.
#pragma once

#include "core/say.hpp"

namespace qungong {

[[nodiscard]] Texts texts_of(const std::string& language); // "en", otherwise zh-CN

} // namespace qungong
