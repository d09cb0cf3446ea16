package analysis

import "yian/corpus"

// findDeadlines finds the deadlines in st, a stretch of the Reading that holds
// the wording of one task, in text order.
func findDeadlines(p *page, st corpus.Stretch) []Deadline { return nil }
