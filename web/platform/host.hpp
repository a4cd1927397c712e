// Host: the message port between the client and the page it lives in, for everything that is not drawing.
//
// A message is a word (`op`), JSON text and raw bytes; each side copies what it keeps. Nothing is answered in
// place: an answer is a message of its own, with the number the asker put into its JSON. Sending from inside a
// receiver is allowed. The page's side is shell/host.js.
//
//   host_send("fetch", R"({"n":7,"path":"/v1/hello"})");
//   host_receive([](std::string_view op, std::string_view json, std::span<const std::uint8_t> bytes) { ... });
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace qungong {

using HostReceiver =
    std::function<void(std::string_view op, std::string_view json, std::span<const std::uint8_t> bytes)>;

void host_send(std::string_view op, std::string_view json, std::span<const std::uint8_t> bytes = {});
// One receiver for all words; a message that arrives before it is set waits for it.
void host_receive(HostReceiver receiver);

} // namespace qungong
