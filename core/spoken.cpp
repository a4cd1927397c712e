// Spoken: a page as a voice reads it, in the order of its records.
#include "core/record.hpp"

namespace qungong {
namespace {

bool is_frame(RecordRole role) { return role == RecordRole::banner || role == RecordRole::navigation; }

bool is_said(RecordRole role)
{
    switch (role) {
    case RecordRole::heading:
    case RecordRole::paragraph:
    case RecordRole::quote:
    case RecordRole::list_item:
    case RecordRole::cell:
    case RecordRole::status:
    case RecordRole::alert:
    case RecordRole::light:
    case RecordRole::tag:
    case RecordRole::button:
    case RecordRole::link:
    case RecordRole::checkbox:
    case RecordRole::radio:
    case RecordRole::text_field:
    case RecordRole::text_area:
    case RecordRole::number_field:
    case RecordRole::date_field:
    case RecordRole::password_field: return true;
    default: return false;
    }
}

bool stands_in_frame(const Records& records, int at)
{
    for (; at >= 0; at = records[static_cast<std::size_t>(at)].parent)
        if (is_frame(records[static_cast<std::size_t>(at)].role)) return true;
    return false;
}

} // namespace

std::vector<std::string> spoken_from_records(const Records& records)
{
    std::vector<std::string> pieces;
    const Records part = printed_part(records);
    for (const Record& record : part) {
        if (!is_said(record.role) || record.name.empty() || stands_in_frame(part, record.parent)) continue;
        std::string piece = record.name;
        if (record.role == RecordRole::paragraph && !record.value.empty()) piece += " " + record.value;
        if (record.role == RecordRole::button && !record.hint.empty()) piece += " " + record.hint;
        if (pieces.empty() || pieces.back() != piece) pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace qungong
