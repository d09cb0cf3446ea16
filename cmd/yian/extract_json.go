package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"yian/analysis"
)

// writeResults writes what `yian extract --format json` prints: the schema and
// the documents, as writeJSON would write them but finding by finding. A text of
// 30 MB has 200 MB of findings, which encoding/json would hold twice.
func writeResults(w io.Writer, results []*analysis.Result) error {
	j := &resultWriter{w: w}
	j.text("{\n \"schema\": %q,\n \"documents\": [", analysis.Schema)
	for i, r := range results {
		if i > 0 {
			j.text(",")
		}
		j.text("\n  ")
		j.result(r)
	}
	if len(results) > 0 {
		j.text("\n ")
	}
	j.text("]\n}\n")
	return j.err
}

// resultWriter writes parts of a JSON text until the first error.
type resultWriter struct {
	w   io.Writer
	err error
}

func (j *resultWriter) text(format string, args ...any) {
	if j.err == nil {
		_, j.err = fmt.Fprintf(j.w, format, args...)
	}
}

// result writes r: its head as it is, each list in the place that a copy without
// lists leaves for it.
func (j *resultWriter) result(r *analysis.Result) {
	head := *r
	head.Motions, head.Tasks, head.Remarks, head.Keywords, head.Warnings = nil, nil, nil, nil, nil
	rest := j.encoded(head, "  ")
	rest = list(j, rest, "motions", r.Motions)
	rest = list(j, rest, "tasks", r.Tasks)
	rest = list(j, rest, "remarks", r.Remarks)
	rest = list(j, rest, "keywords", r.Keywords)
	rest = list(j, rest, "warnings", r.Warnings)
	j.text("%s", rest)
}

// list writes head up to the list called name, then its items, and returns what
// follows it in head. No string of head holds the name in quotes, since these
// would be escaped.
func list[T any](j *resultWriter, head, name string, items []T) string {
	before, after, _ := strings.Cut(head, `"`+name+`": null`)
	j.text("%s%q: ", before, name)
	switch {
	case items == nil:
		j.text("null")
		return after
	case len(items) == 0:
		j.text("[]")
		return after
	}
	for i := range items {
		if j.err != nil {
			break
		}
		j.text("%c\n    %s", "[,"[min(i, 1)], j.encoded(&items[i], "    "))
	}
	j.text("\n   ]")
	return after
}

// encoded is v as JSON whose lines after the first begin with indent.
func (j *resultWriter) encoded(v any, indent string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, " ")
	if err := enc.Encode(v); err != nil && j.err == nil {
		j.err = fmt.Errorf("write %T as JSON: %w", v, err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
