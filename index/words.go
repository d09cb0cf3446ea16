package index

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
)

// Segmenter cuts text into words; *[analysis.Segmenter] is one.
type Segmenter interface {
	Segment(text string) []analysis.Word
}

const (
	// segmentAtOnce is how many bytes are cut into words in one go: many passages,
	// since the segmenter first looks up the words of all that it gets.
	segmentAtOnce = 64 << 10
	// maxPassageTerms is under how many words a passage is found. What a text of megabytes
	// without a paragraph says beyond them counts for strings, not for words.
	maxPassageTerms = 50_000
)

// passageTerms gives the numbers of doc's passages with the words under which
// each is found, in text order: those that words cuts it into, without single
// characters, which say nothing of a text's matter, and the pairs of characters
// inside the longer ones, since a word may stand inside another (处理 in 处理厂).
// The words of a passage are good until the next one.
func passageTerms(words Segmenter, doc *corpus.Document) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		if words == nil || doc.Outline == nil {
			for i := range passages(doc) {
				if !yield(i, nil) {
					return
				}
			}
			return
		}
		all, read := doc.Outline.Paragraphs, doc.Outline.Reading.Text
		var found []string
		for from := 0; from < len(all); {
			start, to := all[from].Read.Start, from+1
			for to < len(all) && all[to].Read.End-start < segmentAtOnce {
				to++
			}
			for w := range cutWords(words, read[start:all[to-1].Read.End]) {
				for ; from < to-1 && all[from].Read.End <= start+w.Start; from++ {
					if !yield(from, found) {
						return
					}
					found = found[:0]
				}
				if len(found) < maxPassageTerms {
					found = appendTerms(found, read[start+w.Start:start+w.End])
				}
			}
			for ; from < to; from++ {
				if !yield(from, found) {
					return
				}
				found = found[:0]
			}
		}
	}
}

// cutWords gives the words of text, which is cut in pieces where it is long.
func cutWords(words Segmenter, text string) iter.Seq[analysis.Word] {
	return func(yield func(analysis.Word) bool) {
		for at := 0; at < len(text); {
			end := min(at+2*segmentAtOnce, len(text))
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end--
			}
			for _, w := range words.Segment(text[at:end]) {
				w.Start, w.End = w.Start+at, w.End+at
				if !yield(w) {
					return
				}
			}
			at = end
		}
	}
}

// appendTerms appends to terms those of a word.
func appendTerms(terms []string, word string) []string {
	if n := hanLength(word); n > 1 {
		terms = append(terms, word)
		if n > 2 {
			terms = appendPairs(terms, word)
		}
	} else if n == 0 && isTerm(word) && utf8.RuneCountInString(word) > 1 {
		terms = append(terms, strings.ToLower(word))
	}
	return terms
}

// hanLength is how many characters a word of Chinese characters has; 0 for any
// other word.
func hanLength(word string) (n int) {
	for _, r := range word {
		if !(0x4E00 <= r && r <= 0x9FFF) && !unicode.Is(unicode.Han, r) {
			return 0
		}
		n++
	}
	return n
}

// isTerm reports whether a word is worth looking up: not a mark, nor white space.
func isTerm(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) && !strings.ContainsFunc(word, unicode.IsSpace)
}

// appendPairs appends to terms the pairs of neighbouring characters in word.
func appendPairs(terms []string, word string) []string {
	last := -1
	for at := range word {
		if last >= 0 {
			_, size := utf8.DecodeRuneInString(word[at:])
			terms = append(terms, word[last:at+size])
		}
		last = at
	}
	return terms
}

// topics are the words of text to search by when its string is not found:
// without pairs and single characters.
func topics(words Segmenter, text string) []string {
	if words == nil {
		return nil
	}
	read := corpus.NewDocument("", text).Outline.Reading.Text
	var all []string
	for _, w := range words.Segment(read) {
		if word := strings.ToLower(read[w.Start:w.End]); isTerm(word) && utf8.RuneCountInString(word) > 1 {
			all = append(all, word)
		}
	}
	return all
}
