package analysis

import (
	"reflect"
	"slices"

	"yian/corpus"
)

// InRunes is a copy of v, a [Result] or a part of one, in which every
// [corpus.Span] counts code points of text instead of bytes, and every list
// that is nil is empty: the form in which results leave the program. text is
// the text of the document that v was found in.
func InRunes[T any](v T, text string) T {
	offsets := corpus.NewRuneOffsets(text)
	return inRunes(reflect.ValueOf(&v).Elem(), offsets).Interface().(T)
}

// ToRunes is [InRunes] for a result that is needed in bytes no more: finding by
// finding, so that a long text's results are never there twice.
func (r *Result) ToRunes(text string) {
	offsets := corpus.NewRuneOffsets(text)
	fields := reflect.ValueOf(r).Elem()
	for _, field := range fields.Fields() {
		if field.Kind() != reflect.Slice || field.IsNil() {
			field.Set(inRunes(field, offsets))
			continue
		}
		for i := range field.Len() {
			field.Index(i).Set(inRunes(field.Index(i), offsets))
		}
	}
}

var spanType = reflect.TypeFor[corpus.Span]()

// inRunes copies v, converting the spans in it wherever they stand, so that a
// new field needs no line of code here.
func inRunes(v reflect.Value, offsets *corpus.RuneOffsets) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == spanType {
			return reflect.ValueOf(offsets.Span(v.Interface().(corpus.Span)))
		}
		c := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			c.Field(i).Set(inRunes(v.Field(i), offsets))
		}
		return c
	case reflect.Slice:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			c.Index(i).Set(inRunes(v.Index(i), offsets))
		}
		return c
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(inRunes(v.Elem(), offsets))
		return c
	}
	return v
}

// InRunes is m with its spans in code points, as they are written. offsets are
// those of the documents by source.
func (m MotionGaps) InRunes(offsets map[string]*corpus.RuneOffsets) MotionGaps {
	m.Asks = eachInRunes(m.Asks, func(a GapAsk) *corpus.RuneOffsets { return offsets[a.Source] })
	m.Tasks = eachInRunes(m.Tasks, func(t GapTask) *corpus.RuneOffsets { return offsets[t.Source] })
	m.Points = eachInRunes(m.Points, func(p GapPoint) *corpus.RuneOffsets { return offsets[p.Source] })
	if m.Outcomes != nil {
		m.Outcomes = eachInRunes(m.Outcomes, func(o GapOutcome) *corpus.RuneOffsets { return offsets[o.Source] })
	}
	source := m.sources()
	m.Links = slices.Clone(m.Links)
	for i, l := range m.Links {
		if from, to := offsets[source[l.From]], offsets[source[l.To]]; from != nil && to != nil {
			m.Links[i] = l.InRunes(from, to)
		} else {
			m.Links[i].Evidence = nil // a person has tied it to an end of another motion
		}
	}
	return m
}

// eachInRunes is inRunes of each of all, with the offsets that of gives for it.
func eachInRunes[T any](all []T, of func(T) *corpus.RuneOffsets) []T {
	out := make([]T, len(all))
	for i, x := range all {
		out[i] = inRunes(reflect.ValueOf(x), of(x)).Interface().(T)
	}
	return out
}
