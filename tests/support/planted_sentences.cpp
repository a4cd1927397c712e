// The sentences of the planted texts: the first half of those that tell something, and those that tell nothing.
#include "tests/support/planted.hpp"

namespace qungong::planted {
namespace {

constexpr std::string_view first_half[] = {
    // ID numbers
    "我的身份证号是{id}，请核对。", "身份证{id wide}，户口在{town}。", "证件号码：{id spaced}。", "他报的是{id dashed}这个号。",
    "户口本上写的{id}对不上。", "身份证号码{id zero}，低保停了。", "老身份证是{old_id}，一直没换。", "旧证号码{old_id}，派出所说要换。",
    "核对信息：{id}/{mobile}。",
    // Mobile phones
    "我的电话是{mobile}。", "请打{mobile spaced}联系我。", "联系电话：{mobile dashed}，白天都在。", "手机号码{mobile wide}，随时可以打。",
    "电话{mobile wide_spaced}。", "打{mobile han}找我。", "我手机是{mobile zero}，不会用微信。", "有事打我儿子的手机{mobile}或者{mobile spaced}。",
    "（{mobile}）", "{mobile}是我的号码，{day}之前打都行。",
    // Land lines
    "家里座机{landline}。", "座机号码是{landline plain}。", "办公室的电话{landline spaced}没人接。", "他店里电话：{landline local}。",
    // Bank cards
    "补贴打到{card}这张卡上。", "卡号{card spaced}，开户行是农商行。", "银行卡：{card wide}。", "我的一卡通卡号是{card}，{day}查了没到账。",
    "卡号是{card dashed}。",
    // Plates
    "车牌号{plate}的货车天天压路。", "一辆{plate dotted}的面包车乱停。", "有台{plate green}的新能源车占了充电桩。", "{plate}把护栏撞了就跑了。",
    // WeChat, QQ, e-mail
    "加我微信{wechat}。", "我的微信号：{wechat}，照片发不上来。", "微信是{wechat}。", "我的QQ是{qq}。", "QQ号{qq}，材料可以传给我。",
    "发到邮箱{email}。", "邮箱：{email}，谢谢。", "照片已发{email}，请查收。",
    // Addresses
    "我住{town}{village}{address house}。", "家在{village}{address house}，坎下就是。", "地址：{road}{address door}。", "住址是{road}{address door_flat}。",
    "{road}的小区{address flat}漏水，物业不管。", "我家在{address flat}，楼上漏水。", "{village}{address group}的村民都晓得。", "我住{village}{address group}，离公路远。",
    "收货地址：{town}{road}{address door}。",
    // Names by what stands around them
    "我叫{name}，今年{n}岁。", "本人{name}，住{village}。", "反映人{name}，请尽快处理。", "村民{name}家的{thing}坏了。", "户主{name}，{n}口人。",
    "联系人：{name}。", "这事找过{surname}主任，没下文。", "{surname}书记说要等等。", "{surname}婆婆{n}岁了，走不动。", "隔壁{surname}大爷的地被占了。",
    "{surname}老师的意见是先修。", "姓名：{name}，电话：{mobile}。", "我是{village}的{name}。", "我儿子叫{name}，在外打工。", "老{surname}家的牛踩了庄稼。",
    // Known parties
    "{party}和我一起去的{office}。", "{party}说{day}就修。", "问题是{party}家的围墙占了路。", "后来{party}、{party}都签了字。", "{party}的低保停了{n}个月。",
    "那天{party}也在场。",
};

// Written when the redactor found all of the first half, and before it was run on any of these.
constexpr std::string_view second_half[] = {
    // ID numbers
    "身份证{id lower}。", "身份证号{id dotted}，请帮忙查一下。", "我的身份证：{id stars}。", "证号{id han}。", "（身份证号码：{id wide_spaced}）", "身份证号是 {id tabbed} 没错。",
    "老婆的身份证{id}，我的{id spaced}。", "ID {id}", "{old_id spaced}是老身份证号。", "身份证{id invisible}。", "身份证号码{id capital}。", "公民身份号码{id}",
    // Mobile phones
    "打我电话{mobile yao}。", "电话号码：{mobile dotted}。", "+86{mobile}。", "0086 {mobile spaced}，国外也能接。",
    "手机（{mobile}）。", "{mobile slow}，慢慢记。", "我的号{mobile capital}",
    "联系方式：{mobile 434}。", "电{mobile}话", "微信和手机都是{mobile}。", "找{mobile mixed}这个号。", "Tel:{mobile}",
    "电话：{mobile invisible}", "手机号1{mobile_tail}，{n}点以后打。",
    "请回电{mobile}/{mobile}。", "电话{mobile}转告{title}。", "{mobile broken}",
    // Land lines
    "家里电话({landline area}。", "打{landline extension}找我。", "座机{landline wide}。", "老屋的电话是{landline han}。",
    "固定电话：{landline plain}，晚上有人。", "传真{landline}。",
    // Bank cards
    "社保卡银行账号{card}。", "存折账号：{card short}。", "农行卡{card tabbed}。", "退款请退到{card wide_spaced}。",
    "收款账户{card dotted}。", "尾款打{card}，户名{name}。", "卡 {card} 挂失了。",
    // Plates
    "牌照{plate lower}的车。", "车号：{plate wide}。", "{plate spaced}的拖拉机漏油。", "皮卡（{plate green_dotted}）超载。",
    "教练车{plate learner}天天练车。", "挂车{plate trailer}压坏路面。",
    "车牌尾号看不清，前面是{plate}。",
    // WeChat, QQ, e-mail
    "v信：{wechat}。", "VX {wechat}", "薇信{wechat}，备注低保。", "微信同号，{mobile}。", "扣扣{qq}。", "QQ群{qq}里有照片。", "qq:{qq}",
    "微信号是“{wechat}”。", "wechat: {wechat}。",
    "我的微信手机号是{mobile}。", "email:{email}", "邮件地址是{email wide}。", "把通知发{email upper}。", "微信id {wechat}",
    // Addresses
    "{village}{address named}的路灯不亮。", "我家住{village}{address named}{address door}。", "家住{address han_house}。",
    "{road}{address door_building}。", "住{address tower}。", "地址是{town}{village}{address dash}。",
    "我家门牌是{address door}。", "户籍地：{village}{address house}。", "租住在{road}{address door_room}。",
    "{village}第{address group}开会。", "小区{address unit_room}天天半夜装修。", "在{road}（{address door}）开店。",
    "老家{village}{address house}的房子塌了。",
    // Names by what stands around them
    "{name}，男，{n}岁，住{village}。", "{name}（女，{n}岁）没领到。", "{village}{name}反映水管漏水。", "我是{village}的村民{name}。",
    "{name}，电话{mobile}。", "{name} {mobile}", "姓名：{name spread}",
    "{name}同志态度很好。", "{name}医生给开的药。", "主任{name}签的字。", "组长{name}说没钱。", "{surname}老板欠工钱。", "{surname}总说下月给。",
    "{nickname}把路挖断了。", "包工头{name}跑了。", "我老公{name}腿断了。",
    "{surname}姐帮的忙。", "小{surname}说他不管。", "申请人：{name rare}。", "户主：{name rare}，{n}亩地。",
    "低保户{name}、{name}、{name}三家都停了。", "姓名{name dotted}", "{surname}会计记的账。", "{surname}幺妹在外头打工。",
    "监护人{name}。", "我妈妈{name}瘫痪在床。", "受访人{name}。", "儿子{name}在{town}读书。", "经办人：{name}，{day}。",
    "{surname}表叔帮我写的。", "请回复。{name}", "此致敬礼！{name}",
    "户名：{name}，账号{card}。", "死者{name}的家属要个说法。", "村支书{name}和文书{name}都在场。", "{surname}支书、{surname}主任都晓得。",
    // Known parties
    "{party spread}没来。", "{party given}说不修了。", "（{party}）", "找到{party}家里去。", "{party}{party}都不同意。",
    "“{party}”三个字是代签的。", "{party given}家的地。",
};

constexpr std::string_view harmless[] = {
    "{village}的{thing}坏了{n}天，没人来修。", "{day}下午{clock}左右，{town}下了冰雹。", "这笔钱一共{money}，到现在只发了{money}。",
    "根据渝府发〔2026〕{n}号文件，标准是每人每月{money}。", "事项编号{number}，请问办到哪一步了？", "打了12345和12348都说归{office}管。",
    "公交{n}路改线以后，要走{n}公里才有车。", "{thing}离屋只有{n}.5米，一下雨就漏。", "{iso_day}报的修，{iso_day}还没人来。",
    "全村{n}户{big}人都用这口井。", "3号线和{n}号桥中间那段没得路灯。", "土地面积{n}.6亩，合同期{n}年。", "{office}在{road}，上班时间{clock}到{clock}。",
    "按照信访工作条例第三十五条，请书面答复。", "{han}组的{thing}也是一样的问题。", "村里的账从{day}起就没有公示。", "希望{office}派人来看一下，最好在{day}之前。",
    "变压器容量{big}千伏安，电压只有{n}伏。", "水费从每吨{n}.5元涨到{n}.8元，没有通知。", "{n}岁以上的老人有没有补贴？", "去年{n}月发了{n}次，今年一次都没发。",
    "{road}的路面塌了{n}平方米，请尽快处理。", "表上写的是{big}度，实际只用了{n}度。", "工程款{big}万元，合同编号是HT-2026-{n}。", "谢谢{office}的同志，{thing}已经修好了。",
    "请问办残疾证需要哪些材料，{office}周末上不上班？", "{village}到{town}的班车每天只有{han}班。", "低保标准每月{big}元，审核期限{n}个工作日。", "修了{n}米排水沟，花了{big}元。",
    "一二三四组都没水，五组有水。", "今年{n}月到{n}月的电费合计{big}.{n}元。", "山坪塘蓄水{big}立方米，漏了一半。", "K{n}+500处边坡垮了，G65那边也堵。",
    "我们要求公开近三年的账目，特别是{big}元那笔。", "半夜{clock}还在放音响，吵得睡不着。", "学校离家{n}里路，校车只有{n}个座位。", "下雨天水淹到膝盖，{n}个小时才退。",
};

} // namespace

std::span<const std::string_view> telling_sentences(Half half)
{
    if (half == Half::second) return second_half;
    return first_half;
}

std::span<const std::string_view> harmless_sentences() { return harmless; }

} // namespace qungong::planted
