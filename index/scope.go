package index

import (
	"context"
	"slices"

	"yian/corpus"
	"yian/index/exact"
)

// scope is a segment as one query sees it: what its fields accept was asked once
// for each value. Several goroutines may use it.
type scope struct {
	*segment
	name     string
	number   int // of the segment in the snapshot
	first    int // number of its first passage in the snapshot
	firstDoc int
	table    *pieceTable
	accepted [][]bool // for each field of the plan: by chain, or by document
	gone     []bool   // documents that are not searched; nil for none
	outward  bool     // places may reach out of the wording, into the blanks around it
}

// newScope prepares segment i for the query.
func (f *Found) newScope(i int) (*scope, error) {
	s := f.snapshot
	sc := &scope{
		segment: s.segments[i], name: s.names[i], number: i, first: s.first[i], firstDoc: s.firstDoc[i],
		outward: f.options.Exact,
	}
	err := guard(func() error {
		sc.prepare(f.plan.fields)
		return nil
	})
	if err == nil {
		err = sc.leaveOut(s.dead[i], f.options.Documents)
	}
	return sc, damaged(sc.name, err)
}

func (sc *scope) prepare(fields []*fieldCondition) {
	sc.table = sc.columns.table
	sc.accepted = make([][]bool, len(fields))
	for i, c := range fields {
		if c.test.of >= ofDocument {
			sc.accepted[i] = sc.acceptedDocuments(&c.test)
		} else {
			sc.accepted[i] = sc.columns.chain[c.test.of].accepted(&c.test)
		}
	}
}

func (sc *scope) acceptedDocuments(t *fieldTest) []bool {
	accepted := make([]bool, sc.documents())
	for doc := range accepted {
		h := sc.head(doc)
		accepted[doc] = t.any(h.of(t.of))
	}
	return accepted
}

// accepted says for each chain whether one of its values is accepted.
func (c *chainColumn) accepted(t *fieldTest) []bool {
	lists := make([]bool, c.lists.n)
	for i := range lists {
		lists[i] = t.any(decodeValues(c.lists.at(i)).all)
	}
	accepted := make([]bool, c.chains())
	for chain := range accepted {
		accepted[chain] = lists[c.list(chain)]
	}
	return accepted
}

// leaveOut leaves out the documents that are dead, and those that are not wanted.
func (sc *scope) leaveOut(dead numbers, wanted func(id string) bool) error {
	if len(dead) == 0 && wanted == nil {
		return nil
	}
	sc.gone = make([]bool, sc.documents())
	for doc := range sc.gone {
		sc.gone[doc] = dead.has(doc)
		if wanted == nil || sc.gone[doc] {
			continue
		}
		id, err := sc.found.ID(doc)
		if err != nil {
			return err
		}
		sc.gone[doc] = !wanted(id)
	}
	return nil
}

// among limits q to the passages of r whose documents are searched and meet the
// filters; nil where there are none.
func (sc *scope) among(v *view, q exact.Query, filters []condition, r exact.Range) exact.Query {
	if sc.gone == nil && len(filters) == 0 {
		return q
	}
	var runs exact.Among
	for doc := sc.documentAt(r.From); doc < sc.documents(); doc++ {
		e := sc.entry(doc)
		if e.first >= r.To {
			break
		}
		if !sc.searched(v, doc, filters) {
			continue
		}
		if n := len(runs); n > 0 && runs[n-1].To == e.first {
			runs[n-1].To = e.end
		} else {
			runs = append(runs, exact.Range{From: e.first, To: e.end})
		}
	}
	if len(runs) == 0 {
		return nil
	}
	return exact.And{q, runs}
}

// searched reports whether a document is searched and meets the filters.
func (sc *scope) searched(v *view, doc int, filters []condition) bool {
	if sc.gone != nil && sc.gone[doc] {
		return false
	}
	v.doc = doc
	return v.allow(nil, filters)
}

// walker evaluates a plan on the passages of a snapshot. It serves one goroutine.
type walker struct {
	ctx     context.Context
	plan    *plan
	filters []condition // that documents of hits meet
	pieces  []condition // that some piece of a hit meets
	reader  *reader
	v       view
	room    []match // used again for each stretch
	reads   bool    // texts are wanted in any case
}

// visitor is told of each passage in which the query holds; the walker's view is
// on it.
type visitor func(h exact.Hit)

func (f *Found) newWalker() (*walker, error) {
	p, err := newPlan(f.Query, f.options.Exact)
	if err != nil {
		return nil, err
	}
	w := &walker{ctx: f.ctx, plan: p, filters: p.documentFilters(), pieces: p.markFilters(), reader: newReader(f.snapshot)}
	w.v.reader = w.reader
	return w, nil
}

// walk evaluates the plan on the passages of sc that are in r.
func (w *walker) walk(sc *scope, r exact.Range, visit visitor) error {
	w.v.scope = sc
	for _, c := range w.pieces {
		if !slices.Contains(sc.accepted[c.(*fieldCondition).number], true) {
			return nil
		}
	}
	return damaged(sc.name, w.run(sc, r, visit))
}

func (w *walker) run(sc *scope, r exact.Range, visit visitor) error {
	if len(w.plan.strings) == 0 {
		return w.marks(sc, r, visit)
	}
	q, filters, single := w.plan.single()
	if !single || w.reads {
		if q = w.plan.need(); q == nil {
			q = exact.All{}
		}
	}
	if q = sc.among(&w.v, q, w.filters, r); q == nil {
		return nil
	}
	if single && !w.reads {
		return w.hits(sc, q, filters, r, visit)
	}
	return w.texts(sc, q, r, visit)
}

// document goes to a document and reports whether it is searched.
func (w *walker) document(sc *scope, doc int) bool {
	return sc.searched(&w.v, doc, w.filters)
}

// hits visits the passages that q matches and the filters. Where all of a passage
// stands under the same marks, its text is not read.
func (w *walker) hits(sc *scope, q exact.Query, filters []condition, r exact.Range, visit visitor) error {
	at := hitWalk{last: -1, filters: filters}
	for some, err := range Finder(sc.found).Hits(w.ctx, q, r, sc.table.several) {
		for i := range some {
			ok, err := w.hit(sc, &some[i], &at)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			visit(some[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// hitWalk is where hits stands.
type hitWalk struct {
	last     int // document
	searched bool
	filters  []condition
}

// hit reports whether the filters hold in the passage of h, and sets the view on
// it.
func (w *walker) hit(sc *scope, h *exact.Hit, at *hitWalk) (ok bool, err error) {
	v := &w.v
	if h.Document != at.last {
		at.last, at.searched = h.Document, w.document(sc, h.Document)
	}
	if !at.searched {
		return false, nil
	}
	v.passage, v.folded, v.same, v.places = h.Number, nil, false, v.places[:0]
	from, to := v.table.of(v.passage)
	switch {
	case h.Places == 0:
		return v.somewhere(at.filters), nil
	case to-from == 1:
		v.under = v.abovePiece(from)
		return v.allow(&v.under, at.filters), nil
	case len(at.filters) == 0:
		v.under = v.above(h.First)
		return true, v.err
	case !v.somePiece(w.pieces):
		return false, nil
	}
	if v.text, err = sc.found.Folded(h.Number); err != nil || !w.plan.root.holds(v, nil) {
		return false, err
	}
	v.under = v.first()
	places := distinct(v.places)
	h.Places, h.Filled = len(places), filled(places)
	return true, v.err
}

// marks visits the passages in which a query without strings holds.
func (w *walker) marks(sc *scope, r exact.Range, visit visitor) error {
	v := &w.v
	for doc := sc.documentAt(r.From); doc < sc.documents(); doc++ {
		e := sc.entry(doc)
		if e.first >= r.To || w.ctx.Err() != nil {
			break
		}
		if !w.document(sc, doc) {
			continue
		}
		for p := max(e.first, r.From); p < min(e.end, r.To); p++ {
			v.passage, v.places = p, v.places[:0]
			if !w.plan.root.holds(v, nil) {
				continue
			}
			h := exact.Hit{Match: exact.Match{Number: p, Document: doc, Length: v.table.length(p)}}
			visit(h)
		}
	}
	return w.ctx.Err()
}

// texts visits those of the passages that q matches in which the query holds.
func (w *walker) texts(sc *scope, q exact.Query, r exact.Range, visit visitor) error {
	v := &w.v
	last, searched := -1, false
	for t, err := range Finder(sc.found).Texts(w.ctx, q, r) {
		if err != nil {
			return err
		}
		if t.Document != last {
			last, searched = t.Document, w.document(sc, t.Document)
		}
		if !searched {
			continue
		}
		v.passage, v.places = t.Number, v.places[:0]
		if !v.somePiece(w.pieces) {
			continue
		}
		v.text, v.start, v.folded, v.same = t.Folded, t.Start, nil, t.Same
		if w.plan.exact {
			if err := w.asWritten(); err != nil {
				return err
			}
		}
		if !w.plan.root.holds(v, nil) {
			continue
		}
		v.under = v.first()
		if v.err != nil {
			return v.err
		}
		places := distinct(v.places)
		h := exact.Hit{Match: exact.Match{Number: t.Number, Document: t.Document, Places: len(places), Length: len(v.text)}, Filled: filled(places)}
		visit(h)
	}
	return nil
}

// asWritten makes the source of the passage's tile the text of the view.
func (w *walker) asWritten() (err error) {
	v := &w.v
	tile := v.tile(v.passage, v.doc)
	v.start, v.same, v.folded = tile.Start, true, nil
	v.text, err = w.reader.part(v.number, v.doc, tile)
	return err
}

// tile is where the tile of a passage stands in its document.
func (sc *scope) tile(passage, doc int) corpus.Span {
	e := sc.entry(doc)
	tile := corpus.Span{Start: sc.table.tile(passage), End: int(e.length)}
	if passage+1 < e.end {
		tile.End = sc.table.tile(passage + 1)
	}
	return tile
}

// look evaluates the plan on one passage in which it holds, whose text it reads
// and gives: its wording, or all of its tile where white space counts.
func (w *walker) look(sc *scope, passage int) (text string, span corpus.Span, err error) {
	v := &w.v
	v.scope, v.passage, v.doc, v.places = sc, passage, sc.documentAt(passage), v.places[:0]
	if w.plan.exact {
		if err := w.asWritten(); err != nil {
			return "", span, err
		}
		text, span = v.text, v.tile(passage, v.doc)
	} else {
		span = v.table.wording(passage)
		if text, err = v.segment.passage(passage, span); err != nil {
			return "", span, damaged(sc.name, err)
		}
		v.folded = corpus.Fold(text)
		v.text, v.start, v.same = v.folded.Text, span.Start, false
	}
	w.plan.root.holds(v, nil)
	v.under = v.first()
	return text, span, v.err
}
