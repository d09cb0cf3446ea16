package analysis

import (
	"strings"
	"testing"
)

// labelledLinks is the links that people see in a package.
func (p *linkPackage) labelledLinks() []Linked {
	var links []Linked
	for pair := range p.links {
		relation := Addresses
		if pair[0][0] == 'r' {
			relation = DemandsMore
			if p.supports[pair] {
				relation = Supports
			}
		}
		links = append(links, Linked{From: pair[0], To: pair[1], Relation: relation, Score: 1})
	}
	return links
}

// linksAt counts the labelled and the two-sided links of an end.
func (p *linkPackage) linksAt(id string) (sure, either int) {
	for pair := range p.links {
		if pair[0] == id || pair[1] == id {
			sure++
		}
	}
	for pair := range p.neutral {
		if pair[0] == id || pair[1] == id {
			either++
		}
	}
	return sure, either
}

// TestGaps builds the matrix of each package from its labelled links.
func TestGaps(t *testing.T) {
	words := NewSegmenter(nil)
	for _, p := range packages(t) {
		all := Gaps(p.results, p.labelledLinks(), LinkKnowledge{Words: words})
		if len(all) != 1 {
			t.Fatalf("%s: %d motions", p.name, len(all))
		}
		g := all[0]
		open, unasked, unspoken := 0, 0, 0
		for _, a := range g.Asks {
			if a.Kind != AskSolution {
				continue
			}
			want := AskAnswered
			switch sure, _ := p.linksAt(a.ID); {
			case sure == 0:
				want = AskOpen
				open++
			case p.partly[a.ID] != "":
				want = AskPartly
				if len(a.Open) != 1 || a.Open[0].Text != p.partly[a.ID] {
					t.Errorf("%s: of %s %s the open parts are %v", p.name, a.ID, a.Text, a.Open)
				}
			}
			if a.State != want {
				t.Errorf("%s: %s %s is %s, want %s; open: %v", p.name, a.ID, a.Text, a.State, want, a.Open)
			}
		}
		for _, task := range g.Tasks {
			asked, spoken := false, false
			for pair := range p.links {
				asked = asked || pair[0] == task.ID
				spoken = spoken || pair[1] == task.ID
			}
			if !asked {
				unasked++
			}
			if !spoken {
				unspoken++
			}
			if asked != (len(task.Asked) > 0) || spoken != (len(task.Reviewed) > 0) {
				t.Errorf("%s: %s is asked for by %v, reviewed by %v", p.name, task.ID, task.Asked, task.Reviewed)
			}
		}
		for _, point := range g.Points {
			sure, _ := p.linksAt(point.ID)
			switch {
			case p.general[point.ID]:
				if point.State != PointNone && point.State != PointGeneral {
					t.Errorf("%s: %s %s is %s", p.name, point.ID, point.Text, point.State)
				}
			case sure > 0 && point.State != PointAnswered && point.State != PointPartly:
				t.Errorf("%s: %s is %s", p.name, point.ID, point.State)
			case sure == 0 && point.State != PointOpen && point.State != PointNone && point.State != PointGeneral:
				t.Errorf("%s: %s is %s", p.name, point.ID, point.State)
			}
		}
		if c := g.Counts; c.TasksUnasked != unasked || c.TasksUnspoken != unspoken || c.Tasks != len(g.Tasks) || open > c.AsksOpen {
			t.Errorf("%s: counts %+v, want %d unasked, %d unreviewed", p.name, c, unasked, unspoken)
		}
		p.checkTraces(t, g)
	}
}

// checkTraces checks that every text of the matrix stands at its span.
func (p *linkPackage) checkTraces(t *testing.T, g MotionGaps) {
	texts := map[string]string{}
	for i, d := range p.docs {
		texts[d.Source] = p.texts[i]
	}
	check := func(x GapText) {
		ok := false
		for _, text := range texts {
			ok = ok || x.Span.End <= len(text) && text[x.Span.Start:x.Span.End] == x.Text
		}
		if !ok {
			t.Errorf("%s: %s is not at %v: %s", p.name, x.ID, x.Span, x.Text)
		}
	}
	for _, a := range g.Asks {
		check(a.GapText)
		for _, o := range a.Open {
			check(o)
		}
	}
	for _, x := range g.Tasks {
		check(x.GapText)
	}
	for _, x := range g.Points {
		check(x.GapText)
	}
}

// TestGapsHalf leaves out one of two tasks that carry out a solution in two parts.
func TestGapsHalf(t *testing.T) {
	for _, c := range []struct{ solution, task, open string }{
		{"畅通升学通道，落实技能人才落户政策", "中职毕业生升入高职、本科的比例提高到七成", ""}, // no deed that a task must name
		{"用科技手段监测火点，减轻基层负担", "建成高空瞭望系统，火点五分钟内推送到乡镇", ""},
		{"制定噪声污染防治办法，厘清部门职责", "颁布《噪声污染防治办法》，明确各类声源的主管单位", ""},
		{"划定限行区域，完善电子监控网络", "新增电子监控探头60个", "划定限行区域"},
		{"出台扶持办法，扩大种植面积", "种植面积扩大到8万亩", "出台扶持办法"},
		{"强化用地保障，先行开展道路管网建设", "在用地指标、土地供应上予以倾斜", "先行开展道路管网建设"},
		{"加强宣传引导，完善垃圾收运体系", "购置厨余垃圾专用车120台，实行分类清运", "加强宣传引导"},
		{"拓宽改造资金渠道，建立居民合理分担机制", "发行专项债券，居民按面积缴纳改造费用", ""},
		{"编制专项规划，增加停车泊位供给", "新建立体车库11座，新增车位6000个", "编制专项规划"},
		{"加强监测执法，严防偷排直排", "严厉查处向沟渠偷排粪水的行为", ""},
	} {
		r := &Result{
			Motions: []Motion{{ID: "m1", Title: "关于改进公共服务的议案", Solutions: []Quote{
				{ID: "m1.s1", Text: c.solution}, {ID: "m1.s2", Text: "健全督查考核制度"},
			}}},
			Tasks: []Task{{ID: "t1", Motion: "m1", Text: c.task}, {ID: "t2", Motion: "m1", Text: "每月通报工作进度"}},
		}
		links := []Linked{{From: "t1", To: "m1.s1", Relation: Addresses, Score: 0.9}}
		ask := Gaps([]*Result{r}, links, LinkKnowledge{})[0].Asks[0]
		var open []string
		for _, o := range ask.Open {
			open = append(open, o.Text)
		}
		if got := strings.Join(open, "；"); got != c.open {
			t.Errorf("%s with %s: open %q, want %q", c.solution, c.task, got, c.open)
		}
	}
}

func TestSpeaksOfWhole(t *testing.T) {
	for text, want := range map[string]bool{
		"方案站位高、举措实，希望抓好落实。":           true,
		"希望市政府认真研究吸收审议意见。":            true,
		"总的看，方案措施具体，可操作性强。":           true,
		"各位委员的意见请认真研究，体现到方案里去。":       true,
		"要处理好保护与开发的关系，既守住底线，又造福百姓。":   true,
		"希望抓好食堂建设。":                   false, // names a matter
		"方案很好，但是没有提到充电桩。":             false,
		"要把污水管网建到户，既治标又治本。":           false,
		"希望尽快落实。":                     false, // of what, the sentence before says
		"建议市政府认真研究解决停车难问题，抓好泊位建设的落实。": false,
		"": false,
	} {
		if got := speaksOfWhole(text); got != want {
			t.Errorf("speaksOfWhole(%s) = %v", text, got)
		}
	}
}
