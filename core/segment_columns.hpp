// SegmentColumns: what core/segment_write.cpp writes and core/segment.cpp reads, so that both agree on the order.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace qungong {

inline constexpr std::string_view segment_magic = "QGSG";
inline constexpr std::uint16_t segment_version = 1;

// Each column is a text of its own: like stands beside like, which is what compression lives on.
enum SegmentColumn : std::size_t { kind_column, case_column, seq_column, type_column, v_column, at_column, late_column,
                                   actor_column, dev_column, n_column, cmd_column, body_column, segment_columns };

} // namespace qungong
