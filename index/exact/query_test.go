package exact

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// minutes is an index of one document, whose passages are texts.
func minutes(t *testing.T, texts ...string) *Snapshot {
	t.Helper()
	x := newTestIndex(t, testOptions())
	d := Document{ID: "minutes"}
	start := 0
	for _, text := range texts {
		d.Passages = append(d.Passages, Passage{text, start})
		start += len(text)
	}
	if err := x.Update(t.Context(), each([]Document{d}), nil); err != nil {
		t.Fatal(err)
	}
	return snapshot(t, x)
}

func TestQueries(t *testing.T) {
	texts := []string{
		"关于加强社区治理的建议。\n",
		"　　關於加強社區\n治理的意見，",
		"研究研究研究",
		"第三次会议和第十二次会议",
		"ＧＤＰ增长8%，gdp总量",
	}
	whole := strings.Join(texts, "")
	s := minutes(t, texts...)
	for _, test := range []struct {
		name  string
		query Query
		want  []string
	}{
		{"every form", String{Text: "加强社区治理"}, []string{"加强社区治理", "加強社區\n治理"}},
		{"traditional query", String{Text: "加強社區"}, []string{"加强社区", "加強社區"}},
		{"as written", String{Text: "加強社區", Verbatim: true}, []string{"加強社區"}},
		{"as written over a line break", String{Text: "社區\n治", Verbatim: true}, []string{"社區\n治"}},
		{"white space as written", String{Text: "　　", Verbatim: true}, []string{"　　"}},
		{"overlapping", String{Text: "研究研究"}, []string{"研究研究", "研究研究"}},
		{"width and case", String{Text: "GDP"}, []string{"ＧＤＰ", "gdp"}},
		{"punctuation keeps its width", String{Text: ","}, nil},
		{"one character", String{Text: "。"}, []string{"。"}},
		{"gap", Pattern{{Text: "关于"}, {Max: 8}, {Text: "的"}}, []string{"关于加强社区治理的", "關於加強社區\n治理的"}},
		{"gap too short", Pattern{{Text: "关于"}, {Max: 5}, {Text: "的"}}, nil},
		{"wildcard", Pattern{{Text: "第"}, {Min: 1, Max: 1}, {Text: "次会议"}}, []string{"第三次会议"}},
		{"shortest of several", Pattern{{Text: "第"}, {Max: 20}, {Text: "会议"}}, []string{"第三次会议", "第十二次会议"}},
		{"wildcard at the end", Pattern{{Text: "增长"}, {Min: 2, Max: 2}}, []string{"增长8%"}},
		{"wildcard at the beginning", Pattern{{Min: 1, Max: 1}, {Text: "次会议"}}, []string{"三次会议", "二次会议"}},
		{"wildcard beyond the end", Pattern{{Text: "gdp总量"}, {Min: 1, Max: 1}}, nil},
		{"not over passages", String{Text: "建议。关于"}, nil},
		{"and", And{String{Text: "社区"}, String{Text: "意见"}}, []string{"社區", "意見"}},
		{"and in a document", AllInDocument(String{Text: "意见"}, String{Text: "会议"}), []string{"意見", "会议", "会议"}},
		{"and not", And{String{Text: "社区"}, Not{String{Text: "建议"}}}, []string{"社區"}},
		{"near", Near{A: String{Text: "社区"}, B: String{Text: "建议"}, Chars: 3}, []string{"社区", "建议"}},
		{"not so near", Near{A: String{Text: "社区"}, B: String{Text: "建议"}, Chars: 2}, nil},
		{"near in the other order", Near{A: String{Text: "建议"}, B: String{Text: "社区"}, Chars: 3}, []string{"社区", "建议"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for p, err := range s.Find(t.Context(), test.query) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, whole[p.Span.Start:p.Span.End])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestRefusedQueries(t *testing.T) {
	s := minutes(t, "临江市", "云州市")
	for _, q := range []Query{
		nil, String{}, String{Text: " \n"}, String{Text: "\xff"}, Pattern{}, Pattern{{Max: 3}}, Pattern{{Text: "市"}, {Min: 2, Max: 1}},
		Pattern{{Text: "市"}, {Max: maxGap + 1}}, And{}, Or{}, And{nil}, Not{}, Near{A: All{}}, Near{A: All{}, B: All{}, Chars: -1},
		InDocument{},
	} {
		if _, err := s.Count(t.Context(), q); !errors.Is(err, ErrQuery) {
			t.Errorf("%#v: %v, want ErrQuery", q, err)
		}
		for _, err := range s.Find(t.Context(), q) {
			if !errors.Is(err, ErrQuery) {
				t.Errorf("%#v: %v, want ErrQuery", q, err)
			}
		}
	}
	_, document := s.ID(1)
	_, passage := s.Number(0, 2)
	_, _, source := s.Source(-1)
	_, folded := s.Folded(2)
	for i, err := range []error{document, passage, source, folded} {
		if !errors.Is(err, ErrQuery) {
			t.Errorf("refusal %d: %v, want ErrQuery", i, err)
		}
	}
}

// TestCancelled ends queries by their context.
func TestCancelled(t *testing.T) {
	x := newTestIndex(t, testOptions())
	if err := x.Update(t.Context(), each(edition(1, 5000)), nil); err != nil {
		t.Fatal(err)
	}
	s := snapshot(t, x)
	why := errors.New("the reader has gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	n := 0
	var last error
	for _, err := range s.Find(ctx, String{Text: "治理"}) {
		if last = err; err == nil {
			if n++; n == 20 {
				cancel(why)
			}
		}
	}
	if !errors.Is(last, why) || n > 20+lastBatch {
		t.Errorf("%d places and then %v", n, last)
	}
	for _, q := range []Query{String{Text: "社区治理"}, Not{String{Text: "治理"}}, InDocument{String{Text: "治理"}}} {
		if _, err := s.Count(ctx, q); !errors.Is(err, why) {
			t.Errorf("%#v: %v", q, err)
		}
	}
	if err := x.Update(ctx, each(edition(2, 10)), nil); !errors.Is(err, why) {
		t.Errorf("update: %v", err)
	}
	if err := s.Verify(ctx); err == nil {
		t.Error("verified in spite of all")
	}
}

// TestMemory compares what it takes to find few places and many.
func TestMemory(t *testing.T) {
	allocated := func(documents int) float64 {
		x := newTestIndex(t, Options{})
		if err := x.Update(t.Context(), each(edition(1, documents)), nil); err != nil {
			t.Fatal(err)
		}
		s := snapshot(t, x)
		return testing.AllocsPerRun(3, func() {
			n := 0
			for range s.Find(t.Context(), String{Text: "治理"}) {
				n++
			}
			if n != documents {
				t.Errorf("%d places, want %d", n, documents)
			}
		})
	}
	few, many := allocated(2000), allocated(20_000)
	if many > few+10 {
		t.Errorf("%v allocations for 2,000 places, %v for 20,000", few, many)
	}
}
