#include "core/permit.hpp"

#include <algorithm>

namespace qungong {
namespace {

bool is_any(Role role, std::initializer_list<Role> roles)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool is_working_role(Role role)
{
    return is_any(role, {Role::clerk, Role::dispatcher, Role::handler, Role::head});
}

bool is_petitioner(const CaseState& state, const Actor& actor)
{
    return actor.role == Role::citizen && actor.person == petitioner_person(state.id);
}

bool rules_centre(const CaseState& state, const Actor& actor, const Rules& rules)
{
    if (actor.role != Role::dispatcher) return false;
    const Office* centre = centre_above(rules, state.holder);
    const Office* own = office_of(rules, actor.office);
    if (!own || own->kind != OfficeKind::centre) return false;
    // The holder's centre, or any centre above that one.
    for (int steps = 0; centre && steps < 8; ++steps) {
        if (centre->id == actor.office) return true;
        centre = centre_above(rules, centre->id);
    }
    return false;
}

bool over_place(const CaseState& state, const Actor& actor, const Rules& rules)
{
    const Office* own = office_of(rules, actor.office);
    return own && is_under(rules, state.place, own->place);
}

bool works_on_part(const CaseState& state, const Actor& actor, const PartId& id, bool lead_only)
{
    const Part* part = own_part(state, actor.office, id);
    return part && part->office == actor.office && (!lead_only || part->lead);
}

bool is_lead(const CaseState& state, const Actor& actor)
{
    const Part* lead = lead_part(state);
    return is_working_role(actor.role) && lead && lead->office == actor.office;
}

// A caller may not rate what his own office, or a unit that his office dispatches for, ever held.
bool is_far_caller(const CaseState& state, const Actor& actor)
{
    return actor.role == Role::caller && !state.offices.contains(actor.office);
}

bool is_by(By by, const CaseState& state, const Actor& actor, const Rules& rules, const PartId& part)
{
    const bool holds = state.holder == actor.office;
    switch (by) {
    case By::petitioner: return is_petitioner(state, actor);
    case By::holder: return holds && is_working_role(actor.role);
    case By::clerk: return actor.role == Role::clerk && holds;
    case By::dispatcher:
        return actor.role == Role::dispatcher && (holds || rules_centre(state, actor, rules));
    case By::centre: return rules_centre(state, actor, rules);
    case By::the_office: return is_working_role(actor.role) && works_on_part(state, actor, part, false);
    case By::part_holder: return is_working_role(actor.role) && works_on_part(state, actor, part, false);
    case By::lead:
        return is_lead(state, actor) || (!lead_part(state) && holds && is_working_role(actor.role));
    case By::other_part: {
        const Part* own = own_part(state, actor.office, part);
        return is_working_role(actor.role) && own && own->office == actor.office && !own->lead;
    }
    case By::caller: return is_far_caller(state, actor);
    case By::leader: return actor.role == Role::leader && over_place(state, actor, rules);
    case By::secretary: return actor.role == Role::secretary && over_place(state, actor, rules);
    case By::handler:
        return is_any(actor.role, {Role::handler, Role::clerk}) &&
               (holds || works_on_part(state, actor, part, false));
    case By::head: return actor.role == Role::head && (holds || works_on_part(state, actor, part, false));
    case By::discloser: return actor.role == Role::discloser && over_place(state, actor, rules);
    case By::watch: return actor.role == Role::watch_member && over_place(state, actor, rules);
    case By::system: return actor.role == Role::system;
    case By::channel: return actor.role == Role::channel;
    case By::deputy: return actor.role == Role::deputy;
    case By::units:
    case By::organ:
    case By::asked_office: return false; // Their commands are not ready; see CommandRow::ready
    case By::everyone: return may_read(state, actor, rules);
    }
    return false;
}

// Before there is a case, nobody holds one: of the table's words only those that name a role by themselves count.
std::optional<Role> role_of_filer(By by)
{
    switch (by) {
    case By::petitioner: return Role::citizen;
    case By::clerk: return Role::clerk;
    case By::deputy: return Role::deputy;
    case By::channel: return Role::channel;
    default: return std::nullopt;
    }
}

// What the table cannot say in a word.
std::optional<Refusal> refuse_special(const CaseState& s, const Actor& actor, CommandKind kind)
{
    const bool was_consult = s.filed_type == MatterType::consult;
    switch (kind) {
    case CommandKind::answer_from_knowledge:
        if (!was_consult) return Refusal{Fault::not_consult, {}};
        break;
    case CommandKind::handle_here:
        if (s.about_office == actor.office) return Refusal{Fault::own_matter, {}};
        break;
    case CommandKind::submit_up:
        // The office first asked answers a question; it asks others behind the scenes.
        if (was_consult && s.holder == s.first_holder) return Refusal{Fault::consult_stays, {}};
        break;
    case CommandKind::publish:
        if (s.sealed || s.confidential || s.type == MatterType::accuse || s.type == MatterType::tip)
            return Refusal{Fault::never_public, {}};
        if (!s.publish_consent) return Refusal{Fault::needs_consent, {}};
        break;
    case CommandKind::unpublish:
        if (s.published.is_null()) return Refusal{Fault::wrong_state, {}};
        break;
    default: break;
    }
    return std::nullopt;
}

std::optional<Refusal> refuse_role(const CaseState& state, const Actor& actor, const CommandRow& row,
                                   const Rules& rules, const PartId& part)
{
    for (By by : row.by)
        if (is_by(by, state, actor, rules, part)) return std::nullopt;
    if (row.kind == CommandKind::rate && actor.role == Role::caller)
        return Refusal{Fault::held_it, actor.office.text};
    if (row.kind == CommandKind::rate && is_working_role(actor.role))
        return Refusal{Fault::own_matter, actor.office.text};
    return Refusal{Fault::wrong_role, std::string(word(actor.role))};
}

std::optional<Refusal> refuse_state(const CaseState& state, const Actor& actor, const CommandRow& row,
                                    const PartId& id)
{
    if (!row.part_from.empty()) {
        const Part* part = own_part(state, actor.office, id);
        if (!part) return Refusal{Fault::no_such_part, id.text};
        bool fits = std::find(row.part_from.begin(), row.part_from.end(), part->stage) != row.part_from.end();
        return fits ? std::nullopt
                    : std::optional{Refusal{Fault::wrong_state, std::string(word(part->stage))}};
    }
    // Work on an own part goes on while the case itself waits (a station's contact while the lead answers).
    if (row.conflict == ConflictClass::addition && row.from == std::vector{CaseStage::in_hand}) {
        const Part* part = own_part(state, actor.office, id);
        if (part && part->stage == PartStage::in_hand) return std::nullopt;
    }
    bool fits = row.from_open ? is_open(state.stage)
                              : std::find(row.from.begin(), row.from.end(), state.stage) != row.from.end();
    if (fits) return std::nullopt;
    return Refusal{is_open(state.stage) ? Fault::wrong_state : Fault::closed_case,
                   std::string(word(state.stage))};
}

} // namespace

PersonId petitioner_person(const CaseId& id) { return {"petitioner/" + id.text}; }

bool has_post(const Actor& actor, const Rules& rules)
{
    if (actor.role == Role::citizen || actor.role == Role::system || actor.role == Role::channel)
        return actor.office.empty();
    return holds_post(rules, actor.person, actor.office, actor.role);
}

std::optional<Refusal> refuse_step(const CaseState& state, const Actor& actor, CommandKind kind,
                                   const Rules& rules, const PartId& part)
{
    const CommandRow& row = row_of(kind);
    if (!row.ready) return Refusal{Fault::not_yet, std::string(word(kind))};
    if (!has_post(actor, rules)) return Refusal{Fault::no_permission, actor.office.text};
    if (state.read_only) return Refusal{Fault::read_only_version, {}};
    if (!state.about_office.empty() && state.about_office == actor.office)
        return Refusal{Fault::against_own_office, {}};
    if (auto refusal = refuse_role(state, actor, row, rules, part)) return refusal;
    if (auto refusal = refuse_state(state, actor, row, part)) return refusal;
    return refuse_special(state, actor, kind);
}

std::optional<Refusal> refuse_filing(const Actor& actor, const Rules& rules)
{
    if (!has_post(actor, rules)) return Refusal{Fault::no_permission, actor.office.text};
    const std::vector<By>& by = row_of(CommandKind::file).by;
    const bool may = std::any_of(by.begin(), by.end(), [&](By each) { return role_of_filer(each) == actor.role; });
    return may ? std::nullopt : std::optional{Refusal{Fault::wrong_role, std::string(word(actor.role))}};
}

std::vector<Offer> offered(const CaseState& state, const Actor& actor, const Rules& rules)
{
    std::vector<Offer> offers;
    for (const CommandRow& row : command_table()) {
        if (row.kind == CommandKind::file || !row.ready) continue;
        auto refusal = refuse_step(state, actor, row.kind, rules);
        // A greyed command teaches only the one whose role it is; what is not his is not shown at all.
        bool shown = !refusal ||
                     (refusal->fault != Fault::wrong_role && refusal->fault != Fault::no_permission &&
                      refusal->fault != Fault::no_such_part && refusal->fault != Fault::against_own_office);
        if (shown) offers.push_back({row.kind, refusal});
    }
    return offers;
}

bool may_read(const CaseState& state, const Actor& actor, const Rules& rules)
{
    if (is_petitioner(state, actor)) return true;
    if (!has_post(actor, rules) || actor.role == Role::citizen) return false;
    if (!state.about_office.empty() && state.about_office == actor.office) return false;
    if (state.offices.contains(actor.office) || state.watchers.contains(actor.office)) return true;
    if (state.sealed) return false;
    if (!is_any(actor.role, {Role::leader, Role::secretary, Role::observer, Role::caller, Role::watch_member,
                             Role::dispatcher, Role::discloser}))
        return false;
    const Office* own = office_of(rules, actor.office);
    return own && is_under(rules, state.area_from, own->place);
}

std::optional<Refusal> refuse_identity(const CaseState& state, const Actor& actor, const Rules& rules)
{
    if (!may_read(state, actor, rules)) return Refusal{Fault::no_such_case, state.id.text};
    if (is_far_caller(state, actor)) return std::nullopt; // Who calls back must be able to call
    const Part* lead = lead_part(state);
    bool works = is_working_role(actor.role) &&
                 (state.holder == actor.office || (lead && lead->office == actor.office));
    // A child part and a co-handler get the matter and the place, and reach the person through the lead.
    return works ? std::nullopt : std::optional{Refusal{Fault::no_permission, actor.office.text}};
}

} // namespace qungong
