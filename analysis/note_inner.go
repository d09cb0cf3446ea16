package analysis

import (
	"unicode/utf8"

	"yian/corpus"
)

// roleBrackets adds the names of st, a list in which brackets say what one name
// or further ones do, and reports whether there are such brackets.
//
//	市行政审批局〔牵头〕、市市场监管局    the name before the bracket leads
//	市教育局〔市财政局配合〕              the units in it help
//
// 有关县（市、区）政府 holds a bracket that is part of the name.
func (r *noteReader) roleBrackets(st corpus.Stretch, role noteRole) bool {
	from, found := st.Start, false
	for at := st.Start; at < st.End; {
		c, n := utf8.DecodeRuneInString(r.text[at:])
		if closingOf(c) == "" {
			at += n
			continue
		}
		end := pastGroup(r.text, at, st.End)
		if end <= at+n {
			at += n
			continue
		}
		_, m := utf8.DecodeLastRuneInString(r.text[at:end])
		inner := corpus.Stretch{Start: at + n, End: end - m}
		before := corpus.Stretch{Start: from, End: at}
		if _, said := roleWord(r.of(inner)); said != noRole && inner.Len() <= len("牵头负责") {
			parts := nameParts(r.text, before)
			if len(parts) == 0 {
				return false
			}
			last := parts[len(parts)-1]
			r.takeNames(corpus.Stretch{Start: from, End: last.Start}, role)
			r.takeNames(last, said)
			found, from = true, end
		} else if names, said := r.cutRole(inner); said != noRole {
			r.takeNames(before, role)
			r.takeNames(names, said)
			found, from = true, end
		}
		at = end
	}
	if found {
		r.takeNames(corpus.Stretch{Start: from, End: st.End}, role)
	}
	return found
}

// takeNames adds the names in st, a list without brackets of roles, where it is one.
func (r *noteReader) takeNames(st corpus.Stretch, role noteRole) {
	if l, ok := splitUnits(r.text, st, true); ok {
		r.open = r.open || l.open
		r.surely = true
		r.add(l.names, role)
	}
}
