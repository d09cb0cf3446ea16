package analysis

import "yian/analysis/internal/reference"

// ReferencePassage is the length of a passage, in bytes, of which the table of
// official language counts how many hold a word or phrase.
const ReferencePassage = 3000

// rarest is the number of passages that is taken for a phrase that the table lacks:
// it has no phrases of fewer than 5.
const rarest = 4

// ReferenceUse is in how many passages of official language at large a word or
// phrase stands, of how many. A phrase that the table lacks (listed is false) counts
// as the rarest phrase it could have, so that no keyness is made up from its
// absence.
func ReferenceUse(term string) (use Sample, listed bool) {
	ref := reference.Open()
	n := ref.Count(term)
	if listed = n > 0; !listed {
		n = rarest
	}
	return Sample{float64(n), float64(ref.Passages())}, listed
}
