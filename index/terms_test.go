package index

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yian/analysis"
	"yian/corpus"
)

// samples are the project's sample documents with what is found in them, and some
// text that folding changes.
func samples(t *testing.T) memory {
	t.Helper()
	paths, err := filepath.Glob("../docs/samples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	texts := map[string]string{
		"繁体.txt": "臨江市會議紀錄\n王若蘭（市人大代表）：加裝電梯的協商機制要建立，加裝電梯不能拖。ＧＤＰ增長5%，gdp 不是\n唯一。\n社社社区社区治理\n",
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(path)] = string(data)
	}
	src := memory{}
	for source, text := range texts {
		src[source] = item{text: text, result: analysis.Analyze(corpus.NewDocument(source, text), analysis.Knowledge{})}
	}
	return src
}

// TestTermsAreSearch: what Terms and Filter find without an index is what Search
// finds in one.
func TestTermsAreSearch(t *testing.T) {
	src := samples(t)
	ix := build(t, src, nil)
	terms := []string{"老旧小区", "老旧小区改造", "加装电梯", "电梯", "协商机制", "社区", "社社", "GDP", "补偿标准", "临江市", "護理員", "的", "没有这个词"}
	for _, field := range []string{"", "类型:任务", "类型:发言", "类型:问题 或 类型:要求 或 类型:措施", "发言人:王若兰", "单位:市住建局", "议案:老旧小区", "日期:2025", "会议:第二十一次 -类型:任务", "文件:plan"} {
		var f *Filter
		if field != "" {
			q, err := Parse(field)
			if err != nil {
				t.Fatal(err)
			}
			if f, err = NewFilter(q); err != nil {
				t.Fatal(err)
			}
		}
		counts := make([]int, len(terms))
		for id, it := range src {
			doc, r, _ := src.Document(t.Context(), id)
			d := NewDocument(id, "", doc, r)
			NewTerms(terms).Find(d, it.text, func(p TermPlace) {
				if got, want := corpus.Fold(it.text[p.Span.Start:p.Span.End]).Text, corpus.Fold(terms[p.Term]).Text; got != want {
					t.Errorf("%s: %q at the place of %q", id, got, want)
				}
				if f.Holds(d, p.Span) {
					counts[p.Term]++
				}
			})
		}
		for i, term := range terms {
			want := 0
			if len([]rune(term)) > 1 {
				query := quote(term)
				if field != "" {
					query += " (" + field + ")"
				}
				found, _ := hitsOf(t, ix, query, Options{})
				want = found.Places
			}
			if counts[i] != want {
				t.Errorf("%s with %q: %d places, Search finds %d", term, field, counts[i], want)
			}
		}
	}
}

// TestFilterPieces: the bytes at which a filter holds and those at which
// it does not are all there are.
func TestFilterPieces(t *testing.T) {
	src := samples(t)
	for _, field := range []string{"类型:任务", "发言人:王若兰", "日期:2025", "单位:市住建局 或 类型:标题"} {
		var sizes [3]int
		for i, text := range []string{field, "-(" + field + ")"} {
			q, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			f, err := NewFilter(q)
			if err != nil {
				t.Fatal(err)
			}
			for id, it := range src {
				doc, r, _ := src.Document(t.Context(), id)
				d := NewDocument(id, "", doc, r)
				for piece := range f.Pieces(d) {
					sizes[i] += piece.Len()
				}
				if i == 0 {
					sizes[2] += len(it.text)
				}
			}
		}
		if sizes[0] == 0 || sizes[0]+sizes[1] != sizes[2] {
			t.Errorf("%s: %d bytes and %d without, of %d", field, sizes[0], sizes[1], sizes[2])
		}
	}
}

func TestFilterWantsFields(t *testing.T) {
	q, err := Parse("老旧小区 日期:2025")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewFilter(q); err == nil || !strings.Contains(err.Error(), "不能用字串") {
		t.Errorf("a string passes: %v", err)
	}
}
