#include "core/sealed_bytes.hpp"

#include <algorithm>

#include "core/sha256.hpp"

namespace qungong {

namespace {

std::string_view text_of(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

} // namespace

std::string framed(std::string_view magic, std::uint16_t version, std::string_view content)
{
    std::string out(magic);
    append_fixed(out, version, 2);
    append_fixed(out, content.size(), 8);
    out.append(text_of(sha256(content)));
    out.append(content);
    return out;
}

Result<std::string_view> unframed(std::string_view magic, std::uint16_t version, std::string_view bytes)
{
    ByteReader frame(bytes);
    if (frame.bytes(magic.size()) != magic) return {Fault::bad_segment, "magic"};
    const std::uint64_t said = frame.fixed(2);
    if (frame.is_good() && said != version) return {Fault::bad_version, std::to_string(said)};
    const std::uint64_t size = frame.fixed(8);
    const std::string_view hash = frame.bytes(32);
    if (!frame.is_good() || frame.left() != size) return {Fault::bad_segment, "size"};
    const std::string_view content = frame.bytes(frame.left());
    if (hash != text_of(sha256(content))) return {Fault::bad_hash, "content"};
    return content;
}

void append_block(std::string& out, std::string_view raw, const Codec& codec)
{
    std::string packed;
    const bool gains = codec.id != 0 && codec.compress && codec.compress(raw, packed) && packed.size() < raw.size();
    append_fixed(out, gains ? codec.id : 0, 1);
    append_varint(out, raw.size());
    append_sized(out, gains ? std::string_view(packed) : raw);
}

Block take_block(ByteReader& bytes)
{
    Block block;
    block.codec = static_cast<std::uint8_t>(bytes.fixed(1));
    const std::uint64_t raw_size = bytes.varint();
    bytes.require(raw_size <= body_bytes_max);
    block.raw_size = static_cast<std::size_t>(raw_size);
    block.packed = bytes.sized();
    return block;
}

bool expand_block(const Block& block, std::span<const Codec> codecs, std::string& raw)
{
    raw.clear();
    if (block.codec == 0) {
        raw.assign(block.packed);
        return raw.size() == block.raw_size;
    }
    const auto codec = std::find_if(codecs.begin(), codecs.end(), [&](const Codec& c) { return c.id == block.codec; });
    return codec != codecs.end() && codec->expand && codec->expand(block.packed, block.raw_size, raw)
           && raw.size() == block.raw_size;
}

void append_blocks(std::string& out, std::string_view raw, const Codec& codec)
{
    append_varint(out, (raw.size() + block_bytes_max - 1) / block_bytes_max);
    for (; !raw.empty(); raw.remove_prefix(std::min(raw.size(), block_bytes_max)))
        append_block(out, raw.substr(0, block_bytes_max), codec);
}

std::string take_blocks(ByteReader& bytes, std::span<const Codec> codecs)
{
    std::string raw, one;
    const std::size_t count = bytes.count(3);
    for (std::size_t i = 0; i < count && bytes.is_good(); ++i) {
        const Block block = take_block(bytes);
        bytes.require(bytes.is_good() && block.raw_size <= block_bytes_max && expand_block(block, codecs, one));
        if (bytes.is_good()) raw += one;
    }
    return raw;
}

} // namespace qungong
