package corpus

import "iter"

// Pieces yields, in order, the pieces of which Text is made, each with the
// place it came from. A piece as long as its source corresponds to it byte for
// byte; any other is one character that was replaced. Source bytes between two
// pieces, before the first or after the last were left out.
func (a *aligned) Pieces() iter.Seq2[Stretch, Span] {
	return func(yield func(Stretch, Span) bool) {
		for _, r := range a.runs {
			st := Stretch{int(r.read), int(r.read + r.readLen)}
			if !yield(st, Span{int(r.source), int(r.source + r.sourceLen)}) {
				return
			}
		}
	}
}
