// Package exact finds every place of a string in the passages of many
// documents, whatever the string: a word, half a word, two digits, one
// character, a sentence.
//
// # What it finds
//
// Strings are compared in their folded form (corpus.Fold), so that 會同 finds
// 会同 and a line break inside a name does not hide it; or as they are written
// ([String.Verbatim]). Strings combine to a [Query]: [Pattern] with gaps and
// wildcards, [And], [Or], [Not], [Near], within a passage or a document. Answers are
// places in the source text ([Snapshot.Find]), passages ([Snapshot.Matches]), what
// ranking needs to know of them ([Snapshot.Hits]), and how many there are
// ([Snapshot.Count]). What is found is complete: it is what a scan of all the text
// would find, and was compared with one. What else is known of passages lies beside
// the index ([Beside]) and meets with it on their numbers.
//
//	x, err := exact.Open(dir, exact.Options{})
//	s, err := x.Snapshot()
//	defer s.Close()
//	for place, err := range s.Find(ctx, exact.And{
//		exact.String{Text: "社区治理"},
//		exact.Not{Query: exact.String{Text: "试点"}},
//	}) { … }
//
// # How
//
// Documents lie in segments, files that never change. A segment holds the folded
// text of its passages, cut into blocks of 4 KB, and for each character and each
// pair of neighbouring characters the blocks in which it stands. A string can
// only be in blocks that hold all its pairs; these are searched, some gigabytes
// a second, by two of its bytes. So a phrase is found in 90 MB in a millisecond,
// by an index of half of the text, and no tokens stand between a reader and
// what was written. Pairs that stand in very many blocks name their passages as
// well.
//
// From bottom to top:
//
//	bitset, numbers, list     sets and lists of block numbers
//	scan                      the search for a string in a text
//	patch                     from folded text back to its source
//	layout, segment           the file: writing, and reading where it lies
//	terms, common, builder    making a segment
//	query, plan               what is asked, and what answers it in one segment:
//	literal, verbatim, boolean
//	phrase, pattern, near     gaps, wildcards and nearness, in a segment or in any
//	                          text that one has in hand
//	snapshot, find, passages  what is asked for
//	files, manifest, lock     the folder, what is valid in it, and who may write
//	index, update, sweep      the index as it changes
//	beside                    what else belongs to a segment
//	due, merging, merge, join few large segments made of many small ones
//	guard, verify             what is done about damage
//
// # Life
//
// An index is derived: the record is elsewhere, and whoever keeps it compares
// [Snapshot.Documents] with it and makes good the difference by [Index.Update].
// So there is no log. What is not in the index yet can be searched with it
// ([Snapshot.With]). An Update writes new segments, syncs them, and then names
// them in a new manifest; this one renaming is the moment at which all of it
// takes place. A crash leaves the state before or after it. Removed documents
// are marked in the manifest until their segment is merged. Segments of like
// size are merged in the background, neighbours with neighbours, so that the
// order of documents stays.
//
// Any number of processes may read while one writes; a [Snapshot] stays as it is
// whatever happens to the index. No file is changed, cut or overwritten while
// anybody may have it mapped, and one that cannot be removed because a reader
// has it (Windows) is removed by a later writer.
//
// # Limits
//
// A segment has at most 4 GB of text, a document's text as well. Numbers of
// documents and passages hold within one Snapshot; outside, name a document by
// its ID and a passage by its number in it. Text must be UTF-8.
//
// Opening checks that files are whole, not that no bit of them has changed:
// [Snapshot.Verify] does. Bytes that contradict each other, and pages that the
// disk cannot give, come out as [ErrDamaged] from whatever meets them.
package exact
