// FormClient: a clerk with a new matter on the screen, one word in it; what the camera and the microphone answer.
#pragma once

#include "tests/support/clerk_client.hpp"
#include "web/app/select.hpp"

namespace qungong {

inline const std::string photo_sha(64, 'a'), voice_sha(64, 'b');

struct FormClient : ClerkClient {
    std::string id;

    FormClient()
    {
        model.drafts.clear();
        model.sync.state = NetState::idle;
        take(app::OpenForm{CommandKind::file, {}});
        id = model.route.arg;
        take(app::SetDraftField{id, "words", "路灯坏了"});
    }
    app::Effects picked(const std::string& sha = photo_sha)
    {
        take(app::PickPhoto{id, false});
        answer_op("file.pick", {{"kind", "image/jpeg"}, {"name", "路灯.jpg"}});
        return answer_op("blob.put", {{"sha256", sha}, {"size", 2'000}});
    }
    app::Effects spoken(std::int64_t seconds = 12)
    {
        return answer_op("voice.record",
                         {{"id", "r1"}, {"sha256", voice_sha}, {"kind", "audio/webm"}, {"size", 900}, {"seconds", seconds}});
    }
    [[nodiscard]] std::vector<std::string> shas() const
    {
        std::vector<std::string> out;
        for (const Value& blob : items_or_none(model.drafts.at(id).args, "blobs")) out.push_back(text_or(blob, "sha256"));
        return out;
    }
    app::Effects pass(std::int64_t ms)
    {
        model.now.ms += ms;
        return take(app::TimePassed{});
    }
    void due(const std::string& sha)
    {
        model.blobs[sha] = {.due = true, .bytes = 2'000, .kind = "image/jpeg"};
    }
};

} // namespace qungong
