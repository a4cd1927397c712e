#include "core/json_text.hpp"

#include <cassert>

namespace qungong {

std::string& JsonObject::begin(std::string_view key)
{
    assert((empty_ || last_key_ < key) && "keys are written in the order of their bytes");
#ifndef NDEBUG
    last_key_ = key;
#endif
    if (!empty_) out_ += ',';
    empty_ = false;
    append_json_text(out_, key);
    out_ += ':';
    return out_;
}

std::string& JsonArray::begin()
{
    if (!empty_) out_ += ',';
    empty_ = false;
    return out_;
}

} // namespace qungong
