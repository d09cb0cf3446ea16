// Package analysis finds in a document what offices and researchers ask of it:
// motions with their proposers, tasks with units, deadlines and targets,
// remarks by speaker, theme keywords, and the links between them.
//
// [Analyze] is a pure function of a document, a [Lexicon] and the decisions
// people have recorded. Its [Result] is what `yian extract` prints. [Link] ties
// the parts of one or more results together.
//
// Rules work on the document's Reading (see package corpus), where hard wraps,
// character sets and widths no longer matter, and give their findings as Spans
// of the source text. One file holds one kind of finding: deadline.go,
// target.go, unit.go, speaker.go …; each task shape has a file of its own
// (task_bracket.go, task_list.go …). To teach the program a new form, find the
// file named after it and add a row to its table test.
package analysis
