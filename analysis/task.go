package analysis

// findTasks finds the work that the document assigns.
func findTasks(p *page, motions []Motion, remarks []Remark) []Task { return nil }
