// Package index makes a corpus searchable.
//
// What is searched are the passages of the documents: their paragraphs, which
// cover each text without gap or overlap, bearing the marks of what was found in
// them (a task, a point of a remark). Words are looked up in Bleve, where they
// are ranked; strings are found by a literal scan of the folded passages, which
// misses nothing. A [Query] is parsed from the query language of docs/query.md;
// a [Hit] is a passage with every place where the query matches it.
//
// An index is derived from a corpus.Store and can be rebuilt from it at any time.
package index
