package analysis

// findKeywords finds the theme phrases of the document, best first.
func findKeywords(p *page, k Knowledge) []Keyword { return nil }
