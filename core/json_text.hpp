// JsonText: canonical JSON written straight into a text, for what is written often: events, lines of feeds, states.
//
// The bytes are those that json_from_value makes of the same fields. Whoever writes keeps the order of the keys; a
// wrong order is our own mistake and ends a debug build.
//
//   JsonObject object(out);
//   object.integer("at", 7);
//   object.text("case", id);
//   object.end();                      // {"at":7,"case":"..."}
#pragma once

#include <string>
#include <string_view>

#include "core/value.hpp"

namespace qungong {

void append_json_text(std::string& out, std::string_view text); // With its quotes; bad UTF-8 becomes U+FFFD
void append_json_integer(std::string& out, std::int64_t integer);

class JsonObject {
public:
    explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
    void text(std::string_view key, std::string_view value) { append_json_text(begin(key), value); }
    void integer(std::string_view key, std::int64_t value) { append_json_integer(begin(key), value); }
    void flag(std::string_view key, bool value) { begin(key) += value ? "true" : "false"; }
    void null(std::string_view key) { begin(key) += "null"; }
    void json(std::string_view key, const Value& value) { append_json(begin(key), value); }
    std::string& begin(std::string_view key); // What follows is the value, written by the caller
    void end() { out_ += '}'; }

private:
    std::string& out_;
    std::string last_key_; // Only looked at in debug builds
    bool empty_ = true;
};

class JsonArray {
public:
    explicit JsonArray(std::string& out) : out_(out) { out_ += '['; }
    void text(std::string_view value) { append_json_text(begin(), value); }
    void integer(std::int64_t value) { append_json_integer(begin(), value); }
    void flag(bool value) { begin() += value ? "true" : "false"; }
    void null() { begin() += "null"; }
    void json(const Value& value) { append_json(begin(), value); }
    std::string& begin(); // What follows is the item, written by the caller
    void end() { out_ += ']'; }

private:
    std::string& out_;
    bool empty_ = true;
};

} // namespace qungong
