// The door under libFuzzer: tests/fuzz/run builds it with clang and feeds it for as long as it is told.
#include "tests/fuzz/door_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static qg_core* core = qg_open(nullptr, 0, nullptr);
    qungong::fuzz::call_door_with(core, {reinterpret_cast<const char*>(data), size});
    return 0;
}
