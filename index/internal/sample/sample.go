// Package sample makes text for measurements: as much as is wanted, the same
// each time, and in what matters to an index like the documents of a congress.
// Few characters and words make up most of it, whole phrases come again, numbers
// and Latin letters stand between, and a document keeps to its words. It has no
// meaning.
package sample

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"yian/corpus"
)

// Document is a text in passages.
type Document struct {
	ID       string
	Passages []Passage
}

// Passage is a paragraph, its byte offset in the document's text, and what a
// corpus knows about it.
type Passage struct {
	Text                              string
	Start                             int
	Kind, Speaker, Date, Unit, Motion string
}

// How much there is of each; with these some 90 MB have about as many different
// pairs of characters as have real documents.
const (
	characters = 3800
	words      = 30_000
	phrases    = 60_000
	own        = 40 // words that a document likes
	followers  = 16 // words that like to follow a word
	speakers   = 1500
	units      = 300
	motions    = 4000
	dates      = 1200
)

// Documents yields documents until they have n bytes of text. The same seed
// gives the same documents.
func Documents(seed uint64, n int) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		w := newWriter(seed)
		for i, size := 0, 0; size < n; i++ {
			d := w.document(i)
			for _, p := range d.Passages {
				size += len(p.Text)
			}
			if !yield(d) {
				return
			}
		}
	}
}

// writer writes from a vocabulary of its own.
type writer struct {
	*rand.Rand
	words   []string
	phrases [][]int             // numbers of words
	follow  [][followers]uint16 // by the number of a word
	last    int                 // number of the last word
	common  *rand.Zipf          // ranks of words
	repeat  *rand.Zipf          // ranks of phrases
	liked   *rand.Zipf          // ranks of followers
	text    []byte
}

func newWriter(seed uint64) *writer {
	r := rand.New(rand.NewPCG(seed, 0x5961))
	w := &writer{
		Rand:   r,
		common: rand.NewZipf(r, 1.2, 40, words-1),
		repeat: rand.NewZipf(r, 1.05, 300, phrases-1),
		liked:  rand.NewZipf(r, 1.3, 3, followers-1),
	}
	han := w.characters()
	rank := rand.NewZipf(r, 1.2, 30, characters-1)
	for range words {
		var word []rune
		for range []int{1, 2, 2, 2, 2, 2, 2, 3, 3, 4}[r.IntN(10)] {
			word = append(word, han[rank.Uint64()])
		}
		w.words = append(w.words, string(word))
	}
	w.follow = make([][followers]uint16, words)
	for i := range w.follow {
		for k := range w.follow[i] {
			w.follow[i][k] = uint16(w.common.Uint64())
		}
	}
	for range phrases {
		var phrase []int
		for range 2 + r.IntN(4) {
			phrase = append(phrase, w.next())
		}
		w.phrases = append(w.phrases, phrase)
	}
	return w
}

// characters are simplified ones, whose ranks have nothing to do with their
// codes.
func (w *writer) characters() (han []rune) {
	for _, n := range w.Perm(20_900) {
		if c := string(rune(0x4E00 + n)); corpus.Fold(c).Text == c && len(han) < characters {
			han = append(han, rune(0x4E00+n))
		}
	}
	return han
}

func (w *writer) document(i int) Document {
	d := Document{ID: fmt.Sprintf("%064x", i)}
	likes := make([]int, own)
	for k := range likes {
		likes[k] = w.IntN(words / 2)
	}
	speaker := w.IntN(speakers)
	date := fmt.Sprintf("20%02d-%02d-%02d", w.IntN(dates)/60, 1+w.IntN(12), 1+w.IntN(28))
	motion := fmt.Sprintf("第%d号", w.IntN(motions))
	start := 0
	for range 10 + w.IntN(120) {
		if w.IntN(6) == 0 {
			speaker = w.IntN(speakers)
		}
		w.passage(likes)
		p := Passage{
			Text: string(w.text), Start: start,
			Kind:    []string{"text", "text", "text", "task", "point", "heading"}[w.IntN(6)],
			Speaker: fmt.Sprintf("代表%d", speaker),
			Date:    date,
			Unit:    fmt.Sprintf("单位%d", w.IntN(units)),
			Motion:  motion,
		}
		start += len(p.Text) + 1
		d.Passages = append(d.Passages, p)
	}
	return d
}

// passage writes some sentences to w.text.
func (w *writer) passage(likes []int) {
	w.text = w.text[:0]
	for range 1 + w.IntN(4) {
		for range 1 + w.IntN(3) {
			w.clause(likes)
			w.text = append(w.text, "，"...)
		}
		w.text = append(w.text[:len(w.text)-len("，")], "。"...)
	}
}

// next is the next word: five times of six one that likes to follow the last.
func (w *writer) next() int {
	if w.IntN(6) == 0 {
		w.last = int(w.common.Uint64())
	} else {
		w.last = int(w.follow[w.last][w.liked.Uint64()])
	}
	return w.last
}

func (w *writer) word(n int) {
	w.text = append(w.text, w.words[n]...)
	w.last = n
}

func (w *writer) clause(likes []int) {
	for range 2 + w.IntN(4) {
		switch n := w.IntN(100); {
		case n < 30:
			for _, word := range w.phrases[w.repeat.Uint64()] {
				w.word(word)
			}
		case n < 50:
			w.word(likes[w.IntN(own)])
		case n < 57:
			w.text = fmt.Appendf(w.text, "%d年", 1990+w.IntN(40))
		case n < 59:
			w.text = fmt.Appendf(w.text, "%d.%d%%", w.IntN(100), w.IntN(10))
		case n < 60:
			w.text = append(w.text, []string{"gdp", "pm2.5", "5g", "app", "rcep"}[w.IntN(5)]...)
		default:
			w.word(w.next())
		}
	}
}
