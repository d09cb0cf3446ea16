package analysis

import (
	"maps"
	"slices"
	"strings"
)

// Lexicon holds the words of the field that a general dictionary lacks, those of
// the dictionary that tear words of the field apart, and the short names of
// units. The zero Lexicon is empty; [NewLexicon] returns the built-in one.
type Lexicon struct {
	added     map[string]bool
	forbidden map[string]bool
	aliases   map[string]string
}

// NewLexicon returns the built-in lexicon, to which more can be added.
func NewLexicon() *Lexicon {
	l := &Lexicon{}
	l.Add(strings.Fields(fieldWords)...)
	l.Forbid(strings.Fields(tornWords)...)
	for line := range strings.Lines(unitAliases) {
		if names := strings.Fields(line); len(names) > 1 {
			for _, short := range names[1:] {
				l.Alias(short, names[0])
			}
		}
	}
	return l
}

// Add makes each of words one word, whatever the dictionary says.
func (l *Lexicon) Add(words ...string) {
	if l.added == nil {
		l.added = make(map[string]bool)
	}
	for _, w := range words {
		if w != "" {
			l.added[w] = true
			delete(l.forbidden, w)
		}
	}
}

// Forbid makes none of words a word.
func (l *Lexicon) Forbid(words ...string) {
	if l.forbidden == nil {
		l.forbidden = make(map[string]bool)
	}
	for _, w := range words {
		l.forbidden[w] = true
		delete(l.added, w)
	}
}

// Alias makes short another name of full: 发改委 of 发展和改革委员会.
func (l *Lexicon) Alias(short, full string) {
	if l.aliases == nil {
		l.aliases = make(map[string]string)
	}
	if short != full {
		l.aliases[short] = full
	}
}

// FullName is the full name that name, without the place before it, is short
// for; name itself where none is known.
func (l *Lexicon) FullName(name string) string {
	for range len(l.aliases) { // an alias of an alias; ends even where they form a circle
		full, ok := l.aliases[name]
		if !ok {
			break
		}
		name = full
	}
	return name
}

// Added is the words that were added, sorted.
func (l *Lexicon) Added() []string { return slices.Sorted(maps.Keys(l.added)) }

// Forbidden is the words that were forbidden, sorted.
func (l *Lexicon) Forbidden() []string { return slices.Sorted(maps.Keys(l.forbidden)) }

// Aliases is the short names, each with its full name.
func (l *Lexicon) Aliases() map[string]string { return maps.Clone(l.aliases) }

// Has reports whether word was added.
func (l *Lexicon) Has(word string) bool { return l.added[word] }

// UnitName is the full name of a unit of which name may be a short form, the place
// before it kept: 市发展和改革委员会 of 市发改委.
func (l *Lexicon) UnitName(name string) string {
	for at := range name {
		if full := l.FullName(name[at:]); full != name[at:] {
			return name[:at] + full
		}
	}
	return name
}

// Forbids reports whether word was forbidden.
func (l *Lexicon) Forbids(word string) bool { return l.forbidden[word] }
