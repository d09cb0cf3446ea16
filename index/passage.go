package index

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/corpus"
)

// Document is what the index holds of a document: what it says about itself,
// where its passages end, and the marks over them.
type Document struct {
	ID       string // the store's
	Stamp    string // changes when the document is to be indexed anew
	Source   string // path
	SHA256   string
	Title    string
	Kind     string // analysis.Kind
	Date     string // ISO 8601, as exact as it is known, or empty
	Meeting  string
	Keys     []string  // of the tasks that were found in it, also of those that people removed
	Passages []Passage // they cover the text
	Marks    []Mark    // by beginning, longer ones first

	reach []int // reach[i] is the last end of Marks[:i+1], see over
}

// Passage is a paragraph of a document, the unit that is searched: no string is
// found across its border.
type Passage struct {
	Tile corpus.Span // from the paragraph's first byte to the next one's
	Span corpus.Span // without the white space around it
	Lead string      // the white space before Span
	Tail string      // and after it
}

// Mark is a stretch of a document in which something was found. What a mark
// does not say, the marks around it may.
type Mark struct {
	Kind MarkKind
	ID   string // of the finding: t3, r2.p1, m1.s2
	Span corpus.Span

	Motion    string // title, or number, or id of the motion it belongs to
	Speaker   string
	Role      string
	Units     []string
	Deadlines []string // ISO 8601 dates
	Targets   []Measure
	Act       string // of a point: 肯定, 问题, 建议, 询问, 其他
}

// Measure is a target as far as queries ask for it.
type Measure struct {
	Indicator string
	Value     float64
	High      float64 // of a range; else equal to Value
	Unit      string
}

// MarkKind is what a mark marks. Only the kinds of [Hit.Kind] name a hit; a
// motion's part of a document and a remark give it their attributes.
type MarkKind uint8

// The kinds of marks, and Text for a place under none of the first six.
const (
	Text MarkKind = iota
	Task
	Point
	Demand
	Problem
	Solution
	Heading
	remarkMark
	motionMark
)

// String is the kind as it is written in results.
func (k MarkKind) String() string {
	switch k {
	case Task:
		return "task"
	case Point:
		return "point"
	case Demand:
		return "demand"
	case Problem:
		return "problem"
	case Solution:
		return "solution"
	case Heading:
		return "heading"
	}
	return "text"
}

// NewDocument makes what the index holds of doc, in which r was found.
func NewDocument(id, stamp string, doc *corpus.Document, r *analysis.Result) *Document {
	d := &Document{
		ID: id, Stamp: stamp, Source: doc.Source, SHA256: doc.SHA256,
		Title: r.Title, Kind: string(r.Kind), Date: r.Date, Meeting: r.Meeting,
		Passages: passages(doc),
	}
	for i := range r.Tasks {
		d.Keys = append(d.Keys, r.Tasks[i].Key)
	}
	d.Keys = append(d.Keys, r.Removed...)
	m := marker{doc: doc, motions: make(map[string]string, len(r.Motions))}
	if !r.TitleSpan.IsZero() {
		m.add(Mark{Kind: Heading, Span: r.TitleSpan})
	}
	m.headings()
	for i := range r.Motions {
		m.motion(&r.Motions[i])
	}
	for i := range r.Tasks {
		m.task(&r.Tasks[i])
	}
	for i := range r.Remarks {
		m.remark(&r.Remarks[i])
	}
	slices.SortStableFunc(m.marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(b.Kind, a.Kind))
	})
	d.Marks = m.marks
	return d
}

// length is how many bytes the text has.
func (d *Document) length() int {
	if n := len(d.Passages); n > 0 {
		return d.Passages[n-1].Tile.End
	}
	return 0
}

// passages are the paragraphs of doc; one passage for a document without an
// outline.
func passages(doc *corpus.Document) []Passage {
	if doc.Outline == nil {
		return []Passage{newPassage(doc, corpus.Span{End: len(doc.Text)})}
	}
	all := make([]Passage, len(doc.Outline.Paragraphs))
	for i, p := range doc.Outline.Paragraphs {
		all[i] = newPassage(doc, p.Tile)
	}
	return all
}

// newPassage is the passage of doc with the given tile. Around its span stands
// only what folding drops, so that nothing is missed that stands in the tile.
func newPassage(doc *corpus.Document, tile corpus.Span) Passage {
	text := doc.At(tile)
	p := Passage{Tile: tile}
	p.Span.Start = tile.Start + len(text) - len(strings.TrimLeftFunc(text, isBlank))
	p.Span.End = max(p.Span.Start, tile.Start+len(strings.TrimRightFunc(text, isBlank)))
	p.Lead, p.Tail = doc.Text[tile.Start:p.Span.Start], doc.Text[p.Span.End:tile.End]
	return p
}

// marker collects the marks of a document.
type marker struct {
	doc     *corpus.Document
	motions map[string]string // what a motion is called, by its id
	marks   []Mark
}

func (m *marker) add(mark Mark) {
	if mark.Span.Len() > 0 {
		m.marks = append(m.marks, mark)
	}
}

func (m *marker) headings() {
	if m.doc.Outline == nil {
		return
	}
	for i := range m.doc.Outline.Items {
		if st := m.doc.Outline.Items[i].Heading; st.Len() > 0 {
			m.add(Mark{Kind: Heading, ID: "h" + strconv.Itoa(i+1), Span: m.doc.Outline.Reading.Span(st)})
		}
	}
}

func (m *marker) motion(mo *analysis.Motion) {
	name := cmp.Or(mo.Title, mo.Number, mo.ID)
	m.motions[mo.ID] = name
	m.add(Mark{Kind: motionMark, Span: mo.Scope, Motion: name})
	if mo.Title != "" {
		m.add(Mark{Kind: Heading, ID: mo.ID, Span: mo.Span, Motion: name})
	} else {
		m.add(Mark{Kind: motionMark, ID: mo.ID, Span: mo.Span, Motion: name})
	}
	quotes := func(kind MarkKind, all []analysis.Quote) {
		for _, q := range all {
			m.add(Mark{Kind: kind, ID: q.ID, Span: q.Span, Motion: name})
		}
	}
	quotes(Problem, mo.Problems)
	quotes(Demand, mo.Demands)
	quotes(Solution, mo.Solutions)
}

// task marks the wording of a task and the responsibility note behind it.
func (m *marker) task(t *analysis.Task) {
	mark := Mark{Kind: Task, ID: t.ID, Span: t.Span, Motion: m.motions[t.Motion], Units: names(t.Units)}
	for _, d := range t.Deadlines {
		if d.Date != "" {
			mark.Deadlines = append(mark.Deadlines, d.Date)
		}
	}
	for _, g := range t.Targets {
		mark.Targets = append(mark.Targets, Measure{g.Indicator, g.Value, max(g.Value, g.ValueHigh), g.Unit})
	}
	m.add(mark)
	if s := t.UnitSpan; s.Len() > 0 && !t.Span.Contains(s) && m.near(t.Span, s) {
		mark.Span = s
		m.add(mark)
	}
}

// near reports whether note stands right behind task, so that it is the task's
// own and no note that others inherit too.
func (m *marker) near(task, note corpus.Span) bool {
	const between = 12 // bytes: a closing mark and a line end
	return note.Start >= task.End && note.Start-task.End <= between
}

func (m *marker) remark(r *analysis.Remark) {
	motion := m.motions[r.Motion]
	m.add(Mark{Kind: remarkMark, ID: r.ID, Span: r.Span, Motion: motion, Speaker: r.Speaker.Name, Role: r.Speaker.Role})
	if r.Headline != nil {
		m.add(Mark{Kind: Heading, ID: r.ID, Span: r.Headline.Span, Motion: motion, Speaker: r.Speaker.Name, Role: r.Speaker.Role})
	}
	for _, p := range r.Points {
		m.add(Mark{Kind: Point, ID: p.ID, Span: p.Span, Motion: motion, Speaker: r.Speaker.Name, Role: r.Speaker.Role, Act: string(p.Act)})
	}
}

func names(all []analysis.Name) []string {
	var list []string
	for _, n := range all {
		list = append(list, n.Name)
	}
	return list
}

// chain is the marks that hold a place, innermost first.
type chain []*Mark

// kind is the kind of the innermost mark that names a hit.
func (c chain) kind() MarkKind {
	for _, m := range c {
		if m.Kind <= Heading {
			return m.Kind
		}
	}
	return Text
}

// over are the marks of d that reach into s, in the document's order.
func (d *Document) over(s corpus.Span) []*Mark {
	if len(d.reach) != len(d.Marks) {
		d.reach = make([]int, len(d.Marks))
		for i, end := 0, 0; i < len(d.Marks); i++ {
			end = max(end, d.Marks[i].Span.End)
			d.reach[i] = end
		}
	}
	var all []*Mark
	i, _ := slices.BinarySearchFunc(d.Marks, s.End, func(m Mark, end int) int { return cmp.Compare(m.Span.Start, end) })
	for i--; i >= 0 && d.reach[i] > s.Start; i-- {
		if d.Marks[i].Span.End > s.Start {
			all = append(all, &d.Marks[i])
		}
	}
	slices.Reverse(all)
	return all
}

// holding is the chain of those marks that hold s, of marks in their order.
func holding(marks []*Mark, s corpus.Span) chain {
	var c chain
	for _, m := range marks {
		if m.Span.Start > s.Start {
			break
		}
		if m.Span.Contains(s) {
			c = append(c, m)
		}
	}
	slices.SortStableFunc(c, func(a, b *Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Len(), b.Span.Len()), cmp.Compare(a.Kind, b.Kind))
	})
	return c
}
