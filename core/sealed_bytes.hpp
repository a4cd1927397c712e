// SealedBytes: what segment and snapshot share: a frame {magic, version, size, sha256} and blocks of 64 KiB.
//
// A frame that is cut, changed or of another version is refused before anything in it is read. Compression is the
// platform's (its codecs come as functions), because the browser brings its own; codec 0 keeps bytes as they are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace qungong {

struct Codec {
    std::uint8_t id = 0; // 1..255, kept in each block
    bool (*compress)(std::string_view raw, std::string& packed) = nullptr;
    bool (*expand)(std::string_view packed, std::size_t raw_size, std::string& raw) = nullptr;
};

inline constexpr std::size_t block_bytes_max = 64 << 10;
inline constexpr std::size_t body_bytes_max = 16 << 20; // A single body may be larger than a block and has its own

// magic (4 bytes), version u16, size of `content` u64, sha256 of `content`, content.
[[nodiscard]] std::string framed(std::string_view magic, std::uint16_t version, std::string_view content);
// bad_segment for another magic or size, bad_version, bad_hash.
[[nodiscard]] Result<std::string_view> unframed(std::string_view magic, std::uint16_t version, std::string_view bytes);

// codec u8, size before, size after, bytes. Kept as it is where the codec fails or gains nothing.
void append_block(std::string& out, std::string_view raw, const Codec& codec);
struct Block {
    std::uint8_t codec = 0;
    std::size_t raw_size = 0;
    std::string_view packed;
};
[[nodiscard]] Block take_block(ByteReader& bytes);
// False where the codec is not among `codecs` or the block is broken.
[[nodiscard]] bool expand_block(const Block& block, std::span<const Codec> codecs, std::string& raw);

// A text of any length as its number of blocks and the blocks.
void append_blocks(std::string& out, std::string_view raw, const Codec& codec);
[[nodiscard]] std::string take_blocks(ByteReader& bytes, std::span<const Codec> codecs);

} // namespace qungong
