package analysis

import (
	"strings"
	"testing"
)

// TestProposals reads what the text of a motion asks for, in the layouts in
// which deputies write it.
func TestProposals(t *testing.T) {
	head := "关于改善临江市公共浴室服务的议案\n\n全市只有浴室三座，设施陈旧。\n"
	for _, c := range []struct{ name, text, want string }{
		{"numbered after 建议市政府：", head + "因此，建议市人民政府：\n（一）增建便民浴室；\n（二）改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"numbered after a wish and 具体措施：", head + "一、建议\n请市政府把洗浴当作民生来抓。具体措施：\n1.增建便民浴室；\n2.改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"numbered after a long paragraph", head + strings.Repeat("冬天排队很长，老人尤其不便。", 8) + "为此提出以下议案：\n①增建便民浴室；②改造老旧锅炉；③降低水价。\n", "增建便民浴室|改造老旧锅炉|降低水价"},
		{"after 一是", head + "为此，我们建议：一是增建便民浴室，方便老人；二是改造老旧锅炉。\n", "增建便民浴室，方便老人|改造老旧锅炉"},
		{"after 第一", head + "建议：第一，增建便民浴室；第二，改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"sentences after 一是", head + "建议：一是增建便民浴室。要选在社区里。二是改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"parts without numbers", head + "我们要求：增建便民浴室；改造老旧锅炉；降低水价。\n", "增建便民浴室|改造老旧锅炉|降低水价"},
		{"after 呼吁", head + "我们呼吁：增建便民浴室；改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"in view of problems", head + "针对上述问题，现提出以下意见：\n1.增建便民浴室。\n2.改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"where to begin", head + "我们认为，应当从以下几个方面着手：第一，增建便民浴室；第二，改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"after a sentence", head + "建议市政府在以下方面发力。首先，增建便民浴室。其次，改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"numbers between semicolons", head + "恳请市政府：1.增建便民浴室；2.改造老旧锅炉；3.降低水价。\n", "增建便民浴室|改造老旧锅炉|降低水价"},
		{"after a comma", head + "代表们建议，一要增建便民浴室，二要改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"whole sentences", head + "为此建议：增建便民浴室。改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"lines without numbers", head + "建议：\n增建便民浴室；\n改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"lines after dashes, of two lists", head + "主要存在以下短板：\n——设施陈旧。\n——排队太久。\n我们建议：\n——增建便民浴室。\n——改造老旧锅炉。\n", "增建便民浴室|改造老旧锅炉"},
		{"a series that nothing announces", head + "因此，必须下大力气改变现状。\n一、建议增建便民浴室。要选在社区里。\n二、改造老旧锅炉。\n", "建议增建便民浴室|改造老旧锅炉"},
		{"numbers under topics", head + "我们建议：\n一、关于设施。1.增建便民浴室；2.改造老旧锅炉。\n二、关于管理。3.降低水价；4.公布投诉电话。\n", "增建便民浴室|改造老旧锅炉|降低水价|公布投诉电话"},
		{"what the motion puts forward", head + "议案提出的对策有：增建便民浴室；改造老旧锅炉，降低能耗。\n", "增建便民浴室|改造老旧锅炉，降低能耗"},
		{"headings", head + "一、基本情况\n设施陈旧。\n二、调研过程\n走访了三座浴室。\n", ""},
		// Lists of something else.
		{"problems", head + "存在的问题：一是锅炉老旧；二是排队太久。\n", ""},
		{"what was done", head + "对去年的建议，市政府采取的办法有：增设座椅已落实情况良好。\n", ""},
	} {
		r := analyzed(t, c.text)
		var got []string
		for _, m := range r.Motions {
			for _, s := range m.Solutions {
				got = append(got, s.Text)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
		}
	}
}

// TestOwnTitle finds the title of a motion below the head of its form.
func TestOwnTitle(t *testing.T) {
	const want = "关于改善公共浴室服务的议案"
	for _, head := range []string{
		"临江市第八届人民代表大会第三次会议\n议案第7号\n\n",
		"临江市第八届人民代表大会第三次会议议案第7号\n",
		"临江市八届人大三次会议主席团交付审议的议案\n\n",
		"临江市八届人大三次会议第11号议案\n\n",
		"临江市人大代表议案\n",
		"临江市第八届人民代表大会第三次会议议案选登\n\n",
		"临江市第八届人民代表大会第三次会议大会秘书处：\n\n",
	} {
		text := head + want + "\n领衔代表：周文明\n\n全市只有浴室三座，设施陈旧。\n建议：\n1.增建便民浴室，方便老年人冬季洗浴；\n2.改造老旧锅炉，消除安全上的隐患；\n3.降低公共浴室用水的价格标准；\n4.对困难家庭发放洗浴代金券；\n5.把浴室建设列入民生实事项目。\n"
		r := analyzed(t, text)
		if r.Title != want || r.Kind != MotionText || len(r.Motions) != 1 || r.Motions[0].Title != want {
			t.Errorf("%s: title %q, kind %s, %d motions", head, r.Title, r.Kind, len(r.Motions))
		}
	}
	// An article on a motion keeps its headline.
	r := analyzed(t, "临江浴室改造开始“答题”\n关于改善公共浴室服务的议案\n3月26日，市人大常委会听取了报告。\n")
	if r.Title == want {
		t.Error("an article's headline was lost")
	}
}

// TestMotionGrounds reads the shortcomings that the text of a motion tells, and
// the wish that follows them.
func TestMotionGrounds(t *testing.T) {
	head := "关于改善临江市公共浴室服务的议案\n\n"
	tail := "\n建议：一是增建便民浴室；二是改造老旧锅炉。\n"
	for _, c := range []struct{ name, text, problems, demands string }{
		{"after 主要表现在", head + "浴室的投诉连年上升，主要表现在：浴室数量少、布局散；锅炉老旧；票价不公开。" + tail, "浴室数量少、布局散|锅炉老旧|票价不公开", ""},
		{"clauses after 发现", head + "我们走访了五个区。调查发现：浴室数量少，锅炉没人修，票价不公开，老人洗不起。" + tail, "浴室数量少|锅炉没人修|票价不公开|老人洗不起", ""},
		{"some and others", head + "有的浴室漏水，常年不修，有的票价不公开，有的没有更衣柜。" + tail, "有的浴室漏水，常年不修|有的票价不公开|有的没有更衣柜", ""},
		{"clauses alone", head + "老城有浴室三座。但锅炉老旧，票价不公开，排队没有座位。" + tail, "锅炉老旧|票价不公开|排队没有座位", ""},
		{"a series alone", head + "一是锅炉老旧。十年没换。\n二是票价不公开。\n" + tail, "锅炉老旧|票价不公开", ""},
		{"lines below a label", head + "主要问题：\n锅炉老旧；\n票价不公开。\n" + tail, "锅炉老旧|票价不公开", ""},
		{"a series behind a heading", head + "（一）存在的问题。一是锅炉老旧。二是票价不公开。\n" + tail, "锅炉老旧|票价不公开", ""},
		{"parts behind a label", head + "目前主要有：锅炉老旧，常年不修；票价不公开；没有更衣柜。" + tail, "锅炉老旧，常年不修|票价不公开|没有更衣柜", ""},
		{"a series after 问题主要有", head + "问题主要有：\n一是锅炉老旧。\n二是票价不公开。\n" + tail, "锅炉老旧|票价不公开", ""},
		{"figures and what was done", head + "去年检修锅炉3台，处罚2家，没有涨价。" + tail, "", ""},
		{"clauses of which most are fine", head + "调查发现：浴室都开着门，票价公开，水温正常，地面稍滑。" + tail, "", ""},
		{"a wish before the list", head + "洗浴是民生小事。我们请求市政府把浴室当作民生来抓，拿出办法：" + tail, "", "我们请求市政府把浴室当作民生来抓，拿出办法"},
		{"a wish after the grounds", head + "林敏等12名市人大代表提出，临江是老工业城市，去年关停浴室五座。建议市政府增建便民浴室，方便老人洗浴。", "", "建议市政府增建便民浴室，方便老人洗浴"},
		{"a wish at once", head + "林敏等12名市人大代表提出，加快便民浴室建设，方便老人洗浴。", "", "加快便民浴室建设，方便老人洗浴"},
	} {
		r := analyzed(t, c.text)
		var problems, demands []string
		for _, m := range r.Motions {
			for _, q := range m.Problems {
				problems = append(problems, q.Text)
			}
			for _, q := range m.Demands {
				demands = append(demands, q.Text)
			}
		}
		if got := strings.Join(problems, "|"); got != c.problems {
			t.Errorf("%s: problems %q, want %q", c.name, got, c.problems)
		}
		if got := strings.Join(demands, "|"); got != c.demands {
			t.Errorf("%s: demands %q, want %q", c.name, got, c.demands)
		}
	}
}
