package analysis

import (
	"fmt"
	"strings"
	"testing"

	"yian/corpus"
)

// turnsOf lists the turns found in text, one a line: role name ‹headline› with
// the number of paragraphs, and the first and last characters of the turn.
func turnsOf(t *testing.T, kind Kind, text string) string {
	t.Helper()
	p := newPage(corpus.NewDocument("test.txt", text))
	p.head.Kind = kind
	var b strings.Builder
	for _, r := range findRemarks(p) {
		checkRemark(t, p, r)
		fmt.Fprintf(&b, "%s %s", r.Speaker.Role, r.Speaker.Name)
		if r.Headline != nil {
			fmt.Fprintf(&b, " ‹%s›", r.Headline.Text)
		}
		first := p.doc.At(r.Span)
		fmt.Fprintf(&b, " %d …%s\n", len(r.Paragraphs), string([]rune(first)[max(0, len([]rune(first))-4):]))
	}
	return b.String()
}

// checkRemark checks what must hold for every remark.
func checkRemark(t *testing.T, p *page, r Remark) {
	t.Helper()
	if !r.Span.Contains(r.Speaker.Span) {
		t.Errorf("%v: speaker's span %v outside the turn", r.Span, r.Speaker.Span)
	}
	at := r.Span.Start
	for _, par := range r.Paragraphs {
		if par.Start < at || par.End > r.Span.End {
			t.Errorf("%v: paragraph %v out of order or outside", r.Span, par)
		}
		at = par.End
	}
	for _, q := range r.Points {
		if p.doc.At(q.Span) != q.Text || q.Text == "" || !r.Span.Contains(q.Span) {
			t.Errorf("%v: point %v %q does not stand there", r.Span, q.Span, q.Text)
		}
	}
}

func TestFindRemarks(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind Kind
		text string
		want string
	}{
		{"labels on lines above headlines, a bare name among them", Proceedings, `分组审议发言摘登
周海宁委员
用好每一寸路权
这份报告数据扎实，建议配备护学员。
林敏代表
农村学校不能再等
学校门口就是省道，请问何时动工？
王建（市人大监察司法委主任委员）
依法治理很关键。
欧阳明：同意前面几位的意见。
方案：要把任务逐项分解到人。
`, `委员 周海宁 ‹用好每一寸路权› 1 …护学员。
代表 林敏 ‹农村学校不能再等› 1 …时动工？
市人大监察司法委主任委员 王建 1 …很关键。
 欧阳明 2 …解到人。
`},
		{"names above what they say, a trade and a rare surname among the labels", Proceedings, `审议意见发言记录
周海宁：
锅炉太旧，一到冬天就坏。
王小美：
票价再高一点也有人来，关键要干净。
许远山：
我赞成把浴室建到社区里。
市人大代表、锅炉工林大志：“压力表三年没有校过。”
木尔扎（县人大代表）
牧区没有浴室，洗澡要走四十里。
会议还听取了县住建局的说明。
`, ` 周海宁 1 …天就坏。
 王小美 1 …要干净。
 许远山 1 …社区里。
市人大代表、锅炉工 林大志 1 …校过。”
县人大代表 木尔扎 1 …四十里。
`},
		{"reported after a topic, after what is told of the speaker, and around the label", News, `给浴室算笔账
关于选址。林敏委员认为，浴室要建在社区里。
浴室是大家关心的话题。王小美委员说，冬天排队两小时。
许远山委员在锅炉房干过二十年。他表示，旧锅炉要尽快更换。他提醒，不能边烧边修。
年轻的委员钟离海宁来自剧团。她说，演员下了台没有地方洗澡。
“票价太高。”市人大代表陈大同说，“老人洗不起。”
“水温忽冷忽热。”来自基层的委员方小萍直摇头。
市住建局负责人就有关问题作了回答。
`, `委员 林敏 1 …社区里。
委员 王小美 1 …两小时。
委员 许远山 1 …烧边修。
委员 钟离海宁 1 …方洗澡。
市人大代表 陈大同 2 …不起。”
委员 方小萍 1 …直摇头。
`},
		{"names that end like a place among the others", Proceedings, `座谈会发言
林文远委员：我先说两句，老人吃饭是头等大事。
王小美代表：补充一点，配送要跟上才行。
袁园代表：价格要公道，一顿不超过十块。
企业代表：我们愿意配送，不另收钱。
`, `委员 林文远 1 …等大事。
代表 王小美 1 …上才行。
代表 袁园 2 …另收钱。
`},
		{"names where nobody has a role; short ones could be words", Proceedings, `座谈会发言
林文远：我先说两句，老人吃饭是头等大事。
王小美：补充一点，配送要跟上才行。
陈志：同意大家的意见，不再重复。
林文远：最后再说一句，价格要公道。
`, ` 林文远 1 …等大事。
 王小美 2 …再重复。
 林文远 1 …要公道。
`},
		{"headlines, inline, next section", MotionHandling, `三、审议声音
市人大常委会委员周海宁：让社区治理更有温度
要完善网格管理。
要把服务送到居民家门口。
市人大常委会委员许可：应将农村社区纳入其中。
一、议案阅题
近年来，我市加快建设。
`, `市人大常委会委员 周海宁 ‹让社区治理更有温度› 2 …家门口。
市人大常委会委员 许可 1 …入其中。
`},
		{"quotes, name and company on two lines", News, `代表声音
人大代表洪子敏：“建议增加投入。老旧小区改造要加快。”
全国人大代表卓海群：
家政服务业缺乏标准，应尽快立法。
人大代表 刘海云
（云州纺织公司总经理）
希望政府继续减轻企业负担。
返回顶部
`, `人大代表 洪子敏 1 …加快。”
全国人大代表 卓海群 1 …快立法。
人大代表 刘海云 1 …业负担。
`},
		{"voices in different forms", News, `人大代表洪子敏：“建议增加投入。”
全国人大代表孙海扬表示，医药创新离不开制度保障。
市人大代表许可：应尽快立法。
`, `人大代表 洪子敏 1 …投入。”
全国人大代表 孙海扬 1 …度保障。
市人大代表 许可 1 …快立法。
`},
		{"reported speech", News, `本报讯 会议于昨日闭幕。
全国人大代表 孙海扬表示，医药创新离不开制度保障。应当完善审评审批。
“要让好药更快上市。”他说。
市人大代表邱海义是市养老服务协会理事长。他建议，加快社区食堂建设。
孙大林委員在審議時說，報告內容全面，我完全贊成。
会议还审议了其他报告。
`, `全国人大代表 孙海扬 2 …”他说。
市人大代表 邱海义 1 …堂建设。
委員 孙大林 1 …全贊成。
`},
		{"reported speech with an occasion or behind a quotation", News, `3月7日，全国人大代表贾海文说，要落实扶持政策。
“希望孩子们都能上好学。”来自江苏的市人大代表祝义明说。
审议中，许可委员建议，修改第十二条。
许可说，第八条也要修改。
“这样才好操作。”许可说。
“我也同意。”李强说。
一些委员认为，条例很有必要。
王芳、李强委员建议，尽快公布。
市民王大妈说，食堂很方便。
`, `全国人大代表 贾海文 1 …持政策。
市人大代表 祝义明 1 …义明说。
委员 许可 3 …许可说。
`},
		{"bullets, emphasis, tags and marks before the label", Other, `■市人大代表 周海宁：建议增设站点。
**许可委员：** 票价不宜上涨。
<p><strong>陈敏代表：</strong>线路应当延长。</p>
【询问】王向明委员：什么时候通车？
【答复】市交通局局长李强：今年年底。
张宇 市人大代表、云州公司总经理
公交线网很好。
“票价不贵。”
——市人大代表 刘海云
`, `市人大代表 周海宁 1 …设站点。
委员 许可 1 …宜上涨。
代表 陈敏 1 …当延长。
委员 王向明 1 …候通车？
市交通局局长 李强 1 …年年底。
市人大代表、云州公司总经理 张宇 1 …网很好。
市人大代表 刘海云 1 … 刘海云
`},
		{"the chair of a standing committee, an office, a byline", Proceedings, `主任：现在审议专项工作报告。
周海宁委员：报告很实。建议加快进度。
市民政局主任：谢谢委员。清单已经拟好。
列席代表许可：敬老院缺人手。
副主任（主持）：还有哪位发言？
`, `主任  1 …作报告。
委员 周海宁 1 …快进度。
市民政局主任  1 …经拟好。
列席代表 许可 1 …缺人手。
副主任  1 …位发言？
`},
		{"a byline speaks nothing", News, `办理方案昨日审议
■ 云州晚报记者 周海宁
昨日，会议审议了方案。
市人大代表许可：应尽快落实。
`, `市人大代表 许可 1 …快落实。
`},
		{"label in brackets", Other, `【市人大常委会办公室秘书处巡视员 傅海清】
这部条例很有必要。
建议尽快出台。
【市人大代表 次仁央宗】请多关注牧区教育。
`, `市人大常委会办公室秘书处巡视员 傅海清 2 …快出台。
市人大代表 次仁央宗 1 …区教育。
`},
		{"Hong Kong", Proceedings, `主席：今天的第三項議案。

 請陳子鳴議員動議議案。


活化海濱長廊

陳子鳴議員：主席，海濱長廊多年來無人問津。

 首先，我建議開通單車徑。

 其次，當局應增設食肆。

 多謝主席。

陳子鳴議員動議的議案如下：

“本會促請政府盡快活化海濱長廊。”

主席：現在付諸討論的是陳子鳴議員的議案，希望各位踴躍發言。

石海謙議員（譯文）：主席，我支持這項議案。

（計時器響起）

發展局局長：主席，感謝陳議員提出議案。首先，我想說明現況。

 政府會繼續研究。

（主席示意議員就座）

梁陳美芬議員：主席，當局的答覆令人失望。
`, `主席  2 …議議案。
議員 陳子鳴 4 …謝主席。
主席  1 …躍發言。
議員 石海謙 1 …項議案。
發展局局長  2 …續研究。
議員 梁陳美芬 1 …人失望。
`},
		{"Legislative Yuan", Proceedings, `立法院第9屆第3會期經濟委員會紀錄
主    席  高委員志遠
主席：出席委員11人，現在開會，進行報告事項。
       報  告  事  項
一、宣讀上次會議議事錄。
主席：請問各位，議事錄有無錯誤？（無）無錯誤，確定。
   請陳委員宜安發言。
陳委員宜安：（在席位上）主席、各位列席官員。部長，請問何時提出報告？
林部長時雨：跟委員報告，一個月內。
主席（柯委員志強代）：請廖委員國安質詢。
廖委員國安Sawa‧Lisin：（10時23分）部長好。礦場的水土保持嚴重不足，請檢討。
主席：作以下決定：
   一、報告及詢答完畢。
   二、書面質詢列入紀錄。
二、本院委員趙正安等18人擬具「電業法修正草案」，請審議案。
程序委員會意見：擬請院會將本案交經濟委員會審查。
主席：現在散會。
散會（17時8分）
`, `主席  1 …告事項。
主席  2 …安發言。
委員 陳宜安 1 …出報告？
部長 林時雨 1 …個月內。
主席 柯志強 1 …安質詢。
委員 廖國安Sawa‧Lisin 1 …請檢討。
主席  3 …入紀錄。
主席  1 …在散會。
`},
		{"numbered speakers", Proceedings, `二、發言內容
1、張敏秀議員：
(1)校園午餐費用過高。
(2)請教育局檢討。
2、林志玄議員：
道路坑洞太多，請盡速修補。
三、散會
`, `議員 張敏秀 2 …局檢討。
議員 林志玄 1 …速修補。
`},
		{"a written question with parts and its answer", Proceedings, `1. 馮子基議員：主席，政府可否告知本會：
(一 ) 鑒於新規定已經實施，過去3年的違規數字為何；及
(二 ) 當局會否加強宣傳？
發展局局長：主席，
(一 ) 過去3年共有10宗。
當局會繼續跟進。
(二 ) 當局會加強宣傳。
下午3時31分
會議暫停。
主席：會議現在恢復。
`, `議員 馮子基 3 …強宣傳？
發展局局長  4 …強宣傳。
主席  1 …在恢復。
`},
		{"a written speech with numbered parts", Proceedings, `周海宁代表：
我讲三点意见。
一、加强统筹。建议成立专班。
二、加大投入。
许可代表：
一、完善立法。
二、严格执法。
临江市人大常委会办公室
2020年4月14日
`, `代表 周海宁 3 …大投入。
代表 许可 2 …格执法。
`},
		{"page header and hard wraps inside a speech", Proceedings, wrapped, `議員 陳子鳴 1 …快跟進。
`},
		{"no speakers in minutes' head, rosters and contacts", Proceedings, `时间：2020年4月14日
地点：市人大会议室
主席：王明
主任秘書：黃素惠
出席委員：黃偉明    蕭美玉
组长：张强  副组长：李敏
联系人及电话：李强，12345678
抄送：市委办公室。
提案人：孔文明
来源：临江日报
责任编辑：王芳
`, ``},
		{"no speakers in a plan", WorkPlan, `一、主要任务
（一）加强组织领导。组长：负责统筹全局工作。
责任单位：市民政局、市财政局。
市民政局局长：负责养老服务。
主席：研究重大事项。
`, ``},
		{"an office that speaks in a plan with members' voices", WorkPlan, `市人大代表周海宁：建议加快。
市民政局局长：正在办理，年底完成。
`, `市人大代表 周海宁 1 …议加快。
市民政局局长  1 …底完成。
`},
		{"addressee of a reply", Reply, `关于市十四届人大五次会议第128号建议的答复
李卫国代表：
您提出的关于加快公交建设的建议收悉。现答复如下：
一、已开通线路10条。
纪长斌等3名代表：
你们提出的建议收悉。
`, ``},
		{"address at the opening of a speech", Proceedings, `市民政局局长许可：
主任、各位副主任、秘书长、各位委员：
我受市政府委托，报告养老服务工作。
`, `市民政局局长 许可 2 …务工作。
`},
		{"vocative and dialogue inside a speech", Proceedings, `陳子鳴議員：
主席，有人問局長：何時完工？局長說不知道。
主席，我要再問一次。
`, `議員 陳子鳴 2 …問一次。
`},
	} {
		if got := turnsOf(t, tt.kind, tt.text); got != tt.want {
			t.Errorf("%s:\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// wrapped is a speech broken at a fixed width, with a page header in it.
const wrapped = `陳子鳴議員：主席，海川灣的渡輪服務在三年之前已經停辦，區內的長
者要到市區覆診，必須先乘坐小巴到碼頭，再轉乘兩程巴士才可以抵
達醫院，來回一趟往往要花上四個小時。我的辦事處在過去半年，一
會議紀錄  ─  2020年 4月 14日

218
共收到二百多宗求助個案，當中接近一半是輪椅使用者，他們根本無
法獨自出門。運輸部門多次答應檢討，卻一直沒有公布任何時間表，
街坊覺得非常失望。我促請當局在下一個年度之前，恢復假日的航班
服務，並且在新的碼頭加設升降機，同時與業界商討票價優惠，希望
會議紀錄  ─  2020年 4月 14日

219
有關部門盡快跟進。
`
