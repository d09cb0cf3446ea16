package corpus

import "strings"

// Document is one file as the rest of the program knows it.
type Document struct {
	Source   string // the argument or path it was read from, as given
	SHA256   string // of the file's bytes, lower-case hexadecimal
	Encoding string // utf-8, gb18030, big5, utf-16le, utf-16be; for other formats the format's name
	Format   string // text or markdown
	Text     string // decoded: UTF-8, line ends \n, no byte-order mark, nothing else changed
	Outline  *Outline
}

// At is the text that stands at s.
func (d *Document) At(s Span) string { return d.Text[s.Start:s.End] }

// Clean is the text at s without hard wraps and page furniture: what a reader
// would copy out by hand. Characters keep their form and width.
func (d *Document) Clean(s Span) string {
	r := d.Outline.Reading
	st := r.Stretch(s)
	i := r.runAt(st.Start)
	if i < len(r.runs) && int(r.runs[i].read+r.runs[i].readLen) >= st.End && r.runs[i].readLen == r.runs[i].sourceLen {
		return d.At(r.Span(st)) // the usual case: one run
	}
	var clean strings.Builder
	for ; i < len(r.runs) && int(r.runs[i].read) < st.End; i++ {
		run := r.runs[i]
		part := Stretch{max(st.Start, int(run.read)), min(st.End, int(run.read+run.readLen))}
		if source := d.At(r.Span(part)); strings.Contains(source, "\n") {
			clean.WriteString(r.Text[part.Start:part.End])
		} else {
			clean.WriteString(source)
		}
	}
	return clean.String()
}
