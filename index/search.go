package index

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"

	"yian/corpus"
)

// Options says how to search.
type Options struct {
	Limit   int  // hits to give; 0 gives all
	Offset  int  // hits to leave out first
	Exact   bool // characters as they stand: no folding of width, case, script and white space
	Sort    Sort
	Explain bool // say what each score is made of
	// Documents, where it is not nil, says by its ID whether a document is
	// searched. What is in others is neither found nor counted.
	Documents func(id string) bool
}

// Sort is the order of hits.
type Sort uint8

// The orders. Equal hits stand in the order of their documents' names.
const (
	ByRelevance Sort = iota
	ByDate           // newest first, undated ones last
	BySpeaker        // by name, those without one last
	BySource         // by document and place
)

// Found is what a search found.
type Found struct {
	Query     Query
	Total     int // passages
	Places    int // all places of the query's strings
	Documents int
	// Suggestions are queries that find something, where this one finds nothing.
	Suggestions []Suggestion

	ctx     context.Context
	index   *Index
	options Options
	plan    *plan
	reader  *reader
	docs    []*foundDocument
	matches []match  // in the order of the corpus
	order   []int32  // of matches: those that can be shown, in the order asked for
	counts  []uint16 // len(plan.wanted) for each match: how often each string stands in it
}

// foundDocument is a document in which something was found.
type foundDocument struct {
	number                        docNumber
	source, sha256, date, meeting string
}

// match is a passage in which the query holds.
type match struct {
	passage int32 // in the snapshot
	doc     int32 // in Found.docs
	mark    int32 // innermost mark at the first place, in the document's; -1 for none
	places  int32
	filled  int32 // bytes of the passage that the places take, about
	length  int32 // of the passage, bytes
	counts  int32 // where its counts begin
	window  int32 // characters that hold one place of each string; -1 for fewer than two strings
	score   float32
	kind    MarkKind
	speaker string
	parts   scoreParts
}

// Search finds the passages in which q holds.
func (ix *Index) Search(ctx context.Context, q Query, o Options) (*Found, error) {
	s, err := ix.current()
	if err != nil {
		return nil, err
	}
	f, err := ix.find(ctx, s, q, o)
	if err != nil {
		return nil, err
	}
	if f.Total == 0 && o.Documents != nil {
		return f, nil // what is near stands in other documents
	}
	if f.Total == 0 {
		f.Suggestions, err = ix.suggest(ctx, s, q, o)
		return f, err
	}
	if o.Sort == ByRelevance {
		if err := f.score(ctx, s); err != nil {
			return nil, err
		}
	}
	f.sort()
	return f, nil
}

// find evaluates q on all passages where it may hold, in their order.
func (ix *Index) find(ctx context.Context, s *snapshot, q Query, o Options) (*Found, error) {
	p, err := newPlan(q, o.Exact)
	if err != nil {
		return nil, err
	}
	f := &Found{Query: q, ctx: ctx, index: ix, options: o, plan: p, reader: newReader(s, o.Exact)}
	if o.Documents != nil {
		if err := f.reader.restrict(o.Documents); err != nil {
			return nil, err
		}
	}
	if text, ok := p.single(); ok {
		err = f.findSingle(s, text)
	} else {
		err = f.findAny(s)
	}
	f.Total, f.Documents = len(f.matches), len(f.docs)
	return f, err
}

// findAny evaluates the query on all passages where it may hold.
func (f *Found) findAny(s Finder) error {
	for n, err := range f.plan.candidates(f.ctx, s) {
		if err != nil {
			return err
		}
		v, l, err := f.reader.view(n)
		if err != nil {
			return err
		}
		if v == nil || !f.plan.root.holds(v, nil) {
			continue
		}
		places := distinct(v.places)
		c := v.under
		if len(v.marks) > 0 && len(places) > 0 {
			c = holding(v.marks, v.origin(places[0]))
		}
		m, err := f.add(n, l.number, l.Passages[n-l.first].Span.Len(), l.underChain(c))
		if err != nil {
			return err
		}
		m.places, m.window = int32(len(places)), f.window(v)
		m.filled = filled(places)
		f.Places += len(places)
		counts := f.counts[m.counts:]
		for _, p := range v.places {
			if i, ok := slices.BinarySearch(f.plan.wanted, p.pattern); ok && counts[i] < 1<<16-1 {
				counts[i]++
			}
		}
	}
	return nil
}

// findSingle takes in the passages that hold text, without reading them.
func (f *Found) findSingle(s Finder, text string) error {
	last, live := -1, false // the passage of the place before
	for p, err := range s.Places(f.ctx, text) {
		if err != nil {
			return err
		}
		if p.Passage != last {
			u, number, length, ok, err := f.reader.glance(p.Passage, p.Span)
			if err != nil {
				return err
			}
			if last, live = p.Passage, ok; live {
				if _, err := f.add(last, number, length, u); err != nil {
					return err
				}
			}
		}
		if !live {
			continue
		}
		f.Places++
		m := &f.matches[len(f.matches)-1]
		m.places++
		m.filled = int32(min(int(m.filled)+p.Span.Len(), int(m.length)))
		if n := &f.counts[m.counts]; *n < 1<<16-1 {
			*n++
		}
	}
	return nil
}

// add takes in a passage in which the query holds, and what stands above its
// first place.
func (f *Found) add(n int, number docNumber, length int, u under) (*match, error) {
	if k := len(f.docs); k == 0 || f.docs[k-1].number != number {
		head, err := f.reader.head(number)
		if err != nil {
			return nil, err
		}
		f.docs = append(f.docs, head)
	}
	m := match{
		passage: int32(n), doc: int32(len(f.docs) - 1), mark: u.mark, window: -1, counts: int32(len(f.counts)),
		length: int32(min(length, 1<<31-1)), kind: u.kind, speaker: u.speaker,
	}
	for range f.plan.wanted {
		f.counts = append(f.counts, 0)
	}
	f.matches = append(f.matches, m)
	return &f.matches[len(f.matches)-1], nil
}

// index is the number of one of the document's marks.
func (d *Document) index(m *Mark) int {
	i, _ := slices.BinarySearchFunc(d.Marks, m, func(a Mark, b *Mark) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	for ; i < len(d.Marks); i++ {
		if &d.Marks[i] == m {
			return i
		}
	}
	return -1
}

// distinct is the places in text order, each stretch once.
func distinct(places []place) []corpus.Stretch {
	all := make([]corpus.Stretch, len(places))
	for i, p := range places {
		all[i] = p.Stretch
	}
	slices.SortFunc(all, func(a, b corpus.Stretch) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return slices.Compact(all)
}

// filled is how many bytes the places take, which are in order.
func filled(places []corpus.Stretch) int32 {
	n, at := 0, 0
	for _, st := range places {
		if start := max(at, st.Start); start < st.End {
			n += st.End - start
			at = st.End
		}
	}
	return int32(min(n, 1<<31-1))
}

// sort puts the matches that can be shown in the order asked for.
func (f *Found) sort() {
	first := 0
	if f.options.Limit > 0 {
		first = max(f.options.Offset, 0) + f.options.Limit
	}
	f.order = best(len(f.matches), first, f.inOrderOf)
}

// compare compares two matches by what s is about.
func (s Sort) compare(f *Found, a, b *match) int {
	switch s {
	case ByRelevance:
		return cmp.Compare(b.score, a.score)
	case ByDate:
		return strings.Compare(f.docs[b.doc].date, f.docs[a.doc].date)
	case BySpeaker:
		return cmp.Or(cmp.Compare(btoi(a.speaker == ""), btoi(b.speaker == "")), strings.Compare(a.speaker, b.speaker), strings.Compare(f.docs[b.doc].date, f.docs[a.doc].date))
	}
	return 0
}

// bySource compares two matches by document and place.
func (f *Found) bySource(a, b *match) int {
	x, y := f.docs[a.doc], f.docs[b.doc]
	return cmp.Or(strings.Compare(x.source, y.source), strings.Compare(x.sha256, y.sha256), cmp.Compare(a.passage, b.passage))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Hits gives the hits within the limit, in order, reading each when it is asked
// for.
func (f *Found) Hits() iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		for i := range f.shown() {
			h, err := f.hit(&f.matches[f.order[i]])
			if !yield(h, err) || err != nil {
				return
			}
		}
	}
}

// shown gives the places in f.order of the matches within the limit.
func (f *Found) shown() iter.Seq[int] {
	from := min(max(f.options.Offset, 0), len(f.order))
	to := len(f.order)
	if f.options.Limit > 0 {
		to = min(to, from+f.options.Limit)
	}
	return func(yield func(int) bool) {
		for i := from; i < to; i++ {
			if f.ctx.Err() != nil || !yield(i) {
				return
			}
		}
	}
}

// look evaluates the query again on a passage where it holds.
func (f *Found) look(m *match) (*view, *loaded, []corpus.Span, error) {
	v, l, err := f.reader.view(int(m.passage))
	if err != nil {
		return nil, nil, nil, err
	}
	f.plan.root.holds(v, nil)
	if _, err := f.reader.source(l); err != nil {
		return nil, nil, nil, err
	}
	places := distinct(v.places)
	spans := make([]corpus.Span, len(places))
	for i, st := range places {
		spans[i] = v.origin(st)
	}
	return v, l, spans, nil
}

// hit makes the hit of a match.
func (f *Found) hit(m *match) (Hit, error) {
	v, l, spans, err := f.look(m)
	if err != nil {
		return Hit{}, err
	}
	text, err := f.reader.source(l)
	if err != nil {
		return Hit{}, err
	}
	if l.offsets == nil {
		l.offsets = corpus.NewRuneOffsets(text)
	}
	h := newHit(v, l, v.chainOf(m), spans, float64(m.score))
	if f.options.Explain {
		h.Explain = m.parts.reasons()
	}
	return h, nil
}

// newHit makes the hit of a passage under the marks of c.
func newHit(v *view, l *loaded, c chain, spans []corpus.Span, score float64) Hit {
	h := Hit{
		ID: "p" + strconv.Itoa(v.number+1), Source: l.Source, SHA256: l.SHA256, Title: l.Title, Kind: c.kind().String(),
		Motion:  c.first(func(m *Mark) string { return m.Motion }),
		Speaker: c.first(func(m *Mark) string { return m.Speaker }),
		Role:    c.first(func(m *Mark) string { return m.Role }),
		Act:     c.first(func(m *Mark) string { return m.Act }),
		Date:    l.Date, Meeting: l.Meeting, Paragraph: v.number + 1,
		Span: whole(l.Passages[v.number].Span, spans), Matches: spans, Score: score, offsets: l.offsets,
	}
	if id := c.first(func(m *Mark) string { return m.ID }); id != "" {
		h.ID = id
	}
	for _, mark := range c {
		if h.Units == nil {
			h.Units = mark.Units
		}
	}
	h.Text = l.text[h.Span.Start:h.Span.End]
	h.Citation = citation(&h)
	return h
}

// whole is s with all of spans in it: a blank that is looked for exactly may
// stand before or after a passage's wording.
func whole(s corpus.Span, spans []corpus.Span) corpus.Span {
	for _, m := range spans {
		s.Start, s.End = min(s.Start, m.Start), max(s.End, m.End)
	}
	return s
}

// chainOf is the chain of marks at a match's first place.
func (v *view) chainOf(m *match) chain {
	if m.mark < 0 {
		return nil
	}
	mark := &v.doc.Marks[m.mark]
	if len(v.places) > 0 {
		return holding(v.marks, v.origin(distinct(v.places)[0]))
	}
	tile := v.doc.Passages[v.number].Tile
	return holding(v.marks, corpus.Span{Start: max(mark.Span.Start, tile.Start), End: min(mark.Span.End, tile.End)})
}

// citation says where a hit stands, for a footnote.
//
//	市七届人大常委会第二十一次会议，2025-04-11，王芳，第6段，审议发言.txt
func citation(h *Hit) string {
	var parts []string
	for _, s := range []string{h.Meeting, h.Date, h.Speaker, "第" + strconv.Itoa(h.Paragraph) + "段", h.Source} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "，")
}
