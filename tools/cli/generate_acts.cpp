// What people do next with a matter, given where it stands. They know the usual ways and sometimes let things lie.
#include <algorithm>

#include "tools/cli/generate.hpp"

namespace qungong {

namespace {

using Next = std::optional<Act>;

struct Scene {
    Plot& plot;
    const CaseState& state;
    const Rules& rules;
    const Staff& staff;
    Instant at;

    [[nodiscard]] std::string say(std::string_view slot) const
    {
        return composed(slot, plot.domain, plot.chance);
    }
    [[nodiscard]] std::optional<Actor> who(const OfficeId& office, std::initializer_list<Role> roles) const
    {
        return staff.at(office, roles, plot.chance);
    }
    [[nodiscard]] const Office* holder() const { return office_of(rules, state.holder); }
};

Next act(const std::optional<Actor>& actor, CommandKind kind, Value args)
{
    if (!actor) return std::nullopt;
    return Act{*actor, kind, std::move(args)};
}

const Article* article_for(const Scene& scene)
{
    const RouteDecision found = route(scene.plot.subject, RouteQuestion::knowledge, scene.rules, Date{});
    for (const Article& article : scene.rules.knowledge)
        if (article.id == found.article) return &article;
    return nullptr;
}

Next when_filed(const Scene& scene)
{
    if (scene.plot.chance.one_in(18)) return std::nullopt; // Nobody looks: time will lift it
    const auto actor =
        scene.who(scene.state.holder, {Role::clerk, Role::dispatcher, Role::handler, Role::head});
    const Article* article = article_for(scene);
    if (article && scene.state.filed_type == MatterType::consult && actor && actor->role == Role::clerk)
        return act(actor, CommandKind::answer_from_knowledge,
                   {{"article", article->id}, {"version", article->version}, {"text", scene.say("explain")}});
    return act(actor, CommandKind::accept, Value{Object{}});
}

Next submit(const Scene& scene, const std::optional<Actor>& actor)
{
    constexpr SubmitReason reasons[] = {SubmitReason::no_authority, SubmitReason::no_authority,
                                        SubmitReason::no_money,     SubmitReason::across_areas,
                                        SubmitReason::enforcement,  SubmitReason::technical};
    const SubmitReason reason = reasons[scene.plot.chance.upto(std::ssize(reasons))];
    Value args{{"reason", word(reason)}, {"text", scene.say("reported")}};
    if (reason == SubmitReason::no_money) put(args, "money_fen", (1 + scene.plot.chance.wait(60)) * 100'000);
    return act(actor, CommandKind::submit_up, std::move(args));
}

Next assign_to(const Scene& scene, const std::optional<Actor>& actor, const OfficeId& lead)
{
    Value args{{"lead", lead.text}, {"standard", scene.say("standard")}};
    const auto& units = scene.staff.units_under(actor ? actor->office : OfficeId{});
    if (scene.plot.chance.one_in(9) && units.size() > 1) {
        const OfficeId& other = scene.plot.chance.of(units);
        if (other != lead) put(args, "others", Array{other.text});
    }
    return act(actor, CommandKind::assign, std::move(args));
}

Next dispatch(const Scene& scene, const Office& centre)
{
    const auto actor = scene.who(centre.id, {Role::dispatcher});
    RouteSubject subject = scene.plot.subject;
    subject.type = scene.state.type;
    const RouteDecision offered = route(subject, RouteQuestion::assign, scene.rules, Date{});
    if (is_subordinate(scene.rules, offered.office, centre.id))
        return assign_to(scene, actor, offered.office);
    if (centre.level == Level::town && scene.plot.chance.percent(60)) return submit(scene, actor);
    const auto& units = scene.staff.units_under(centre.id);
    return units.empty() ? std::nullopt : assign_to(scene, actor, scene.plot.chance.of(units));
}

Next when_accepted(const Scene& scene)
{
    const Office* holder = scene.holder();
    if (!holder) return std::nullopt;
    if (holder->kind == OfficeKind::village) {
        const auto clerk = scene.who(holder->id, {Role::clerk});
        const bool here = scene.state.filed_type == MatterType::consult || scene.plot.chance.percent(46);
        if (!here) return submit(scene, clerk);
        return act(clerk, CommandKind::handle_here,
                   {{"person", clerk ? clerk->person.text : ""}, {"standard", scene.say("standard")}});
    }
    if (holder->kind == OfficeKind::centre) return dispatch(scene, *holder);
    const Office* centre = centre_above(scene.rules, holder->id);
    return centre ? assign_to(scene, scene.who(centre->id, {Role::dispatcher}), holder->id) : std::nullopt;
}

Next sign_in(const Scene& scene, const Part& part)
{
    const auto actor = scene.who(part.office, {Role::handler, Role::clerk, Role::head, Role::dispatcher});
    return act(actor, CommandKind::sign_in,
               {{"part", part.id.text}, {"person", actor ? actor->person.text : ""}});
}

Next other_parts(const Scene& scene)
{
    for (const Part& part : scene.state.parts) {
        if (part.lead) continue;
        if (part.stage == PartStage::assigned) return sign_in(scene, part);
        if (part.stage == PartStage::in_hand)
            return act(scene.who(part.office, {Role::handler, Role::head}), CommandKind::co_answer,
                       {{"part", part.id.text}, {"text", scene.say("co_answer")}});
    }
    return std::nullopt;
}

Next call(const Scene& scene, const std::optional<Actor>& actor)
{
    const bool reached = scene.plot.chance.percent(86);
    return act(actor, CommandKind::contact,
               {{"how", word(scene.plot.chance.percent(80) ? ContactHow::phone : ContactHow::in_person)},
                {"reached", reached},
                {"words", scene.say(reached ? "contact" : "no_contact")}});
}

// Something on the way: a note, a visit, another pair of hands, a leader who asks.
Next extra(const Scene& scene, const std::optional<Actor>& actor)
{
    Chance& chance = scene.plot.chance;
    const auto& units = scene.staff.units_under(scene.state.holder);
    switch (chance.upto(9)) {
    case 0:
    case 1:
    case 2: return act(actor, CommandKind::note, {{"words", scene.say("note")}});
    case 3:
    case 4:
        return act(actor, CommandKind::visit,
                   {{"place", scene.state.place.text}, {"words", scene.say("visit")}});
    case 5: return act(scene.plot.petitioner, CommandKind::supplement, {{"words", scene.say("more")}});
    case 6: {
        const Office* centre = centre_at(scene.rules, scene.state.place, Level::town);
        return act(scene.who(centre ? centre->id : OfficeId{}, {Role::leader}), CommandKind::urge,
                   {{"words", scene.say("urge")}});
    }
    case 7:
        if (!units.empty())
            return act(actor, CommandKind::delegate,
                       {{"office", chance.of(units).text}, {"standard", scene.say("delegate")}});
        [[fallthrough]];
    default: {
        const auto other = scene.who(scene.state.holder, {Role::handler, Role::head});
        return act(actor, CommandKind::hand_to,
                   {{"person", other ? other->person.text : ""}, {"reason", scene.say("hand")}});
    }
    }
}

Next when_in_hand(const Scene& scene)
{
    const auto actor =
        scene.who(scene.state.holder, {Role::handler, Role::clerk, Role::head, Role::dispatcher});
    const bool calls = actor && (actor->role == Role::handler || actor->role == Role::clerk);
    if (calls && !scene.state.contacted && scene.plot.refused == 0) return call(scene, actor);
    if (auto other = other_parts(scene); other && scene.plot.refused == 0) return other;
    if (calls && scene.plot.extras < 2 && scene.plot.refused == 0 && scene.plot.chance.percent(34)) {
        ++scene.plot.extras;
        return extra(scene, actor);
    }
    constexpr Outcome outcomes[] = {Outcome::solved, Outcome::solved,   Outcome::solved,  Outcome::explained,
                                    Outcome::partly, Outcome::mediated, Outcome::planned, Outcome::refused};
    return act(actor, CommandKind::answer,
               {{"outcome", word(outcomes[scene.plot.chance.upto(8)])}, {"text", scene.say("answer")}});
}

Next when_answering(const Scene& scene)
{
    if (scene.plot.refused == 0 && scene.plot.chance.one_in(40)) {
        const Office* centre = centre_above(scene.rules, scene.state.holder);
        return act(scene.who(centre ? centre->id : OfficeId{}, {Role::dispatcher}),
                   CommandKind::return_answer, {{"reason", scene.say("back")}});
    }
    constexpr DeliverHow ways[] = {DeliverHow::phone, DeliverHow::phone, DeliverHow::phone,
                                   DeliverHow::in_person, DeliverHow::message};
    const std::int64_t happened =
        std::max(scene.state.filed_at.ms, scene.at.ms - scene.plot.chance.wait(15) * 60'000);
    return act(scene.who(scene.state.holder, {Role::handler, Role::clerk, Role::head, Role::dispatcher}),
               CommandKind::deliver,
               {{"how", word(ways[scene.plot.chance.upto(5)])},
                {"to", scene.say("deliver_to")},
                {"happened_at", happened},
                {"proof", scene.say("proof")}});
}

Next rating(const Scene& scene, const std::optional<Actor>& actor, RatedBy by)
{
    const std::int64_t mood = scene.plot.chance.upto(100);
    const Solved solved = mood < 80 ? Solved::yes : mood < 92 ? Solved::partly : Solved::no;
    const Satisfied satisfied = mood < 34   ? Satisfied::very
                                : mood < 70 ? Satisfied::satisfied
                                : mood < 87 ? Satisfied::fairly
                                : mood < 96 ? Satisfied::unsatisfied
                                            : Satisfied::very_unsatisfied;
    Value args{{"solved", word(solved)},
               {"satisfied", word(satisfied)},
               {"by", word(by)},
               {"attitude", word(mood < 85   ? Attitude::good
                                 : mood < 95 ? Attitude::fair
                                             : Attitude::poor)}};
    if (scene.plot.chance.percent(40)) put(args, "words", scene.say(mood < 80 ? "rate_good" : "rate_bad"));
    return act(actor, CommandKind::rate, std::move(args));
}

Next when_answered(const Scene& scene)
{
    Chance& chance = scene.plot.chance;
    const Office* town = centre_at(scene.rules, scene.state.place, Level::town);
    if (scene.state.publish_consent && scene.state.published.is_null() && scene.plot.refused == 0 &&
        chance.percent(20))
        return act(scene.who(town ? town->id : OfficeId{}, {Role::dispatcher}), CommandKind::publish,
                   {{"title", scene.say("title")}, {"text", scene.say("answer")}});
    const std::int64_t share = chance.upto(100);
    if (share < 34) return rating(scene, scene.plot.petitioner, RatedBy::petitioner);
    if (share > 72) return std::nullopt; // Never rated: closed by time
    const Office* far = town && !scene.state.offices.contains(town->id)
                            ? town
                            : centre_at(scene.rules, scene.state.place, Level::district);
    return rating(scene, scene.who(far ? far->id : OfficeId{}, {Role::caller}), RatedBy::caller);
}

Next when_disputed(const Scene& scene)
{
    const Office* centre = centre_above(scene.rules, scene.state.holder);
    const auto actor = scene.who(centre ? centre->id : OfficeId{}, {Role::dispatcher});
    const std::int64_t share = scene.plot.chance.upto(100) + 40 * scene.plot.refused;
    const JudgeResult result = share < 55   ? JudgeResult::redo
                               : share < 92 ? JudgeResult::upheld
                                            : JudgeResult::lift;
    const JudgeReason reason = result == JudgeResult::redo     ? JudgeReason::answer_incomplete
                               : result == JudgeResult::upheld ? JudgeReason::lawfully_answered
                                                               : JudgeReason::superior_needed;
    return act(actor, CommandKind::judge_rating,
               {{"result", word(result)}, {"reason", word(reason)}, {"text", scene.say("judge")}});
}

} // namespace

std::optional<Act> next_act(Plot& plot, const CaseState& state, const Rules& rules, const Staff& staff,
                            Instant at)
{
    const Scene scene{plot, state, rules, staff, at};
    switch (state.stage) {
    case CaseStage::filed: return when_filed(scene);
    case CaseStage::accepted: return when_accepted(scene);
    case CaseStage::assigned: {
        const Part* lead = lead_part(state);
        return lead ? sign_in(scene, *lead) : std::nullopt;
    }
    case CaseStage::in_hand: return when_in_hand(scene);
    case CaseStage::answering: return when_answering(scene);
    case CaseStage::answered: return when_answered(scene);
    case CaseStage::disputed: return when_disputed(scene);
    default: return std::nullopt;
    }
}

std::int64_t wait_before(Plot& plot, const CaseState& state)
{
    constexpr std::int64_t minute = 60'000;
    const std::int64_t hurry = state.urgency == Urgency::normal ? 1 : 6;
    switch (state.stage) {
    case CaseStage::in_hand: return plot.chance.wait(420 / hurry) * minute;
    case CaseStage::answered: return plot.chance.wait(600) * minute;
    case CaseStage::disputed: return plot.chance.wait(200) * minute;
    default: return plot.chance.wait(80 / hurry) * minute;
    }
}

} // namespace qungong
