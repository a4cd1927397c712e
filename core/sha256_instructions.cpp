// SHA-256 by the instructions of x86-64: four rounds are two of them. Elsewhere there are none, and nothing is called.
#include "core/sha256_blocks.hpp"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

namespace qungong {

namespace {

#define QG_SHA __attribute__((target("sha,sse4.1,ssse3")))

QG_SHA __m128i loaded(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }

// The words of the block, as the next four rounds want them: out of the sixteen before.
QG_SHA __m128i next_words(const __m128i* w, unsigned i)
{
    const __m128i before = w[(i + 3) % 4];
    __m128i words = _mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]);
    words = _mm_add_epi32(words, _mm_alignr_epi8(before, w[(i + 2) % 4], 4));
    return _mm_sha256msg2_epu32(words, before);
}

} // namespace

bool has_sha256_instructions()
{
    static const bool has = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        constexpr unsigned sha_bit = 1u << 29, sse41_bit = 1u << 19;
        if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & sse41_bit)) return false;
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha_bit) != 0;
    }();
    return has;
}

// The instructions keep the eight words as (a, b, e, f) and (c, d, g, h), highest first.
QG_SHA void compress_by_instructions(Sha256State& state, const std::uint8_t* block)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const __m128i dcba = _mm_shuffle_epi32(loaded(state.data()), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(loaded(state.data() + 4), 0x1B);
    __m128i abef = _mm_alignr_epi8(dcba, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, dcba, 0xF0);
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (unsigned i = 0; i < 16; ++i) {
        w[i % 4] = i < 4 ? _mm_shuffle_epi8(loaded(block + 16 * i), big_endian) : next_words(w, i);
        const __m128i sums = _mm_add_epi32(w[i % 4], loaded(sha256_constants.data() + 4 * i));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0E));
    }
    abef = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B);
    cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()), _mm_blend_epi16(abef, cdgh, 0xF0));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data() + 4), _mm_alignr_epi8(cdgh, abef, 8));
}

} // namespace qungong

#else

namespace qungong {

bool has_sha256_instructions() { return false; }
void compress_by_instructions(Sha256State& state, const std::uint8_t* block) { compress_plainly(state, block); }

} // namespace qungong

#endif
