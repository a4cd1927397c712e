// Reports of people without an account: a visit begins, and its form opens with what is known of the question.
#include "web/app/parts.hpp"

namespace qungong::app {
namespace {

const Draft* own_report(const Model& model)
{
    for (const auto& [id, draft] : model.drafts)
        if (draft.kind == CommandKind::file && !draft.elsewhere) return &draft;
    return nullptr;
}

// A question about a line of an account is one about the village's money, so it is held one level up.
void begin_with_question(Change& change)
{
    Model& model = change.model;
    const std::string place = std::exchange(model.report_place, {}).text,
                      asked = std::exchange(model.report_words, {});
    const Draft* draft = draft_of(model, model.route.arg);
    if (!draft) return;
    const std::string id = draft->id, said = text_or(draft->args, "words");
    if (!place.empty()) set_field(change, {id, "place", place});
    if (asked.empty() || said.find(asked) != std::string::npos) return;
    set_field(change, {id, "words", said.empty() ? asked : said + "\n" + asked});
    if (!std::exchange(model.report_of_account, false)) return;
    set_field(change, {id, "type", word(MatterType::consult)});
    const Office* village = village_office_at(*model.rules, {place});
    set_field(change, {id, "about.kind", village ? word(AboutKind::office) : word(AboutKind::unknown)});
    if (village) set_field(change, {id, "about.office", village->id.text});
}

} // namespace

void start_visit(Change& change)
{
    Model& model = change.model;
    if (model.session.kind == SessionKind::staff) return; // A clerk takes it down instead
    model.report_begun = true;
    const bool visiting = model.session.kind == SessionKind::visitor && is_signed_in(model);
    if (visiting && model.numbers_free > 0) visit_ready(change);
    else fetch(change, "POST", "/v1/visitor", Value{Object{}}, "visitor"); // A visit files one matter
}

// The drafts of this device have been read: "begin" goes on with what was begun before, or starts anew.
void visit_ready(Change& change)
{
    Model& model = change.model;
    if (model.session.kind != SessionKind::visitor || !std::exchange(model.report_begun, false)) return;
    if (const Draft* draft = own_report(model)) go(change, {PageKind::report, draft->id});
    else open_form(change, CommandKind::file, {});
    begin_with_question(change);
    if (const std::string words = std::exchange(model.report_voice_words, {}); !words.empty())
        record_voice(change, {model.route.arg, {}, words});
}

} // namespace qungong::app
