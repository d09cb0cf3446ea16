package analysis

// findRemarks finds the turns of speakers, in text order.
func findRemarks(p *page) []Remark { return nil }
