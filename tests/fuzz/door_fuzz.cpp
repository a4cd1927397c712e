// The door under libFuzzer: tests/fuzz/run builds it with clang and feeds it for as long as it is told. With the rules
// of a file that QUNGONG_FUZZ_RULES names; without it, as a door that was opened on no rules.
#include <fstream>
#include <iterator>

#include "tests/fuzz/door_target.hpp"

namespace {

qg_core* opened()
{
    const char* path = std::getenv("QUNGONG_FUZZ_RULES");
    if (!path) return qg_open(nullptr, 0, nullptr);
    std::ifstream file(path, std::ios::binary);
    const std::string pack(std::istreambuf_iterator<char>(file), {});
    qg_core* core = qg_open(pack.data(), pack.size(), nullptr);
    qungong::fuzz::promise(core != nullptr, "the rules are opened", path);
    return core;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static qg_core* core = opened();
    qungong::fuzz::call_door_with(core, {reinterpret_cast<const char*>(data), size});
    return 0;
}
