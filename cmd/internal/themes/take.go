package themes

import (
	"slices"
	"strings"

	"yian/analysis"
	"yian/corpus"
)

// taker adds the places of one document to a tally, in the order of the text.
type taker struct {
	*tally
	doc   *corpus.Document
	f     *found
	month string
	seen  map[int]*inDocument // by keyword
	order []int               // keywords as they come

	lastPassage int32
	here        []int // keywords of the target in the passage
	offsets     *corpus.RuneOffsets
}

// inDocument is what is known of a keyword in the document.
type inDocument struct {
	blocks [parts]int // the last counted passage of the reference's length, from 1
	tasks  []string
	shown  []*place // in different passages, for examples
	first  *place
	here   int32 // the last passage of the target that holds it, from 1
}

func (t *taker) place(x *place) {
	if x.passage != t.lastPassage {
		t.endPassage()
		t.lastPassage = x.passage
	}
	if x.in[Target] {
		t.ofName[x.term]++
	}
	n := t.of[x.term]
	if n < 0 || x.covered {
		return
	}
	c, d := t.counts[n], t.seen[n]
	if d == nil {
		d = &inDocument{}
		t.seen[n] = d
		t.order = append(t.order, n)
	}
	block := 1 + x.span.Start/analysis.ReferencePassage
	for p, in := range x.in {
		if !in {
			continue
		}
		c.places[p]++
		if d.blocks[p] != block {
			d.blocks[p] = block
			c.passages[p]++
		}
	}
	if t.month != "" && (x.in[Target] || x.in[Previous]) {
		bump(c.months, t.month)
	}
	if x.in[Target] {
		t.ofTarget(n, c, d, x)
	}
}

// ofTarget counts a place of the target.
func (t *taker) ofTarget(n int, c *counts, d *inDocument, x *place) {
	if d.first == nil {
		d.first = x
		c.documents++
	}
	if x.motion {
		c.inMotions++
	}
	if x.task {
		c.inTasks++
	}
	if x.remark {
		c.inRemarks++
	}
	if x.taskID != "" && !slices.Contains(d.tasks, x.taskID) {
		d.tasks = append(d.tasks, x.taskID)
		c.tasks++
	}
	for _, v := range x.voices {
		bump(c.voices, v)
	}
	for _, u := range x.units {
		bump(c.units, u)
	}
	for _, g := range x.groups {
		t.group(g).places[n]++
	}
	if d.here != x.passage+1 {
		d.here = x.passage + 1
		t.here = append(t.here, n)
	}
	d.show(x)
}

// bump counts a name, which may be a part of a document's text: that is not kept.
func bump(counts map[string]int, name string) {
	if _, ok := counts[name]; !ok {
		name = strings.Clone(name)
	}
	counts[name]++
}

// mostShown is how many places of a keyword in a document may become examples.
const mostShown = 3

// show keeps the first places that do not stand close together, those in headings
// only as long as there are no others.
func (d *inDocument) show(x *place) {
	const close = 90 // bytes
	if n := len(d.shown); n > 0 && !d.shown[n-1].heading && x.span.Start < d.shown[n-1].span.End+close {
		return
	}
	if i := slices.IndexFunc(d.shown, func(p *place) bool { return p.heading }); i >= 0 && !x.heading {
		d.shown = slices.Delete(d.shown, i, i+1)
	}
	if len(d.shown) < mostShown {
		d.shown = append(d.shown, x)
	}
}

// endPassage counts which keywords stand together in the passage.
func (t *taker) endPassage() {
	for i, a := range t.here {
		t.counts[a].paragraphs++
		for _, b := range t.here[:i] {
			t.together[pairAt(a, b)]++
		}
	}
	t.here = t.here[:0]
}

// end keeps examples and the first place of each keyword of the document.
func (t *taker) end() {
	for _, n := range t.order {
		c, d := t.counts[n], t.seen[n]
		if d.first == nil {
			continue
		}
		if c.first == nil || t.f.date != "" && (c.first.Date == "" || t.f.date < c.first.Date) {
			w := t.where(d.first.span)
			c.first = &w
		}
		if len(c.examples) == mostShown {
			continue
		}
		c.examples = append(c.examples, t.example(d.shown[0]))
		for _, x := range d.shown[1:] {
			if len(c.examples)+len(c.more) < mostShown {
				c.more = append(c.more, t.example(x))
			}
		}
	}
}

func (t *taker) where(s corpus.Span) Where {
	if t.offsets == nil {
		t.offsets = corpus.NewRuneOffsets(t.doc.Text)
	}
	return Where{Source: t.doc.Source, SHA256: t.doc.SHA256, Date: strings.Clone(t.f.date), Span: t.offsets.Span(s)}
}

// around is how many characters a concordance line shows on each side.
const around = 24

func (t *taker) example(x *place) Example {
	e := Example{Where: t.where(x.span)}
	if len(x.voices) > 0 {
		e.Speaker = strings.Clone(x.voices[len(x.voices)-1])
	}
	passage := t.f.in.Passages[x.passage].Tile
	e.Left = strings.Clone(lastRunes(sentenceBefore(t.doc.Text[passage.Start:x.span.Start]), around))
	e.Match = strings.Clone(corpus.Unspace(t.doc.Text[x.span.Start:x.span.End]))
	e.Right = strings.Clone(firstRunes(sentenceAfter(t.doc.Text[x.span.End:passage.End]), around))
	return e
}
