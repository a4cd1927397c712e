// Memo: what was made of the model, kept until the model changes. A page is drawn in many frames between two actions (a
// list that scrolls, a pointer that passes), and what it reads of all matters is the same in each of them.
//
//   const InboxView& view = memo.of<InboxView>("inbox", [&] { return inbox_view(model); });
//
// It remembers nothing that could not be made again, and one key always means one type.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace qungong::app {

class Memo {
public:
    // Forgets everything that was made of another state of the model.
    void look_at(std::int64_t revision)
    {
        if (revision != revision_) made_.clear();
        revision_ = revision;
    }

    template <class T, class Make>
    const T& of(const std::string& key, const Make& make)
    {
        std::shared_ptr<void>& held = made_[key];
        if (!held) held = std::make_shared<T>(make());
        return *static_cast<const T*>(held.get());
    }

private:
    std::int64_t revision_ = 0;
    std::map<std::string, std::shared_ptr<void>> made_;
};

} // namespace qungong::app
