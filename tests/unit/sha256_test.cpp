#include "core/sha256.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace qungong;

namespace {

void check(std::string_view bytes, std::string_view digest)
{
    CHECK(hex_from_bytes(sha256(bytes)) == digest);
}

} // namespace

// FIPS 180-4 examples, and lengths around the edge of a block.
TEST_CASE("SHA-256 gives the digests of the standard", "[sha256]")
{
    check("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check(std::string(55, 'a'), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    check(std::string(56, 'a'), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    check(std::string(64, 'a'), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
    check(std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("A digest does not depend on how the bytes were cut", "[sha256]")
{
    std::string bytes;
    for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i * 7);
    const Digest whole = sha256(bytes);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
        REQUIRE(Sha256().add(std::string_view(bytes).substr(0, cut)).add(std::string_view(bytes).substr(cut)).finish()
                == whole);
}

TEST_CASE("A digest has one text: lower-case hexadecimal of its length", "[sha256]")
{
    const Digest digest = sha256("abc");
    CHECK(array_from_hex<32>(hex_from_bytes(digest)) == digest);
    std::string text = hex_from_bytes(digest);
    CHECK_FALSE(array_from_hex<32>(text.substr(1)));
    CHECK_FALSE(array_from_hex<32>(text + "0"));
    text[0] = 'B';
    CHECK_FALSE(array_from_hex<32>(text));
    text[0] = 'g';
    CHECK_FALSE(array_from_hex<32>(text));
}

TEST_CASE("The instructions of the processor and plain C++ make the same sums", "[sha256]")
{
    if (!has_sha256_instructions()) SUCCEED("this processor has none");
    Sha256State plain{1, 2, 3, 4, 5, 6, 7, 8}, other = plain;
    std::array<std::uint8_t, 64> block{};
    for (std::uint32_t round = 0; round < 1000; ++round) {
        for (std::size_t i = 0; i < block.size(); ++i) block[i] = static_cast<std::uint8_t>(plain[i % 8] >> (i % 4 * 8));
        compress_plainly(plain, block.data());
        if (has_sha256_instructions()) compress_by_instructions(other, block.data());
        else compress_plainly(other, block.data());
        REQUIRE(other == plain);
    }
}
