// DemoModel: what a client of the sample district knows after a first sync: matters of every stage, a draft, a queue.
//
// The courses come from `judge`, the rows of the public pages are written out, the clock stands.
#pragma once

#include "tests/support/desk.hpp"
#include "web/app/model.hpp"

namespace qungong {

inline constexpr std::string_view demo_draft = "0199aaaa-0000-7000-8000-00000000d001";

[[nodiscard]] app::Model demo_model(); // At the desk of the clerk of 中坝村
void sit_down(app::Model& model, const Actor& actor); // Somebody else signs in; a citizen is nobody yet
[[nodiscard]] CaseId case_at(const app::Model& model, CaseStage stage); // The first one; empty when there is none

} // namespace qungong
