// Sha256: the one hash of this house (FIPS 180-4), and hexadecimal text for it.
//
//   Sha256 sum;
//   sum.add(salt).add(json);
//   const Digest digest = sum.finish();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/sha256_blocks.hpp"

namespace qungong {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
public:
    Sha256& add(std::span<const std::uint8_t> bytes);
    Sha256& add(std::string_view bytes);
    [[nodiscard]] Digest finish(); // Once; what is added later counts for nothing

private:
    void compress(const std::uint8_t* block);

    Sha256State state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> block_{};
    std::uint64_t length_ = 0; // Bytes added
};

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] Digest sha256(std::span<const std::uint8_t> bytes);

[[nodiscard]] std::string hex_from_bytes(std::span<const std::uint8_t> bytes); // Lower case
// Lower case only and exactly `out.size()` bytes, because one digest has one text.
[[nodiscard]] bool bytes_from_hex(std::string_view text, std::span<std::uint8_t> out);

template <std::size_t N>
[[nodiscard]] std::optional<std::array<std::uint8_t, N>> array_from_hex(std::string_view text)
{
    std::array<std::uint8_t, N> bytes{};
    if (!bytes_from_hex(text, std::span<std::uint8_t>(bytes))) return std::nullopt;
    return bytes;
}

} // namespace qungong
