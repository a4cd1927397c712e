#include "tests/support/desk.hpp"

#include <cstdio>
#include <cstdlib>

#include "core/sha256.hpp"

namespace qungong {
namespace {

std::string uuid_of(std::int64_t n)
{
    std::string text = std::to_string(n);
    return "0199aaaa-0000-7000-8000-" + std::string(12 - text.size(), '0') + text;
}

std::string number_of(std::int64_t n)
{
    std::string nine = std::to_string(100'000'000 + n);
    return nine + case_number_check(nine);
}

Value petitioner(const char* name, const char* phone)
{
    return {{"kind", "person"}, {"name", name}, {"phone", phone}};
}

void must_apply(const Judgement& judgement)
{
    if (judgement.verdict == Verdict::applied) return;
    std::fprintf(stderr, "desk: refused %s\n", judgement.reason.refused.c_str());
    std::abort();
}

} // namespace

Desk::Desk() : now(*instant_from_text("2026-10-21T10:00:00+08:00")) { new_case(); }

void Desk::new_case()
{
    static std::int64_t cases = 0;
    id_ = {"500113-" + uuid_of(++cases)};
    state_ = {};
    events_.clear();
}

Command Desk::command_of(CommandKind kind, Value args, std::string dev)
{
    Command command;
    command.n = ++n_;
    command.id = {uuid_of(1'000'000 + n_)};
    command.case_id = id_;
    command.dev = {std::move(dev)};
    command.base = {state_.seq, hex_from_bytes(state_.h)};
    command.type = kind;
    if (kind == CommandKind::file && !find(args, "number")) put(args, "number", number_of(n_));
    command.args = std::move(args);
    command.at = now;
    return command;
}

Judgement Desk::take(Judgement judgement)
{
    state_ = judgement.state;
    events_.insert(events_.end(), judgement.events.begin(), judgement.events.end());
    return judgement;
}

Judgement Desk::give(const Actor& actor, CommandKind kind, Value args)
{
    now = now + std::chrono::minutes{1};
    JudgeRequest request;
    request.state = state_;
    request.actor = actor;
    request.command = command_of(kind, std::move(args), "dev-" + actor.person.text);
    request.recorded_at = now;
    request.seed = sha256(std::to_string(n_));
    return take(judge(request, rules));
}

Judgement Desk::give_from(std::int64_t base_seq, const Actor& actor, CommandKind kind, Value args,
                          std::string dev, std::optional<Verdict> prev)
{
    now = now + std::chrono::minutes{1};
    JudgeRequest request;
    request.state = state_;
    for (const Event& event : events_)
        if (event.seq > base_seq) request.since.push_back(event);
    request.actor = actor;
    request.command = command_of(kind, std::move(args), std::move(dev));
    request.command.base = {base_seq, std::string(64, '0')};
    if (prev) request.command.prev = CommandId{uuid_of(7)};
    request.prev_verdict = prev;
    request.recorded_at = now;
    request.seed = sha256(std::to_string(n_));
    return take(judge(request, rules));
}

void Desk::tick_all()
{
    for (int steps = 0; steps < 50; ++steps) {
        std::vector<Command> commands = tick(state_, rules, now);
        if (commands.empty()) return;
        JudgeRequest request;
        request.state = state_;
        request.actor = system_actor();
        request.command = commands.front();
        request.recorded_at = now;
        take(judge(request, rules));
    }
}

void bring_to_unit(Desk& desk)
{
    must_apply(desk.give(zhongba_clerk, CommandKind::file, a_plea()));
    must_apply(desk.give(zhongba_clerk, CommandKind::accept));
    must_apply(desk.give(zhongba_clerk, CommandKind::submit_up, {{"reason", "technical"}}));
    must_apply(desk.give(mudong_dispatcher, CommandKind::assign,
                         {{"lead", "u500113109-road"}, {"standard", "抢通便道，两天内恢复通行"}}));
    must_apply(desk.give(road_handler, CommandKind::sign_in, {{"person", "p-mudong-road-handler"}}));
}

void answer_and_deliver(Desk& desk)
{
    must_apply(desk.give(road_handler, CommandKind::answer, {{"outcome", "solved"}, {"text", "便道已抢通。"}}));
    must_apply(desk.give(road_handler, CommandKind::deliver,
                         {{"how", "phone"}, {"to", "本人"}, {"happened_at", desk.now.ms}, {"proof", "通话 3 分钟"}}));
}

Value a_plea()
{
    return {{"type", "help"},
            {"topic", "交通运输/公路"},
            {"urgency", "urgent"},
            {"place", "500113109200"},
            {"words", "村口那段路昨晚塌方了，车过不去，三户老人出不来。我电话13800138000。"},
            {"publish", true},
            {"about", Value{{"kind", "thing"}}},
            {"channel", "in_person"},
            {"petitioner", petitioner("向䶮兰", "13800138000")}};
}

Value a_question()
{
    return {{"type", "consult"},       {"topic", "民政/社会救助"},
            {"place", "500113109200"}, {"words", "九十岁以上的老人有没有特殊补贴？"},
            {"channel", "in_person"},  {"petitioner", petitioner("阿依·古丽", "13900139000")}};
}

Value a_complaint_about_village_money()
{
    return {{"type", "complain"},
            {"topic", "农村农业/村务管理/集体财务公开"},
            {"place", "500113109200"},
            {"words", "村里卖树的钱分得不公平，账也没贴出来。"},
            {"about", Value{{"kind", "office"}, {"office", "v500113109200"}}},
            {"channel", "in_person"},
            {"petitioner", petitioner("𠮷祥", "13700137000")}};
}

} // namespace qungong
