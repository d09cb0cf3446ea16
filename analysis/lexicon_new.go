package analysis

import (
	"unicode/utf8"

	"yian/analysis/internal/reference"
)

// A new word stands at least leastNew times, has at most mostNewWords known words
// in it, and makes up at least half of the occurrences of the rarest of them.
const (
	leastNew     = 3
	mostNewWords = 4
)

// Parts are the words of which a name is made, in order; one for a name that is a
// word itself.
func (s *Segmenter) Parts(name string) []string {
	var parts []string
	for _, w := range s.Segment(name) {
		parts = append(parts, name[w.Start:w.End])
	}
	return parts
}

// IsNewWord reports whether a name that a text holds so many times may be a word of
// its own that the lexicon, the dictionary and the table of official language lack:
// it always comes in one piece, and something in it is unusual. parts are its words,
// and count says how often the text holds each of them. A person decides; see
// `yian lexicon accept`.
//
//	银龄|食堂      of an unusual word
//	云|湖|驿站     of characters that form no known word
//	社区|食堂      no: a phrase of common words
func IsNewWord(name string, times int, parts []string, count func(part string) int) bool {
	if times < leastNew || len(parts) < 2 || len(parts) > mostNewWords || reference.Open().Count(name) > 0 || !isUnusual(parts) {
		return false
	}
	rarest := -1
	for _, part := range parts {
		if utf8.RuneCountInString(part) == 1 { // it stands in other words as well
			continue
		}
		if n := count(part); rarest < 0 || n < rarest {
			rarest = n
		}
	}
	return 2*times >= rarest
}

// isUnusual reports whether one of parts is rare in official language, or two
// single characters stand side by side.
func isUnusual(parts []string) bool {
	const rare = 30 // passages
	single := false
	for _, part := range parts {
		if utf8.RuneCountInString(part) > 1 {
			if reference.Open().Count(part) < rare {
				return true
			}
			single = false
			continue
		}
		if single {
			return true
		}
		single = true
	}
	return false
}
