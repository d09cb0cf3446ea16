package report

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/corpus"
)

// HTML writes the gaps of each motion as a page of its own, without scripts or
// anything outside of it, for the screen and for A4 paper on its side: what is
// missing, the matrices, the tasks, and the grounds of each mark with their places.
// A mark leads to its ground.
func (g *GapReport) HTML(w io.Writer) error {
	p := &gapPage{Writer: bufio.NewWriter(w), report: g}
	fmt.Fprintf(p, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", gapsTitle, gapStyle, gapsTitle)
	if len(g.Gaps) == 0 {
		p.element("p", "", noGaps)
	}
	if len(g.Gaps) > 1 {
		p.overview()
	}
	for i := range g.Gaps {
		p.motion(i)
	}
	p.sources()
	p.print("</main>\n</body>\n</html>\n")
	return p.Flush()
}

// gapsTitle is the title of the page and of the workbook.
const gapsTitle = "议案办理对照表"

// gapStyle is the style of the page.
const gapStyle = `:root{--body:"仿宋_GB2312","FangSong_GB2312","仿宋",FangSong,STFangsong,"Noto Serif CJK SC","Source Han Serif SC",serif;--head:"黑体",SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif;--title:"方正小标宋简体","FZXiaoBiaoSong-B05S","方正小标宋_GBK","宋体",SimSun,"Songti SC","Noto Serif CJK SC",serif}
*{box-sizing:border-box}
body{font:16px/1.6 var(--body);color:#111;background:#fff;max-width:84rem;margin:1.5rem auto;padding:0 1rem}
h1{font:normal 1.9rem/1.4 var(--title);text-align:center;margin:.4em 0}
h2{font:normal 1.3rem/1.5 var(--head);margin:1.4em 0 .3em;padding-bottom:.2em;border-bottom:2px solid #9b1c1c;break-after:avoid}
h3{font:normal 1.05rem/1.5 var(--head);margin:1.1em 0 .2em;break-after:avoid}
p{margin:.3em 0}
.note{color:#444;font-size:.88em}
a{color:inherit;text-decoration:none}
td a:hover,th a:hover{text-decoration:underline}
table{border-collapse:collapse;width:100%;margin:.4em 0;font-size:.86em;line-height:1.45}
th{font:normal 1em var(--head);background:#ededed}
th,td{border:1px solid #595959;padding:.22em .4em;vertical-align:middle;overflow-wrap:anywhere}
td.c,th.m,td.m{text-align:center}
th.m,td.m{width:2.8em;padding:.22em 0}
th.m{overflow-wrap:normal;white-space:nowrap;font-size:.92em}
td.n{white-space:nowrap;text-align:center}
td small{display:block;color:#666;font-size:.82em}
tr:target>td{background:#fff7d6}
td.no{background:#f8d7d4}
td.half{background:#fdeec8}
td.yes{background:#dff0dc}
td.off{color:#888}
tfoot td{background:#f6f6f6;text-align:center}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr{break-inside:avoid}
.tiles{display:flex;flex-wrap:wrap;gap:.5em;margin:.5em 0}
.tiles span{border:1px solid #bbb;padding:.15em .7em;font-size:.95em}
.tiles b{font:normal 1.15em var(--head)}
.tiles .no b{color:#b3261e}.tiles .half b{color:#8a5a00}
@page{size:A4 landscape;margin:14mm 14mm 16mm;@bottom-center{content:"— " counter(page) " —";font:10pt "宋体",SimSun,serif}}
@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}section+section{break-before:page}table{font-size:9pt}th,td.no,td.half,td.yes,tfoot td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

// gapPage writes the page.
type gapPage struct {
	*bufio.Writer
	report *GapReport
}

func (p *gapPage) print(format string, args ...any) { fmt.Fprintf(p, format, args...) }

func (p *gapPage) element(name, class, text string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	p.print("<%s%s>%s</%s>\n", name, class, html.EscapeString(text), name)
}

// overview has a line for each motion.
func (p *gapPage) overview() {
	p.print("<table>\n<thead><tr><th>序号</th><th>议案</th><th>要求</th><th>无任务</th><th>部分覆盖</th><th>任务</th><th>没有人要求过</th><th>没有发言提到</th><th>待回应要点</th><th>未回应</th><th>部分回应</th></tr></thead>\n<tbody>\n")
	for i := range p.report.Gaps {
		m := &p.report.Gaps[i]
		c := &m.Counts
		p.print("<tr><td class=\"c\">%d</td><td><a href=\"#m%d\">%s</a></td>", i+1, i+1, html.EscapeString(p.report.title(m)))
		for _, n := range []struct {
			class string
			n     int
		}{{"", c.Asks}, {"no", c.AsksOpen}, {"half", c.AsksPartly}, {"", c.Tasks}, {"", c.TasksUnasked}, {"", c.TasksUnspoken}, {"", c.Points}, {"no", c.PointsOpen}, {"half", c.PointsPartly}} {
			class := "c"
			if n.n > 0 && n.class != "" {
				class += " " + n.class
			}
			p.print("<td class=\"%s\">%d</td>", class, n.n)
		}
		p.print("</tr>\n")
	}
	p.print("</tbody>\n</table>\n")
}

// gapMotionPage writes the part of a motion.
type gapMotionPage struct {
	*gapPage
	m       *analysis.MotionGaps
	number  int
	anchors map[string]string           // of findings, by id
	grounds map[*analysis.Linked]string // anchors of links
}

// motion writes the part of motion i.
func (p *gapPage) motion(i int) {
	m := &gapMotionPage{p, &p.report.Gaps[i], i + 1, map[string]string{}, map[*analysis.Linked]string{}}
	for k := range m.m.Tasks {
		m.anchors[m.m.Tasks[k].ID] = fmt.Sprintf("m%d-t%d", m.number, k+1)
	}
	for k := range m.m.Asks {
		m.anchors[m.m.Asks[k].ID] = fmt.Sprintf("m%d-a%d", m.number, k+1)
	}
	for k := range m.m.Outcomes {
		m.anchors[m.m.Outcomes[k].ID] = fmt.Sprintf("m%d-o%d", m.number, k+1)
	}
	for k := range m.m.Points {
		m.anchors[m.m.Points[k].ID] = fmt.Sprintf("m%d-p%d", m.number, k+1)
	}
	links := sortedLinks(m.m)
	for k, l := range links {
		m.grounds[l] = fmt.Sprintf("m%d-l%d", m.number, k+1)
	}
	p.print("<section id=\"m%d\">\n<h2>%s</h2>\n", m.number, html.EscapeString(m.report.title(m.m)))
	m.tiles()
	m.gaps()
	for _, x := range p.report.matrices(m.m) {
		m.matrix(x)
	}
	m.tasks()
	m.links(links)
	p.print("</section>\n")
}

// tiles are the counts.
func (m *gapMotionPage) tiles() {
	c := &m.m.Counts
	m.print("<div class=\"tiles\">")
	tile := func(class, name string, n int) {
		if n == 0 {
			class = ""
		}
		m.print("<span class=\"%s\">%s <b>%d</b></span>", class, name, n)
	}
	if c.Asks > 0 {
		tile("", "要求", c.Asks)
		tile("no", "没有任务", c.AsksOpen)
		tile("half", "部分覆盖", c.AsksPartly)
	}
	tile("", "任务", c.Tasks)
	if c.Asks > 0 {
		tile("half", "没有人要求过", c.TasksUnasked)
	}
	if c.Points > 0 {
		tile("half", "没有发言提到", c.TasksUnspoken)
		tile("", "待回应要点", c.Points)
		tile("no", "未回应", c.PointsOpen)
		tile("half", "部分回应", c.PointsPartly)
	}
	if c.Outcomes > 0 {
		tile("half", "报告没有说到", c.TasksUnreported)
	}
	m.print("</div>\n")
}

// gaps lists what is missing.
func (m *gapMotionPage) gaps() {
	m.print("<h3>缺口</h3>\n")
	rows := gapRows(m.m)
	if len(rows) == 0 {
		m.element("p", "", "没有缺口。")
		return
	}
	m.print("<table>\n<thead><tr><th style=\"width:13em\">缺口</th><th style=\"width:5em\">编号</th><th>内容</th><th style=\"width:17em\">发言人/单位/缺项</th></tr></thead>\n<tbody>\n")
	for i := range rows {
		r := &rows[i]
		m.print("<tr>")
		if i == 0 || rows[i-1].kind != r.kind {
			n := 1
			for i+n < len(rows) && rows[i+n].kind == r.kind {
				n++
			}
			m.print("<td class=\"c\" rowspan=\"%d\">%s（%d）</td>", n, html.EscapeString(r.kind), n)
		}
		m.print("<td class=\"n\">%s</td>", m.linked(r.ID, m.report.label(r.ID)))
		m.wording(r.GapText, "")
		m.print("<td>%s</td></tr>\n", html.EscapeString(r.who))
	}
	m.print("</tbody>\n</table>\n")
}

// linked is text as a reference to a finding.
func (m *gapMotionPage) linked(id, text string) string {
	if a := m.anchors[id]; a != "" {
		return `<a href="#` + a + `">` + html.EscapeString(text) + `</a>`
	}
	return html.EscapeString(text)
}

// wording writes the cell with a finding's text, and under it where it stands.
func (m *gapMotionPage) wording(t *analysis.GapText, more string) {
	if more != "" {
		more = "<br>" + html.EscapeString(more)
	}
	m.print("<td>%s%s<small>%s</small></td>", html.EscapeString(corpus.Unspace(t.Text)), more, html.EscapeString(m.report.place(t)))
}

// stateClass colours a state.
func stateClass(state string) string {
	switch state {
	case string(analysis.AskOpen), string(analysis.PointOpen), string(analysis.OutcomeOpen):
		return "no"
	case string(analysis.AskPartly), string(analysis.PointPartly), string(analysis.OutcomeOn):
		return "half"
	case string(analysis.AskAnswered), string(analysis.PointAnswered), string(analysis.OutcomeDone):
		return "yes"
	}
	return "off"
}

func (m *gapMotionPage) matrix(x *gapMatrix) {
	m.element("h3", "", x.title())
	m.print("<table>\n<thead><tr><th style=\"width:4.6em\">编号</th><th>内容</th>")
	beside := 2
	if by := x.byHeader(); by != "" {
		beside = 3
		m.print("<th style=\"width:%s\">%s</th>", [...]string{"5em", "9em", ""}[x.rowKind], by)
	}
	if x.listed {
		m.print("<th style=\"width:20em\">任务</th>")
	}
	for _, c := range x.columns {
		m.print("<th class=\"m\" title=\"%s\">%s</th>", html.EscapeString(corpus.Unspace(c.task.Text)), m.linked(c.task.ID, c.label))
	}
	m.print("<th style=\"width:3.4em\">任务数</th><th style=\"width:5em\">状态</th></tr></thead>\n<tbody>\n")
	for i := range x.rows {
		row := &x.rows[i]
		m.print("<tr id=\"%s\"><td class=\"n\">%s</td>", m.anchors[row.ID], html.EscapeString(m.report.label(row.ID)))
		m.wording(row.GapText, row.lacks)
		if beside == 3 {
			m.print("<td class=\"c\">%s</td>", html.EscapeString(row.by))
		}
		if x.listed {
			m.print("<td>%s</td>", html.EscapeString(row.tasks))
		}
		for _, l := range row.cells {
			if l == nil {
				m.print("<td class=\"m\"></td>")
				continue
			}
			m.print("<td class=\"m\" title=\"%s\"><a href=\"#%s\">%s</a></td>", html.EscapeString(strings.Join(l.Reasons, "；")), m.grounds[l], mark(l))
		}
		m.print("<td class=\"c\">%d</td><td class=\"c %s\">%s</td></tr>\n", row.count, stateClass(row.state), row.state)
	}
	m.total(x, beside)
	m.element("p", "note", x.legend())
}

// total writes the last row of x: how many rows each task has.
func (m *gapMotionPage) total(x *gapMatrix, beside int) {
	if x.listed {
		m.print("</tbody>\n</table>\n")
		return
	}
	m.print("</tbody>\n<tfoot><tr><td colspan=\"%d\">合计</td>", beside)
	sum := 0
	for _, c := range x.columns {
		m.print("<td>%d</td>", c.count)
		sum += c.count
	}
	m.print("<td>%d</td><td></td></tr></tfoot>\n</table>\n", sum)
}

// tasks lists the tasks with what is tied to them.
func (m *gapMotionPage) tasks() {
	if len(m.m.Tasks) == 0 {
		return
	}
	m.print("<h3>任务</h3>\n<table>\n<thead><tr><th style=\"width:4.6em\">编号</th><th>任务事项</th><th style=\"width:13em\">责任单位</th><th style=\"width:11em\">落实的要求</th><th style=\"width:13em\">提到它的发言</th>")
	told := len(m.m.Outcomes) > 0
	if told {
		m.print("<th style=\"width:24em\">报告的办理结果</th>")
	}
	m.print("</tr></thead>\n<tbody>\n")
	texts := gapTexts(m.m)
	for i := range m.m.Tasks {
		t := &m.m.Tasks[i]
		m.print("<tr id=\"%s\"><td class=\"n\">%s</td>", m.anchors[t.ID], html.EscapeString(m.report.label(t.ID)))
		m.wording(&t.GapText, "")
		m.print("<td>%s</td>", html.EscapeString(names(t.Units)))
		for _, links := range [][]analysis.GapLink{t.Asked, t.Reviewed} {
			var all []string
			for _, l := range links {
				all = append(all, mark(&analysis.Linked{Relation: l.Relation, Verdict: l.Verdict})+m.linked(l.ID, m.report.label(l.ID)))
			}
			m.print("<td class=\"c\">%s</td>", strings.Join(all, " "))
		}
		if told {
			m.print("<td>%s</td>", html.EscapeString(m.report.reported(t, texts)))
		}
		m.print("</tr>\n")
	}
	m.print("</tbody>\n</table>\n")
}

// links lists the grounds of all marks.
func (m *gapMotionPage) links(links []*analysis.Linked) {
	if len(links) == 0 {
		return
	}
	texts := gapTexts(m.m)
	m.print("<h3>依据</h3>\n<table>\n<thead><tr><th style=\"width:3.4em\">序号</th><th style=\"width:6em\">一端</th><th style=\"width:5em\">关系</th><th style=\"width:6em\">另一端</th><th style=\"width:4em\">得分</th><th>理由</th><th>共有字句的位置（前为一端，后为另一端）</th><th style=\"width:4em\">人工</th></tr></thead>\n<tbody>\n")
	for i, l := range links {
		m.print("<tr id=\"%s\"><td class=\"c\">%d</td><td class=\"n\">%s</td><td class=\"c\">%s</td><td class=\"n\">%s</td><td class=\"c\">%s</td><td>%s</td><td>%s</td><td class=\"c\">%s</td></tr>\n",
			m.grounds[l], i+1, m.linked(l.From, m.report.label(l.From)), RelationName(l.Relation), m.linked(l.To, m.report.label(l.To)),
			strconv.FormatFloat(l.Score, 'f', 2, 64), html.EscapeString(strings.Join(l.Reasons, "；")), html.EscapeString(m.report.evidence(l, texts)), verdictName(l.Verdict))
	}
	m.print("</tbody>\n</table>\n")
}

// sources lists the documents.
func (p *gapPage) sources() {
	if len(p.report.Results) == 0 {
		return
	}
	p.print("<section>\n<h2>文件</h2>\n<table>\n<thead><tr><th style=\"width:4em\">序号</th><th>文件</th><th>标题</th><th style=\"width:6em\">类型</th><th style=\"width:12em\">文号</th><th style=\"width:7em\">日期</th><th>会议</th></tr></thead>\n<tbody>\n")
	for i, r := range p.report.Results {
		p.print("<tr><td class=\"c\">%d</td>", i+1)
		for _, cell := range []string{r.Source, r.Title, KindName(r.Kind), r.Number, r.Date, r.Meeting} {
			p.print("<td>%s</td>", html.EscapeString(cell))
		}
		p.print("</tr>\n")
	}
	p.print("</tbody>\n</table>\n<p class=\"note\">“2#t3”是第 2 个文件中编号为 t3 的任务；位置按原文的行和字数。</p>\n</section>\n")
}
