#include <algorithm>

#include "web/app/select.hpp"

namespace qungong::app {

std::string office_name(const Model& model, const OfficeId& id)
{
    const Office* office = office_of(*model.rules, id);
    if (!office) return id.text;
    if (model.settings.language == "en" && !office->name_en.empty()) return office->name_en;
    return office->short_name.empty() ? office->name : office->short_name;
}

std::string person_name(const Model& model, const PersonId& id)
{
    const Person* person = person_of(*model.rules, id);
    return person ? person->name : std::string{};
}

bool is_silent(const Model& model) { return model.texts->sentences.empty(); }

bool is_connected(const Model& model) { return model.sync.state == NetState::idle || model.sync.state == NetState::syncing; }

bool may_file(const Model& model)
{
    return !refuse_filing(model.session.actor, *model.rules);
}

std::int64_t waiting_to_send(const Model& model)
{
    return std::count_if(model.queue.begin(), model.queue.end(), [](const Pending& p) { return !p.verdict; });
}

PlaceId own_place(const Model& model)
{
    const Office* own = office_of(*model.rules, model.session.actor.office);
    return own ? own->place : model.rules->region;
}

std::vector<PageKind> pages_of(Role role)
{
    using enum PageKind;
    switch (role) {
    case Role::dispatcher: return {dispatch, inbox, overview, village};
    case Role::leader:
    case Role::secretary:
    case Role::observer: return {overview, inbox, village};
    case Role::clerk:
    case Role::discloser:
    case Role::accountant:
    case Role::watch_member: return {inbox, drafts, village};
    default: return {inbox, drafts};
    }
}

std::vector<OfficeId> offices_for(const Model& model, const CaseState& state, CommandKind kind)
{
    std::vector<OfficeId> offices;
    const OfficeId own = model.session.actor.office;
    for (const auto& [id, office] : model.rules->offices) {
        if (id == own || id == state.about_office || !is_subordinate(*model.rules, id, own)) continue;
        if (kind == CommandKind::send_down && office.kind != OfficeKind::centre && office.kind != OfficeKind::village) continue;
        // Only who serves the place of the matter: a town has dozens of villages that have nothing to do with it.
        if (!is_under(*model.rules, state.place, office.place)) continue;
        offices.push_back(id);
    }
    auto rank = [&](const OfficeId& id) {
        const Office* office = office_of(*model.rules, id);
        return office->kind == OfficeKind::unit ? 0 : office->kind == OfficeKind::centre ? 1 : 2;
    };
    std::stable_sort(offices.begin(), offices.end(), [&](const OfficeId& a, const OfficeId& b) { return rank(a) < rank(b); });
    return offices;
}

std::vector<PersonId> persons_of(const Model& model, const OfficeId& office)
{
    std::vector<PersonId> persons;
    for (const auto& [id, person] : model.rules->persons)
        for (const Post& post : person.posts)
            if (post.office == office) {
                persons.push_back(id);
                break;
            }
    return persons;
}

} // namespace qungong::app
