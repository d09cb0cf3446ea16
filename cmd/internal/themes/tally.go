package themes

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// tally counts the places of keywords over all documents.
type tally struct {
	keywords []*keyword
	terms    *index.Terms
	of       []int          // keyword of each term; -1 for a part of a name
	texts    []string       // of the terms
	number   map[string]int // of a term, by its folded text
	first    []int          // the first term of each keyword; its other names follow
	options  *Options
	records  map[recordKey]string

	counts   []*counts // by keyword
	ofName   []int     // places in the target by term
	measured [parts]Text
	digests  [parts]hash.Hash
	months   map[string]*Period
	groups   map[string]*groupCounts
	together []int32 // paragraphs that hold two keywords, see pairAt
	all      int     // passages of the target
}

// counts is what is counted of a keyword.
type counts struct {
	places     [parts]int
	passages   [parts]int // of [analysis.ReferencePassage] bytes that hold it
	documents  int
	paragraphs int
	inMotions  int
	inTasks    int
	inRemarks  int
	tasks      int
	voices     map[string]int
	units      map[string]int
	months     map[string]int
	first      *Where
	examples   []Example // one for each of the first documents
	more       []Example // others of these documents
}

// groupCounts is what is counted of a value of Options.By.
type groupCounts struct {
	characters int
	places     map[int]int // by keyword
}

// newTally prepares to count keywords, and the words they are made of.
func newTally(keywords []*keyword, o *Options) *tally {
	t := &tally{keywords: keywords, number: map[string]int{}, options: o, months: map[string]*Period{}, groups: map[string]*groupCounts{}}
	for i, k := range keywords {
		t.first = append(t.first, len(t.texts))
		for _, name := range k.names {
			t.term(name, i)
		}
		t.counts = append(t.counts, &counts{voices: map[string]int{}, units: map[string]int{}, months: map[string]int{}})
	}
	for _, k := range keywords {
		for _, part := range o.partsOf(k) {
			if _, ok := t.number[part]; !ok {
				t.term(part, -1)
			}
		}
	}
	t.terms = index.NewTerms(t.texts)
	t.ofName = make([]int, len(t.texts))
	t.together = make([]int32, len(keywords)*(len(keywords)-1)/2)
	for p := range t.digests {
		t.digests[p] = sha256.New()
	}
	return t
}

// term adds a term of keyword k.
func (t *tally) term(text string, k int) {
	t.number[corpus.Fold(text).Text] = len(t.texts)
	t.texts, t.of = append(t.texts, text), append(t.of, k)
}

// partsOf are the words that a phrase is made of.
func (o *Options) partsOf(k *keyword) []string {
	if k.kind != analysis.ThemeTerm && k.kind != analysis.PolicyTerm {
		return nil
	}
	return o.Knowledge.Words.Parts(k.folded)
}

// found is what was found in a document.
type found struct {
	in     *index.Document
	date   string
	sizes  [parts]int // characters
	bytes  [parts]int
	pieces int // passages of the target
	places []place
	groups map[string]int // characters by value of Options.By
}

// place is where a keyword stands. A long document has hundreds of thousands.
type place struct {
	term    int32
	passage int32
	span    corpus.Span
	in      [parts]bool
	covered bool // inside another name of the same keyword
	*about       // of the target; places side by side share it
}

// about is what stands over a place.
type about struct {
	heading, motion, task, remark bool
	taskID                        string
	voices, units, groups         []string
}

// count reads all documents that belong to some part.
func (t *tally) count(ctx context.Context, sources []Source) error {
	for i, s := range sources {
		work := func(n int, doc *corpus.Document) *found { return t.find(doc, t.marked(recordKey{i, n}, doc), &s) }
		if err := inOrder(ctx, s.Documents, t.options.Workers, work, func(_ int, doc *corpus.Document, f *found) {
			t.take(doc, f)
			t.options.step()
		}); err != nil {
			return err
		}
	}
	for p := range t.measured {
		t.measured[p].Digest = hex.EncodeToString(t.digests[p].Sum(nil)[:6])
	}
	return nil
}

// marked is a document with its passages and marks, from the first reading if they
// were kept.
func (t *tally) marked(key recordKey, doc *corpus.Document) *index.Document {
	if record, ok := t.records[key]; ok {
		if d, err := index.ReadRecord(record); err == nil && d.SHA256 == doc.SHA256 {
			return d
		}
	}
	k := t.options.Knowledge
	k.Words = nil
	return index.NewDocument("", "", doc, analysis.Analyze(doc, k))
}

// find finds the keywords in a document. It changes nothing in t.
func (t *tally) find(doc *corpus.Document, d *index.Document, s *Source) *found {
	f := &found{in: d, date: d.Date}
	if !t.measure(f, doc, d, s) {
		return f
	}
	nothing := &about{}
	last := nothing
	t.terms.Find(d, doc.Text, func(p index.TermPlace) {
		x := place{term: int32(p.Term), span: p.Span, passage: int32(p.Passage), about: nothing}
		belongs := false
		for part, side := range s.Sides {
			x.in[part] = side.On && f.sizes[part] > 0 && side.Filter.Holds(d, p.Span)
			belongs = belongs || x.in[part]
		}
		if !belongs {
			return
		}
		if x.in[Target] && t.of[p.Term] >= 0 {
			if over := t.describe(p.Chain); !over.equals(last) {
				kept := over // over itself then costs no memory at each place
				last = &kept
			}
			x.about = last
		}
		f.places = append(f.places, x)
	})
	t.cover(f.places)
	return f
}

// measure measures the parts of a document, and reports whether there is any.
func (t *tally) measure(f *found, doc *corpus.Document, d *index.Document, s *Source) bool {
	any := false
	for part, side := range s.Sides {
		if !side.On {
			continue
		}
		last := -1
		for piece, chain := range side.Filter.Pieces(d) {
			n := utf8.RuneCountInString(doc.Text[piece.Start:piece.End])
			f.sizes[part] += n
			f.bytes[part] += piece.Len()
			any = true
			if Part(part) != Target {
				continue
			}
			if t.options.By != "" {
				for _, v := range chain.Values(t.options.By) {
					if f.groups == nil {
						f.groups = map[string]int{}
					}
					f.groups[v] += n
				}
			}
			if at := passageAt(d, piece.Start); at != last {
				last = at
				f.pieces++
			}
		}
	}
	return any
}

// passageAt is the number of the passage of d that holds a place.
func passageAt(d *index.Document, at int) int {
	i, _ := slices.BinarySearchFunc(d.Passages, at+1, func(p index.Passage, at int) int { return cmp.Compare(p.Tile.End, at) })
	return i
}

// describe notes what stands over a place of the target.
func (t *tally) describe(c index.Chain) (x about) {
	x.heading = c.In(index.Heading)
	x.motion = c.In(index.Problem, index.Demand, index.Solution)
	x.taskID = c.Task()
	x.task = x.taskID != "" || c.In(index.Task)
	x.remark = c.InRemark()
	x.voices = c.Values(index.FacetSpeaker)
	x.units = c.Values(index.FacetUnit)
	if t.options.By != "" {
		x.groups = c.Values(t.options.By)
	}
	return x
}

// equals reports whether two places stand under the same.
func (x *about) equals(y *about) bool {
	return x.heading == y.heading && x.motion == y.motion && x.task == y.task && x.remark == y.remark && x.taskID == y.taskID &&
		slices.Equal(x.voices, y.voices) && slices.Equal(x.units, y.units) && slices.Equal(x.groups, y.groups)
}

// cover marks places that stand inside another name of the same keyword:
// 示范片区 in 城市更新示范片区.
func (t *tally) cover(places []place) {
	for i := range places {
		a := &places[i]
		if k := t.of[a.term]; k < 0 || len(t.keywords[k].names) == 1 {
			continue
		}
		for j := i - 1; j >= 0 && places[j].span.Start+longestName > a.span.Start; j-- {
			a.covered = a.covered || t.holds(&places[j], a)
		}
		for j := i + 1; j < len(places) && places[j].span.Start == a.span.Start; j++ {
			a.covered = a.covered || t.holds(&places[j], a)
		}
	}
}

// longestName is more bytes than a name takes in a text, hard wraps included.
const longestName = 400

// holds reports whether b is a longer name of a's keyword around it.
func (t *tally) holds(b, a *place) bool {
	return t.of[a.term] == t.of[b.term] && b.span.Contains(a.span) && b.span != a.span
}

// take adds what was found in a document.
func (t *tally) take(doc *corpus.Document, f *found) {
	for p := range t.measured {
		if f.sizes[p] == 0 {
			continue
		}
		x := &t.measured[p]
		x.Documents++
		x.Characters += f.sizes[p]
		x.bytes += f.bytes[p]
		_, _ = t.digests[p].Write([]byte(doc.SHA256)) // a hash takes anything
		if f.date == "" {
			x.Undated++
			continue
		}
		if x.First == "" || f.date < x.First {
			x.First = strings.Clone(f.date)
		}
		if f.date > x.Last {
			x.Last = strings.Clone(f.date)
		}
	}
	t.all += f.pieces
	for v, n := range f.groups {
		t.group(v).characters += n
	}
	month := f.date[:min(len("2025-01"), len(f.date))]
	if n := f.sizes[Target] + f.sizes[Previous]; n > 0 && month != "" {
		if t.months[month] == nil {
			month = strings.Clone(month)
			t.months[month] = &Period{Name: month}
		}
		t.months[month].Documents++
		t.months[month].Characters += n
	}
	taker := taker{tally: t, doc: doc, f: f, month: month, seen: map[int]*inDocument{}, lastPassage: -1}
	for i := range f.places {
		taker.place(&f.places[i])
	}
	taker.endPassage()
	taker.end()
}

func (t *tally) group(value string) *groupCounts {
	g := t.groups[value]
	if g == nil {
		g = &groupCounts{places: map[int]int{}}
		t.groups[strings.Clone(value)] = g
	}
	return g
}

// pairAt is where t.together counts two keywords.
func pairAt(a, b int) int {
	if a < b {
		a, b = b, a
	}
	return a*(a-1)/2 + b
}
