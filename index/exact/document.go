package exact

import (
	"errors"

	"yian/corpus"
)

// Document is a text to be indexed, as the passages that it consists of.
type Document struct {
	ID       string // tells it from all others: best a hash of its content
	Passages []Passage
	Beside   any // for [Beside] alone
}

// Passage is a stretch of a document in which strings are found. No string is
// found across the border of two passages.
type Passage struct {
	Text  string // of the source, UTF-8, unchanged
	Start int    // byte offset in the document's text, at most 4 GB
}

// Place is where a query was found.
type Place struct {
	Document int         // number of the document in the snapshot, see [Snapshot.ID]
	Passage  int         // number of the passage in the document, from 0
	Span     corpus.Span // in the document's source text
}

// Match is a passage that a query matches.
type Match struct {
	Number   int // of the passage in the snapshot, see [Snapshot.Number]
	Document int // number of the document in the snapshot
	Passage  int // number of the passage in the document
	Places   int // how many places the query has in it
	Length   int // bytes of its folded text
}

// Totals says how often a query was found. A query without places, such as
// [Not], still has passages and documents.
type Totals struct{ Places, Passages, Documents int }

// Errors that callers tell apart.
var (
	ErrDamaged  = errors.New("index is damaged")                   // rebuild it
	ErrOutdated = errors.New("index was made for another version") // rebuild it
	ErrMissing  = errors.New("no index")                           // create it
	ErrLocked   = errors.New("index is being written by another process")
	ErrClosed   = errors.New("index is closed")
	ErrQuery    = errors.New("query cannot be answered")
)

var (
	errNotUTF8  = errors.New("text is not UTF-8")
	errTooLarge = errors.New("too much text for one segment")
)
