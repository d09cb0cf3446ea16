package analysis

import "yian/corpus"

// findTargets finds the targets in st, a stretch of the Reading that holds the
// wording of one task, in text order.
func findTargets(p *page, st corpus.Stretch) []Target { return nil }
