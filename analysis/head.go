package analysis

// findHead reads what the document says about itself.
func findHead(p *page) Head { return Head{Kind: Other} }
