package corpus

import "sort"

// aligned is a text made from a source text by leaving characters out and by
// replacing them one for one, with the way back. [Reading] and [Folded] are
// made of it.
type aligned struct {
	Text string
	runs []run
}

// run says which bytes of the source a run of bytes of Text came from: runs of
// equal length correspond byte for byte, a run of unequal length is one
// character that was replaced. Source bytes between runs were left out.
type run struct{ read, source, readLen, sourceLen int32 }

// Span is where st stands in the source: from its first to its last character,
// with whatever was left out in between.
func (a *aligned) Span(st Stretch) Span {
	if st.Len() == 0 {
		at := a.sourceOffset(st.Start)
		return Span{at, at}
	}
	return Span{a.sourceOffset(st.Start), a.sourceEnd(st.End)}
}

// Stretch is what is left of s in Text. It is empty where nothing of s is there.
func (a *aligned) Stretch(s Span) Stretch {
	start, end := a.textOffset(s.Start), a.textOffset(s.End)
	return Stretch{start, max(start, end)}
}

// sourceOffset is where the character at Text[at] stands in the source; the end
// of the last run where at is the end of Text.
func (a *aligned) sourceOffset(at int) int {
	i := a.runAt(at)
	if i == len(a.runs) {
		if i == 0 {
			return 0
		}
		last := a.runs[i-1]
		return int(last.source + last.sourceLen)
	}
	r := a.runs[i]
	if r.readLen != r.sourceLen {
		return int(r.source)
	}
	return int(r.source) + at - int(r.read)
}

// runAt is the index of the run that holds Text[at].
func (a *aligned) runAt(at int) int {
	return sort.Search(len(a.runs), func(i int) bool { return int(a.runs[i].read+a.runs[i].readLen) > at })
}

// sourceEnd is where the source character ends that ends at Text[:at].
func (a *aligned) sourceEnd(at int) int {
	i := sort.Search(len(a.runs), func(i int) bool { return int(a.runs[i].read+a.runs[i].readLen) >= at })
	if i == len(a.runs) {
		return a.sourceOffset(at)
	}
	r := a.runs[i]
	if r.readLen != r.sourceLen {
		return int(r.source + r.sourceLen)
	}
	return int(r.source) + at - int(r.read)
}

// textOffset is the first place in Text whose character stands at or after
// source offset at.
func (a *aligned) textOffset(at int) int {
	i := sort.Search(len(a.runs), func(i int) bool { return int(a.runs[i].source+a.runs[i].sourceLen) > at })
	if i == len(a.runs) {
		return len(a.Text)
	}
	r := a.runs[i]
	if at <= int(r.source) {
		return int(r.read)
	}
	if r.readLen != r.sourceLen {
		return int(r.read + r.readLen)
	}
	return int(r.read) + at - int(r.source)
}

// aligner builds an aligned text from left to right.
type aligner struct {
	text []byte
	runs []run
}

// keep takes over the n source bytes at source, whose text is s.
func (b *aligner) keep(source int, s string) {
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.readLen == last.sourceLen && int(last.source+last.sourceLen) == source {
			last.readLen += int32(len(s))
			last.sourceLen += int32(len(s))
			b.text = append(b.text, s...)
			return
		}
	}
	b.runs = append(b.runs, run{int32(len(b.text)), int32(source), int32(len(s)), int32(len(s))})
	b.text = append(b.text, s...)
}

// replace writes s for the n source bytes at source, which are one character.
func (b *aligner) replace(source, n int, s string) {
	if len(s) == n {
		b.keep(source, s)
		return
	}
	b.runs = append(b.runs, run{int32(len(b.text)), int32(source), int32(len(s)), int32(n)})
	b.text = append(b.text, s...)
}

func (b *aligner) aligned() aligned { return aligned{string(b.text), b.runs} }
