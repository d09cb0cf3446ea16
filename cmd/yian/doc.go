// Yian reads the documents of Chinese people's congresses and governments:
// motions (议案), the plans that answer them, the remarks made when those are
// reviewed. It finds tasks, targets, remarks and theme keywords, ties each task
// to what a motion asks for and each remark to the tasks it speaks of, and makes
// all of it searchable.
//
// # A tour of the code, from the bottom up
//
// Package [yian/corpus] says what a document is. Bytes become text
// (decode.go), lines become paragraphs (line.go, wrap.go, furniture.go),
// paragraphs a Reading on which rules can stand (reading.go), and in it the
// headings and numbered items are found (numbering.go, item.go, outline.go).
// Span and Stretch, the two kinds of position, are in span.go. fold.go makes the
// form in which strings are compared. store.go keeps documents and what people
// have decided about them in SQLite.
//
// Package [yian/analysis] finds things in a document. result.go holds all the
// nouns; Analyze in analyze.go is the sequence of steps. Each file after that
// finds one kind of thing: head*.go what a document says about itself, motion*.go
// and proposer.go motions, task_*.go the seven shapes of tasks, note*.go and
// unit.go who is responsible, deadline*.go and target*.go when and how much,
// speaker*.go and remark.go who said what, act*.go to what end, keyword*.go theme
// phrases. link*.go ties findings together and gap.go names what is left open.
// words.go is the only place that knows gse. decide.go replays what people have
// corrected.
//
// Package [yian/index] searches. A document's passages with the marks over them
// (passage.go) are written to segments (segment.go, update.go); a query (query.go,
// parse.go) is evaluated on the passages that may hold it (eval.go), ranked with
// the help of Bleve (bleve.go, rank.go), and told as hits, facets, concordance
// lines and trends. Package [yian/index/exact] finds every place of a string at
// any size.
//
// This program has one file for each command; root.go lists them. What commands
// share is beside them: document.go reads and analyses inputs, corpus.go and
// index.go open what lies on disk, output.go decides where results go and in
// which form, status.go turns errors into exit statuses. The layouts of tables
// are in cmd/internal/report; what is counted over many documents for keyword
// reports in cmd/internal/themes.
package main
