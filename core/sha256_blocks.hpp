// Sha256Blocks: one block of 64 bytes into the state of a sum, in plain C++ and with the instructions that many
// processors have for it. Both give the same; the client and older machines use the plain one.
#pragma once

#include <array>
#include <cstdint>

namespace qungong {

using Sha256State = std::array<std::uint32_t, 8>;

extern const std::array<std::uint32_t, 64> sha256_constants;

void compress_plainly(Sha256State& state, const std::uint8_t* block);

[[nodiscard]] bool has_sha256_instructions();
void compress_by_instructions(Sha256State& state, const std::uint8_t* block); // Only where there are some

} // namespace qungong
