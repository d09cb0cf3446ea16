package themes

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"yian/analysis"
)

// How many are listed of each.
const (
	mostVoices   = 3
	mostUnits    = 3
	mostTogether = 5
	mostPairs    = 60
	mostGroups   = 30
	mostOfGroup  = 10
	mostGone     = 20
	leastPair    = 2 // paragraphs
	leastPaired  = 200
)

// general names the table of official language.
const general = "通用公文语料（法规、报告、新闻、议事录）"

// Gather works out the keywords of sources.
func Gather(ctx context.Context, sources []Source, o Options) (*Report, error) {
	o.Workers = max(o.Workers, 1)
	o.Least = max(o.Least, 1)
	c := newCandidates()
	if err := c.gather(ctx, sources, &o); err != nil {
		return nil, err
	}
	t := newTally(c.chosen(&o), &o)
	t.records = c.records
	examined := c.examined()
	c = nil // what was not chosen is needed no more
	if err := t.count(ctx, sources); err != nil {
		return nil, err
	}
	r := &Report{
		Texts: t.measured, Scope: o.Scope, Before: o.Before, Reference: o.Reference, General: o.Reference == "",
		By: o.By, Examined: examined, Counted: len(t.keywords), Least: o.Least,
	}
	if r.General {
		r.Reference = general
	}
	r.Periods = t.periods()
	t.rows(r)
	t.groupRows(r)
	return r, nil
}

// numbered is a row with the number of its keyword.
type numbered struct {
	*Row
	n int
}

// rows fills in the rows of r, those of the leading type first.
func (t *tally) rows(r *Report) {
	compares := r.Compares()
	var here, gone []numbered
	for i, k := range t.keywords {
		c := t.counts[i]
		switch {
		case c.places[Target] >= t.options.Least:
			here = append(here, numbered{t.row(r, i, k, c, compares), i})
		case compares && c.places[Target] == 0 && c.places[Previous] >= t.options.Least:
			if row := t.row(r, i, k, c, true); row.Change == analysis.Gone {
				gone = append(gone, numbered{row, i})
			}
		}
	}
	slices.SortFunc(here, func(a, b numbered) int { return compareRows(a.Row, b.Row) })
	slices.SortFunc(gone, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(b.Shift.LL, a.Shift.LL), cmp.Compare(a.Term, b.Term))
	})
	wide := t.options.Limit
	if wide > 0 {
		wide = max(wide, leastPaired) // words that are not listed are named beside those that are
	}
	here = t.distinct(here, wide)
	t.companions(here)
	here = append(t.distinct(here, t.options.Limit), t.distinct(gone[:min(mostGone, len(gone))], t.options.Limit)...)
	for _, x := range here {
		r.Rows = append(r.Rows, x.Row)
	}
	t.pairs(r, here)
}

// compareRows puts types in their order and the weightier first.
func compareRows(a, b *Row) int {
	types := analysis.TermTypes()
	return cmp.Or(cmp.Compare(slices.Index(types, a.Type), slices.Index(types, b.Type)),
		cmp.Compare(b.weight, a.weight), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Term, b.Term))
}

// distinct leaves out rows that say again what a better one says, and takes of each
// type as many as are asked for.
func (t *tally) distinct(rows []numbered, limit int) []numbered {
	var kept []numbered
	taken := map[analysis.TermType]int{}
	for _, x := range rows {
		most := limit
		if most > 0 && x.Type != analysis.ThemeTerm && len(t.options.Types) != 1 {
			most = max(most/5, 5)
		}
		if most > 0 && taken[x.Type] == most {
			continue
		}
		if !slices.ContainsFunc(kept, func(y numbered) bool { return repeats(x.Row, y.Row) }) {
			taken[x.Type]++
			kept = append(kept, x)
		}
	}
	return kept
}

// repeats reports whether a says what the better b says: one holds the other, and
// they are nearly as long, or the shorter hardly stands without the longer.
func repeats(a, b *Row) bool {
	short, long := a, b
	if len(short.Term) > len(long.Term) {
		short, long = long, short
	}
	if !strings.Contains(long.Term, short.Term) {
		return false
	}
	if a.Type != b.Type || a.Type != analysis.ThemeTerm { // 市住建局, 临江市住建局; a theme inside a title
		return a.Type == b.Type && short.Count == long.Count
	}
	return 3*len(short.Term) >= 2*len(long.Term) || 5*long.Count >= 4*short.Count
}

// row is what is known of keyword k, number n.
func (t *tally) row(r *Report, n int, k *keyword, c *counts, compares bool) *Row {
	row := &Row{
		Term: k.term, Type: k.kind, Names: t.namesOf(n, k), Count: c.places[Target], Documents: c.documents, Speakers: len(c.voices),
		InMotions: c.inMotions, InTasks: c.inTasks, InRemarks: c.inRemarks, Tasks: c.tasks, First: c.first,
		Units: top(c.units, mostUnits), Voices: top(c.voices, mostVoices), Together: []Together{},
		Examples: c.examples[:min(mostShown, len(c.examples))],
	}
	for _, e := range c.more {
		if len(row.Examples) < mostShown {
			row.Examples = append(row.Examples, e)
		}
	}
	size := float64(t.measured[Target].Characters)
	row.Rate = analysis.Sample{Count: float64(row.Count), Size: size}.Per10000()
	t.compare(r, row, k, c)
	if compares {
		n := c.places[Previous]
		now, before := analysis.Sample{Count: float64(row.Count), Size: size}, analysis.Sample{Count: float64(n), Size: float64(t.measured[Previous].Characters)}
		shift := analysis.Compare(now, before)
		row.Previous, row.Change, row.Shift = &n, analysis.ChangeOf(now, before), &shift
	}
	row.New = t.isNew(n, k, row)
	row.ByPeriod = t.byPeriod(r.Periods, c)
	row.weight = t.weight(r, k, row)
	return row
}

// compare fills in the comparison with the reference.
func (t *tally) compare(r *Report, row *Row, k *keyword, c *counts) {
	if r.General {
		row.Sample = analysis.Sample{Count: float64(c.passages[Target]), Size: float64(t.measured[Target].bytes) / analysis.ReferencePassage}
		row.Sample.Size = max(row.Sample.Size, row.Sample.Count)
		row.Against, row.Listed = analysis.ReferenceUse(k.folded)
	} else {
		row.Sample = analysis.Sample{Count: float64(row.Count), Size: float64(t.measured[Target].Characters)}
		row.Against = analysis.Sample{Count: float64(c.places[Against]), Size: float64(t.measured[Against].Characters)}
	}
	row.Keyness = analysis.Compare(row.Sample, row.Against)
	row.Direction = row.Keyness.Direction()
}

// weight is by what rows are ordered: in how many documents people would note the
// keyword, the more the rarer it is at large; against documents that were asked
// for, how sure the difference is; names by how often they occur.
func (t *tally) weight(r *Report, k *keyword, row *Row) float64 {
	switch {
	case !r.General && row.Direction == analysis.Overused:
		return 1e6 + row.Keyness.LL
	case !r.General && row.Direction == analysis.Underused:
		return -row.Keyness.LL
	case k.kind == analysis.UnitTerm, k.kind == analysis.PlaceTerm, k.kind == analysis.PersonTerm:
		return float64(row.Count)
	}
	const most = 6
	score := k.score
	if score == 0 { // a title or an indicator that is no phrase of any document
		score = float64(row.Documents) / 100
	}
	switch row.Direction {
	case analysis.Overused:
		return score * (1 + min(row.Keyness.LogRatio, most)/most)
	case analysis.Underused:
		return score * 0.3
	}
	return score * 0.6
}

// namesOf are the names of a keyword, its own first, then by how often they stand
// there; those that do not are left out.
func (t *tally) namesOf(n int, k *keyword) []Count {
	var all []Count
	for i, name := range k.names {
		if times := t.ofName[t.first[n]+i]; i == 0 || times > 0 {
			all = append(all, Count{name, times})
		}
	}
	slices.SortStableFunc(all[1:], func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return all
}

// isNew reports whether a keyword may be a new word.
func (t *tally) isNew(n int, k *keyword, row *Row) bool {
	words := t.options.Knowledge.Words
	if row.Count == 0 || t.options.Knowledge.Lexicon.Forbids(k.folded) || k.kind != analysis.ThemeTerm && k.kind != analysis.PolicyTerm || utf8.RuneCountInString(k.folded) > mostNew {
		return false
	}
	return analysis.IsNewWord(k.folded, row.Names[0].Count, words.Parts(k.folded), func(part string) int {
		return t.ofName[t.number[part]]
	})
}

// mostNew is how many characters a new word has at most.
const mostNew = 8

// top are the most frequent of counts.
func top(counts map[string]int, most int) []Count {
	all := make([]Count, 0, len(counts))
	for name, n := range counts {
		all = append(all, Count{name, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return all[:min(most, len(all))]
}

// periods are the years of the dated documents where there are three or more, else
// the months.
func (t *tally) periods() []Period {
	years := map[string]*Period{}
	for month, p := range t.months {
		y := years[month[:4]]
		if y == nil {
			y = &Period{Name: month[:4]}
			years[month[:4]] = y
		}
		y.Documents += p.Documents
		y.Characters += p.Characters
	}
	of := t.months
	if len(years) > 2 {
		of = years
	}
	var all []Period
	for _, name := range slices.Sorted(maps.Keys(of)) {
		all = append(all, *of[name])
	}
	return all
}

// byPeriod are the places of a keyword by period.
func (t *tally) byPeriod(periods []Period, c *counts) []int {
	all := make([]int, len(periods))
	for month, n := range c.months {
		for i, p := range periods {
			if p.Name == month || len(p.Name) == 4 && p.Name == month[:4] {
				all[i] += n
				break
			}
		}
	}
	return all
}

// stands says how often two keywords stand together; no LL where that may be chance,
// or where one holds the other.
func (t *tally) stands(a, b numbered) (paragraphs int, ll float64) {
	both := int(t.together[pairAt(a.n, b.n)])
	if both < leastPair || strings.Contains(a.Term, b.Term) || strings.Contains(b.Term, a.Term) {
		return both, 0
	}
	ll = analysis.Pair{Both: both, First: t.counts[a.n].paragraphs, Second: t.counts[b.n].paragraphs, All: t.all}.LogLikelihood()
	if ll < analysis.LL100 {
		return both, 0
	}
	return both, ll
}

// companions fills in what stands together with each of rows.
func (t *tally) companions(rows []numbered) {
	for i, a := range rows {
		for _, b := range rows[:i] {
			if both, ll := t.stands(a, b); ll > 0 {
				a.Together = append(a.Together, Together{b.Term, both, ll})
				b.Together = append(b.Together, Together{a.Term, both, ll})
			}
		}
	}
	for _, x := range rows {
		slices.SortStableFunc(x.Together, func(a, b Together) int { return cmp.Or(cmp.Compare(b.LL, a.LL), cmp.Compare(a.Term, b.Term)) })
		x.Together = x.Together[:min(mostTogether, len(x.Together))]
	}
}

// pairs fills in which rows of the report stand together, the strongest first.
func (t *tally) pairs(r *Report, rows []numbered) {
	for i, a := range rows {
		for j := i + 1; j < len(rows); j++ {
			if both, ll := t.stands(a, rows[j]); ll > 0 {
				r.Pairs = append(r.Pairs, Pair{i, j, both, ll})
			}
		}
	}
	slices.SortStableFunc(r.Pairs, func(a, b Pair) int { return cmp.Compare(b.LL, a.LL) })
	r.Pairs = r.Pairs[:min(mostPairs, len(r.Pairs))]
}

// groupRows fills in the keywords of each speaker, unit or motion.
func (t *tally) groupRows(r *Report) {
	values := slices.SortedFunc(maps.Keys(t.groups), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.groups[b].characters, t.groups[a].characters), cmp.Compare(a, b))
	})
	for _, v := range values[:min(mostGroups, len(values))] {
		g := t.groups[v]
		group := Group{Name: v, Characters: g.characters}
		rest := float64(t.measured[Target].Characters - g.characters)
		for n, places := range g.places {
			row := GroupRow{
				Term:   t.keywords[n].term,
				Sample: analysis.Sample{Count: float64(places), Size: float64(g.characters)},
				Rest:   analysis.Sample{Count: float64(t.counts[n].places[Target] - places), Size: rest},
			}
			if row.Keyness = analysis.Compare(row.Sample, row.Rest); row.Keyness.Direction() == analysis.Overused && places >= t.options.Least {
				group.Rows = append(group.Rows, row)
			}
		}
		slices.SortFunc(group.Rows, func(a, b GroupRow) int {
			return cmp.Or(cmp.Compare(b.Keyness.LL, a.Keyness.LL), cmp.Compare(len(b.Term), len(a.Term)), cmp.Compare(a.Term, b.Term))
		})
		group.Rows = distinctTerms(group.Rows)
		if len(group.Rows) > 0 {
			r.Groups = append(r.Groups, group)
		}
	}
}

// distinctTerms are the first rows, without those whose term is part of a better
// one's or holds it.
func distinctTerms(rows []GroupRow) []GroupRow {
	var kept []GroupRow
	for _, x := range rows {
		if len(kept) == mostOfGroup {
			break
		}
		if !slices.ContainsFunc(kept, func(y GroupRow) bool { return strings.Contains(y.Term, x.Term) || strings.Contains(x.Term, y.Term) }) {
			kept = append(kept, x)
		}
	}
	return kept
}
