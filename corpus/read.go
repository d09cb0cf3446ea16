package corpus

// NewDocument is the document with the given text, which is UTF-8 with \n line
// ends. source names it in messages.
func NewDocument(source, text string) *Document {
	d := &Document{Source: source, Encoding: "utf-8", Format: "text", Text: text}
	d.Outline = newOutline(text)
	return d
}
