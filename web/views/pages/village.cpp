// The public page of a village, in the client: the same rows that the plain HTML page is made of.
#include "web/views/pages/page.hpp"

namespace qungong::pages {
namespace {

using ui::Icon;

Light light_of_row(const Value& row, Instant now)
{
    const Instant due{integer_or(row, "due", 0)}, warn{integer_or(row, "warn", 0)};
    const std::int64_t delivered = integer_or(row, "delivered_at", 0);
    if (delivered > 0) return delivered > due.ms ? Light::late : delivered < warn.ms ? Light::early : Light::normal;
    if (due.ms == 0) return Light::normal;
    return now > due ? Light::late : now >= warn ? Light::near : Light::normal;
}

std::vector<const Value*> rows_of(const Page& page, const std::string& place)
{
    std::vector<const Value*> rows;
    for (const auto& [key, row] : page.model.pages.rows) {
        const std::string at = text_or(row, "place");
        if (!at.empty() && at.starts_with(place)) rows.push_back(&row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Value* a, const Value* b) { return integer_or(*a, "filed_at", 0) > integer_or(*b, "filed_at", 0); });
    return rows;
}

void draw_row(Page& page, const Value& row, std::size_t index)
{
    const Value* published = find(row, "published");
    const std::string type = text_or(row, "type").empty() ? page.say("inbox.no_type") : page.say("type." + text_or(row, "type")),
        topic = topic_word(page, text_or(row, "topic")),
        title = published ? text_or(*published, "title") : type + (topic.empty() ? std::string{} : "，" + topic),
        office = page.say("village.in_hand_of", {{"office", app::office_name(page.model, {text_or(row, "office")})}}),
        filed = public_day(page.texts, {integer_or(row, "filed_at", 0)}, page.offset()), state = page.say("state." + text_or(row, "state"));
    const Light light = light_of_row(row, page.model.now);
    const std::string lit = public_light(page.texts, light);
    const ui::Span facts[] = {{type}, {office}, {state}};
    ui::list_row(page.frame, "row" + std::to_string(index), {.light = ui::LightLook{.lamp = lamp_of(light), .text = lit}, .due = filed, .title = title, .facts = facts});
}

void draw_money(Page& page, const std::string& place)
{
    auto found = page.model.pages.rows.find("money/" + place);
    if (found == page.model.pages.rows.end()) return;
    const auto months = items_or_none(found->second, "months");
    if (months.empty()) return;
    const Value& last = months.back();
    ui::Card card{page.frame, "money", {.title = page.say("village.money"), .aside = month_words(page.texts, text_or(last, "month")), .icon = Icon::yuan}};
    {
        ui::Row row{page.frame, 0, {-1, -1, -1}, 12};
        ui::figure(page.frame, page.say("village.in"), money_words(integer_or(last, "in_fen", 0)));
        ui::figure(page.frame, page.say("village.out"), money_words(integer_or(last, "out_fen", 0)));
        ui::figure(page.frame, page.say("village.balance"), money_words(integer_or(last, "balance_fen", 0)));
    }
    std::vector<std::string> labels;
    ui::Series in{page.say("village.in"), {}, false}, out{page.say("village.out"), {}, true};
    const std::size_t most = page.frame.screen.phone() ? 6 : 12;
    for (const Value& month : months.subspan(months.size() - std::min(most, months.size()))) {
        labels.push_back(page.say("village.month", {{"n", std::int64_t{std::atoi(text_or(month, "month").substr(5).c_str())}}}));
        in.values.push_back(static_cast<float>(integer_or(month, "in_fen", 0)) / 100);
        out.values.push_back(static_cast<float>(integer_or(month, "out_fen", 0)) / 100);
    }
    const ui::Series series[] = {in, out};
    ui::bars(page.frame, {.name = page.say("village.money"), .sentence = page.say("village.sums_up"), .labels = labels, .series = series});
    ui::remark(page.frame, Icon::check, page.say("village.sums_up"), {}, page.frame.colours->green);
}

} // namespace

void draw_village(Page& page)
{
    const std::string place = page.model.route.arg;
    const float w = std::min(960.F, page.frame.screen.width), x = (page.frame.screen.width - w) / 2;
    ui::Column column{page.frame, {x, 0, w, page.frame.screen.height}, 0};
    if (ui::page_bar(page.frame, {.back = page.say("action.back"), .title = page.say("village.brand"), .sample = page.model.demo ? page.say("sample") : std::string{}})) {
        if (app::is_connected(page.model) && page.model.session.kind == SessionKind::staff) page.dispatch(app::GoBack{});
        else page.dispatch(app::Navigate{{PageKind::sign_in, {}}});
    }
    ui::Scroll scroll{page.frame, "village", ui::take(page.frame, 0, ui::free_height(page.frame)), page.say("page.village"), 16, 16, 16};
    const Place* known = place_of(*page.model.rules, {place});
    if (known) ui::caption(page.frame, place_path_name(*page.model.rules, known->parent));
    ui::heading(page.frame, known ? known->name : page.say("page.village"), 1, {.slot = ui::Slot::figure});
    if (page.model.pages.as_of.ms > 0) ui::caption(page.frame, page.say("village.as_of", {{"time", page.when(page.model.pages.as_of)}}));
    draw_money(page, place);
    const std::vector<const Value*> rows = rows_of(page, place);
    ui::Card card{page.frame, "matters", {.title = page.say("village.matters"), .aside = page.say("inbox.count", {{"n", static_cast<std::int64_t>(rows.size())}}), .flush = true}};
    if (rows.empty()) ui::empty_page(page.frame, "none", {.icon = Icon::inbox, .title = page.say("village.none_title"), .text = page.say("village.none")});
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 50); ++i) draw_row(page, *rows[i], i);
}

} // namespace qungong::pages
