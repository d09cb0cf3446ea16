package analysis

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/analysis/internal/related"
	"yian/corpus"
)

// linkText is the wording of an end, taken apart for comparison. Offsets are
// bytes of folded.Text.
type linkText struct {
	folded  *corpus.Folded
	pairs   []pairAt    // two Han characters each, in text order
	pairBag bag         // their ids
	charBag bag         // its Han characters
	words   []linkWord  // content words, in text order
	known   *vocabulary // of the words

	wordClasses []int32
	wordSet     idSet
	concepts    []conceptAt
	classes     idSet     // their classes
	classBy     []float64 // the weight of each of classes
	acts        uint32
	quoted      []string // names in quotation marks
	figures     []linkFigure
	clauses     int
	middle      related.Vector // of the group, see weighing
	place       related.Vector // the weighted mean of the words', of length 1; nil: no word is known
}

// pairAt is a pair of characters and its place.
type pairAt struct{ id, at, end int32 }

// linkWord is a content word.
type linkWord struct {
	id         int32
	start, end int32
	clause     int32
	first, n   int32 // its pairs: pairs[first : first+n]
	class, of  int32 // the classes of the concepts it belongs to: wordClasses[class : class+of]
	weight     float64
}

// bag is what a text holds of some sort of things, each with its weight.
type bag struct {
	ids     idSet
	weights []float32
	length  float64 // of the vector of weights
}

// weigh gives the things of b their weights.
func (b *bag) weigh(by func(id int32) float64) {
	b.weights = make([]float32, len(b.ids))
	sum := 0.0
	for i, id := range b.ids {
		w := by(id)
		b.weights[i] = float32(w)
		sum += w * w
	}
	b.length = math.Sqrt(sum)
}

// cosine is the likeness of two bags, and the weight of what they share.
func (b *bag) cosine(o *bag) (cosine, shared float64) {
	for i, k := 0, 0; i < len(b.ids) && k < len(o.ids); {
		switch {
		case b.ids[i] < o.ids[k]:
			i++
		case b.ids[i] > o.ids[k]:
			k++
		default:
			shared += float64(b.weights[i]) * float64(o.weights[k])
			i++
			k++
		}
	}
	if shared == 0 {
		return 0, 0
	}
	return shared / (b.length * o.length), shared
}

// conceptAt is a place where a term of a class stands.
type conceptAt struct {
	class      int32
	start, end int32
	rarity     float32 // of the term, in [0,1]
}

// vocabulary numbers strings in the order in which they come.
type vocabulary struct {
	ids     map[string]int32
	rarity  []float64 // of each, in [0,1]
	vectors []related.Vector
}

// textReader takes texts apart.
type textReader struct {
	words    *Segmenter
	terms    vocabulary // words
	pairs    map[uint64]int32
	charRare map[int32]mean // how rare the words are that a character stands in, in [0,1]
	settled  bool           // texts may be read by several goroutines: charRare stays as it is
	pairRare []float64      // how rare the words are that a pair of characters stands in, in [0,1]
	concepts *conceptTable
	roles    map[string]wordRole // of words that name no object, among others
	rarity   func(string) float64
	related  *related.Table
	frozen   bool // several goroutines read: no word may be added
}

// mean is a mean in the making.
type mean struct {
	sum float64
	n   int
}

// or is the mean, or other where there is nothing to take it of.
func (m mean) or(other float64) float64 {
	if m.n == 0 {
		return other
	}
	return m.sum / float64(m.n)
}

// read takes text apart.
func (r *textReader) read(text string) *linkText {
	t := &linkText{folded: corpus.Fold(text), known: &r.terms}
	s := t.folded.Text
	r.readPairs(t, s)
	words := r.words.Segment(s)
	t.concepts = r.concepts.find(s, words)
	classes := make([]int32, 0, len(t.concepts))
	for i := range t.concepts {
		c := &t.concepts[i]
		classes = append(classes, c.class)
		c.rarity = float32(r.terms.rarity[r.word(s[c.start:c.end])])
	}
	t.classes = newIDSet(classes)
	t.acts = actionsIn(s)
	t.quoted = quotedNames(s)
	t.figures = figuresIn(s)
	r.readWords(t, s, words)
	return t
}

// acrossWords is how rare a pair of characters counts that stands in no word.
const acrossWords = 0.8

// readPairs notes each two Han characters that stand side by side.
func (r *textReader) readPairs(t *linkText, s string) {
	var last rune
	lastAt := 0
	ids, chars := make([]int32, 0, len(s)/3), make([]int32, 0, len(s)/3)
	for at, c := range s {
		if !unicode.Is(unicode.Han, c) && !(c < utf8.RuneSelf && isLatin(byte(c))) {
			last = 0
			continue
		}
		if c >= utf8.RuneSelf && !strings.ContainsRune(looseCharacters, c) {
			chars = append(chars, c)
		}
		if last != 0 {
			key := uint64(last)<<32 | uint64(c)
			id, ok := r.pairs[key]
			if !ok {
				id = int32(len(r.pairs))
				r.pairs[key] = id
				r.pairRare = append(r.pairRare, acrossWords)
			}
			t.pairs = append(t.pairs, pairAt{id, int32(lastAt), int32(at + utf8.RuneLen(c))})
			ids = append(ids, id)
		}
		last, lastAt = c, at
	}
	t.pairBag.ids, t.charBag.ids = newIDSet(ids), newIDSet(chars)
}

// readWords notes the content words: those of two characters and more that are
// no numbers, function words or words of routine.
func (r *textReader) readWords(t *linkText, s string, words []Word) {
	clause := int32(0)
	pair, concept := 0, 0
	ids := []int32{}
	for _, w := range words {
		spelling := s[w.Start:w.End]
		switch {
		case w.POS == "w":
			if closesClause(nextRune(spelling)) {
				clause++
			}
			continue
		case w.POS == "m":
			continue
		}
		if utf8.RuneCountInString(spelling) < 2 && r.concepts.short[spelling] == nil || !isContent(w.POS) {
			continue
		}
		id := r.word(spelling)
		ids = append(ids, id)
		found := linkWord{id: id, class: int32(len(t.wordClasses)), start: int32(w.Start), end: int32(w.End), clause: clause}
		for pair < len(t.pairs) && t.pairs[pair].at < found.start {
			pair++
		}
		found.first = int32(pair)
		for k := pair; k < len(t.pairs) && t.pairs[k].end <= found.end; k++ {
			found.n++
		}
		for concept < len(t.concepts) && t.concepts[concept].end <= found.start {
			concept++
		}
		for k := concept; k < len(t.concepts) && t.concepts[k].start < found.end; k++ {
			if t.concepts[k].end > found.start {
				t.wordClasses = append(t.wordClasses, t.concepts[k].class)
				found.of++
			}
		}
		if !r.settled {
			for _, c := range spelling {
				m := r.charRare[c]
				r.charRare[c] = mean{m.sum + r.terms.rarity[id], m.n + 1}
			}
		}
		for _, p := range t.pairs[found.first : found.first+found.n] {
			if rare := r.terms.rarity[id]; rare < r.pairRare[p.id] { // no write where a text is read again, by several goroutines
				r.pairRare[p.id] = rare
			}
		}
		t.words = append(t.words, found)
	}
	t.clauses = int(clause) + 1
	t.wordSet = newIDSet(ids)
}

// unknownWord is the number of a word that was not met when all texts were read.
const unknownWord = 0

// word is the number of a word.
func (r *textReader) word(spelling string) int32 {
	id, ok := r.terms.ids[spelling]
	if !ok && r.frozen {
		return unknownWord
	}
	if !ok {
		id = int32(len(r.terms.rarity))
		r.terms.ids[spelling] = id
		r.terms.rarity = append(r.terms.rarity, r.rarity(spelling))
		r.terms.vectors = append(r.terms.vectors, r.related.Vector(spelling))
	}
	return id
}

// isContent reports whether words of a part of speech say what a text is about.
func isContent(pos string) bool {
	switch {
	case pos == "", pos == "x", pos == "eng":
		return true
	case strings.HasPrefix(pos, "n"), strings.HasPrefix(pos, "v"), strings.HasPrefix(pos, "a"):
		return true
	}
	switch pos[0] {
	case 'j', 'l', 'i', 's', 'b', 'g':
		return true
	}
	return false
}

// quotedNames is what stands in quotation marks in s, where it is short enough
// for a name: “红色物业”.
func quotedNames(s string) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(s, "“")
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, "”")
		if !ok {
			return names
		}
		if n := utf8.RuneCountInString(name); 2 <= n && n <= 16 {
			names = append(names, name)
		}
		s = after
	}
}

// linkWeights says what a word, a pair of characters and a class weigh.
type linkWeights struct{ word, pair, char, class func(id int32) float64 }

// weigh gives words, pairs and classes their weights.
func (t *linkText) weigh(by linkWeights) {
	for i := range t.words {
		t.words[i].weight = by.word(t.words[i].id)
	}
	t.pairBag.weigh(by.pair)
	t.charBag.weigh(by.char)
	t.classBy = make([]float64, len(t.classes))
	for _, c := range t.concepts {
		i, _ := slices.BinarySearch(t.classes, c.class)
		t.classBy[i] = max(t.classBy[i], by.class(c.class)*min(1, leastTerm+float64(c.rarity)))
	}
}

// leastTerm is added to the rarity of a class's term: what a common term says is
// little, not nothing.
const leastTerm = 0.2

// classWeight is the weight of a class, 0 where the text has no term of it.
func (t *linkText) classWeight(class int32) float64 {
	if i, ok := slices.BinarySearch(t.classes, class); ok {
		return t.classBy[i]
	}
	return 0
}

// meaning is the place of w among the words' meanings, nil where it is not known.
func (t *linkText) meaning(w *linkWord) related.Vector { return t.known.vectors[w.id] }

// partPlace is the place of some of t's words among the words' meanings, away from
// the middle of the group; nil where none is known.
func (t *linkText) partPlace(words []linkWord) related.Vector {
	mean := make(related.Vector, len(t.middle))
	known := false
	for i := range words {
		w := &words[i]
		for k, v := range t.meaning(w) {
			mean[k] += float32(w.weight) * v
			known = true
		}
	}
	if !known {
		return nil
	}
	mean.Norm()
	for k := range mean {
		mean[k] -= t.middle[k]
	}
	mean.Norm()
	return mean
}
