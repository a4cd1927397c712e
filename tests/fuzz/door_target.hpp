// DoorTarget: one call through the C door with arbitrary bytes, and what must hold of every answer. It is driven by
// libFuzzer (tests/fuzz/door_fuzz.cpp) and, in the unit tests, by random changes of known good calls.
//
// A broken promise ends the program.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/door.h"
#include "core/door_ops.hpp"

namespace qungong::fuzz {

inline void promise(bool kept, std::string_view what, std::string_view input)
{
    if (kept) return;
    std::fprintf(stderr, "broken promise: %.*s\ninput: %.*s\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(input.size()), input.data());
    std::abort();
}

inline bool is_refusal(const Value& answer)
{
    return word_from_text<Fault>(text_or(answer, "fault")).has_value() && text_field(answer, "refused");
}

// True when the op took the input.
inline bool call_door(qg_core* core, std::string_view op, std::string_view input)
{
    std::uint8_t* out = nullptr;
    std::size_t size = 0;
    const int status = qg_call(core, std::string(op).c_str(), reinterpret_cast<const std::uint8_t*>(input.data()),
                               input.size(), &out, &size);
    promise(status == 0 || status == 1, "the status is 0 or 1", input);
    promise(out != nullptr, "there is an answer", input);
    const std::string bytes(reinterpret_cast<const char*>(out), size);
    qg_free(out);
    for (std::size_t from = 0, end = 0; end < bytes.size(); from = end + 1) {
        end = std::min(bytes.find('\n', from), bytes.size());
        const std::string line = bytes.substr(from, end - from);
        const Result<Value> answer = value_from_json(line, {.bytes_max = 256 << 20, .depth_max = 64});
        promise(static_cast<bool>(answer), "every line of the answer is JSON", input);
        promise(json_from_value(*answer) == line, "every line of the answer is canonical", input);
        promise(status == 0 || (is_refusal(*answer) && end == bytes.size()), "a refusal is a known word", input);
    }
    return status == 0;
}

inline std::size_t some_place(std::mt19937_64& random, const std::string& text) { return random() % (text.size() + 1); }

// One small damage to a good call, out of the pieces of others.
inline void change_once(std::string& text, const std::vector<std::string>& all, std::mt19937_64& random)
{
    static const std::vector<std::string> tokens = {
        "null", "true", "-1", "0", "9007199254740993", "1e9", "\"\"", "{}", "[]", "{\"a\":", "[", "]", "}", ",", ":",
        "\"", "\\u0000", "\\ud800", "\xff", "\xe4\xb8", "\"at\":", "\"case\":", "-9007199254740992", "\n"};
    const std::size_t at = some_place(random, text);
    const std::size_t length = random() % 12;
    switch (random() % 6) {
    case 0: if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << random() % 8)); break;
    case 1: text.erase(at, length); break;
    case 2: text.insert(at, text.substr(some_place(random, text), length)); break;
    case 3: text.insert(at, tokens[random() % tokens.size()]); break;
    case 4: text.replace(at, std::min(length, text.size() - at), tokens[random() % tokens.size()]); break;
    default: {
        const std::string& other = all[random() % all.size()];
        text = text.substr(0, at) + other.substr(some_place(random, other));
    }
    }
}

// `text` is the name of an op, a newline and its input.
inline bool call_door_with(qg_core* core, std::string_view text)
{
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) return call_door(core, text, "null");
    return call_door(core, text.substr(0, line), text.substr(line + 1));
}

} // namespace qungong::fuzz
