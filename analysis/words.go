package analysis

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"yian/analysis/internal/dict"
)

// Word is a word of a text: text[Start:End].
type Word struct {
	Start, End int    // bytes
	POS        string // part of speech in the tag set of ICTCLAS: n, v, vn, ns, m …; w punctuation and white space, x unknown
}

// Segmenter cuts Chinese text into words, as gse does on its full dictionary and
// with the words of a [Lexicon] besides. It starts at once: of the 352,000 words
// only those that occur in a text are handed to gse, at their true probability,
// which changes nothing in the outcome. Over a long run, when that has cost as
// much as loading them all, it loads them all.
//
// A Segmenter may be used by several goroutines at once.
type Segmenter struct {
	dict      *dict.Dictionary
	forbidden map[string]bool
	added     map[rune][]string // the lexicon's words by their first character, long ones first
	mixed     map[rune][]string // those of them that are mixed
	addedFreq float64           // the frequency that each of them counts
	total     float64           // of all words together
	raw       bool              // no word is recognised by rule, as in gse itself

	spent atomic.Int64 // words handed to gse so far
	full  func() cutter

	themes func() *themeTables
}

// NewSegmenter returns a segmenter that knows the general dictionary and lex,
// which must not change afterwards; nil is the built-in one.
func NewSegmenter(lex *Lexicon) *Segmenter {
	if lex == nil {
		lex = NewLexicon()
	}
	added := lex.Added()
	s := &Segmenter{dict: dict.Open(), forbidden: maps.Clone(lex.forbidden), added: make(map[rune][]string), mixed: make(map[rune][]string)}
	s.addedFreq = winning(s.dict.Total(), len(added))
	s.total = s.dict.Total() + float64(len(added))*s.addedFreq
	for _, w := range added {
		r, _ := utf8.DecodeRuneInString(w)
		s.added[r] = append(s.added[r], w)
	}
	for _, words := range s.added {
		slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	}
	for r, words := range s.added {
		if mixed := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !isMixed(w) }); len(mixed) > 0 {
			s.mixed[r] = mixed
		}
	}
	s.full = sync.OnceValue(s.loadAll)
	s.themes = sync.OnceValue(newThemeTables)
	return s
}

// winning is the frequency of a word that is to win over any way of cutting it:
// that of a very common word, and no more than the dictionary can bear where n
// words want it.
func winning(total float64, n int) float64 {
	return float64(int(total) / max(4096, 4*n))
}

// cutter appends the words of text[from:to] to words. It hides gse from the types
// of this package: a program that can reach gse.Segmenter by reflection is
// linked with all its methods, and with 32 MB of dictionaries they refer to.
type cutter func(words []Word, text string, from, to int) []Word

// Segment cuts text into words that cover it without gap or overlap. Text should
// be in simplified characters, as a Reading is.
func (s *Segmenter) Segment(text string) []Word {
	if text == "" {
		return nil
	}
	words := make([]Word, 0, len(text)/4+1)
	for more := range s.clauses(text) {
		words = append(words, more...)
	}
	return words
}

// clauses yields the words of text in order, a few at a time: each time they are
// to be used before the next. A long text has 250 MB of words.
func (s *Segmenter) clauses(text string) iter.Seq[[]Word] { return s.divide(text, s.load(text)) }

// divide divides text into stretches that cut is to cut and words that are
// recognised by rule: lexicon words with digits, numbers, punctuation.
func (s *Segmenter) divide(text string, cut cutter) iter.Seq[[]Word] {
	return func(yield func([]Word) bool) {
		words := make([]Word, 0, 32)
		open := 0 // where the clause that is being read begins
		for at := 0; at < len(text); {
			end, pos := s.ruled(text, at)
			if end == at { // an ordinary character
				at += wordRun(text[at:])
				continue
			}
			if words = words[:0]; open < at {
				words = cut(words, text, open, at)
			}
			if words = append(words, Word{at, end, pos}); !yield(words) {
				return
			}
			at, open = end, end
		}
		if open < len(text) {
			yield(cut(words[:0], text, open, len(text)))
		}
	}
}

// ruled is the word that a rule recognises at text[at:]; its end is at where
// there is none.
func (s *Segmenter) ruled(text string, at int) (end int, pos string) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if !s.raw {
		for _, w := range s.mixed[r] {
			if strings.HasPrefix(text[at:], w) && !(isLatin(w[len(w)-1]) && startsLatin(text[at+len(w):])) {
				return at + len(w), addedTag
			}
		}
		if n := numeralOf(r, size, text[at:]); n > 0 {
			return at + n, "m"
		}
	}
	if !isWordRune(r) {
		return at + size, "w"
	}
	return at, ""
}

// isMixed reports whether a word of the lexicon holds what the rules for numbers
// and punctuation would cut off: 5G, 互联网+, “双一流”.
func isMixed(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return !isWordRune(r) || '0' <= r && r <= '9' })
}

func startsLatin(text string) bool { return text != "" && isLatin(text[0]) }

// wordRun is the length of what stands together at the beginning of text: a
// Latin word or a single other character.
func wordRun(text string) int {
	n := 0
	for n < len(text) && isLatin(text[n]) {
		n++
	}
	if n > 0 {
		return n
	}
	_, size := utf8.DecodeRuneInString(text)
	return size
}

func isLatin(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isWordRune reports whether r can be part of a word.
func isWordRune(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF:
		return true
	case r < utf8.RuneSelf:
		return isLatin(byte(r))
	case 0x3001 <= r && r <= 0x3003, 0x3008 <= r && r <= 0x3011, 0xFF01 <= r && r <= 0xFF0F:
		return false // the usual punctuation
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// placeholder stands for all dictionary words that do not occur in a text. It
// is a private-use character, which is never part of a word.
const placeholder = "\U000F0000"

// load returns a cutter that knows every word of text.
func (s *Segmenter) load(text string) cutter {
	all := int64(s.dict.Words())
	if s.spent.Load() > all {
		return s.full()
	}
	ids, spellings := s.occurring(text)
	s.spent.Add(int64(len(ids)))
	g := newGSE(len(ids) + 1)
	s.addLexicon(g, text)
	for i, id := range ids {
		add(g, spellings[i], s.dict.Freq(id), s.dict.Tag(id))
	}
	return s.finish(g)
}

// loadAll returns a cutter that knows every word there is.
func (s *Segmenter) loadAll() cutter {
	g := newGSE(s.dict.Words() + 1)
	for _, words := range s.added {
		for _, w := range words {
			add(g, w, s.addedFreq, addedTag)
		}
	}
	for spelling, id := range s.dict.All() {
		if !s.forbidden[spelling] {
			add(g, spelling, s.dict.Freq(id), s.dict.Tag(id))
		}
	}
	return s.finish(g)
}

// finish lets the placeholder carry the frequency of all words that g lacks, so
// that those it has get the probability they have among all.
func (s *Segmenter) finish(g *gse.Segmenter) cutter {
	add(g, placeholder, s.total-g.Dict.TotalFreq(), "")
	g.CalcToken()
	return func(words []Word, text string, from, to int) []Word {
		for _, seg := range g.Segment([]byte(text[from:to])) {
			words = append(words, Word{from + seg.Start(), from + seg.End(), seg.Token().Pos()})
		}
		return words
	}
}

// newGSE returns a gse segmenter with an empty dictionary that has room for n
// words.
func newGSE(n int) *gse.Segmenter {
	g := &gse.Segmenter{Dict: gse.NewDict()}
	g.Dict.Tokens = make([]gse.Token, 0, n)
	return g
}

// add hands a word to g. What gse calls an error here cannot happen: its trie
// refuses only an empty spelling.
func add(g *gse.Segmenter, spelling string, freq float64, tag string) {
	_ = g.AddToken(spelling, freq, tag)
}

// knows reports whether the dictionary has word.
func (s *Segmenter) knows(word string) bool {
	_, ok := s.dict.Find(word)
	return ok
}

// occurring gives the dictionary words of which text contains the spelling,
// without those that the lexicon forbids.
func (s *Segmenter) occurring(text string) (ids []dict.ID, spellings []string) {
	seen := make([]uint64, s.dict.Size()/64+1)
	for at := range text {
		if text[at] < utf8.RuneSelf && !isLatin(text[at]) {
			continue
		}
		for n, id := range s.dict.Prefixes(text[at:]) {
			word, bit := id/64, uint64(1)<<(id%64)
			if seen[word]&bit != 0 {
				continue
			}
			seen[word] |= bit
			spelling := text[at : at+n]
			if !s.forbidden[spelling] {
				ids = append(ids, id)
				spellings = append(spellings, spelling)
			}
		}
	}
	return ids, spellings
}

// addedTag is the part of speech of the lexicon's words.
const addedTag = "n"

// addLexicon hands g the words of the lexicon that occur in text.
func (s *Segmenter) addLexicon(g *gse.Segmenter, text string) {
	if len(s.added) == 0 {
		return
	}
	for at, r := range text {
		for _, w := range s.added[r] {
			if strings.HasPrefix(text[at:], w) {
				add(g, w, s.addedFreq, addedTag) // once: gse keeps the first of equal words
			}
		}
	}
}
