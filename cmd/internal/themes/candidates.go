package themes

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// How many candidates are counted.
const (
	mostThemes = 2000 // phrases
	mostNames  = 300  // of each other type
)

// mostOf is how many candidates of a type are counted.
func mostOf(kind analysis.TermType) int {
	if kind == analysis.ThemeTerm {
		return mostThemes
	}
	return mostNames
}

// candidate is a name or phrase that may be a keyword of the documents together.
// There are hundreds of thousands.
type candidate struct {
	term      string // as it is printed first
	kind      analysis.TermType
	folded    string
	score     float64 // sum over documents
	documents int32
	count     int32
	aliases   []string
}

// candidates gathers what single documents name.
type candidates struct {
	records map[recordKey]string                        // of the documents' passages and marks, for the second reading
	kept    int                                         // bytes of them
	byName  map[analysis.TermType]map[string]*candidate // by folded term
	short   map[string]string                           // what a short name stands for, folded; empty where documents differ
}

func newCandidates() *candidates {
	c := &candidates{records: map[recordKey]string{}, byName: map[analysis.TermType]map[string]*candidate{}, short: map[string]string{}}
	for _, kind := range analysis.TermTypes() {
		c.byName[kind] = map[string]*candidate{}
	}
	return c
}

// recordKey names a document by its source and its number in it.
type recordKey struct{ source, n int }

// mostKept is how many bytes of records are kept; the documents beyond are analysed
// again.
const mostKept = 64 << 20

// analysed is what the first reading finds in a document.
type analysed struct {
	keywords []analysis.Keyword
	record   string
}

// gather reads the documents whose keywords matter: those of the target and of the
// period before.
func (c *candidates) gather(ctx context.Context, sources []Source, o *Options) error {
	for i, s := range sources {
		if !s.Sides[Target].On && !s.Sides[Previous].On {
			continue
		}
		work := func(_ int, doc *corpus.Document) analysed { return analyse(ctx, doc, &s, o) }
		err := inOrder(ctx, s.Documents, o.Workers, work, func(n int, _ *corpus.Document, found analysed) {
			for _, k := range found.keywords {
				c.add(k)
			}
			if c.kept+len(found.record) <= mostKept {
				c.kept += len(found.record)
				c.records[recordKey{i, n}] = found.record
			}
			o.step()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// step says that a document is done.
func (o *Options) step() {
	if o.Progress != nil {
		o.Progress()
	}
}

// analyse finds the keywords of a document and whatever else it names; no keywords
// where it belongs to neither part.
func analyse(ctx context.Context, doc *corpus.Document, s *Source, o *Options) (found analysed) {
	k := o.Knowledge
	if s.limited() {
		k.Words = nil
		r, err := analysis.AnalyzeContext(ctx, doc, k)
		if err != nil {
			return found // nobody waits for it
		}
		d := index.NewDocument("", "", doc, r)
		if !s.holdsIn(Target, d) && !s.holdsIn(Previous, d) {
			return analysed{record: d.Record()}
		}
		k.Words = o.Knowledge.Words
	}
	k.Others = true
	r, err := analysis.AnalyzeContext(ctx, doc, k)
	if err != nil {
		return found
	}
	return analysed{append(r.Keywords, r.Others...), index.NewDocument("", "", doc, r).Record()}
}

// limited reports whether not every document belongs to the target or the period
// before.
func (s *Source) limited() bool {
	return (!s.Sides[Target].On || s.Sides[Target].Filter != nil) && (!s.Sides[Previous].On || s.Sides[Previous].Filter != nil)
}

// holdsIn reports whether some place of d belongs to a part.
func (s *Source) holdsIn(p Part, d *index.Document) bool {
	if s.Sides[p].On {
		for range s.Sides[p].Filter.Pieces(d) {
			return true
		}
	}
	return false
}

func (c *candidates) add(k analysis.Keyword) {
	folded := corpus.Fold(k.Term).Text
	if utf8.RuneCountInString(folded) < 2 {
		return
	}
	x := c.byName[k.Type][folded]
	if x == nil {
		x = &candidate{term: strings.Clone(k.Term), kind: k.Type} // a part of the document's text, which is not to be kept
		if x.folded = x.term; folded != x.term {
			x.folded = strings.Clone(folded)
		}
		c.byName[k.Type][x.folded] = x
	}
	x.score += k.Score / 100
	x.count += int32(k.Count)
	x.documents++
	for _, short := range k.Aliases {
		if !slices.Contains(x.aliases, short) {
			x.aliases = append(x.aliases, strings.Clone(short))
		}
		c.alias(strings.Clone(corpus.Fold(short).Text), x.folded)
	}
}

// alias notes that short stands for full in a document.
func (c *candidates) alias(short, full string) {
	if before, ok := c.short[short]; ok && before != full {
		full = ""
	}
	c.short[short] = full
}

// chosen are the candidates whose places are counted, as keywords with their names.
func (c *candidates) chosen(o *Options) []*keyword {
	var all []*candidate
	for _, x := range c.ofOneType() {
		if len(o.Types) == 0 || slices.Contains(o.Types, x.kind) {
			all = append(all, x)
		}
	}
	return c.merge(best(all), o.Knowledge.Lexicon)
}

// best are the most promising of all, so many of each type, in order.
func best(all []*candidate) []*candidate {
	order := func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.documents, a.documents), cmp.Compare(b.count, a.count), cmp.Compare(a.folded, b.folded))
	}
	kept := map[analysis.TermType][]*candidate{}
	for _, x := range all {
		most := mostOf(x.kind)
		list := append(kept[x.kind], x)
		if len(list) == 2*most { // the other half can be forgotten
			slices.SortFunc(list, order)
			list = list[:most]
		}
		kept[x.kind] = list
	}
	var chosen []*candidate
	for kind, list := range kept {
		slices.SortFunc(list, order)
		chosen = append(chosen, list[:min(mostOf(kind), len(list))]...)
	}
	slices.SortFunc(chosen, order)
	return chosen
}

// examined is how many candidates there are.
func (c *candidates) examined() int {
	n := 0
	for _, byName := range c.byName {
		n += len(byName)
	}
	return n
}

// ofOneType are the candidates, each with the type that most documents give it.
func (c *candidates) ofOneType() []*candidate {
	best := make(map[string]*candidate, c.examined())
	for _, kind := range slices.Sorted(maps.Keys(c.byName)) { // in an order, since the sum of a term depends on it
		for _, x := range c.byName[kind] {
			y := best[x.folded]
			if y == nil {
				best[x.folded] = x
				continue
			}
			into, from := y, x
			if betterType(x, y) {
				into, from = x, y
			}
			into.score += from.score
			into.documents = max(into.documents, from.documents)
			best[x.folded] = into
		}
	}
	all := make([]*candidate, 0, len(best))
	for _, x := range best {
		all = append(all, x)
	}
	return all
}

// betterType reports whether a's type suits its term better than b's.
func betterType(a, b *candidate) bool {
	if a.documents != b.documents {
		return a.documents > b.documents
	}
	return slices.Index(analysis.TermTypes(), a.kind) > slices.Index(analysis.TermTypes(), b.kind) // a name before a theme
}

// keyword is a candidate whose places are counted, with all its names.
type keyword struct {
	*candidate
	names []string // the first is the candidate's own
}

// merge makes one keyword of those that name the same: short names that documents
// introduce, those in the lexicon, and units with and without the place before them.
func (c *candidates) merge(all []*candidate, l *analysis.Lexicon) []*keyword {
	byFolded := map[string]*keyword{}
	var kept []*keyword
	if l == nil {
		l = analysis.NewLexicon()
	}
	into := c.sameUnit(all, l)
	for _, x := range all {
		if full, ok := c.short[x.folded]; ok && full != "" && full != x.folded && isOwnName(x.folded) {
			into[x] = full
		}
		if full := corpus.Fold(l.FullName(x.folded)).Text; full != x.folded {
			into[x] = full
		}
	}
	for _, x := range all {
		if _, ok := into[x]; !ok {
			k := &keyword{candidate: x, names: []string{x.term}}
			byFolded[x.folded] = k
			kept = append(kept, k)
		}
	}
	for _, x := range all {
		if full, ok := into[x]; ok {
			if k := byFolded[full]; k != nil {
				k.take(x.term)
				continue
			}
			k := &keyword{candidate: x, names: []string{x.term}} // the full name was no candidate after all
			byFolded[x.folded] = k
			kept = append(kept, k)
		}
	}
	for _, k := range kept {
		for _, short := range k.aliases {
			folded := corpus.Fold(short).Text
			if byFolded[folded] == nil && c.short[folded] == k.folded && isOwnName(folded) {
				k.take(short)
			}
		}
	}
	return kept
}

func (k *keyword) take(name string) {
	if !slices.ContainsFunc(k.names, func(n string) bool { return corpus.Fold(n).Text == corpus.Fold(name).Text }) {
		k.names = append(k.names, name)
	}
}

// isOwnName reports whether a short name means the same in all documents: not
// “方案”, “实施意见”, which official language is full of.
func isOwnName(short string) bool {
	const common = 40 // passages
	use, listed := analysis.ReferenceUse(short)
	return utf8.RuneCountInString(short) >= 3 && (!listed || use.Count < common)
}

// sameUnit says under which folded name units go that are the same as another.
func (c *candidates) sameUnit(all []*candidate, l *analysis.Lexicon) map[*candidate]string {
	into := map[*candidate]string{}
	first := map[string]*candidate{} // by full name
	var units []*candidate
	for _, x := range all {
		if x.kind != analysis.UnitTerm {
			continue
		}
		full := l.UnitName(x.folded)
		if y := first[full]; y != nil {
			into[x] = y.folded
			continue
		}
		first[full] = x
		units = append(units, x)
	}
	for _, x := range units { // 市民政局, where there is one 临江市民政局 alone
		var longer []*candidate
		for _, y := range units {
			if before, ok := strings.CutSuffix(y.folded, x.folded); ok && before != "" && isPlacePrefix(before, x.folded) {
				longer = append(longer, y)
			}
		}
		if len(longer) == 1 && into[longer[0]] == "" {
			into[x] = longer[0].folded
		}
	}
	return into
}

// isPlacePrefix reports whether before is a place that the name of a unit goes on
// with: 临江|市民政局, 临江市|民政局.
func isPlacePrefix(before, unit string) bool {
	const levels = "省市县区州镇乡"
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(unit)
	return utf8.RuneCountInString(before) <= 4 && (strings.ContainsRune(levels, last) || strings.ContainsRune(levels, first))
}
