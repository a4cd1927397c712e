#include "core/name_words.hpp"

#include <algorithm>


namespace qungong {

namespace {

using Word = std::u32string_view;

// The surnames of the Hundred Families that are met, and those that are common around Chongqing.
constexpr Word surnames =
    U"王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅付钟姜崔"
    U"谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤冉牟游喻舒柏晏蒲殷文伍鲜"
    U"艾柳包岳齐康施牛温庞樊兰安葛洪倪左季卓甘欧项祝辛管符申塗涂阮隆况敖代税幸苟简冷骆阳屈褚翁荀甄芮靳巫乌焦宓蓬郗仇栾鄂赖"
    U"蔺屠蒙乔莘翟贡姬扶郦雍璩桑濮扈燕冀浦尚柴瞿慕茹庾暨耿匡寇沃蔚越夔厍聂晁訾阚饶鞠巢蒯荆竺逯桓仉楚汝鄢帅缑亢邢裴麻娄童颜"
    U"梅盛刁凌霍虞柯昝裘缪宣贲郁杭诸钮嵇苗窦章凤费廉岑滕毕邬卞穆湛祁米贝臧伏谈茅纪闵粟揭佘仝鲍谌詹蓝豆冼练池晋卜席路";
// Surnames that are words of a sentence far more often; only a strong telling makes them one.
constexpr Word rare_surnames =
    U"但和公上后先全都别通能相国广东利师那红权查养关官楼母青成计平元云花应干经解支强房单滑常乐皮步满富山谷车班秋双终连容古"
    U"易阴弓井农沙刀充丰盖宿束印怀籍党劳寿桂封曲惠羊宗荣仰尧粘原商苑火楠占明";

constexpr Word compound_surnames[] = {
    U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐", U"夏侯",
    U"长孙", U"司徒", U"端木", U"轩辕", U"宇文", U"申屠", U"太史", U"闻人", U"濮阳", U"百里", U"呼延"};

constexpr Word strong_tellings[] = {
    U"我叫",   U"本人叫", U"名叫",   U"姓名",   U"名字叫", U"名字是", U"户主",   U"联系人", U"反映人", U"投诉人", U"举报人",
    U"诉求人", U"信访人", U"来访人", U"来电人", U"当事人", U"申请人", U"受害人", U"监护人", U"收款人", U"开户人", U"持卡人",
    U"户名",   U"经办人", U"承包人", U"受访人", U"被访人", U"填表人", U"代理人", U"委托人", U"领款人",
    U"知情人", U"报案人", U"见证人", U"担保人", U"借款人", U"出租人", U"承租人", U"责任人", U"收件人", U"收货人", U"署名",   U"老公叫", U"老婆叫", U"儿子叫", U"女儿叫", U"妈妈叫",
    U"爸爸叫", U"母亲叫", U"父亲叫", U"他叫",   U"她叫",   U"娃儿叫", U"孙子叫", U"孙女叫", U"妻子叫", U"丈夫叫", U"媳妇叫"};

constexpr Word weak_tellings[] = {
    U"我是",   U"本人",   U"我，",   U"村民",   U"居民",   U"社员",   U"群众",   U"邻居",   U"隔壁",   U"伤者",   U"死者",
    U"患者",   U"家属",   U"亲属",   U"负责人", U"法人",   U"包工头", U"老板",   U"房东",   U"租客",   U"业主",   U"住户",
    U"农户",   U"贫困户", U"脱贫户", U"低保户", U"五保户", U"特困户", U"种植户", U"养殖户", U"大户",   U"司机",   U"驾驶员",
    U"党员",   U"组长",   U"社长",   U"队长",   U"村长",   U"主任",   U"书记",   U"支书",   U"会计",   U"出纳",   U"文书",
    U"网格员", U"村医",   U"医生",   U"老师",   U"学生",   U"同学",   U"干部",   U"委员",   U"代表",   U"丈夫",   U"妻子",
    U"老公",   U"老婆",   U"老伴",   U"父亲",   U"母亲",   U"爸爸",   U"妈妈",   U"爷爷",   U"奶奶",   U"儿子",   U"女儿",
    U"孙子",   U"孙女",   U"外孙",   U"哥哥",   U"弟弟",   U"姐姐",   U"妹妹",   U"兄弟",   U"媳妇",   U"女婿",   U"侄儿",
    U"侄子",   U"舅舅",   U"叔叔",   U"伯伯",   U"表哥",   U"堂哥",   U"亲戚",   U"朋友",   U"同村",   U"老人",   U"残疾人",
    U"孤儿",   U"寡妇",   U"店主",   U"工人"};

constexpr Word titles[] = {
    U"主任",   U"副主任", U"书记",   U"副书记", U"支书",   U"组长",   U"社长",   U"队长",   U"村长",   U"镇长",   U"乡长",
    U"区长",   U"县长",   U"局长",   U"科长",   U"所长",   U"站长",   U"院长",   U"校长",   U"园长",   U"处长",   U"股长",
    U"会长",   U"厂长",   U"班长",   U"经理",   U"总经理", U"老板",   U"老板娘", U"老师",   U"医生",   U"大夫",   U"护士",
    U"师傅",   U"律师",   U"法官",   U"警官",   U"会计",   U"出纳",   U"文书",   U"干事",   U"同志",   U"先生",   U"女士",
    U"小姐",   U"大爷",   U"大妈",   U"大娘",   U"大叔",   U"大婶",   U"大哥",   U"大姐",   U"大嫂",   U"大伯",   U"婆婆",
    U"爷爷",   U"奶奶",   U"伯伯",   U"叔叔",   U"嫂子",   U"嬢嬢",   U"孃孃",   U"阿姨",   U"老汉",   U"老头",   U"老太",
    U"老太婆", U"老师傅", U"老人",   U"网格员", U"村医",   U"委员",   U"主席",   U"二叔",   U"三叔",   U"幺叔",   U"二哥",
    U"三哥",   U"二姐",   U"三姐",   U"表叔",   U"幺爸",   U"幺妹",   U"哥",     U"姐",     U"叔",     U"婶",     U"嫂",
    U"伯",     U"姨",     U"孃",     U"爷",     U"婆",     U"幺娘",   U"夫妇",   U"夫妻",   U"两口子", U"父子",   U"母子",
    U"兄弟",
    U"总说",   U"总讲",   U"总答",   U"总签",   U"总承",   U"总叫",   U"总,"};

constexpr Word nicknames[] = {
    U"老大", U"老二", U"老三", U"老四", U"老五", U"老六", U"老七", U"老幺", U"大娃", U"二娃", U"三娃", U"四娃", U"幺娃",
    U"大毛", U"二毛", U"三毛", U"麻子", U"胖子", U"瘸子", U"拐子", U"瞎子", U"聋子", U"哑巴", U"光头", U"老表", U"幺儿"};

constexpr Word other_words[] = {
    U"向村", U"向镇", U"向乡", U"向区", U"向县", U"向市", U"向政", U"向相", U"向有", U"向上", U"向我", U"向他", U"向她", U"向你", U"向您",
    U"向各", U"向该", U"向外", U"向下", U"向组", U"向社", U"向派", U"向居", U"向物", U"向法", U"向公", U"向领", U"向农", U"向民", U"向来",
    U"向信", U"向群", U"向主管", U"向开发", U"向施工", U"向供", U"向部门", U"向单位", U"于是", U"于20", U"于今", U"于去", U"于昨", U"任何",
    U"任务", U"任意", U"任由", U"任凭", U"严重", U"严格", U"严禁", U"常年", U"常常", U"安全", U"安置", U"安装", U"安排", U"安葬", U"安心",
    U"施工", U"施肥", U"高兴得", U"高兴不", U"高兴了", U"高兴的", U"高兴地", U"高兴坏", U"高度", U"高速", U"高压", U"高龄", U"高中", U"高峰期",
    U"高峰时", U"高峰段", U"高考", U"高低", U"高血", U"高价", U"高烧", U"白天",
    U"白白", U"白色", U"白条", U"方便", U"方面", U"方案", U"方圆", U"方式", U"方向", U"万一", U"万元", U"万分", U"金额", U"马上", U"马路",
    U"江边", U"江水", U"田地", U"田土", U"田里", U"田坎", U"石头", U"石板", U"石桥", U"林地", U"林权", U"林木", U"毛病", U"龙头", U"温度",
    U"康复", U"文件", U"文化", U"黄土", U"黄色", U"黄牛", U"钱款", U"钱财", U"钱都", U"项目", U"何时", U"何处", U"何况", U"余下", U"余额",
    U"余款", U"周边", U"周围", U"周末", U"季度", U"程度", U"程序", U"胡乱", U"胡说", U"曾经", U"曾多", U"包括", U"包工", U"包干", U"包村",
    U"管理", U"管道", U"管网", U"柏树", U"柏油", U"游客", U"代表", U"代理", U"代办", U"代缴", U"代为", U"税费", U"税务", U"幸好", U"幸亏",
    U"幸福", U"雷雨", U"雷击", U"雷电", U"申请", U"申报", U"申诉", U"符合", U"左右", U"左边", U"武装", U"洪水", U"冷水", U"简单", U"阳台",
    U"史上", U"付款", U"付钱", U"占地", U"水管", U"牛羊", U"马桶", U"龙眼", U"祖坟", U"欧元", U"侯车", U"段时", U"莫名", U"温泉", U"伍拾",
    U"万般", U"谢谢", U"感谢", U"祝您", U"祝你", U"许多", U"许可", U"金银", U"常见"};

} // namespace

std::size_t surname_at(const FoldedText& text, std::size_t i)
{
    if (const std::size_t length = text.longest_at(i, compound_surnames)) return length;
    return is_one_of(text.glyph(i), surnames) ? 1 : 0;
}

std::size_t rare_surname_at(const FoldedText& text, std::size_t i) { return is_one_of(text.glyph(i), rare_surnames) ? 1 : 0; }

std::size_t strong_telling_at(const FoldedText& text, std::size_t i) { return text.longest_at(i, strong_tellings); }
std::size_t weak_telling_at(const FoldedText& text, std::size_t i) { return text.longest_at(i, weak_tellings); }

std::size_t title_at(const FoldedText& text, std::size_t i)
{
    return std::max(text.longest_at(i, titles), text.longest_at(i, nicknames));
}

bool is_nickname_at(const FoldedText& text, std::size_t i) { return text.longest_at(i, nicknames) > 0; }

bool is_other_word_at(const FoldedText& text, std::size_t i)
{
    return text.longest_at(i, other_words) > 0;
}

bool is_never_given(char32_t c)
{
    return is_one_of(c, U"的了吗呢吧啊呀着么们这那哪怎什您你我他她它是被把给让很最没不也就还又或与及而且因所个些每各此其请");
}

bool goes_on_after_name(char32_t c)
{
    return is_one_of(c, U"说家和在去来到有要对跟同向等都已曾再从反提称诉告于将因以住打用叫问占种养因没把被给让租借欠签拿得想找带做跑走死病欠修");
}

bool ends_a_place(char32_t c) { return is_one_of(c, U"村镇乡县市区组社湾坝沟坪坡院街路桥塘垭岩嘴岗梁堡寨场铺队校厂站所局"); }

} // namespace qungong
