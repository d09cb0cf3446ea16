package corpus

// newOutline finds the paragraphs of text and the items that order them.
func newOutline(text string) *Outline { return &Outline{Reading: &Reading{}} }
