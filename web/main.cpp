// The browser client: four wires. What happens becomes an action, actions change the model, effects go to the host,
// and a frame is drawn of the model. Nothing else happens here.
#include <algorithm>
#include <chrono>

#include <emscripten/emscripten.h>
#include <unistd.h>

#include "core/say.hpp"
#include "core/sha256.hpp"
#include "web/app/select.hpp"
#include "web/app/update.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/host.hpp"
#include "web/platform/stage.hpp"
#include "web/views/pages/page.hpp"

namespace qungong {
namespace {

struct Client {
    app::Model model;
    Records records; // Of the last frame: print makes its HTML of them
    std::shared_ptr<app::Memo> memo = std::make_shared<app::Memo>();
    bool whole = false;            // The rest of the client is here
    std::vector<app::Action> held; // What came before it and needs it, in its order
};

Client& client()
{
    static Client the;
    return the;
}

app::Moment this_moment()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::string random(64, '\0');
    getentropy(random.data(), random.size());
    return {{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}, std::move(random)};
}

bool is_wish(const app::Action& action) { return !std::holds_alternative<app::HostTold>(action); }

void wait_for_the_rest(const app::Action& action)
{
    client().held.push_back(action);
    wake(); // The page shows that it waits
}

void take(const app::Action& action)
{
    if (!client().whole && !app::is_at_the_front(client().model, action)) return wait_for_the_rest(action);
    app::Effects effects = app::update(client().model, action, this_moment());
    stage_scale(app::scale_of(client().model));
    for (const app::Effect& effect : effects) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(effect.bytes.data());
        host_send(effect.op, json_from_value(effect.args), {bytes, effect.bytes.size()});
    }
    wake();
}

void receive(std::string_view op, std::string_view json, std::span<const std::uint8_t> bytes)
{
    Result<Value> value = value_from_json(json, {.bytes_max = 16 << 20, .depth_max = 32});
    if (!value) return;
    take(app::HostTold{std::string(op), std::move(*value), std::string(bytes.begin(), bytes.end())});
}

void set_screen(ui::Frame& frame, const app::Model& model)
{
    const ThemeChoice theme = app::shown_theme(model);
    frame.screen.language = model.settings.language == "en" ? ui::Language::en : ui::Language::zh;
    frame.screen.theme = theme == ThemeChoice::dark            ? ui::Theme::dark
                         : theme == ThemeChoice::high_contrast ? ui::Theme::high_contrast
                                                               : ui::Theme::light;
    frame.words = [](std::string_view key, const Value& args) { return say(*client().model.texts, key, args); };
}

std::string page_html() { return html_from_records(printed_part(client().records)); }

void draw(ui::Frame& frame)
{
    Client& the = client();
    std::vector<app::Action> wishes; // Obeyed after the frame: a page never changes what it is drawing
    set_screen(frame, the.model);
    ui::begin_frame(frame);
    the.memo->look_at(the.model.revision);
    pages::Page page{the.model, frame, [&](app::Action wish) { wishes.push_back(std::move(wish)); },
                     *the.model.texts, page_html, [] { return spoken_from_records(client().records); }, the.memo, the.whole,
                     std::any_of(the.held.begin(), the.held.end(), is_wish)};
    if (!app::is_silent(the.model)) pages::draw_app(page); // Until then the page's own words stay
    ui::end_frame(frame);
    the.records = frame.records;
    for (const app::Action& wish : wishes) take(wish);
    if (!the.whole) return; // Nothing has a deadline yet
    if (auto deadline = app::next_deadline(the.model)) {
        const double in_ms = std::max<double>(1, static_cast<double>(deadline->ms - the.model.now.ms));
        if (!frame.wishes.wake_in_ms || in_ms < *frame.wishes.wake_in_ms) frame.wishes.wake_in_ms = in_ms;
    }
    const std::int64_t now = this_moment().now.ms;
    if (auto deadline = app::next_deadline(the.model); deadline && deadline->ms <= now)
        take(app::TimePassed{});
}

std::string model_json()
{
    const app::Model& model = client().model;
    Array queue;
    for (const app::Pending& pending : model.queue)
        queue.push_back({{"n", pending.n},
                         {"command", app::is_sealed(pending) ? Value{} : Value{word(pending.command.type)}},
                         {"state", word(pending.state)},
                         {"verdict", pending.verdict ? Value{word(*pending.verdict)} : Value{}}});
    Array works;
    for (const app::WorkView& work : app::work_views(model))
        works.push_back({{"kind", word(work.kind)}, {"done", work.done}, {"total", work.total}, {"paused", work.paused}});
    const std::int64_t unsent = std::count_if(model.blobs.begin(), model.blobs.end(), [](const auto& each) {
        return each.second.due && each.second.state != BlobState::sent;
    });
    return json_from_value({{"route", app::hash_from_route(model.route)},
                            {"session", word(model.session.kind)},
                            {"role", word(model.session.actor.role)},
                            {"cases", static_cast<std::int64_t>(model.cases.size())},
                            {"queue", queue},
                            {"drafts", static_cast<std::int64_t>(model.drafts.size())},
                            {"recording", model.recording.draft.empty() ? -1 : model.recording.seconds},
                            {"works", works},
                            {"unsent_blobs", unsent},
                            {"net", word(model.sync.state)},
                            {"synced_at", model.sync.synced_at.ms},
                            {"storage_trouble", model.storage_trouble},
                            {"places", static_cast<std::int64_t>(model.rules->places.size())},
                            {"language", model.settings.language},
                            {"theme", word(model.settings.theme)},
                            {"shown_theme", word(app::shown_theme(model))},
                            {"elder", model.settings.elder},
                            {"text_size", model.settings.text_size},
                            {"aloud", word(model.aloud)},
                            {"practice", model.practice}});
}

} // namespace
} // namespace qungong

// The rest of the client has arrived: what waited for it is done.
extern "C" EMSCRIPTEN_KEEPALIVE void qg_rest_arrived()
{
    using namespace qungong;
    client().whole = true;
    for (const app::Action& action : std::exchange(client().held, {})) take(action);
    wake();
}

int main()
{
    using namespace qungong;
    host_receive(receive);
    stage_open({draw, model_json, page_html});
    take(app::Started{});
    return 0;
}
