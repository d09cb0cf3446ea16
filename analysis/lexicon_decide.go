package analysis

import (
	"encoding/json"

	"yian/corpus"
)

// The kinds of decisions about the lexicon. The Key is the word; a later
// decision about the same word replaces an earlier one.
const (
	LexiconWord  = "lexicon.word"  // Value: WordAdd, WordForbid or WordPlain
	LexiconAlias = "lexicon.alias" // Value: the full name that the word is short for; "" takes it back
)

// What can be decided about a word.
const (
	WordAdd    = "add"    // it is one word
	WordForbid = "forbid" // it is none
	WordPlain  = "plain"  // as the dictionary says: takes an earlier decision back
)

// Decide takes in what people have decided about words and short names, oldest
// first.
func (l *Lexicon) Decide(decisions []corpus.Decision) {
	word, alias := map[string]string{}, map[string]string{}
	for _, d := range decisions {
		var value string
		if json.Unmarshal(d.Value, &value) != nil {
			continue
		}
		switch d.Kind {
		case LexiconWord:
			word[d.Key] = value
		case LexiconAlias:
			alias[d.Key] = value
		}
	}
	for w, value := range word { // each entry is about its own word: order does not matter
		switch value {
		case WordAdd:
			l.Add(w)
		case WordForbid:
			l.Forbid(w)
		}
	}
	for short, full := range alias {
		if full != "" {
			l.Alias(short, full)
		}
	}
}
