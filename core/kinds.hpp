// Kinds: the closed lists of the domain. A word here is the word on the wire, in the log and in assets/i18n.
#pragma once

#include "core/words.hpp"

namespace qungong {

QG_WORDS(MatterType, "type", consult, help, suggest, complain, tip, accuse, thank, petition)
QG_WORDS(Urgency, "urgency", critical, urgent, normal)
QG_WORDS(Level, "level", village, town, district, city)
QG_WORDS(PlaceKind, "place_kind", village, community, group, town, street, township, district, city)
QG_WORDS(OfficeKind, "office_kind", village, centre, unit, enterprise, collective, workgroup, discipline, party,
    deputies, social, watch)
QG_WORDS(Role, "person_role", clerk, dispatcher, handler, head, leader, secretary, caller, observer, discloser,
    accountant, watch_member, party_member, deputy, volunteer, citizen, rule_keeper, system_admin, security_admin,
    audit_admin, channel, system)
QG_WORDS(Audience, "audience", petitioner, handler, leader, oversight, everyone)

QG_WORDS(CaseStage, "state", filed, declining, accepted, assigned, objected, awaiting_ruling, in_hand, paused,
    answering, answered, disputed, reviewing, declined, outside, withdrawn, merged, annulled, closed, final_)
QG_WORDS(PartStage, "part_state", assigned, objected, in_hand, done, replaced)

// What a matter is about (`about.kind`): the conduct, money or benefit decision of an office or its people is
// `office`; a service that fails is `thing`.
QG_WORDS(AboutKind, "about", office, person, thing, unknown)
QG_WORDS(PetitionerKind, "petitioner", person, organisation, anonymous, joint)
QG_WORDS(Channel, "channel", in_person, phone, wechat, web, visit, letter, import, deputy)
QG_WORDS(Outcome, "outcome", solved, partly, explained, planned, mediated, referred, refused)
QG_WORDS(SubmitReason, "submit_reason", no_authority, no_money, across_areas, enforcement, technical, concerns_us)
QG_WORDS(ContactHow, "contact_how", phone, in_person, message, letter, video)
QG_WORDS(DeliverHow, "deliver_how", in_person, phone, message, post, left, notice)
QG_WORDS(Solved, "solved", yes, partly, no)
QG_WORDS(Satisfied, "satisfied", very, satisfied, fairly, unsatisfied, very_unsatisfied)
QG_WORDS(Attitude, "attitude", good, fair, poor)
QG_WORDS(RatedBy, "rated_by", petitioner, caller, card)
QG_WORDS(JudgeResult, "judge_result", redo, upheld, lift)
QG_WORDS(JudgeReason, "judge_reason", answer_incomplete, not_done, not_delivered, lawfully_answered, no_basis,
    no_new_facts, other_unit_needed, superior_needed)
QG_WORDS(ReplyBy, "reply_by", phone, message, letter, in_person, none)
QG_WORDS(IdentityReason, "identity_reason", contact, deliver, field_visit, verify)
QG_WORDS(IdentityField, "identity_field", name, phone, id_number, house)

QG_WORDS(Verdict, "verdict", applied, kept_both, contested, waiting, rejected)

// How a command meets a case that moved on since the person saw it (docs/sync.md, conflict table).
QG_WORDS(ConflictClass, "conflict_class", addition, field, transition)

} // namespace qungong
