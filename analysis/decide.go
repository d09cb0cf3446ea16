package analysis

import "yian/corpus"

// apply replays what people have decided about the document's findings.
func apply(p *page, r *Result, decisions []corpus.Decision) {}
