package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"yian/corpus"
)

// page is what every rule gets: the document, its Reading and what the head
// says. Rules find stretches of read.Text and turn them into spans and texts
// through the methods below, so that no rule does offset arithmetic of its own.
type page struct {
	doc  *corpus.Document
	out  *corpus.Outline
	read *corpus.Reading
	text string // read.Text
	head Head
	cues *Cues           // nil: to be made where somebody speaks
	ctx  context.Context // of the analysis, which is all that a page serves

	asked, answers bool // what answersMotion said, once it was asked

	warnings  []Warning
	deadlines map[corpus.Stretch][]Deadline // what findDeadlines found: several rules ask for the same stretch
}

// newPage prepares doc for the rules.
func newPage(doc *corpus.Document) *page {
	return &page{doc: doc, out: doc.Outline, read: doc.Outline.Reading, text: doc.Outline.Reading.Text, deadlines: map[corpus.Stretch][]Deadline{}, ctx: context.Background()}
}

// stopped reports whether nobody waits for the result any more. Loops over
// paragraphs and items then end; what they leave undone does no harm.
func (p *page) stopped() bool { return p.ctx.Err() != nil }

// span is where st stands in the document.
func (p *page) span(st corpus.Stretch) corpus.Span { return p.read.Span(st) }

// source is the document's wording of st, hard wraps included.
func (p *page) source(st corpus.Stretch) string { return p.doc.At(p.span(st)) }

// clean is the document's wording of st without hard wraps and furniture.
func (p *page) clean(st corpus.Stretch) string { return p.doc.Clean(p.span(st)) }

// name is the printed name at st, without padding.
func (p *page) name(st corpus.Stretch) Name {
	return Name{Name: unpad(p.clean(st)), Span: p.span(st)}
}

// quote is the wording at st with its place.
func (p *page) quote(st corpus.Stretch) Quote {
	q := Quote{Text: p.source(st), Span: p.span(st)}
	if c := p.clean(st); c != q.Text {
		q.Clean = c
	}
	return q
}

// warn notes a place where a rule is unsure.
func (p *page) warn(st corpus.Stretch, message string) {
	p.warnings = append(p.warnings, Warning{Message: message, Span: p.span(st)})
}

// sortedWarnings are the warnings in text order, each once, though several rules
// may have read the same place.
func (p *page) sortedWarnings() []Warning {
	slices.SortStableFunc(p.warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(p.warnings)
}

// unpad takes the white space out of a name that was padded to a column (陳  瑩);
// a space between Latin letters stays.
func unpad(name string) string {
	return corpus.Unspace(name)
}
