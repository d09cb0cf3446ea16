package analysis

import (
	"sort"

	"yian/corpus"
)

// tieToMotions names for each task, outcome and remark the motion whose part of the
// document it stands in.
func tieToMotions(p *page, r *Result) {
	var scopes []int // indexes of the motions with a scope, by its start
	for i := range r.Motions {
		if !r.Motions[i].Scope.IsZero() {
			scopes = append(scopes, i)
		}
	}
	sort.SliceStable(scopes, func(a, b int) bool {
		return r.Motions[scopes[a]].Scope.Start < r.Motions[scopes[b]].Scope.Start
	})
	at := func(s corpus.Span) string {
		k := sort.Search(len(scopes), func(k int) bool { return r.Motions[scopes[k]].Scope.Start > s.Start }) - 1
		if k < 0 || !r.Motions[scopes[k]].Scope.Contains(s) {
			return ""
		}
		return r.Motions[scopes[k]].ID
	}
	for i := range r.Tasks {
		r.Tasks[i].Motion = at(r.Tasks[i].Span)
	}
	for i := range r.Outcomes {
		r.Outcomes[i].Motion = at(r.Outcomes[i].Span)
	}
	for i := range r.Remarks {
		r.Remarks[i].Motion = at(r.Remarks[i].Span)
	}
}
