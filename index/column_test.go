package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"yian/corpus"
)

// TestColumnsSayWhatTheMarksSay compares what stands above places by the columns
// with what the marks of the documents say, also where marks end inside.
func TestColumnsSayWhatTheMarksSay(t *testing.T) {
	src := memory{"纪要.txt": minutes(t)}
	random := rand.New(rand.NewPCG(5, 5))
	for i := range 20 {
		src[fmt.Sprint(i)] = marked(random)
	}
	ix := build(t, src, nil)
	s, err := ix.current()
	if err != nil {
		t.Fatal(err)
	}
	f, err := ix.find(t.Context(), s, &And{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.newWalker()
	if err != nil {
		t.Fatal(err)
	}
	crossed, under := 0, 0
	for n := range s.Len() {
		i, passage := s.at(n)
		v := &w.v
		v.scope, v.passage, v.doc = f.scopes[i], passage, f.scopes[i].documentAt(passage)
		d, err := w.reader.document(i, v.doc)
		if err != nil {
			t.Fatal(err)
		}
		p := d.Passages[passage-v.entry(v.doc).first]
		if got := v.tile(passage, v.doc); got != p.Tile || v.table.wording(passage) != p.Span {
			t.Fatalf("passage %d is %v in %v, want %v in %v", n, v.table.wording(passage), got, p.Span, p.Tile)
		}
		for range 8 {
			if p.Span.Len() < 2 {
				break
			}
			from := p.Span.Start + random.IntN(p.Span.Len()-1)
			place := corpus.Span{Start: from, End: from + 1 + random.IntN(p.Span.End-from)}
			want := holding(d.over(p.Tile), place)
			a := v.above(place)
			if v.err != nil || a.kind != want.kind() {
				t.Fatalf("passage %d, %v: %v %v, want %v", n, place, a.kind, v.err, want.kind())
			}
			for of := range markAttributes {
				if got := v.valuesOf(&a, of); !reflect.DeepEqual(got, want.valuesOf(of)) && len(got.all)+len(want.valuesOf(of).all) > 0 {
					t.Fatalf("passage %d, %v, attribute %d: %v, want %v", n, place, of, got, want.valuesOf(of))
				}
			}
			l := looked{view: v}
			l.under = a
			if id := l.id(); id != want.id() {
				t.Fatalf("passage %d, %v: ID %q, want %q", n, place, id, want.id())
			}
			if len(want) > 0 {
				under++
			}
			if a.piece < 0 {
				crossed++
			}
		}
	}
	if under < 100 || crossed == 0 {
		t.Errorf("only %d places under marks, %d across", under, crossed)
	}
}

func TestBestIsTheBeginningOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		values := make([]int, random.IntN(50))
		for i := range values {
			values[i] = random.IntN(20)
		}
		order := func(a, b int32) int { return cmp.Or(cmp.Compare(values[a], values[b]), cmp.Compare(a, b)) }
		all := best(len(values), 0, order)
		if !slices.IsSortedFunc(all, order) || len(all) != len(values) {
			t.Fatalf("%v is not the order of %v", all, values)
		}
		for _, first := range []int{1, 5, 49, 60} {
			if got := best(len(values), first, order); !slices.Equal(got[:min(first, len(got))], all[:min(first, len(all))]) {
				t.Fatalf("first %d of %v: %v", first, values, got)
			}
		}
	}
}
