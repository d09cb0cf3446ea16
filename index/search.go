package index

import (
	"cmp"
	"context"
	"iter"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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

// The orders. Equal hits stand in the order of their documents' names, save that
// Unsorted leaves all as they lie in the index.
const (
	ByRelevance Sort = iota
	ByDate           // newest first, undated ones last
	BySpeaker        // by name, those without one last
	BySource         // by document and place
	Unsorted         // the order of the index, in which memory does not grow with the hits
)

// Found is what a search found.
type Found struct {
	Query     Query
	Total     int // passages
	Places    int // all places of the query's strings
	Documents int
	// Suggestions are queries that find something, where this one finds nothing.
	Suggestions []Suggestion

	ctx      context.Context
	index    *Index
	snapshot *snapshot
	options  Options
	plan     *plan // for what it says of the query; each goroutine has its own to evaluate
	scopes   []*scope
	matches  []match  // in the order of the index; see gather
	gathered bool     // matches are all there are
	order    []int32  // of matches: those that can be shown, in the order asked for; see sort
	sorted   bool     // they are
	counts   []uint16 // plan.counted for each match, where these are several: how often each string stands in it
	crossed  *chains  // of places that no piece holds
	ranks    *ranking
	walker   *walker // for hits that are shown
}

// match is a passage in which the query holds. There may be very many.
type match struct {
	passage int32 // in the snapshot
	doc     int32 // in the snapshot
	chain   int32 // above the first place: its number in the segment, or -1 less its number in Found.crossed
	places  int32
	filled  int32 // bytes of the folded passage that the places take
	length  int32 // of the folded passage, bytes
	window  int32 // characters that hold one place of each string; -1 for fewer than two strings
	score   float32
	kind    MarkKind
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
	return f, nil
}

// find evaluates q: it gathers the matches, or counts them where they are not
// to be sorted.
func (ix *Index) find(ctx context.Context, s *snapshot, q Query, o Options) (*Found, error) {
	p, err := newPlan(q, o.Exact)
	if err != nil {
		return nil, err
	}
	f := &Found{Query: q, ctx: ctx, index: ix, snapshot: s, options: o, plan: p, scopes: make([]*scope, len(s.segments)), crossed: newChains()}
	for i := range s.segments {
		if f.scopes[i], err = f.newScope(i); err != nil {
			return nil, err
		}
	}
	if o.Sort == Unsorted {
		return f, f.count()
	}
	return f, f.gather()
}

// sort puts the matches that can be shown in the order asked for, once they are to
// be shown.
func (f *Found) sort() error {
	if f.sorted || f.Total == 0 {
		return nil
	}
	if f.options.Sort == ByRelevance {
		if err := f.score(); err != nil {
			return err
		}
	}
	first := 0
	if f.options.Limit > 0 {
		first = max(f.options.Offset, 0) + f.options.Limit
	}
	f.order = best(len(f.matches), first, f.inOrder())
	f.sorted = true
	return nil
}

// inOrder returns the comparison of matches by their numbers that the options
// want.
func (f *Found) inOrder() func(i, j int32) int {
	heads := f.headsOf()
	var speakers map[chainNumber]string
	if f.options.Sort == BySpeaker {
		speakers = f.speakers()
	}
	return func(i, j int32) int {
		a, b := &f.matches[i], &f.matches[j]
		if f.options.Sort == ByRelevance && a.score != b.score {
			return cmp.Compare(b.score, a.score)
		}
		x, y := heads(a.doc), heads(b.doc)
		order := 0
		switch f.options.Sort {
		case ByDate:
			order = strings.Compare(y.date, x.date)
		case BySpeaker:
			p, q := speakers[f.chainNumber(a)], speakers[f.chainNumber(b)]
			order = cmp.Or(cmp.Compare(btoi(p == ""), btoi(q == "")), strings.Compare(p, q), strings.Compare(y.date, x.date))
		}
		return cmp.Or(order, strings.Compare(x.source, y.source), strings.Compare(x.sha256, y.sha256), cmp.Compare(a.passage, b.passage))
	}
}

// headsOf returns a function that gives the heads of documents of the snapshot,
// each of which it reads once.
func (f *Found) headsOf() func(doc int32) *head {
	known := make([]*head, f.snapshot.firstDoc[len(f.snapshot.firstDoc)-1])
	return func(doc int32) *head {
		h := known[doc]
		if h == nil {
			segment, number := f.snapshot.document(int(doc))
			one := f.scopes[segment].head(number)
			h = &one
			known[doc] = h
		}
		return h
	}
}

// guard runs read, which reads what the snapshot has mapped.
func (f *Found) guard(read func() error) error {
	defer runtime.KeepAlive(f.snapshot)
	return guard(read)
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
		for m, err := range f.shown() {
			if err != nil {
				yield(Hit{}, err)
				return
			}
			h, err := f.hit(&m)
			if !yield(h, err) || err != nil {
				return
			}
		}
	}
}

// shown gives the matches within the limit, in order.
func (f *Found) shown() iter.Seq2[match, error] {
	from, to := max(f.options.Offset, 0), f.Total
	if f.options.Limit > 0 {
		to = min(to, from+f.options.Limit)
	}
	return func(yield func(match, error) bool) {
		if f.options.Sort != Unsorted {
			if err := f.guard(f.sort); err != nil {
				yield(match{}, err)
				return
			}
			for i := from; i < min(to, len(f.order)) && f.ctx.Err() == nil; i++ {
				if !yield(f.matches[f.order[i]], nil) {
					return
				}
			}
			return
		}
		i := 0
		for m, err := range f.streamed() {
			if err != nil {
				yield(m, err)
				return
			}
			if i >= to {
				return
			}
			if i >= from && !yield(m, nil) {
				return
			}
			i++
		}
	}
}

// looked is a passage in which the query holds, with all that is said of it.
type looked struct {
	*view
	source string        // the passage's wording, or its tile where white space counts
	span   corpus.Span   // where source stands in the document
	spans  []corpus.Span // of the places
}

// look reads the passage of a match and evaluates the query on it again. The
// result is good until the next call.
func (f *Found) look(m *match) (l *looked, err error) {
	err = f.guard(func() error {
		l, err = f.lookAt(m)
		return err
	})
	return l, err
}

func (f *Found) lookAt(m *match) (*looked, error) {
	if f.walker == nil {
		w, err := f.newWalker()
		if err != nil {
			return nil, err
		}
		f.walker = w
	}
	i, passage := f.snapshot.at(int(m.passage))
	sc := f.scopes[i]
	source, span, err := f.walker.look(sc, passage)
	if err != nil {
		return nil, err
	}
	v := &f.walker.v
	l := &looked{view: v, source: source, span: span}
	for _, st := range distinct(v.places) {
		l.spans = append(l.spans, v.origin(st))
	}
	return l, v.err
}

// hit makes the hit of a match.
func (f *Found) hit(m *match) (Hit, error) {
	l, err := f.look(m)
	if err != nil {
		return Hit{}, err
	}
	var h Hit
	if err := f.guard(func() error {
		h = l.hit()
		return nil
	}); err != nil {
		return h, err
	}
	if f.ranks != nil {
		h.Score = float64(m.score)
	}
	if f.options.Explain {
		h.Explain = f.parts(m).reasons()
	}
	return h, nil
}

// hit makes the hit of the passage, of which the marks at its first place speak.
func (l *looked) hit() Hit {
	d := l.head(l.doc)
	n := l.passage - l.entry(l.doc).first + 1
	units := l.valuesOf(&l.under, ofUnit)
	h := Hit{
		ID: cmp.Or(l.id(), "p"+strconv.Itoa(n)), Source: d.source, SHA256: d.sha256, Title: d.title, Kind: l.under.kind.String(),
		Motion:  l.valuesOf(&l.under, ofMotion).first(),
		Speaker: l.valuesOf(&l.under, ofSpeaker).first(),
		Role:    l.valuesOf(&l.under, ofRole).first(),
		Units:   slices.Clip(units.all[:units.own]),
		Act:     l.valuesOf(&l.under, ofAct).first(),
		Date:    d.date, Meeting: d.meeting, Paragraph: n, Span: whole(l.table.wording(l.passage), l.spans), Matches: l.spans,
	}
	h.Text = l.source[h.Span.Start-l.span.Start : h.Span.End-l.span.Start]
	h.Citation = citation(&h)
	// The first piece tells how many characters stand before the wording.
	from, _ := l.table.of(l.passage)
	before := utf8.RuneCountInString(l.source[:l.table.start(from)-l.span.Start])
	h.offsets = &passageOffsets{text: l.source, at: l.span.Start, characters: l.table.characters(from) - before}
	return h
}

// id is the ID of the innermost mark that has one.
func (l *looked) id() string {
	if l.under.piece < 0 {
		return l.under.marks.id()
	}
	return l.columns.ids.at(l.table.id(l.under.piece))
}

// valuesOf are the values that stand above a place.
func (sc *scope) valuesOf(a *above, of attribute) values {
	if a.chain < 0 {
		return a.marks.valuesOf(of)
	}
	return sc.columns.chain[of].values(int(a.chain))
}

// whole is s with all of spans in it: a blank that is looked for exactly may
// stand before or after a passage's wording.
func whole(s corpus.Span, spans []corpus.Span) corpus.Span {
	for _, m := range spans {
		s.Start, s.End = min(s.Start, m.Start), max(s.End, m.End)
	}
	return s
}

// distinct is the places in text order, each stretch once.
func distinct(places []place) []corpus.Stretch {
	all := stretchesOf(places)
	if !slices.IsSortedFunc(all, compareStretches) {
		slices.SortFunc(all, compareStretches)
	}
	return slices.Compact(all)
}

func compareStretches(a, b corpus.Stretch) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// filled is how many bytes the places take, which are in order.
func filled(places []corpus.Stretch) int {
	n, at := 0, 0
	for _, st := range places {
		if start := max(at, st.Start); start < st.End {
			n += st.End - start
			at = st.End
		}
	}
	return n
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
