// PlainPage: reporting, following and rating for a browser that runs no script, as plain HTML and ordinary forms.
//
// Pages are made of records like every other; what a form sends becomes the same commands as the client's, which are
// judged like any other. Secrets stand in the body of one answer, never in an address. Only a server asks for these.
#pragma once

#include "core/rules.hpp"
#include "core/say.hpp"

namespace qungong {

// {"page":"report"|"slip"|"follow"|"matter","language","texts","now",...} -> {"html"}; what each page is told beside
// that stands at its function in core/plain_scene.hpp.
[[nodiscard]] Result<Value> answer_plain_page(const Rules& rules, const Value& in);

// {"form":"report","visit","now","fields"} -> {"dev","command"}: the one `file` of a visit, without its number;
// {"form":"rating","visit","fields"}       -> {"command"}: `rate` with `base`, without its case;
// {"form":"follow","fields"}               -> {"number","code","word"} as they are asked with.
// `visit` is a fresh uuid of version 7 that the form was given: the same form with the same content makes the same
// ids, so a double press is one step; with other content it is another.
[[nodiscard]] Result<Value> answer_plain_command(const Rules& rules, const Value& in);

} // namespace qungong
