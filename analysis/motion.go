package analysis

// findMotions finds the motions that the document contains, cites or deals with.
func findMotions(p *page, remarks []Remark) []Motion { return nil }

// tieToMotions names for each task and remark the motion whose part of the
// document it stands in.
func tieToMotions(p *page, r *Result) {}
