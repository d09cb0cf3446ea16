package report

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/office"
)

// Session is what a digest is made of.
type Session struct {
	Found
	Gaps []analysis.MotionGaps
}

// limits say how much of a session its digest shows. What is left out is counted,
// with the command that lists it.
type limits struct {
	motions, quotes int // motions, and parts of each kind of one
	tasks           int
	turns, acts     int // speakers, each on one motion, and points of different acts of one
	counts, gaps    int // motions in the table of gaps, and gaps
	keywords        int
	wording         int // characters of a task, point or gap
}

// digestPages is how many pages a digest may have.
const digestPages = 4

// digestLimits are the limits to try, one after the other, until the digest has
// no more than its pages. The last ones fit, whatever the session: there are so
// few rows that their longest wording does.
func digestLimits() []limits {
	const steps = 30
	var all []limits
	for n := steps; n >= steps/6; n-- {
		share := func(most, least int) int { return max(most*n/steps, least) }
		all = append(all, limits{share(8, 3), share(4, 1), share(30, 4), share(20, 3), share(4, 2), share(8, 2), share(16, 3), share(18, 8), (share(60, 0) + 60) / 2})
	}
	return all
}

// Digest is the session on a few pages: motions, tasks and targets, who said
// what, what is left open, and keywords.
func Digest(s *Session) *office.Paper {
	found := &material{tasks: taskRows(s.Results, s.Links), motions: s.motionsIn()}
	found.turns, found.others = s.turnsIn()
	found.gaps, found.allGaps = s.gapsIn()
	var p *office.Paper
	for _, l := range digestLimits() {
		d := &digest{Session: s, found: found, limits: l, paper: &office.Paper{Title: s.title()}, cited: map[int]bool{}}
		d.write()
		if p = d.paper; p.Fits(digestPages) {
			break
		}
	}
	return p
}

// material is what a digest chooses from.
type material struct {
	motions []motionIn
	tasks   []*taskRow
	turns   []*turn
	others  int // turns besides
	gaps    []gapIn
	allGaps int // gaps, with those that are too much like others
}

// title is the meeting's name in its longest form, or what the digest is about
// where the documents are of no meeting or of several.
func (s *Session) title() string {
	const general = "议案办理情况摘要"
	name := ""
	for _, r := range s.Results {
		if r.Meeting == "" {
			continue
		}
		if name != "" && ordinal(r.Meeting) != ordinal(name) {
			return general
		}
		if len(r.Meeting) > len(name) {
			name = r.Meeting
		}
	}
	if name == "" {
		return general
	}
	return name + "情况摘要"
}

// ordinal is the end of a meeting's name that its short forms have, too:
// 第二十一次会议.
func ordinal(meeting string) string { return meeting[max(0, strings.LastIndex(meeting, "第")):] }

// digest writes the parts of a digest, each with the number that it comes to.
type digest struct {
	*Session
	found *material
	limits
	paper *office.Paper
	parts int
	cited map[int]bool // results to which a place in the digest points
}

func (d *digest) write() {
	d.overview()
	d.showMotions()
	d.showTasks()
	d.showRemarks()
	d.showGaps()
	d.showKeywords()
	d.sources()
}

func (d *digest) heading(text string) {
	const numbers = "一二三四五六七八九"
	d.paper.Add(office.Heading{Level: 1, Text: string([]rune(numbers)[d.parts]) + "、" + text})
	d.parts++
}

// remark says something small of the table that follows, or of all above.
func (d *digest) remark(format string, args ...any) {
	d.paper.Add(office.Paragraph{Text: fmt.Sprintf(format, args...), Small: true})
}

// at is where a finding stands: the number of the source, as the last table of
// the digest lists them, and the id in it.
func (d *digest) at(r *analysis.Result, id string) string {
	if len(d.Results) == 1 {
		return id
	}
	i := slices.Index(d.Results, r)
	d.cited[i] = true
	return fmt.Sprintf("%d#%s", i+1, id)
}

// table adds t without the columns that are empty in all rows.
func (d *digest) table(t office.Table) {
	for i := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "" }) {
			t.Columns[i].Place = office.Folded
		}
	}
	d.paper.Add(t)
}

func (d *digest) overview() {
	var motions, tasks, remarks, points int
	grades, acts := map[string]int{}, map[analysis.Act]int{}
	targets, dated := 0, 0
	for _, r := range d.Results {
		motions += len(r.Motions)
		tasks += len(r.Tasks)
		remarks += len(r.Remarks)
		for _, t := range r.Tasks {
			grades[t.Checkability.Grade]++
			targets += len(t.Targets)
			if len(t.Deadlines) > 0 {
				dated++
			}
		}
		for _, x := range r.Remarks {
			points += len(x.Points)
			for _, p := range x.Points {
				acts[p.Act]++
			}
		}
	}
	d.heading("概况")
	all := []string{fmt.Sprintf("本摘要依据%d个文件。", len(d.Results))}
	if motions > 0 {
		all = append(all, fmt.Sprintf("涉及议案%d件。", motions))
	}
	if tasks > 0 {
		says := fmt.Sprintf("提出任务%d项", tasks)
		if dated > 0 {
			says += fmt.Sprintf("，其中有时限的%d项", dated)
		}
		if targets > 0 {
			says += fmt.Sprintf("，有量化目标共%d个", targets)
		}
		if by := counted([]string{"可核查", "部分可核查", "原则性"}, grades, "项"); by != "" {
			says += "；" + by
		}
		all = append(all, says+"。")
	}
	if remarks > 0 {
		all = append(all, fmt.Sprintf("发言%d段，要点%d个：%s。", remarks, points,
			counted([]analysis.Act{analysis.Request, analysis.Problem, analysis.Inquiry, analysis.Praise, analysis.Neutral}, acts, "个")))
	}
	if d.answered() {
		all = append(all, d.openCounts())
	}
	if motions+tasks+remarks == 0 {
		all = append(all, "没有找到议案、任务或发言。")
	}
	d.paper.Add(office.Paragraph{Text: strings.Join(all, "")})
}

// openCounts is what the session leaves open, in a sentence.
func (d *digest) openCounts() string {
	var c analysis.GapCounts
	for _, m := range d.Gaps {
		c.Asks += m.Counts.Asks
		c.AsksOpen += m.Counts.AsksOpen
		c.AsksPartly += m.Counts.AsksPartly
		c.Points += m.Counts.Points
		c.PointsOpen += m.Counts.PointsOpen
		c.PointsPartly += m.Counts.PointsPartly
	}
	return openOf(c.Asks, "议案的%d项要求、方案和问题", c.AsksOpen, "%d项没有任务", c.AsksPartly, "%d项只有部分任务") +
		openOf(c.Points, "待回应的%d个发言要点", c.PointsOpen, "%d个没有任务回应", c.PointsPartly, "%d个只得到部分回应")
}

// openOf says how many of n are open, and how many partly; nothing of none.
func openOf(n int, what string, open int, openly string, partly int, partially string) string {
	if n == 0 {
		return ""
	}
	var all []string
	if open > 0 {
		all = append(all, fmt.Sprintf(openly, open))
	}
	if partly > 0 {
		all = append(all, fmt.Sprintf(partially, partly))
	}
	if all == nil {
		all = append(all, "都有任务回应")
	}
	return fmt.Sprintf(what, n) + "中，" + strings.Join(all, "，") + "。"
}

// counted is the counts that are not zero: 可核查3项，原则性2项.
func counted[K ~string](keys []K, counts map[K]int, unit string) string {
	var all []string
	for _, k := range keys {
		if counts[k] > 0 {
			all = append(all, fmt.Sprintf("%s%d%s", k, counts[k], unit))
		}
	}
	return strings.Join(all, "，")
}

// theme is a keyword of the session's documents together.
type theme struct {
	term             string
	score            float64
	count, documents int
}

func (d *digest) showKeywords() {
	var all []*theme
	at := map[string]*theme{}
	for _, r := range d.Results {
		for _, k := range r.Keywords {
			x := at[k.Term]
			if x == nil {
				x = &theme{term: k.Term}
				at[k.Term] = x
				all = append(all, x)
			}
			x.score += k.Score
			x.count += k.Count
			x.documents++
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortFunc(all, func(a, b *theme) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.term, b.term)) })
	d.heading("主题词")
	var terms []string
	for _, x := range all[:min(d.keywords, len(all))] {
		terms = append(terms, fmt.Sprintf("%s（%d次）", x.term, x.count))
	}
	d.paper.Add(office.Paragraph{Text: strings.Join(terms, "、") + "。"})
}

// sources lists the documents to which the digest points.
func (d *digest) sources() {
	d.heading("来源")
	cited := slices.Sorted(maps.Keys(d.cited))
	if len(d.Results) == 1 {
		cited = []int{0}
	}
	const most = 6 // documents, each with a row of its own
	var t office.Table
	if len(cited) <= most {
		t.Columns = []office.Column{{Header: "序号", Width: 5, Kind: office.Number}, {Header: "文件", Width: 24}, {Header: "标题", Width: 36},
			{Header: "类型", Width: 9, Kind: office.Center}, {Header: "日期", Width: 12, Kind: office.Date}, {Header: "SHA-256", Width: 14, Kind: office.Center}}
		for _, i := range cited {
			r := d.Results[i]
			t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), filepath.Base(r.Source), shortened(r.Title, d.wording), KindName(r.Kind), r.Date, r.SHA256[:min(12, len(r.SHA256))]})
		}
	} else {
		half := []office.Column{{Header: "序号", Width: 5, Kind: office.Number}, {Header: "文件", Width: 30}, {Header: "日期", Width: 12, Kind: office.Date}}
		t.Columns = slices.Concat(half, half)
		for _, i := range cited {
			cells := []string{fmt.Sprint(i + 1), shortened(filepath.Base(d.Results[i].Source), 32), d.Results[i].Date}
			if n := len(t.Rows); n > 0 && len(t.Rows[n-1]) == len(half) {
				t.Rows[n-1] = append(t.Rows[n-1], cells...)
			} else {
				t.Rows = append(t.Rows, cells)
			}
		}
		if n := len(t.Rows) - 1; len(t.Rows[n]) == len(half) {
			t.Rows[n] = append(t.Rows[n], "", "", "")
		}
	}
	if len(cited) > 0 {
		d.table(t)
	}
	where := "出处栏是编号"
	if len(d.Results) > 1 {
		where = "出处栏是来源的序号和编号（2#t3为第2个文件的任务t3）"
	}
	if n := len(d.Results) - len(cited); n > 0 {
		where = fmt.Sprintf("另有%d个文件，见 yian list。", n) + where
	}
	d.remark("%s，用 yian extract 或 yian show 可查原文位置。规则版本 %s。没有写的，原文没有。", where, analysis.Version)
}
