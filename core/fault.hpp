// Fault: every way in which foreign text or a step can be refused. The sentence for people is i18n `fault.<word>`.
//
// A fault says what is wrong; the Refusal beside it says with which word, field or id.
#pragma once

#include "core/words.hpp"

namespace qungong {

QG_WORDS(Fault, "fault",
    // Foreign text
    bad_json, too_large, too_deep, duplicate_key, number_out_of_range, not_an_integer, bad_utf8, missing_field,
    wrong_type, unknown_word, unknown_field, bad_instant, bad_date, bad_limit, bad_id, bad_number, bad_calendar,
    bad_rules, bad_segment, bad_hash, bad_version, bad_line, bad_seal, unknown_op,
    // Steps
    not_yet, wrong_state, wrong_role, wrong_office, not_holder, own_matter, held_it, needs_superior, needs_two_persons,
    not_consult, not_on_duty_list, too_late, too_early, already_done, already_objected, cap_reached, consult_stays,
    no_superior, no_such_office, no_such_person, no_such_part, no_such_place, no_such_case, no_such_article,
    not_subordinate, not_lead, not_your_part, only_system, needs_consent, never_public, sealed, wrong_rating_word,
    accuse_direct_only, against_own_office, case_exists, parts_open, not_answered_yet, closed_case, moved_on,
    no_permission, read_only_version, text_needed, sent_back_already, petition_needs_organ)

} // namespace qungong
