#include "core/door.h"

#include <cstdlib>
#include <cstring>
#include <optional>

#include "core/door_ops.hpp"

struct qg_core {
    qungong::Rules rules;
};

namespace {

using namespace qungong;

constexpr JsonBounds rules_bounds{.bytes_max = 64 << 20, .depth_max = 16};

// Natively whatever is thrown ends here; only memory can run out, so that is what it says. The client has no
// exceptions and ends where memory does.
template <class Work, class Outcome>
Outcome sheltered(Work work, Outcome otherwise)
{
#if defined(__cpp_exceptions)
    try {
        return work();
    } catch (...) {
        return otherwise;
    }
#else
    static_cast<void>(otherwise);
    return work();
#endif
}

std::string text_from_refusal(const Refusal& refusal)
{
    return json_from_value(Value{{"fault", word(refusal.fault)}, {"refused", refusal.refused}});
}

// With a zero byte behind it, so that a fault can be read as a C string.
std::uint8_t* handed_out(std::string_view bytes)
{
    auto* copy = static_cast<std::uint8_t*>(std::malloc(bytes.size() + 1));
    if (!copy) return nullptr;
    if (!bytes.empty()) std::memcpy(copy, bytes.data(), bytes.size());
    copy[bytes.size()] = 0;
    return copy;
}

constexpr std::string_view memory_refusal = R"({"fault":"too_large","refused":"memory"})";

Result<Rules> rules_from_bytes(std::string_view bytes)
{
    if (bytes.empty()) return Rules{};
    Result<Value> pack = value_from_json(bytes, rules_bounds);
    if (!pack) return pack.refusal();
    return rules_from_value(*pack);
}

Result<std::string> answer_of(const Rules& rules, std::string_view name, std::string_view in)
{
    const DoorOp* op = door_op(name);
    if (!op) return {Fault::unknown_op, std::string(name.substr(0, 64))};
    Result<Value> value = value_from_json(in, op->bounds);
    if (!value) return value.refusal();
    return op->answer(rules, *value);
}

} // namespace

qg_core* qg_open(const char* rules, size_t rules_size, char** fault)
{
    std::optional<std::string> refused;
    qg_core* core = sheltered(
        [&]() -> qg_core* {
            Result<Rules> read = rules_from_bytes(rules ? std::string_view(rules, rules_size) : std::string_view());
            if (read) return new qg_core{std::move(*read)};
            refused = text_from_refusal(read.refusal());
            return nullptr;
        },
        static_cast<qg_core*>(nullptr));
    const std::string_view said = refused ? std::string_view(*refused) : memory_refusal;
    if (fault) *fault = core ? nullptr : reinterpret_cast<char*>(handed_out(said));
    return core;
}

int qg_call(qg_core* core, const char* op, const uint8_t* in, size_t in_size, uint8_t** out, size_t* out_size)
{
    if (!core || !op || !out || !out_size || (!in && in_size > 0)) return 2;
    *out = nullptr;
    *out_size = 0;
    std::string held;
    int status = sheltered(
        [&] {
            const std::string_view bytes(reinterpret_cast<const char*>(in), in_size);
            Result<std::string> answer = answer_of(core->rules, op, bytes);
            held = answer ? std::move(*answer) : text_from_refusal(answer.refusal());
            return answer ? 0 : 1;
        },
        -1);
    const std::string_view answer = status < 0 ? memory_refusal : std::string_view(held);
    if (status < 0) status = 1;
    *out = handed_out(answer);
    if (!*out) return 2;
    *out_size = answer.size();
    return status;
}

void qg_free(uint8_t* bytes) { std::free(bytes); }

void qg_close(qg_core* core) { delete core; }

const char* qg_version(void) { return core_version; }
