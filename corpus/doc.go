// Package corpus says what a document is and keeps documents.
//
// A file's bytes are decoded to text ([Read], [Decode]), and the text is read
// the way a person reads it: lines broken by a typesetter are joined to
// paragraphs, page headers and web page furniture are set aside, and headings
// and numbered items are recognised ([Outline]). A [Store] keeps the original
// bytes, the text and every decision a person has made about it.
//
// # Two kinds of position
//
// A [Span] is a place in the document's text, which is never changed. All that
// leaves the program is a Span.
//
// A [Stretch] is a place in the document's [Reading]: a copy of the text in
// which hard wraps are joined, furniture is left out, traditional characters
// are simplified and every punctuation mark has one width. A rule written for
// the Reading holds for 「由經濟部會同財政部」 broken over two lines as for
// “由经济部会同财政部”. The two types cannot be mixed up; [Reading.Span] and
// [Reading.Stretch] lead from one to the other.
package corpus
