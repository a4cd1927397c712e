// How a matter begins: who asks, about what, by which way.
#include "tools/cli/generate.hpp"

namespace qungong {

namespace {

constexpr std::string_view domains[] = {
    "road", "road", "power", "tap",    "waste",  "waste",  "water",  "house", "house", "farm",  "farm",
    "care", "care", "care",  "labour", "labour", "health", "school", "land",  "order", "order", "trade"};

MatterType type_of(Chance& chance)
{
    const std::int64_t share = chance.upto(100);
    if (share < 26) return MatterType::consult;
    if (share < 66) return MatterType::help;
    if (share < 74) return MatterType::suggest;
    if (share < 90) return MatterType::complain;
    if (share < 94) return MatterType::tip;
    if (share < 96) return MatterType::thank;
    return share < 99 ? MatterType::petition : MatterType::accuse;
}

std::string_view text_slot(MatterType type)
{
    if (type == MatterType::consult) return "ask_file";
    if (type == MatterType::suggest) return "suggest_file";
    return type == MatterType::thank ? "thank_file" : "file";
}

std::string phone_of(Chance& chance)
{
    std::string digits = "1" + std::to_string(3 + chance.upto(7));
    while (digits.size() < 11) digits += static_cast<char>('0' + chance.upto(10));
    return digits;
}

Value petitioner_of(Chance& chance)
{
    Value who{{"kind", word(PetitionerKind::person)},
              {"name", composed("petitioner", "", chance)},
              {"phone", phone_of(chance)}};
    if (chance.one_in(25)) {
        put(who, "kind", word(PetitionerKind::joint));
        put(who, "people", 2 + chance.upto(30));
    }
    return who;
}

void take_by(Plot& plot, const Staff& staff, const OfficeId& village, Value& args, Act& act)
{
    const bool alone = plot.subject.type == MatterType::accuse || plot.chance.percent(38);
    const auto clerk = staff.at(village, {Role::clerk}, plot.chance);
    if (alone || !clerk) {
        act.actor = plot.petitioner;
        put(args, "channel", word(plot.chance.percent(70) ? Channel::wechat : Channel::web));
        return;
    }
    act.actor = *clerk;
    put(args, "channel", word(plot.chance.percent(55) ? Channel::in_person : Channel::phone));
}

} // namespace

Act filing_of(Plot& plot, const Rules& rules, const Staff& staff, Instant at, const std::string& number)
{
    Chance& chance = plot.chance;
    plot.domain = domains[chance.upto(std::ssize(domains))];
    plot.petitioner = {{"petitioner/" + plot.id.text}, {}, Role::citizen};
    RouteSubject& subject = plot.subject;
    subject.type = type_of(chance);
    subject.topic = chance.percent(93) ? chance.of(staff.topics(plot.domain)) : "";
    subject.place = chance.of(staff.villages());
    subject.urgency = chance.percent(3)   ? Urgency::critical
                      : chance.percent(9) ? Urgency::urgent
                                          : Urgency::normal;
    subject.words = composed(text_slot(*subject.type), plot.domain, chance);
    const Office* village = village_office_at(rules, subject.place);
    Value args{{"number", number},
               {"type", word(*subject.type)},
               {"urgency", word(subject.urgency)},
               {"place", subject.place.text},
               {"words", subject.words},
               {"petitioner", petitioner_of(chance)},
               {"publish", chance.percent(35)},
               {"happened_at", at.ms - chance.wait(36) * 3'600'000},
               {"reply_by", word(chance.percent(75) ? ReplyBy::phone : ReplyBy::message)}};
    if (!subject.topic.empty()) put(args, "topic", subject.topic);
    if (subject.type == MatterType::complain && village && chance.percent(18)) {
        subject.about = AboutKind::office;
        subject.about_office = village->id;
        put(args, "about", Value{{"kind", "office"}, {"office", village->id.text}});
    } else {
        put(args, "about", Value{{"kind", "thing"}});
    }
    Act act{{}, CommandKind::file, {}};
    take_by(plot, staff, village ? village->id : OfficeId{}, args, act);
    act.args = std::move(args);
    return act;
}

} // namespace qungong
