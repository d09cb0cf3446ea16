package analysis

import (
	"fmt"
	"strings"
	"testing"

	"yian/corpus"
)

// told writes a motion on one line: title|number|lead+others|count.
func told(m Motion) string {
	names := func(all []Name) string {
		var s []string
		for _, n := range all {
			s = append(s, n.Name)
		}
		return strings.Join(s, "、")
	}
	line := m.Title + "|" + m.Number + "|" + names(m.LeadProposers)
	if more := m.Proposers[len(m.LeadProposers):]; len(more) > 0 {
		line += "+" + names(more)
	}
	if m.ProposerCount > 0 {
		line += fmt.Sprintf("|%d", m.ProposerCount)
	}
	return line
}

// analyzed analyses text and fails where a quotation is not what stands at its
// span.
func analyzed(t *testing.T, text string) *Result {
	t.Helper()
	r := Analyze(corpus.NewDocument("t", text), Knowledge{})
	for _, m := range r.Motions {
		for _, quotes := range [][]Quote{m.Problems, m.Demands, m.Solutions} {
			for _, q := range quotes {
				if got := text[q.Span.Start:q.Span.End]; got != q.Text {
					t.Errorf("%v holds %q, not %q", q.Span, got, q.Text)
				}
			}
		}
	}
	return r
}

func TestFindMotions(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"titles in a row", "大会表决通过2件议案：《关于健全养老服务体系，建设老年友好城市案》《关于加快“滨江走廊”建设案》。", []string{
			"关于健全养老服务体系，建设老年友好城市案||",
			"关于加快“滨江走廊”建设案||",
		}},
		{"named first, moved one by one below", "会议听取了《关于健全养老服务的议案》《关于整治河道的议案》办理方案。\n周文等12名代表联名提出，应健全养老服务网络。\n王小美等14名代表联名提出，应加快整治河道。", []string{
			"关于健全养老服务的议案||周文|12",
			"关于整治河道的议案||王小美|14",
		}},
		{"cited again", "《关于加快港口建设的议案》由大会交办。周文等12名代表联名提出的《关于加快港口建设的议案》已办结。", []string{
			"关于加快港口建设的议案||周文|12",
		}},
		{"two groups of movers", "审议了林大同等19位代表联名提出的《关于整治河道的议案》、王小美等14位代表提出的《关于增设公园的议案》。", []string{
			"关于整治河道的议案||林大同|19",
			"关于增设公园的议案||王小美|14",
		}},
		{"words before the first name", "决定将周文、欧阳修远等13名代表联名提出的《关于完善调解体系，推进平安建设》议案作为大会议案。", []string{
			"关于完善调解体系，推进平安建设||周文、欧阳修远|13",
		}},
		{"delegation before the name", "认为云溪县代表团林大同等11名代表提出的《关于扶持小微企业的议案》符合市情。", []string{
			"关于扶持小微企业的议案||林大同|11",
		}},
		{"one deputy", "周文代表提出的《关于修建人行天桥的建议》已答复。", []string{"关于修建人行天桥的建议||周文"}},
		{"no number, several titles", "市人大代表林大同等分别提出了“关于扶持茶叶产业的建议”以及“关于调整公交线路的建议”。", []string{
			"关于扶持茶叶产业的建议||林大同",
			"关于调整公交线路的建议||林大同",
		}},
		{"mover after the title", "《关于改造老旧管网的议案》（林大同等15名代表提出）列入议程。", []string{"关于改造老旧管网的议案||林大同|15"}},
		{"number beside the title", "对《关于增设公交站点的建议》（第0217号）进行督办。", []string{"关于增设公交站点的建议|第0217号|"}},
		{"list of titles", "一、交付审议的议案\n1.关于加强水源保护的议案（周文等12名代表提出）\n2.关于建设社区食堂的议案（林大同等10名代表提出）\n", []string{
			"关于加强水源保护的议案||周文|12",
			"关于建设社区食堂的议案||林大同|10",
		}},
		{"no motions", "认真落实《中华人民共和国老年人权益保障法》和《社区养老服务试点工作方案》，修订《突发事件应急预案》，贯彻《关于加强基层治理的意见》，宣传“一事一议”“最美代表”和《罗生门疑案》。", nil},
		{"names that move nothing", "周文等3名代表考察了社区。林大同等23人提出质询。王小美等5位市人大代表，督办重点建议。", nil},
	} {
		r := analyzed(t, c.text)
		var got []string
		for _, m := range r.Motions {
			got = append(got, told(m))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestBills(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one mover", "本院委員王大同等21人擬具「公園管理條例第三條條文修正草案」，請審議案。", []string{"公園管理條例第三條條文修正草案||王大同|21"}},
		{"several", "（一）本院委員林小美、周陳秀霞、Kolas Yohani等18人擬具「海岸法草案」，請審議案。", []string{"海岸法草案||林小美、周陳秀霞、Kolas Yohani|18"}},
		{"Latin letters", "本院委員鄭明仁Sra Kafan等16人擬具「海岸法草案」，請審議案。", []string{"海岸法草案||鄭明仁Sra Kafan|16"}},
		{"a name padded", "本院委員陳  明、王大同等16人擬具「海岸法草案」，請審議案。", []string{"海岸法草案||陳明、王大同|16"}},
		{"title inside the name", "本院李委員大同等20人擬具「海岸法草案」，請審議案。", []string{"海岸法草案||李大同|20"}},
		{"mover in brackets after", "「海岸法草案」，請審議案。（本院委員王大同等17人）", []string{"海岸法草案||王大同|17"}},
		{"the same title by others", "一、行政院函請審議「海岸法草案」及「公園法草案」案。\n二、審查委員王大同等18人擬具「海岸法草案」案。\n三、審查委員林小美等17人擬具「海岸法草案」案。\n", []string{
			"海岸法草案||", "公園法草案||", "海岸法草案||王大同|18", "海岸法草案||林小美|17",
		}},
		{"a bill's own paper", "案由：本院委員王大同、林小美等18人，鑒於海岸日益後退，亟需保護。爰擬具「海岸法第五條條文修正草案」。是否有當，敬請公決。\n說明：\n一、海岸為公共資產。\n二、參考外國立法例。\n提案人：王大同    林小美\n連署人：陳  明    周文雄    高安以用Kawlo．Iyan\n        李美玉    張廖大同\n            王春生\n", []string{
			"海岸法第五條條文修正草案||王大同、林小美+陳明、周文雄、高安以用Kawlo．Iyan、李美玉、張廖大同、王春生|18",
		}},
		{"names below their label", "「海岸法草案」，請審議案。\n\n提案人\n王大同\n王大同\n林小美\n連署人\n陳明\n議案狀態\n", []string{"海岸法草案||王大同、林小美+陳明"}},
	} {
		r := analyzed(t, c.text)
		var got []string
		for _, m := range r.Motions {
			got = append(got, told(m))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// parts writes the parts of a motion, one a line.
func parts(m Motion) string {
	var s strings.Builder
	for _, part := range []struct {
		label string
		all   []Quote
	}{{"問", m.Problems}, {"求", m.Demands}, {"解", m.Solutions}} {
		for _, q := range part.all {
			text := q.Text
			if q.Clean != "" {
				text = q.Clean
			}
			s.WriteString(part.label + " " + text + "\n")
		}
	}
	return s.String()
}

func TestMovedMotions(t *testing.T) {
	text := "通過臨時提案2案：\n" +
		"一、鑑於本市河川整治進度遲緩，業者任意傾倒廢土，破壞河岸生態，並將油污排入下游，危害居民健康。" +
		"爰要求海川局會同環境保護局於兩個月內提出檢討報告。且每季公布水質數據。相關經費亦應於三個月內編列。\n" +
		"                  提案人：王大同    林小美\n" +
		"                  連署人：陳  明    周文雄    Kolas Yohani\n" +
		"二、為落實社區照顧，請衛生局於一個月內提出改善方案。\n" +
		"                  提案人：周文雄\n"
	r := analyzed(t, text)
	if len(r.Motions) != 2 {
		t.Fatalf("%d motions", len(r.Motions))
	}
	first, second := r.Motions[0], r.Motions[1]
	if got, want := told(first), "|一|王大同、林小美+陳明、周文雄、Kolas Yohani"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := told(second), "|二|周文雄"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := parts(first), "問 業者任意傾倒廢土，破壞河岸生態\n問 將油污排入下游，危害居民健康\n"+
		"求 爰要求海川局會同環境保護局於兩個月內提出檢討報告。且每季公布水質數據\n求 相關經費亦應於三個月內編列\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := text[first.Span.Start:first.Span.End], "鑑於"; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "編列。") {
		t.Errorf("the motion is %q", got)
	}
	if got, want := parts(second), "求 請衛生局於一個月內提出改善方案\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestResolutions(t *testing.T) {
	r := analyzed(t, "臨時提案\n一、本院委員王大同、陳  明等12人，鑒於偏鄉醫療人力不足，爰建請衛生局檢討公費醫師分發制度。是否有當，請公決案。\n決定：函請行政院研處。\n")
	if len(r.Motions) != 1 || told(r.Motions[0]) != "|一|王大同、陳明|12" || parts(r.Motions[0]) != "問 偏鄉醫療人力不足\n求 爰建請衛生局檢討公費醫師分發制度\n" {
		t.Errorf("got %+v", r.Motions)
	}
}

func TestCouncilMotions(t *testing.T) {
	debate := "主席：第二項議員議案：改善鄉郊交通。\n\n我現在請林大同議員發言及動議議案。\n\n林大同議員：主席，鄉郊交通不便。\n\n林大同議員動議的議案如下：\n\n" +
		"“鑒於鄉郊人口增加，本會促請政府增設巴士路線，並改善碼頭設施。”\n\n主席：我現在向各位提出的待議議題是：林大同議員動議的議案，予以通過。\n"
	release := "議員將辯論一項有關鄉郊交通的議案。\n該項議案由梁劉小芬議員動議，內容為：「鑒於鄉郊人口增加，本會要求政府增設巴士路線。」\n周文雄將提出一項有關墟市發展的議案，內容為：「本會促請政府發展墟市：\n（一）開放空地；及\n（二）簡化發牌。」\n"
	report := "（1）由林大同議員動議，有關「改善鄉郊交通」的議案\n\n“本會促請政府增設巴士路線。”\n\n（2）由周文雄議員就「發展墟市」動議，經林大同議員修正的議案\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"debate", debate, []string{"改善鄉郊交通||林大同\n求 本會促請政府增設巴士路線，並改善碼頭設施\n"}},
		{"press release", release, []string{"鄉郊交通||梁劉小芬\n求 本會要求政府增設巴士路線\n", "墟市發展||周文雄\n求 本會促請政府發展墟市：\n（一）開放空地；及\n（二）簡化發牌\n"}},
		{"heading", strings.ReplaceAll(debate, "主席：第二項議員議案：改善鄉郊交通。", "主席：恢復會議。\n\n“改善鄉郊交通”議案"), []string{"改善鄉郊交通||林大同\n求 本會促請政府增設巴士路線，並改善碼頭設施\n"}},
		{"report", report, []string{"改善鄉郊交通||林大同\n求 本會促請政府增設巴士路線\n", "發展墟市||周文雄\n"}},
	} {
		r := analyzed(t, c.text)
		var got []string
		for _, m := range r.Motions {
			got = append(got, told(m)+"\n"+parts(m))
		}
		if strings.Join(got, "") != strings.Join(c.want, "") {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, ""), strings.Join(c.want, ""))
		}
	}
}

func TestReplies(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one deputy", "云州市人民政府办公室对市十五届人大\n四次会议第0217号建议的答复\n周文代表：\n您提出的关于建设社区食堂的建议收悉，现答复如下：\n我市社区食堂存在布局不均衡、运营成本偏高等问题。我们将加快建设。\n2023年5月6日\n",
			"关于建设社区食堂的建议|第0217号|周文\n問 布局不均衡\n問 运营成本偏高\n求 建设社区食堂\n"},
		{"several members", "林大同、王小美委员：\n你们提出的关于完善商业区公共设施的提案已收悉。现答复如下：\n将逐步实施。\n",
			"关于完善商业区公共设施的提案||林大同、王小美\n求 完善商业区公共设施\n"},
		{"counted", "周文等3名代表：\n你们提出的《关于整治河道的建议》（第12号）收悉，现答复如下：\n已完成清淤。\n",
			"关于整治河道的建议|第12号|周文|3\n求 整治河道\n"},
	} {
		r := analyzed(t, c.text)
		if r.Kind != Reply || len(r.Motions) != 1 {
			t.Errorf("%s: kind %s, %d motions", c.name, r.Kind, len(r.Motions))
			continue
		}
		if got := told(r.Motions[0]) + "\n" + parts(r.Motions[0]); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestRequestLetter(t *testing.T) {
	r := analyzed(t, "云省人民政府办公厅关于海川市所提问题和建议办理情况的函\n海川市人民政府：\n现将办理情况函复如下：\n"+
		"一、关于海川港扩建项目问题。你市请求，将扩建项目列入规划；同时申请安排专项资金。\n省交通厅意见：已列入。\n"+
		"二、关于新机场问题。（略）\n"+
		"三、你市建议设立渔业基地。\n省农业厅意见：将研究。\n")
	want := []string{
		"关于海川港扩建项目问题||\n求 将扩建项目列入规划\n求 申请安排专项资金\n",
		"关于新机场问题||\n",
		"||\n求 设立渔业基地\n",
	}
	var got []string
	for _, m := range r.Motions {
		got = append(got, told(m)+"\n"+parts(m))
	}
	if strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, ""), strings.Join(want, ""))
	}
}

// handled is an article on two motions whose sections begin again for each.
const handled = `今年1月召开的云州市第十五届人民代表大会第三次会议通过2件议案：《关于健全养老服务，建设友好城市案》《关于加快“滨江走廊”建设案》。
4月8日，市十五届人大常委会第十二次会议听取和审议市人民政府关于议案办理方案的报告。
一、议案阅题
近年来养老服务有所改善，但是，依然存在一些薄弱环节。
林大同等90名市人大代表联名提出，健全养老服务体系，建设老年友好城市。
解决方案包括：建设社区食堂、完善社区医疗、居家照护服务、培育养老队伍等。
二、任务与目标
市政府向市十五届人大常委会第十二次会议提交该议案办理方案，明确了任务：
新建社区食堂10个；培训护理员等。
三、审议声音
市人大常委会委员王小美：让老人吃得好
社区食堂仍然存在不少困难，要增加补贴。
一、议案阅题
滨江走廊目前存在着规划范围不清、资金没有着落等问题。
周文等88名市人大代表联名提出议案。
解决方案包括：强化领导，统筹规划；加大投入，有序建设等。
二、任务与目标
市政府向市十五届人大常委会第十二次会议提交该议案办理方案，明确了任务：
编制规划；筹措资金等。
`

func TestMotionSections(t *testing.T) {
	r := analyzed(t, handled)
	want := []string{
		"关于健全养老服务，建设友好城市案||林大同|90\n問 依然存在一些薄弱环节\n求 健全养老服务体系，建设老年友好城市\n解 建设社区食堂\n解 完善社区医疗、居家照护服务\n解 培育养老队伍\n",
		"关于加快“滨江走廊”建设案||周文|88\n問 规划范围不清\n問 资金没有着落\n解 强化领导，统筹规划\n解 加大投入，有序建设\n",
	}
	for i, m := range r.Motions {
		if got := told(m) + "\n" + parts(m); i >= len(want) || got != want[i] {
			t.Errorf("got\n%s", got)
		}
		if len(m.Background) != 1 {
			t.Errorf("%s: %d paragraphs of background", m.Title, len(m.Background))
		}
	}
	if len(r.Motions) != 2 {
		t.Fatalf("%d motions", len(r.Motions))
	}
	for _, m := range r.Remarks {
		if m.Motion != "m1" {
			t.Errorf("the remark of %s is tied to %q", m.Speaker.Name, m.Motion)
		}
	}
	second := strings.LastIndex(handled, "一、议案阅题")
	for _, task := range r.Tasks {
		want := "m1"
		if task.Span.Start > second {
			want = "m2"
		}
		if task.Motion != want {
			t.Errorf("task %q is tied to %q", task.Text, task.Motion)
		}
	}
}

func TestMotionText(t *testing.T) {
	r := analyzed(t, "关于加快社区食堂建设的议案\n领衔代表：林大同\n附议人：王小美、周文\n案由：我市社区食堂存在数量不足、价格偏高等问题。\n为此，建议：\n一、加快选址建设。盘活闲置用房。\n二、增加财政补贴。\n三、加强监管。每季度检查。\n")
	if len(r.Motions) != 1 {
		t.Fatalf("%d motions", len(r.Motions))
	}
	want := "关于加快社区食堂建设的议案||林大同+王小美、周文\n問 数量不足\n問 价格偏高\n解 加快选址建设\n解 增加财政补贴\n解 加强监管\n"
	if got := told(r.Motions[0]) + "\n" + parts(r.Motions[0]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMotionOnForm(t *testing.T) {
	r := analyzed(t, "云州市第九届人民代表大会第三次会议议案第12号\n\n案由：关于加强校园周边交通治理的议案\n领衔代表：林大同\n附议代表：王小美、周文\n案据：\n近年来，校园周边事故多发。主要存在以下问题：\n一是车辆停放无序，车位严重不足；\n二是信号灯老化。\n此外，隐患突出。\n方案：\n一、逐校制定交通组织方案。\n二、补齐设施。\n")
	if len(r.Motions) != 1 {
		t.Fatalf("%d motions", len(r.Motions))
	}
	want := "关于加强校园周边交通治理的议案|第12号|林大同+王小美、周文\n問 车辆停放无序，车位严重不足\n問 信号灯老化\n解 逐校制定交通组织方案\n解 补齐设施\n"
	if got := told(r.Motions[0]) + "\n" + parts(r.Motions[0]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMotionsWithNumbersAbove(t *testing.T) {
	r := analyzed(t, "立法院第11届第2会期经济委员会第8次全体委员会议纪录\n时间　中华民国113年11月6日\n主席：现在开会。请宣读临时提案。\n\n一、\n经济部执行率偏低，显见规划未尽周延。爰要求能源署于2周内提出书面报告。\n提案人：林大同　陈亭安\n\n二、\n冻结经济部“国际行销费”五分之一，俟经济部于一个月内提出专案报告并经同意后，始得动支。\n提案人：周文等4人\n\n主席：两案通过。另作如下决议：\n一、经济部应于每季结束后提报进度。\n二、请能源署于113年12月31日前提供清册。\n散会\n")
	var got strings.Builder
	for _, m := range r.Motions {
		got.WriteString(told(m) + "\n" + parts(m))
	}
	want := "|一|林大同、陈亭安\n問 经济部执行率偏低，显见规划未尽周延\n求 爰要求能源署于2周内提出书面报告\n|二|周文|4\n求 冻结经济部“国际行销费”五分之一，俟经济部于一个月内提出专案报告并经同意后，始得动支\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	var tasks []string
	for _, task := range r.Tasks {
		tasks = append(tasks, names(task.Units)+" "+task.Text)
		if len(task.Targets) > 0 {
			t.Errorf("a target: %+v", task.Targets)
		}
	}
	if got, want := strings.Join(tasks, "\n"), "能源署 爰要求能源署于2周内提出书面报告\n经济部 冻结经济部“国际行销费”五分之一，俟经济部于一个月内提出专案报告并经同意后，始得动支\n经济部 经济部应于每季结束后提报进度\n能源署 请能源署于113年12月31日前提供清册"; got != want {
		t.Errorf("tasks\n%s\nwant\n%s", got, want)
	}
	if len(r.Remarks) != 2 || len(r.Remarks[0].Points) != 2 {
		t.Errorf("remarks %+v", r.Remarks)
	}
}

func TestNoDemandAfterHandingOver(t *testing.T) {
	r := analyzed(t, "关于市十五届人大三次会议第12号议案办理情况的报告\n现将《关于加强交通治理的议案》（第12号）办理情况报告如下：\n一、推进情况\n林大同等11名代表提出的议案交办后，市政府高度重视，成立了专班。\n")
	if len(r.Motions) != 1 {
		t.Fatalf("%d motions", len(r.Motions))
	}
	if got := told(r.Motions[0]) + "\n" + parts(r.Motions[0]); got != "关于加强交通治理的议案|第12号|林大同|11\n" {
		t.Errorf("got %s", got)
	}
}

func TestNoMotionNoTie(t *testing.T) {
	r := analyzed(t, "云州市人民政府关于推进社区养老的意见\n各区人民政府：\n根据《关于健全养老服务的议案》，提出以下意见。\n一、建设社区食堂。存在设施不足等问题的，要整改。（市民政局负责）\n")
	for _, task := range r.Tasks {
		if task.Motion != "" {
			t.Errorf("task %q is tied to %q", task.Text, task.Motion)
		}
	}
	for _, m := range r.Motions {
		if p := parts(m); p != "" {
			t.Errorf("invented: %s", p)
		}
	}
}
