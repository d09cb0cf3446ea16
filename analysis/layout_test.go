package analysis

import (
	"fmt"
	"strings"
	"testing"
)

// The same motion, plan and minutes in the layouts that offices use: whatever the
// layout, what is found must be the same.

// layoutParts is what is printed.
type layoutParts struct{ problems, solutions, tasks, speakers, words []string }

func newLayoutParts() layoutParts {
	return layoutParts{
		problems:  []string{"灯杆锈蚀、灯光昏暗", "电线乱拉乱接", "夜间事故多发"},
		solutions: []string{"更换老旧灯杆，改用节能灯", "整治乱接的电线", "增设警示灯"},
		tasks:     []string{"更换灯杆320根，先主街后小巷", "清理乱接的电线18公里", "在学校门口增设警示灯60盏", "成立管养中心，实行夜间巡查"},
		speakers:  []string{"陈国强", "王小美", "周海宁", "林大同"},
		words:     []string{"光换灯杆不够，灯也要节能。", "电线要和入地结合起来。", "学校门口的灯要先亮。", "巡查不能只在晚上。"},
	}
}

// each writes all with format, which takes the number from 1, the Chinese number and
// the wording.
func each(all []string, format string) string {
	var b strings.Builder
	for i, s := range all {
		fmt.Fprintf(&b, format, i+1, string([]rune("一二三四五六")[i]), s)
	}
	return b.String()
}

func TestMotionLayouts(t *testing.T) {
	p := newLayoutParts()
	head := "关于改善老街照明的议案\n\n领衔代表：周文明\n附议代表：林大同、王小美等12人\n\n近年来，老街人气渐旺，但照明与群众期盼相比还有差距。"
	join := func(all []string) string { return strings.Join(all, "；") + "。\n" }
	for name, text := range map[string]string{
		"series":       head + "主要表现在：" + each(p.problems, "%[2]s是%[3]s；") + "\n为此，建议：" + each(p.solutions, "%[2]s是%[3]s；") + "\n",
		"numbers":      head + "\n主要问题如下：\n" + each(p.problems, "%[1]d.%[3]s。\n") + "对此，我们建议如下：\n" + each(p.solutions, "%[1]d.%[3]s。\n"),
		"headings":     head + "\n二、当前存在的突出问题\n" + each(p.problems, "（%[2]s）%[3]s。\n") + "三、几点建议\n" + each(p.solutions, "（%[2]s）%[3]s。\n"),
		"grounds":      "云海市第八届人民代表大会第四次会议\n代表议案\n案由：关于改善老街照明的议案\n领衔人：周文明\n案据：目前主要有：" + join(p.problems) + "方案：" + join(p.solutions),
		"first":        head + "代表们在走访中了解到：" + join(p.problems) + "综上，请求市人民政府：\n" + each(p.solutions, "第%[2]s，%[3]s。\n"),
		"circles":      head + "突出问题是：" + join(p.problems) + "因此，建议市政府采取下列措施：" + join(p.solutions),
		"in one":       head + "\n（一）存在的问题。" + each(p.problems, "%[2]s是%[3]s。") + "\n（二）具体建议。" + each(p.solutions, "%[2]s是%[3]s。") + "\n",
		"lines":        head + "\n主要问题：\n" + strings.Join(p.problems, "；\n") + "。\n建议：\n" + strings.Join(p.solutions, "；\n") + "。\n",
		"dashes":       head + "\n主要存在以下短板：\n" + each(p.problems, "——%[3]s。\n") + "我们建议：\n" + each(p.solutions, "——%[3]s。\n"),
		"in a series":  head + "问题主要有：\n" + each(p.problems, "%[2]s是%[3]s。\n") + "建议市政府抓紧做好以下工作：\n" + each(p.solutions, "%[2]s是%[3]s。\n"),
		"labels":       head + "\n" + each(p.problems, "问题%[2]s：%[3]s。\n") + each(p.solutions, "建议%[2]s：%[3]s。\n"),
		"bare lines":   "# 关于改善老街照明的议案\n\n## 一、存在问题\n\n" + each(p.problems, "%[1]d. %[3]s\n") + "\n## 二、建议\n\n" + each(p.solutions, "%[1]d. %[3]s\n"),
		"demanded":     head + "反映集中的是：" + join(p.problems) + "为此，要求市政府：\n" + each(p.solutions, "——%[3]s；\n"),
		"as a request": head + "调查发现：" + join(p.problems) + "针对上述问题，我们呼吁：" + join(p.solutions),
	} {
		r := analyzed(t, text)
		var problems, solutions []string
		for _, m := range r.Motions {
			for _, q := range m.Problems {
				problems = append(problems, q.Text)
			}
			for _, q := range m.Solutions {
				solutions = append(solutions, q.Text)
			}
		}
		sameParts(t, name+": problems", problems, p.problems)
		sameParts(t, name+": solutions", solutions, p.solutions)
	}
}

func TestPlanLayouts(t *testing.T) {
	p := newLayoutParts()
	head := "云海市人民政府关于老街照明议案的办理方案\n\n市人大常委会：\n收到议案后，市政府高度重视，现制定办理方案如下。\n"
	for name, text := range map[string]string{
		"notes":          head + "一、主要任务\n" + each(p.tasks, "%[1]d.%[3]s。（市住建局牵头，市财政局配合）\n"),
		"square notes":   head + each(p.tasks, "（%[2]s）第%[2]s项。%[3]s。〔市住建局〕\n"),
		"lines below":    head + "一、工作措施\n" + each(p.tasks, "（%[2]s）%[3]s。\n责任单位：市住建局\n完成时限：2026年6月底\n"),
		"flat":           head + each(p.tasks, "%[2]s、%[3]s。\n"),
		"list":           head + "今年的工作任务是：" + strings.Join(p.tasks, "；") + "。\n",
		"list of lines":  head + "一、目标任务\n2026年重点抓好以下任务：\n" + strings.Join(p.tasks, "；\n") + "。\n二、保障措施\n各责任单位要加强领导，密切配合。\n",
		"table":          head + "|序号|重点任务|责任单位|完成时限|\n|---|---|---|---|\n" + each(p.tasks, "|%[1]d|%[3]s|市住建局|2026年底|\n"),
		"tabs":           head + "序号\t工作内容\t牵头单位\t配合单位\n" + each(p.tasks, "%[1]d\t%[3]s\t市住建局\t市财政局\n"),
		"cells":          head + "序号\n工作任务\n责任单位\n完成时限\n" + each(p.tasks, "%[1]d\n%[3]s\n市住建局\n2026年底\n"),
		"by unit":        head + each(p.tasks, "%[2]s、市住建局\n1.%[3]s。\n"),
		"units on lines": head + "市住建局\n" + each(p.tasks, "%[1]d.%[3]s。\n"),
		"units first":    head + each(p.tasks, "市住建局负责：%[3]s。\n"),
		"series":         head + "一、重点举措\n" + each(p.tasks, "%[2]s是%[3]s。") + "\n",
		"sentence notes": head + each(p.tasks, "%[1]d．%[3]s。此项工作由市住建局负责。\n"),
		"organising":     head + "一、照明工程\n" + each(p.tasks, "%[1]d.%[3]s。\n") + "二、保障措施\n成立由分管副市长任组长的领导小组，定期调度，办理情况于年底前报市人大常委会。\n",
		"labels":         head + each(p.tasks, "任务%[2]s：%[3]s。\n"),
		"answers":        head + each(p.tasks, "%[2]s、关于第%[2]s条建议\n办理措施：%[3]s。\n"),
		"by year":        head + "2026年，重点做好以下工作：\n" + each(p.tasks[:2], "%[1]d.%[3]s。\n") + "2027年，继续做好以下工作：\n" + each(p.tasks[2:], "%[1]d.%[3]s。\n"),
		"Markdown":       "# 云海市人民政府关于老街照明议案的办理方案\n\n## 一、工作任务\n\n" + each(p.tasks, "- %[3]s（市住建局负责）\n"),
		"reply":          "云海市人民政府对市八届人大四次会议第6号议案的答复\n\n周文明等代表：\n你们提出的《关于改善老街照明的议案》收悉。现答复如下：\n感谢你们的关心。下一步，市政府将重点做好以下工作：\n" + each(p.tasks, "（%[2]s）%[3]s。\n") + "专此答复。\n",
	} {
		var got []string
		for _, task := range analyzed(t, text).Tasks {
			got = append(got, task.Text)
		}
		sameParts(t, name, got, p.tasks)
	}
}

func TestMinutesLayouts(t *testing.T) {
	p := newLayoutParts()
	head := "云海市八届人大常委会第二十次会议审议发言摘要\n\n"
	for name, format := range map[string]string{
		"seat":             "%[2]s委员：%[3]s\n",
		"name":             "%[2]s：%[3]s\n",
		"number":           "%[1]d、%[2]s：%[3]s\n",
		"line":             "市人大常委会委员　%[2]s\n%[3]s\n",
		"line, seat last":  "%[2]s　市人大代表\n%[3]s\n\n",
		"bracket":          "%[2]s（市人大城建环资委委员）：%[3]s\n",
		"said":             "%[2]s委员在审议时指出，%[3]s\n",
		"one paragraph":    "%[2]s委员说，%[3]s",
		"quoted":           "%[2]s委员说：“%[3]s”\n",
		"bold":             "**%[2]s委员**：%[3]s\n\n",
		"bullet":           "■%[2]s（市人大代表）\n%[3]s\n",
		"numbered line":    "（%[1]d）%[2]s代表：\n%[3]s\n",
		"headline":         "市人大常委会委员%[2]s：把好事办实\n%[3]s\n",
		"comrade":          "%[2]s同志：%[3]s\n",
		"bracket and verb": "%[2]s（市人大代表）说，%[3]s\n",
		"speaker's label":  "发言委员：%[2]s\n%[3]s\n",
		"topic":            "%[1]d. 关于第%[1]d个问题。%[2]s委员提出，%[3]s\n",
		"professor":        "市人大代表、云海大学教授%[2]s认为，%[3]s\n",
	} {
		var b strings.Builder
		b.WriteString(head)
		for i, words := range p.words {
			fmt.Fprintf(&b, format, i+1, p.speakers[i], words)
		}
		var names, words []string
		for _, r := range analyzed(t, b.String()+"\n").Remarks {
			names = append(names, r.Speaker.Name)
			for _, q := range r.Points {
				words = append(words, strings.Trim(q.Text, "“”"))
			}
		}
		sameParts(t, name+": speakers", names, p.speakers)
		sameParts(t, name+": points", words, p.words)
	}
}

// sameParts fails unless got is want.
func sameParts(t *testing.T, what string, got, want []string) {
	t.Helper()
	if a, b := strings.Join(got, "|"), strings.Join(want, "|"); a != b {
		t.Errorf("%s:\n got %s\nwant %s", what, a, b)
	}
}
