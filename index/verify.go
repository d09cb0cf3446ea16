package index

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"yian/corpus"
	"yian/index/internal/runes"
)

// VerifyOptions says what to verify.
type VerifyOptions struct {
	Samples  int                   // strings to draw
	Seed     uint64                // of the random numbers: the same seed draws the same strings
	Progress func(done, total int) // called by one goroutine at a time
}

// Verification is what a verification found.
type Verification struct {
	Documents int   // texts that were compared
	Bytes     int64 // of these texts
	Samples   int   // strings that were drawn
	Places    int   // places of these strings in the texts, by the plain comparison
	Missed    []Difference
	False     []Difference
	Stale     []string // documents that the index lacks, has too many, or has with another text; in Chinese
}

// OK reports whether all was as it should be.
func (v *Verification) OK() bool { return len(v.Missed)+len(v.False)+len(v.Stale) == 0 }

// Difference is a place where search and plain comparison disagree.
type Difference struct {
	Query  string
	Source string
	Span   corpus.Span // bytes
}

// Texts are the texts to compare with: those of the database, not of the index.
type Texts interface {
	Source
	// Text reads the text of a document that was listed.
	Text(ctx context.Context, id string) (string, error)
}

// Verify draws strings of 1 to 20 characters from the texts, searches each, and
// compares the places with those that plain.go finds in the texts.
// It reads the texts once for all strings. A text is cut into passages as the
// index says, after it was checked that the index has this very text.
func (ix *Index) Verify(ctx context.Context, texts Texts, o VerifyOptions) (*Verification, error) {
	s, err := ix.current()
	if err != nil {
		return nil, err
	}
	if err := s.check(ctx); err != nil {
		return nil, err
	}
	c := &comparison{ctx: ctx, s: s, texts: texts, report: &Verification{}}
	if err := c.pair(); err != nil {
		return nil, err
	}
	if err := c.draw(o.Samples, o.Seed); err != nil {
		return nil, err
	}
	steps := newSteps(len(c.pairs)+len(c.samples), o.Progress)
	if err := c.scan(steps); err != nil {
		return nil, err
	}
	return c.report, c.search(ix, steps)
}

// check compares all checksums.
func (s *snapshot) check(ctx context.Context) error {
	for i, part := range s.segments {
		if err := part.check(ctx); err != nil {
			return damaged(s.names[i], err)
		}
		if err := checkWords(s.words.paths[i]); err != nil {
			return err
		}
		if n := part.passages(); n != s.words.passages(i) {
			return fmt.Errorf("%w：词索引有%d段，应有%d段", ErrDamaged, s.words.passages(i), n)
		}
	}
	return nil
}

// steps tells the progress of work that several goroutines do.
type steps struct {
	mu          sync.Mutex
	done, total int
	tell        func(done, total int)
}

func newSteps(total int, tell func(done, total int)) *steps { return &steps{total: total, tell: tell} }

func (s *steps) add() {
	if s.tell == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done++
	s.tell(s.done, s.total)
}

// share does the numbers below n, shared out among the processors. Each worker
// gets its own function; the first error ends the work.
func share(ctx context.Context, n int, worker func() func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() {
			do := worker()
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					cancel(err)
				}
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// comparison compares search with plain comparison.
type comparison struct {
	ctx     context.Context
	s       *snapshot
	texts   Texts
	report  *Verification
	pairs   []paired
	samples []string
	plain   []tally // what plain comparison finds, for each of samples
}

// paired is a document of the database that the index has too.
type paired struct {
	id     string
	source string
	ends   []int // of its passages, which cover the text
	length int
}

// tally is a number of places and a sum over them, by which two sets of places
// are compared without keeping them.
type tally struct {
	places int
	sum    uint64
}

func (t *tally) add(document int, s corpus.Span) {
	h := uint64(document)*0x9E3779B97F4A7C15 + uint64(s.Start)
	h = (h ^ h>>29) * 0xBF58476D1CE4E5B9
	h += uint64(s.End)
	h = (h ^ h>>32) * 0x94D049BB133111EB
	t.places++
	t.sum += h ^ h>>31
}

// pair finds the documents of the database in the index.
func (c *comparison) pair() error {
	r := newReader(c.s)
	have := make(map[string]docNumber)
	for i, part := range c.s.segments {
		for d := range part.documents() {
			if c.s.dead[i].has(d) {
				continue
			}
			doc, err := part.header(d)
			if err != nil {
				return err
			}
			have[strings.Clone(doc.ID)] = docNumber{int32(i), int32(d)}
		}
	}
	for e, err := range c.texts.Entries(c.ctx) {
		if err != nil {
			return err
		}
		number, ok := have[e.ID]
		delete(have, e.ID)
		text, err := c.texts.Text(c.ctx, e.ID)
		if err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.report.Stale = append(c.report.Stale, fmt.Sprintf("第%s号文件读不了：%v", e.ID, err))
			continue
		}
		if !ok {
			c.report.Stale = append(c.report.Stale, fmt.Sprintf("第%s号文件不在索引里", e.ID))
			continue
		}
		l, err := r.document(int(number.segment), int(number.doc))
		if err != nil {
			return err
		}
		indexed, err := c.s.segments[number.segment].source(int(number.doc), l)
		if err != nil {
			return err
		}
		ends := make([]int, len(l.Passages))
		for i, p := range l.Passages {
			ends[i] = p.Tile.End
		}
		if indexed != text || !covers(l.Passages, len(text)) {
			c.report.Stale = append(c.report.Stale, fmt.Sprintf("%s：索引里的文本与语料库里的不同", l.Source))
			continue
		}
		c.pairs = append(c.pairs, paired{e.ID, strings.Clone(l.Source), ends, len(text)})
		c.report.Documents++
		c.report.Bytes += int64(len(text))
	}
	for _, number := range have {
		l, err := r.document(int(number.segment), int(number.doc))
		if err != nil {
			return err
		}
		c.report.Stale = append(c.report.Stale, fmt.Sprintf("%s：已不在语料库里，索引里还有", l.Source))
	}
	slices.Sort(c.report.Stale)
	return nil
}

// covers reports whether passages cover a text of n bytes without gap or overlap.
func covers(passages []Passage, n int) bool {
	at := 0
	for _, p := range passages {
		if p.Tile.Start != at {
			return false
		}
		at = p.Tile.End
	}
	return at == n
}

// draw draws strings from passages, each byte of the corpus as likely as any.
func (c *comparison) draw(n int, seed uint64) error {
	random := rand.New(rand.NewPCG(seed, 0))
	total := int(c.report.Bytes)
	if total == 0 {
		return nil
	}
	drawn := make(map[int][]int) // offsets, by number of the document
	ends := make([]int, len(c.pairs))
	for i, at := 0, 0; i < len(c.pairs); i++ {
		at += c.pairs[i].length
		ends[i] = at
	}
	for range n {
		at := random.IntN(total)
		i, found := slices.BinarySearch(ends, at)
		if found {
			i++
		}
		drawn[i] = append(drawn[i], at-(ends[i]-c.pairs[i].length))
	}
	for i, p := range c.pairs {
		if len(drawn[i]) == 0 {
			continue
		}
		text, err := c.texts.Text(c.ctx, p.id)
		if err != nil {
			return err
		}
		for _, at := range drawn[i] {
			const longest = 20
			if s := sample(text, p.ends, at, 1+random.IntN(longest)); s != "" {
				c.samples = append(c.samples, s)
			}
		}
	}
	slices.Sort(c.samples)
	c.samples = slices.Compact(c.samples)
	c.report.Samples = len(c.samples)
	return nil
}

// sample is the n characters from about text[at] on, as far as the passage goes;
// empty where there is nothing but white space.
func sample(text string, ends []int, at, n int) string {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	i := sort.SearchInts(ends, at+1)
	if i == len(ends) {
		return ""
	}
	end, ok := runes.After(text[:ends[i]], at, n)
	if !ok {
		end = ends[i]
	}
	s := text[at:end]
	if strings.TrimFunc(s, isBlank) == "" {
		return ""
	}
	return s
}

// scan finds the samples in the texts by plain comparison.
func (c *comparison) scan(steps *steps) error {
	c.plain = make([]tally, len(c.samples))
	var mu sync.Mutex
	err := share(c.ctx, len(c.pairs), func() func(i int) error {
		p := newPlain(c.samples)
		return func(i int) error {
			defer steps.add()
			found := make(map[int]tally)
			err := c.read(i, p, func(number int, s corpus.Span) {
				t := found[number]
				t.add(i, s)
				found[number] = t
			})
			mu.Lock()
			defer mu.Unlock()
			for number, t := range found {
				c.plain[number].places += t.places
				c.plain[number].sum += t.sum
			}
			return err
		}
	})
	for _, t := range c.plain {
		c.report.Places += t.places
	}
	return err
}

// read compares the strings of p with the text of pair i.
func (c *comparison) read(i int, p *plain, found func(number int, s corpus.Span)) error {
	text, err := c.texts.Text(c.ctx, c.pairs[i].id)
	if err != nil {
		return err
	}
	start := 0
	for _, end := range c.pairs[i].ends {
		p.scan(text[start:end], func(number int, s corpus.Span) {
			found(number, corpus.Span{Start: start + s.Start, End: start + s.End})
		})
		start = end
	}
	return nil
}

// explained is how many strings are looked at place by place, if search and
// plain comparison differ about many.
const explained = 100

// search searches the samples and notes where the answer differs.
func (c *comparison) search(ix *Index, steps *steps) error {
	numbers := make(map[string]int, len(c.pairs))
	for i, p := range c.pairs {
		numbers[p.id] = i
	}
	differ := make([]bool, len(c.samples))
	err := share(c.ctx, len(c.samples), func() func(i int) error {
		return func(i int) error {
			defer steps.add()
			var t tally
			err := c.places(ix, c.samples[i], numbers, func(_ string, document int, s corpus.Span) { t.add(document, s) })
			differ[i] = t != c.plain[i]
			return err
		}
	})
	if err != nil {
		return err
	}
	var texts []string
	for i, text := range c.samples {
		if differ[i] && len(texts) < explained {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return c.explain(ix, texts, numbers)
}

// places calls found for each place of text that search gives in a document
// that is compared.
func (c *comparison) places(ix *Index, text string, numbers map[string]int, found func(source string, document int, s corpus.Span)) error {
	q, err := Literal(text)
	if err != nil {
		return err
	}
	f, err := ix.find(c.ctx, c.s, q, Options{Sort: Unsorted})
	if err != nil {
		return err
	}
	for m, err := range f.streamed() {
		if err != nil {
			return err
		}
		l, err := f.look(&m)
		if err != nil {
			return err
		}
		id, err := l.found.ID(l.doc)
		if err != nil {
			return err
		}
		number, ok := numbers[id]
		for _, s := range l.spans {
			if ok {
				found(c.pairs[number].source, number, s)
			}
		}
	}
	return nil
}

// explain notes the places of texts where search and plain comparison differ.
func (c *comparison) explain(ix *Index, texts []string, numbers map[string]int) error {
	type where struct {
		document int
		span     corpus.Span
	}
	missed := make([]map[where]bool, len(texts))
	for i := range missed {
		missed[i] = make(map[where]bool)
	}
	p := newPlain(texts)
	for i := range c.pairs {
		if err := c.read(i, p, func(number int, s corpus.Span) { missed[number][where{i, s}] = true }); err != nil {
			return err
		}
	}
	for i, text := range texts {
		err := c.places(ix, text, numbers, func(source string, document int, s corpus.Span) {
			if at := (where{document, s}); missed[i][at] {
				delete(missed[i], at)
			} else {
				c.report.False = append(c.report.False, Difference{text, source, s})
			}
		})
		if err != nil {
			return err
		}
		first := len(c.report.Missed)
		for at := range missed[i] {
			c.report.Missed = append(c.report.Missed, Difference{text, c.pairs[at.document].source, at.span})
		}
		slices.SortFunc(c.report.Missed[first:], func(a, b Difference) int {
			return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Span.Start, b.Span.Start))
		})
	}
	return nil
}
