package index

import (
	"unicode/utf8"

	"yian/corpus"
)

// Schema names the shape of the JSON that `yian search` prints.
const Schema = "yian.search/1"

// Hit is a passage that matches a query.
type Hit struct {
	ID       string        `json:"id"`     // of the innermost mark that holds the first match (r3.p2, t4), else p and the passage's number
	Source   string        `json:"source"` // the document's path
	SHA256   string        `json:"sha256"`
	Title    string        `json:"title,omitempty"` // the document's
	Kind     string        `json:"kind"`            // task, point, demand, problem, solution, heading, text
	Motion   string        `json:"motion,omitempty"`
	Speaker  string        `json:"speaker,omitempty"`
	Role     string        `json:"role,omitempty"`
	Units    []string      `json:"units,omitempty"`
	Date     string        `json:"date,omitempty"`
	Meeting  string        `json:"meeting,omitempty"`
	Span     corpus.Span   `json:"span"` // the passage
	Text     string        `json:"text"`
	Matches  []corpus.Span `json:"matches"` // places of the query, in the document
	Score    float64       `json:"score"`
	Citation string        `json:"citation"` // 会议，日期，发言人，段，文件

	Paragraph int      `json:"paragraph"`         // number of the passage in the document, from 1
	Act       string   `json:"act,omitempty"`     // of a point: 肯定, 问题, 建议, 询问, 其他
	Explain   []Reason `json:"explain,omitempty"` // what the score is made of, where it was asked for

	offsets *passageOffsets
}

// Reason is a part of a score.
type Reason struct {
	Name  string  `json:"name"` // in Chinese: 字串, 占比, 词, 邻近, 类型
	Value float64 `json:"value"`
}

// InRunes is the hit with its spans in code points of the document, as they are
// written in output.
func (h Hit) InRunes() Hit {
	if h.offsets == nil {
		return h
	}
	h.Span = h.offsets.span(h.Span)
	matches := make([]corpus.Span, len(h.Matches))
	for i, m := range h.Matches {
		matches[i] = h.offsets.span(m)
	}
	h.Matches, h.offsets = matches, nil
	return h
}

// passageOffsets turns byte offsets in a passage into code points of its
// document.
type passageOffsets struct {
	text       string // of the passage, blanks around it included
	at         int    // where it begins in the document, bytes
	characters int    // and in code points
}

func (o *passageOffsets) span(s corpus.Span) corpus.Span {
	start := o.characters + utf8.RuneCountInString(o.text[:s.Start-o.at])
	return corpus.Span{Start: start, End: start + utf8.RuneCountInString(o.text[s.Start-o.at:s.End-o.at])}
}
