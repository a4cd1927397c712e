#include "core/route_asked.hpp"

namespace qungong {

namespace {

template <Worded E>
Result<std::optional<E>> word_or_none(const Value& value, std::string_view key)
{
    if (!find(value, key)) return std::optional<E>{};
    const Result<E> read = word_field<E>(value, key);
    if (!read) return read.refusal();
    return std::optional<E>{*read};
}

Result<RouteSubject> subject_of(const Value& value, const Rules& rules)
{
    RouteSubject subject;
    const auto type = word_or_none<MatterType>(value, "type");
    if (!type) return type.refusal();
    const auto urgency = word_or_none<Urgency>(value, "urgency");
    if (!urgency) return urgency.refusal();
    const Value none{Object{}};
    const Value* about = find(value, "about");
    const auto kind = word_or_none<AboutKind>(about ? *about : none, "kind");
    if (!kind) return kind.refusal();
    const Result<std::string> place = text_field(value, "place");
    if (!place) return place.refusal();
    if (!place_of(rules, {*place})) return {Fault::no_such_place, *place};
    subject.type = *type;
    subject.urgency = urgency->value_or(Urgency::normal);
    subject.topic = text_or(value, "topic");
    subject.place = {*place};
    subject.about = kind->value_or(AboutKind::unknown);
    subject.about_office = {about ? text_or(*about, "office") : std::string{}};
    subject.words = text_or(value, "words");
    return subject;
}

Result<RouteQuestion> question_of(const Value& value)
{
    const std::string asked = text_or(value, "question", "first");
    if (asked == "first") return RouteQuestion::first;
    if (asked == "assign") return RouteQuestion::assign;
    if (asked == "knowledge") return RouteQuestion::knowledge;
    return {Fault::unknown_word, "question=" + asked};
}

} // namespace

Result<RouteAsked> route_asked_from_value(const Value& value, const Rules& rules)
{
    const Result<RouteSubject> subject = subject_of(value, rules);
    if (!subject) return subject.refusal();
    const Result<RouteQuestion> question = question_of(value);
    if (!question) return question.refusal();
    return RouteAsked{*subject, *question};
}

} // namespace qungong
