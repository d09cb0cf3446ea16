// Package index makes a corpus searchable.
//
// What is searched are the passages of the documents: their paragraphs, which
// cover each text without gap or overlap, bearing the marks of what was found in
// them (a task, a point of a remark). Strings are found by a literal search of
// the folded passages, which misses nothing; words are looked up in Bleve, which
// ranks by BM25.
//
// # From a query to hits
//
//	q, err := index.Parse("加装电梯 发言人:王芳") // or index.Literal(text)
//	ix, err := index.Open(dir, index.Config{Words: segmenter})
//	report, err := ix.Update(ctx, source, index.UpdateOptions{}) // after an import
//	found, err := ix.Search(ctx, q, index.Options{Limit: 20})
//	found.Total                      // passages
//	for hit, err := range found.Hits() { … }  // streams; hit.InRunes() for output
//	found.Facets(index.FacetSpeaker) // values with counts
//	found.Lines(12)                  // concordance
//	found.Trend(index.ByMonth)       // counts and rates
//	found.Suggestions                // when nothing was found
//
// A [Query] is a closed tree (query.go) parsed from the language of
// docs/query.md (parse.go). The tree is evaluated passage by passage (eval.go)
// on candidates that a [Finder] gives (finder.go); what the strings match is
// in pattern.go, what the fields say in field.go.
//
// # On disk
//
// An index is derived from a corpus and can be rebuilt from it at any time. Its
// folder holds sealed segments (segment.go), each a file of passages and a
// Bleve index of their words, and one manifest that names them (manifest.go).
// Nothing that a manifest names is ever changed, so any number of processes
// search while one writes. An index of another schema is made anew.
package index
