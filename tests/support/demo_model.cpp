#include "tests/support/demo_model.hpp"

namespace qungong {
namespace {

using app::Draft;
using app::Model;
using app::Pending;

void keep(Model& model, const Desk& desk)
{
    app::CaseRecord record{.events = desk.events(), .state = desk.state(), .feeds = {}};
    model.cases[desk.state().id] = std::move(record);
}

Value told(const char* words)
{
    Value plea = a_plea();
    put(plea, "words", words);
    return plea;
}

void assign(Desk& desk)
{
    desk.give(zhongba_clerk, CommandKind::accept);
    desk.give(zhongba_clerk, CommandKind::submit_up, {{"reason", "technical"}});
    desk.give(mudong_dispatcher, CommandKind::assign, {{"lead", "u500113109-road"}, {"standard", "抢通便道，两天内恢复通行"}});
}

void answer(Desk& desk)
{
    desk.give(road_handler, CommandKind::sign_in, {{"person", "p-mudong-road-handler"}});
    desk.give(road_handler, CommandKind::answer, {{"outcome", "solved"}, {"text", "便道已抢通，明天加铺碎石。"}});
    desk.give(road_handler, CommandKind::deliver,
              {{"how", "phone"}, {"to", "本人"}, {"happened_at", desk.now.ms}, {"proof", "通话 3 分钟，本人接听"}});
}

// One matter of each of the stages that pages speak of differently.
void keep_matters(Model& model)
{
    Desk desk;
    desk.give(zhongba_clerk, CommandKind::file, a_question());
    keep(model, desk);
    desk.new_case();
    desk.give(zhongba_clerk, CommandKind::file, told("主水管爆了，3 组 6 户停水，老人提不动水。"));
    desk.give(zhongba_clerk, CommandKind::accept);
    desk.give(zhongba_clerk, CommandKind::submit_up, {{"reason", "technical"}});
    keep(model, desk);
    desk.new_case();
    desk.give(zhongba_clerk, CommandKind::file, a_plea());
    assign(desk);
    keep(model, desk);
    desk.new_case();
    desk.give(zhongba_clerk, CommandKind::file,
              told("2 组路灯坏了半个月，晚上看不见路，𠮷祥家老人摔了一跤，请尽快来看看，谢谢你们了。"));
    assign(desk);
    answer(desk);
    keep(model, desk);
    desk.new_case();
    desk.give(zhongba_clerk, CommandKind::file, a_complaint_about_village_money());
    keep(model, desk);
    model.now = desk.now + std::chrono::hours{8};
}

void keep_draft(Model& model)
{
    Draft draft;
    draft.id = demo_draft;
    draft.case_id = {"500113-0199aaaa-0000-7000-8000-00000000d002"};
    draft.args = a_question();
    draft.saved = SaveState::saved;
    draft.changed_at = draft.saved_at = model.now;
    model.drafts[draft.id] = std::move(draft);
    for (const auto& [id, record] : model.cases) { // A decision in the making at the dispatcher's desk
        if (record.state.holder != mudong_dispatcher.office) continue;
        draft = {};
        draft.id = "0199aaaa-0000-7000-8000-00000000d003";
        draft.kind = CommandKind::assign;
        draft.case_id = id;
        put(draft.args, "lead", "u500113109-road");
        model.drafts[draft.id] = draft;
        return;
    }
}

void keep_queue(Model& model)
{
    Pending pending;
    pending.n = model.last_n = 3;
    pending.command.n = 3;
    pending.command.case_id = model.cases.begin()->first;
    pending.command.type = CommandKind::note;
    pending.command.args = {{"text", "已电话联系，人在家。"}};
    pending.queued_at = model.now;
    model.queue.push_back(pending);
    pending.n = 2;
    pending.verdict = Verdict::rejected;
    pending.reason = word(Fault::wrong_state);
    pending.refused = "answered";
    pending.state = QueueState::judged;
    model.kept.push_back(std::move(pending));
}

void keep_pages(Model& model)
{
    const std::int64_t now = model.now.ms, day = 86'400'000;
    model.pages.rows["500113-1"] = {{"place", "500113109200"},
                                    {"type", "help"},
                                    {"topic", "交通运输/公路"},
                                    {"state", "in_hand"},
                                    {"office", "u500113109-road"},
                                    {"filed_at", now - 2 * day},
                                    {"due", now + day},
                                    {"warn", now + day / 2},
                                    {"published", Value{{"title", "村口公路塌方"}, {"text", "便道正在抢通。"}}}};
    model.pages.rows["500113-2"] = {{"place", "500113109200"}, {"type", "consult"},         {"topic", "民政/社会救助"},
                                    {"state", "answered"},     {"office", "v500113109200"}, {"filed_at", now - day},
                                    {"due", now + day},        {"warn", now + day},         {"delivered_at", now}};
    Array months;
    for (int month = 1; month <= 9; ++month)
        months.push_back({{"month", "2026-0" + std::to_string(month)},
                          {"in_fen", 1'230'000 + month * 4'500},
                          {"out_fen", 980'000},
                          {"balance_fen", 25'000'000}});
    const Array lines{{{"on", "2026-09-18"}, {"kind", "expense"}, {"purpose", "3 组机耕道维修尾款"}, {"note", "质保满一年"},
                       {"decided_by", "representatives"}, {"amount_fen", 2'160'000}, {"voucher", "1018-02"}},
                      {{"on", "2026-09-20"}, {"kind", "expense"}, {"purpose", "村道路灯电费"}, {"amount_fen", 341'260}},
                      {{"on", "2026-09-27"}, {"kind", "income"}, {"purpose", "村集体果园出租"}, {"amount_fen", 3'600'000}}};
    const Array allowances{{{"programme", "困难残疾人生活补贴"}, {"households", 9}, {"sum_fen", 90'000}},
                           {{"programme", "医疗救助"}, {"households", 4}, {"sum_fen", 40'000}}};
    model.pages.rows["money/500113109200"] = {{"published_on", "2026-10-12"}, {"due_on", "2026-10-15"}, {"months", months},
                                              {"lines", lines}, {"allowances", allowances}};
    model.pages.as_of = model.now;
}

} // namespace

Model demo_model()
{
    Model model;
    model.texts = app::Shared<Texts>(texts_of("zh-CN"));
    model.rules = app::Shared<Rules>(demo_rules());
    model.device_ready = true;
    keep_matters(model);
    model.sync.synced_at = model.now;
    keep_draft(model);
    keep_queue(model);
    keep_pages(model);
    sit_down(model, zhongba_clerk);
    return model;
}

void sit_down(Model& model, const Actor& actor)
{
    model.session.kind = actor.role == Role::citizen ? SessionKind::none : SessionKind::staff;
    model.session.unlocked = actor.role != Role::citizen;
    model.session.actor = actor;
    model.session.posts = {{actor.office, actor.role}};
}

CaseId case_at(const Model& model, CaseStage stage)
{
    for (const auto& [id, record] : model.cases)
        if (record.state.stage == stage) return id;
    return {};
}

} // namespace qungong
