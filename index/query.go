package index

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Query is a query as a tree of [And], [Or], [Not], [String], [Near] and
// [Field]. The set is closed. String gives the query in the language that
// [Parse] reads.
type Query interface {
	fmt.Stringer
	node()
}

// And holds for a passage in which every part holds. A field among the parts
// limits the others: their places must stand where the field holds.
type And struct{ Parts []Query }

// Or holds for a passage in which one part holds.
type Or struct{ Parts []Query }

// Not holds for a passage in which Part does not. Of a field it means the
// places where the field does not hold.
type Not struct{ Part Query }

// String holds for a passage in which a string stands.
type String struct {
	Text  string // as typed
	Plain bool   // ? and * in Text mean themselves
}

// Near holds where Left and Right, both made of strings, stand close together,
// in whatever order.
type Near struct {
	Left, Right Query
	Within      int // characters between them, at most
}

// Field holds at a place whose attribute has a value.
type Field struct {
	Name  FieldName
	Value string // as typed, without quotes
	Whole bool   // Value is the whole name, not a part of it

	test fieldTest
}

func (*And) node()    {}
func (*Or) node()     {}
func (*Not) node()    {}
func (*String) node() {}
func (*Near) node()   {}
func (*Field) node()  {}

func (q *And) String() string { return join(q.Parts, " ") }
func (q *Or) String() string  { return join(q.Parts, " 或 ") }
func (q *Not) String() string { return "-" + operand(q.Part) }
func (q *Near) String() string {
	return operand(q.Left) + " 近/" + strconv.Itoa(q.Within) + " " + operand(q.Right)
}

func (q *String) String() string {
	if q.Plain {
		return quote(q.Text)
	}
	return q.Text
}

func (q *Field) String() string {
	if q.Whole {
		return q.Name.label() + ":" + quote(q.Value)
	}
	return q.Name.label() + ":" + q.Value
}

// quote puts s in quotation marks that do not occur in it. A text that holds
// all of them cannot be written in the language; it only stands in messages.
func quote(s string) string {
	for _, q := range []struct{ open, end string }{{`"`, `"`}, {"“", "”"}, {"「", "」"}} {
		if !strings.Contains(s, q.end) {
			return q.open + s + q.end
		}
	}
	return `"` + s + `"`
}

func join(parts []Query, between string) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = operand(p)
	}
	return strings.Join(texts, between)
}

// operand is q as it stands beside an operator.
func operand(q Query) string {
	switch q.(type) {
	case *And, *Or, *Near:
		return "(" + q.String() + ")"
	}
	return q.String()
}

// Literal is the query for text as it stands, without any syntax.
func Literal(text string) (Query, error) {
	p := parser{text: text}
	return p.newString(0, text, true)
}

// Strings are the strings of q that it asks for (not those it excludes), in the
// order in which they stand.
func Strings(q Query) []string {
	var all []string
	for _, s := range wanted(q) {
		all = append(all, s.Text)
	}
	return all
}

// wanted are the String nodes of q that are not under a Not.
func wanted(q Query) []*String {
	switch q := q.(type) {
	case *String:
		return []*String{q}
	case *And:
		return wantedOf(q.Parts)
	case *Or:
		return wantedOf(q.Parts)
	case *Near:
		return wantedOf([]Query{q.Left, q.Right})
	}
	return nil
}

func wantedOf(parts []Query) []*String {
	var all []*String
	for _, p := range parts {
		all = append(all, wanted(p)...)
	}
	return all
}

// hasStrings reports whether a string stands anywhere in q. A query without
// one says something about places, not about wording.
func hasStrings(q Query) bool {
	switch q := q.(type) {
	case *String, *Near:
		return true
	case *And:
		return anyHasStrings(q.Parts)
	case *Or:
		return anyHasStrings(q.Parts)
	case *Not:
		return hasStrings(q.Part)
	}
	return false
}

func anyHasStrings(parts []Query) bool {
	return slices.ContainsFunc(parts, hasStrings)
}
