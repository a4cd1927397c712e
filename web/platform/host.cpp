#include "web/platform/host.hpp"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <emscripten/emscripten.h>

#include "web/platform/frames.hpp"

extern "C" void qg_js_host_send(const char* op, int op_size, const char* json, int json_size,
                                const std::uint8_t* bytes, int bytes_size);

namespace qungong {
namespace {

struct Message {
    std::string op, json;
    std::vector<std::uint8_t> bytes;
};

HostReceiver& receiver()
{
    static HostReceiver held;
    return held;
}

std::vector<Message>& waiting()
{
    static std::vector<Message> held;
    return held;
}

} // namespace

void host_send(std::string_view op, std::string_view json, std::span<const std::uint8_t> bytes)
{
    qg_js_host_send(op.data(), static_cast<int>(op.size()), json.data(), static_cast<int>(json.size()),
                    bytes.data(), static_cast<int>(bytes.size()));
}

void host_receive(HostReceiver wanted)
{
    receiver() = std::move(wanted);
    for (const Message& message : std::exchange(waiting(), {}))
        receiver()(message.op, message.json, message.bytes);
}

} // namespace qungong

extern "C" {

// Memory for what the page hands over; the page gives it back itself.
EMSCRIPTEN_KEEPALIVE void* qg_page_take(int size) { return std::malloc(static_cast<std::size_t>(size) + 1); }
EMSCRIPTEN_KEEPALIVE void qg_page_give(void* memory) { std::free(memory); }

EMSCRIPTEN_KEEPALIVE void qg_host(const char* op, int op_size, const char* json, int json_size,
                                  const std::uint8_t* bytes, int bytes_size)
{
    using namespace qungong;
    const std::string_view op_text(op, static_cast<std::size_t>(op_size));
    const std::string_view json_text(json, static_cast<std::size_t>(json_size));
    const std::span<const std::uint8_t> raw(bytes, static_cast<std::size_t>(bytes_size));
    if (receiver())
        receiver()(op_text, json_text, raw);
    else
        waiting().push_back({std::string(op_text), std::string(json_text), {raw.begin(), raw.end()}});
    wake();
}
}
