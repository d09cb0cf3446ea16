package analysis

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"yian/corpus"
)

// reportPackage is a plan and the report on it in testdata/progress, marked as
// the packages of testdata/link; "o1 t3" says that outcome o1 tells of task t3.
type reportPackage struct {
	name   string
	docs   []*Result // plan, report: as marked
	found  *Result   // the report as analysed
	marked []string  // the outcomes' texts
	links  map[[2]string]bool
	either map[[2]string]bool
}

func reportPackages(t *testing.T) []*reportPackage {
	t.Helper()
	files, err := filepath.Glob("testdata/progress/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no packages", err)
	}
	var all []*reportPackage
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := &reportPackage{name: filepath.Base(file), links: map[[2]string]bool{}, either: map[[2]string]bool{}}
		for _, f := range archive.Files {
			switch f.Name {
			case "links":
				for line := range strings.Lines(string(f.Data)) {
					fields := strings.Fields(line)
					for _, to := range fields[1:] {
						if id, ok := strings.CutSuffix(to, "?"); ok {
							p.either[[2]string{fields[0], id}] = true
						} else {
							p.links[[2]string{fields[0], to}] = true
						}
					}
				}
			case "plan.txt", "progress.txt":
				r, text := readMarked(t, f.Name, string(f.Data))
				p.docs = append(p.docs, r)
				if f.Name == "progress.txt" {
					p.found = Analyze(corpus.NewDocument(f.Name, text), Knowledge{})
					for _, o := range r.Outcomes {
						p.marked = append(p.marked, o.Text)
					}
				}
			}
		}
		all = append(all, p)
	}
	return all
}

// TestFindOutcomes checks that the outcomes of each report are found as marked.
func TestFindOutcomes(t *testing.T) {
	for _, p := range reportPackages(t) {
		var got []string
		for _, o := range p.found.Outcomes {
			got = append(got, o.Text)
		}
		if want := strings.Join(p.marked, "\n"); strings.Join(got, "\n") != want {
			t.Errorf("%s: found\n%s\nwant\n%s", p.name, strings.Join(got, "\n"), want)
		}
	}
}

func TestOutcomeState(t *testing.T) {
	for _, c := range []struct {
		text string
		told reportPart
		want OutcomeState
	}{
		{"还田作业补助资金已拨付1480万元", reportsWork, OutcomeDone},
		{"铺设管网312公里", reportsWork, OutcomeDone},
		{"开展联合执法检查", reportsWork, ""}, // may be a plan
		{"开展联合执法检查", reportsDone, OutcomeDone},
		{"规划初稿正在征求意见", reportsDone, OutcomeOn},
		{"热电项目尚未开工", reportsTroub, OutcomeOpen},
		{"基层力量薄弱", reportsTroub, ""},
		{"将新建食堂10家", reportsDone, ""},
		{"继续开展专项整治", reportsDone, ""},
		{"已拨付资金1480万元", reportsPlans, ""},
		{"市政府高度重视议案办理，已成立专班", reportsDone, ""},
	} {
		if got := outcomeState(c.text, c.told); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestNoOutcomes checks that plans and minutes have no outcomes.
func TestNoOutcomes(t *testing.T) {
	for _, text := range []string{
		"云州市人民政府关于停车议案的办理方案\n一、基本情况。全市已建成停车场20处。\n二、任务。新建停车场10处。（市住建局负责）\n",
		"云州市人大常委会第九次会议发言记录\n李明：全市已建成停车场20处，值得肯定。\n王芳：建议加快。\n",
	} {
		if r := Analyze(corpus.NewDocument("a.txt", text), Knowledge{}); len(r.Outcomes) > 0 {
			t.Errorf("%s has outcomes: %v", r.Title, r.Outcomes)
		}
	}
}

// TestLinkOutcomes measures how well outcomes are tied to tasks.
func TestLinkOutcomes(t *testing.T) {
	words := NewSegmenter(nil)
	var c linkCounts
	for _, p := range reportPackages(t) {
		found := map[[2]string]bool{}
		for _, l := range LinkOutcomes(p.docs, LinkKnowledge{Words: words}) {
			_, from, _ := cutLast(l.From, "#")
			_, to, _ := cutLast(l.To, "#")
			pair := [2]string{from, to}
			found[pair] = true
			if l.Relation != Reports || len(l.Evidence) == 0 {
				t.Errorf("%s: %+v", p.name, l)
			}
			switch {
			case p.links[pair]:
				c.right++
			case !p.either[pair]:
				c.wrong++
				t.Logf("%s: false %v %.2f %v", p.name, pair, l.Score, l.Reasons)
			}
		}
		for pair := range p.links {
			if !found[pair] {
				c.missed++
				t.Logf("%s: missed %v", p.name, pair)
			}
		}
		for _, l := range Link(p.docs, LinkKnowledge{Words: words}) {
			if l.Relation == Reports {
				t.Errorf("%s: %s → %s is no link of Link", p.name, l.From, l.To)
			}
		}
	}
	t.Log(c)
	if c.precision() < 0.9 || c.recall() < 0.85 {
		t.Errorf("outcomes → tasks: %v", c)
	}
}

func TestNoOutcomeInTitle(t *testing.T) {
	r := Analyze(corpus.NewDocument("报告.txt", "关于市十五届人大三次会议第12号议案办理情况的报告\n\n一、推进情况\n已完成85所学校的改造。\n"), Knowledge{})
	if len(r.Outcomes) != 1 || r.Outcomes[0].Text != "已完成85所学校的改造" {
		t.Errorf("outcomes %+v", r.Outcomes)
	}
}
