package analysis

import (
	"strings"
	"testing"

	"yian/corpus"
)

// tasksIn finds the tasks of a document of the given kind and writes each as
//
//	number|heading|text|lead units|all units|deadline texts
//
// with empty fields at the end left out.
func tasksIn(kind Kind, text string) []string {
	p := newPage(corpus.NewDocument("test.txt", text))
	p.head = Head{Kind: kind, Year: 2024, Date: "2024-01-05"}
	var all []string
	for _, t := range findTasks(p, nil, nil) {
		var dates []string
		for _, d := range t.Deadlines {
			dates = append(dates, d.Text)
		}
		fields := []string{t.Number, t.Heading, t.Text, names(t.LeadUnits), names(t.Units), strings.Join(dates, "、")}
		if t.OpenEnded {
			fields[4] += "…"
		}
		all = append(all, strings.TrimRight(strings.Join(fields, "|"), "|"))
	}
	return all
}

func names(list []Name) string {
	var all []string
	for _, n := range list {
		all = append(all, n.Name)
	}
	return strings.Join(all, "、")
}

// taskCase is a document and the tasks that it holds.
type taskCase struct {
	name, text string
	want       []string
}

func checkTasks(t *testing.T, kind Kind, cases []taskCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := tasksIn(kind, c.text)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("text:\n%s\ngot:\n  %s\nwant:\n  %s", c.text, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestTaskFields(t *testing.T) {
	text := "临江市养老服务工作方案\n一、总体要求\n以人民满意为标准。\n二、重点任务\n（一）扩大供给。\n1.建设站点。新建社区养老服务站10个。（市民政局负责）\n"
	p := newPage(corpus.NewDocument("test.txt", text))
	p.head = Head{Kind: WorkPlan}
	tasks := findTasks(p, nil, nil)
	if len(tasks) != 1 {
		t.Fatalf("%d tasks, want 1: %+v", len(tasks), tasks)
	}
	got := tasks[0]
	if path := strings.Join(got.Path, "/"); path != "二、重点任务/（一）扩大供给" {
		t.Errorf("path %q", path)
	}
	if got.Number != "1" || got.Heading != "建设站点" || got.Rule != "bracket" || got.UnitRule != LeadSole {
		t.Errorf("number %q heading %q rule %q unit rule %q", got.Number, got.Heading, got.Rule, got.UnitRule)
	}
	if at := p.doc.At(got.UnitSpan); at != "（市民政局负责）" {
		t.Errorf("unit span is %q", at)
	}
	if at := p.doc.At(got.Span); at != got.Text || at != "新建社区养老服务站10个" {
		t.Errorf("text %q, at span %q", got.Text, at)
	}
	if len(got.Actions) != 1 || got.Actions[0].Verb != "新建" {
		t.Errorf("actions %+v", got.Actions)
	}
}

func TestTasksAcrossWraps(t *testing.T) {
	// Broken at a fixed width, traditional, ASCII brackets: the same rule.
	text := "一、工作任務\n" +
		"(一)擴大供給。新建社區養老服務站十個，改造老舊站點\n二十個，配齊服務人員和設施設備，做到街道全部覆蓋，\n並建立運營補助制度和星級評定制度，向社會公開結果，\n" +
		"接受居民監督和評價，每年更新服務清單，做到一站一冊\n。(市民政局、市財政局負責)\n"
	got := tasksIn(WorkPlan, text)
	if len(got) != 1 || !strings.HasSuffix(got[0], "|市民政局|市民政局、市財政局") {
		t.Errorf("got %q", got)
	}
}
