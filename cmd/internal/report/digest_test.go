package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yian/analysis"
	"yian/cmd/internal/office"
)

func TestDigest(t *testing.T) {
	s := &Session{Found: *found(), Gaps: []analysis.MotionGaps{{Motion: "m1", Title: "关于发展社区食堂的议案", Counts: analysis.GapCounts{Tasks: 1, Points: 1, PointsOpen: 1},
		Points: []analysis.GapPoint{{GapText: analysis.GapText{ID: "r1.p1", Text: "建议多建\n　　食堂。"}, Speaker: analysis.Speaker{Name: "郑文澜"}, State: analysis.PointOpen}}}}}
	p := Digest(s)
	if p.Title != "云州市第三次会议情况摘要" {
		t.Errorf("title %q", p.Title)
	}
	var headings []string
	for _, b := range p.Blocks {
		if h, ok := b.(office.Heading); ok && h.Level == 1 {
			headings = append(headings, h.Text)
		}
	}
	if diff := cmp.Diff([]string{"一、概况", "二、议案", "三、任务与目标", "四、发言", "五、缺口", "六、来源"}, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	all := fmt.Sprint(p.Blocks)
	for _, want := range []string{"涉及议案2件。提出任务4项，其中有时限的3项，有量化目标共1个", "【建议】建议多建食堂。", "没有任务回应的发言 建议多建食堂。 郑文澜", "新建社区食堂：60家"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in the digest", want)
		}
	}
}

// TestDigestTitle: the name of one meeting, however short some documents have
// it; none where the documents are of several.
func TestDigestTitle(t *testing.T) {
	for _, c := range []struct {
		meetings []string
		want     string
	}{
		{nil, "议案办理情况摘要"},
		{[]string{"市三届人大常委会第九次会议", "", "云州市第三届人民代表大会常务委员会第九次会议"}, "云州市第三届人民代表大会常务委员会第九次会议情况摘要"},
		{[]string{"市三届人大常委会第九次会议", "市三届人大常委会第十次会议"}, "议案办理情况摘要"},
	} {
		s := &Session{}
		for _, m := range c.meetings {
			s.Results = append(s.Results, &analysis.Result{Head: analysis.Head{Meeting: m}})
		}
		if got := s.title(); got != c.want {
			t.Errorf("title of %q: %q, want %q", c.meetings, got, c.want)
		}
	}
}

// session is n documents, each with motions, tasks, speeches and gaps of the
// longest wording.
func session(n int) *Session {
	s := &Session{}
	long := strings.Repeat("统筹推进老旧小区改造与社区服务设施建设，", 20)
	for i := range n {
		r := &analysis.Result{Source: fmt.Sprintf("第%d号文件关于进一步加强社区服务的若干意见.txt", i), SHA256: strings.Repeat("ab", 32), Head: analysis.Head{Title: long, Kind: analysis.WorkPlan}}
		quotes := slices.Repeat([]analysis.Quote{{Text: long}}, 9)
		for k := range 3 {
			id := fmt.Sprintf("m%d", k+1)
			r.Motions = append(r.Motions, analysis.Motion{ID: id, Title: "关于" + long + "的议案", ProposerCount: 30, Problems: quotes, Demands: quotes, Solutions: quotes})
			for range 5 {
				r.Tasks = append(r.Tasks, analysis.Task{ID: fmt.Sprintf("t%d", len(r.Tasks)+1), Motion: id, Text: long,
					Assignment: analysis.Assignment{Units: slices.Repeat([]analysis.Name{{Name: "市自然资源和规划局"}}, 9)},
					Deadlines:  []analysis.Deadline{{Text: "2025年底前", Date: "2025-12-31"}},
					Targets:    slices.Repeat([]analysis.Target{{Indicator: "改造小区", RawValue: "60", RawUnit: "个"}}, 9)})
				r.Remarks = append(r.Remarks, analysis.Remark{ID: fmt.Sprintf("r%d", len(r.Remarks)+1), Motion: id, Speaker: analysis.Speaker{Name: fmt.Sprintf("欧阳文%d", len(r.Remarks)), Role: "市人大常委会委员、社会建设委员会副主任委员"},
					Points: []analysis.Point{{Text: long, Act: analysis.Request}, {Text: long, Act: analysis.Inquiry}, {Text: long, Act: analysis.Problem}, {Text: long, Act: analysis.Praise}}})
			}
			g := analysis.MotionGaps{Motion: id, Title: r.Motions[k].Title, Counts: analysis.GapCounts{Asks: 27, AsksOpen: 3, Tasks: 5, Points: 15}}
			for range 6 {
				g.Asks = append(g.Asks, analysis.GapAsk{GapText: analysis.GapText{Text: long}, Kind: analysis.AskDemand, State: analysis.AskOpen})
				g.Points = append(g.Points, analysis.GapPoint{GapText: analysis.GapText{Text: long}, Speaker: r.Remarks[0].Speaker, State: analysis.PointOpen})
			}
			s.Gaps = append(s.Gaps, g)
		}
		for k := range 30 {
			r.Keywords = append(r.Keywords, analysis.Keyword{Term: fmt.Sprintf("老旧小区改造与社区服务%d", k), Count: 3})
		}
		s.Results = append(s.Results, r)
	}
	return s
}

// TestDigestPages: however much a session holds, its digest has two to four
// pages, and says what it leaves out.
func TestDigestPages(t *testing.T) {
	for _, n := range []int{1, 3, 10, 200} {
		p := Digest(session(n))
		if pages := p.Pages(); pages < 2 || !p.Fits(digestPages) {
			t.Errorf("the digest of %d documents has %d pages", n, pages)
		}
		all := fmt.Sprint(p.Blocks)
		for _, want := range []string{fmt.Sprintf("共%d项，下表列出", 15*n), "见 yian report tasks", "见 yian gaps"} {
			if !strings.Contains(all, want) {
				t.Errorf("%d documents: %q is not in the digest", n, want)
			}
		}
		if n > 10 && !strings.Contains(all, "个文件，见 yian list") {
			t.Errorf("%d documents: the digest does not say how many it does not name", n)
		}
	}
}

func TestChosen(t *testing.T) {
	type item struct {
		group  string
		weight int
	}
	all := []item{{"甲", 1}, {"甲", 9}, {"甲", 8}, {"乙", 2}, {"丙", 0}}
	for n, want := range [][]item{{}, {{"甲", 9}}, {{"甲", 9}, {"乙", 2}}, {{"甲", 9}, {"乙", 2}, {"丙", 0}}, {{"甲", 9}, {"甲", 8}, {"乙", 2}, {"丙", 0}}, all, all} {
		got := chosen(all, n, func(i item) string { return i.group }, func(i item) int { return i.weight })
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(item{})); diff != "" {
			t.Errorf("%d chosen (-want +got):\n%s", n, diff)
		}
	}
}
