// Package index makes a corpus searchable.
//
// What is searched are the passages of the documents: their paragraphs, which
// cover each text without gap or overlap, bearing the marks of what was found in
// them (a task, a point of a remark; passage.go). Strings are found by an exact
// index of the folded passages, which misses nothing; words lie in segments of
// Bleve's format, over which Bleve ranks the passages by BM25 (bleve.go).
//
// # From a query to hits
//
//	ix, err := index.Sync(ctx, dir, config, source, notify) // open, after bringing it up to date
//	q, err := index.Parse("加装电梯 发言人:王芳")            // or index.Literal(text)
//	found, err := ix.Search(ctx, q, index.Options{Limit: 20})
//	found.Total                                              // passages
//	for hit, err := range found.Hits() { … }                 // streams; hit.InRunes() for output
//	found.Facets(index.FacetSpeaker)                         // values with counts
//	found.Groups(index.FacetMeeting)                         // with rates per 10,000 characters
//	found.Trend(index.FacetMonth)                            // the same over time
//	found.Lines(12, index.LinesByRight)                      // concordance
//	found.Collocates(index.CollocateOptions{})
//	found.Suggestions                                        // when nothing was found
//
// A [Query] is a closed tree (query.go), parsed from the language of
// docs/query.md (parse.go, field.go, period.go). It becomes a plan (plan.go): the
// same tree with its strings made into matchers of the exact index (pattern.go), and
// what a passage needs to hold. A [Finder], the exact index of a segment (finder.go),
// gives the passages that do; the plan is evaluated on their folded texts (eval.go),
// in several stretches at once (scope.go, gather.go). One string alone, with gaps or
// without, is answered by the Finder without reading a text here. What stands above a place comes from columns
// beside the passages (column.go, attribute.go), of which a field asks each value
// once: no document is read before a hit is shown (search.go). What is found is
// ranked (rank.go), counted (facet.go, trend.go), shown in rows (concordance.go).
//
// # On disk
//
// An index is derived from a corpus and can be rebuilt from it at any time. Its
// folder is one of package exact, whose manifest names what is valid: segments
// with the folded texts of their passages and where each string stands in them.
// Beside each lie two more files (beside.go): the documents with their marks
// and columns (segment.go, codec.go) and the words of the passages, in Bleve's segment format
// (bleve.go). They are written, merged and removed together. Nothing that a
// manifest names is ever changed, so any number of processes search while one
// writes (writer.go, update.go), and a writer that is killed leaves the state
// before its last batch. An index of another schema, or a damaged one, is made
// anew.
//
// [Index.Verify] compares what search finds with the texts of the database, by
// other code (verify.go, plain.go).
package index
