// Bytes: writing and reading our own binary formats. Little-endian, varints of seven bits, zigzag for signed numbers.
//
// A reader never reads past its end: the first thing that does not fit spoils it, and from then on it gives zeros.
// Whoever reads asks `is_good` before using what came out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace qungong {

inline void append_varint(std::string& out, std::uint64_t n)
{
    for (; n >= 0x80; n >>= 7) out += static_cast<char>(n | 0x80);
    out += static_cast<char>(n);
}
inline void append_signed(std::string& out, std::int64_t n)
{
    append_varint(out, (static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
}
inline void append_fixed(std::string& out, std::uint64_t n, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(n >> (8 * i));
}
inline void append_sized(std::string& out, std::string_view bytes)
{
    append_varint(out, bytes.size());
    out.append(bytes);
}

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool is_good() const { return good_; }
    [[nodiscard]] bool ends() const { return good_ && rest_.empty(); }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }
    void require(bool good) { if (!good) spoil(); }

    std::uint64_t varint()
    {
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < rest_.size() && i < 10; ++i) {
            const auto b = static_cast<std::uint8_t>(rest_[i]);
            if (i == 9 && b > 1) break;
            n |= std::uint64_t{b & 0x7Fu} << (7 * i);
            if (b < 0x80) {
                rest_.remove_prefix(i + 1);
                return n;
            }
        }
        return spoil(), 0;
    }
    std::int64_t signed_varint()
    {
        const std::uint64_t n = varint();
        return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
    }
    std::uint64_t fixed(std::size_t count)
    {
        const std::string_view text = bytes(count);
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < text.size(); ++i) n |= std::uint64_t{static_cast<std::uint8_t>(text[i])} << (8 * i);
        return n;
    }
    std::string_view bytes(std::size_t count)
    {
        if (count > rest_.size()) return spoil(), std::string_view();
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    std::string_view sized() { return bytes(size()); }
    // A number of things of which each takes at least `bytes_each` bytes: never more than can follow.
    std::size_t count(std::size_t bytes_each = 1)
    {
        const std::uint64_t n = varint();
        if (n > rest_.size() / bytes_each) return spoil(), 0;
        return static_cast<std::size_t>(n);
    }
    std::size_t size() { return count(1); }

private:
    void spoil()
    {
        good_ = false;
        rest_ = {};
    }

    std::string_view rest_;
    bool good_ = true;
};

} // namespace qungong
