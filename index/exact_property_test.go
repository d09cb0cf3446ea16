package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/corpus"
)

// invented makes a text of every sort of character that search folds or that
// bites: traditional and simplified, both widths, digits, Latin, marks, blanks,
// hard wraps, rare and repeated characters.
func invented(random *rand.Rand) string {
	words := []string{
		"推进改革", "推進改革", "老旧小区", "老舊小區", "加装电梯", "加裝電梯", "经济部會同財政部", "１２０個", "120个",
		"GDP增长8%", "ＧＤＰ增长８％", "gdp", "Kolas Yotaka", "（试点）", "(試點)", "，", ",", "。", "；", ";", "：", ":", "「一」", "“一”",
		"  ", "　", " ", "\n", "\n　　", "一、", "1.", "啊啊啊啊", "𠮷野", "é", "著", "着", "覆", "\u200b", "2019年4月底前", "9:30", "1,100万", "……", "?", "*", "\t",
	}
	var b strings.Builder
	for range 20 + random.IntN(200) {
		b.WriteString(words[random.IntN(len(words))])
		if random.IntN(3) == 0 {
			b.WriteString(string(rune(0x4E00 + random.IntN(60))))
		}
	}
	return b.String()
}

// wrapped breaks text into lines of the same width, as a typesetter does.
func wrapped(text string, width int) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.ReplaceAll(text, "\n", "") {
		b.WriteRune(r)
		if n++; n%width == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// model is a document in which strings are found by trying every start, with no
// code of the searcher: what search is compared with.
type model struct {
	doc   *corpus.Document
	runes [][]rune        // of each passage
	spans [][]corpus.Span // of each of runes
}

func newModel(id, text string) *model {
	m := &model{doc: corpus.NewDocument(id, text)}
	p := newPlain(nil)
	for _, par := range m.doc.Outline.Paragraphs {
		runes, spans := p.read(m.doc.At(par.Tile))
		for i := range spans {
			spans[i].Start += par.Tile.Start
			spans[i].End += par.Tile.Start
		}
		m.runes, m.spans = append(m.runes, slices.Clone(runes)), append(m.spans, slices.Clone(spans))
	}
	return m
}

// places are the places of a string that was read in the same way.
func (m *model) places(want []rune) []corpus.Span {
	var all []corpus.Span
	for k, runes := range m.runes {
		for i := 0; i+len(want) <= len(runes); i++ {
			if slices.Equal(runes[i:i+len(want)], want) {
				all = append(all, corpus.Span{Start: m.spans[k][i].Start, End: m.spans[k][i+len(want)-1].End})
			}
		}
	}
	return all
}

// disguised writes s another way that means the same.
func disguised(random *rand.Rand, s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r > ' ' && r <= '~' && random.IntN(2) == 0:
			r += '！' - '!'
		case r >= '！' && r <= '～' && random.IntN(2) == 0:
			r -= '！' - '!'
		case 'a' <= r && r <= 'z' && random.IntN(2) == 0:
			r -= 'a' - 'A'
		}
		b.WriteRune(r)
		if random.IntN(6) == 0 && r >= 0x4E00 {
			b.WriteString(" ")
		}
	}
	return b.String()
}

func TestEveryStringIsFound(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	src := memory{}
	docs := map[string]*model{}
	for i := range 40 {
		id := fmt.Sprintf("%02d.txt", i)
		text := invented(random)
		if i%4 == 0 {
			text = wrapped(text, 30)
		}
		src[id] = item{text: text}
		docs[id] = newModel(id, text)
	}
	ix := build(t, src, nil)
	places := 0
	for range 1500 {
		doc := docs[fmt.Sprintf("%02d.txt", random.IntN(len(docs)))].doc
		p := doc.Outline.Paragraphs[random.IntN(len(doc.Outline.Paragraphs))]
		runes := []rune(doc.At(p.Tile))
		if len(runes) == 0 {
			continue
		}
		at := random.IntN(len(runes))
		text := disguised(random, string(runes[at:min(len(runes), at+1+random.IntN(20))]))
		places += compare(t, ix, docs, text)
		if t.Failed() {
			break
		}
	}
	if places < 1500 {
		t.Errorf("only %d places were compared", places)
	}
}

// compare searches text as it stands and compares the places with the model's.
func compare(t *testing.T, ix *Index, docs map[string]*model, text string) int {
	t.Helper()
	runes, _ := newPlain(nil).read(text)
	if len(runes) == 0 {
		if _, err := Literal(text); err == nil {
			t.Errorf("Literal(%q) is no error, though nothing of it counts", text)
		}
		return 0
	}
	q, err := Literal(text)
	if err != nil {
		t.Fatalf("Literal(%q): %v", text, err)
	}
	f, err := ix.Search(t.Context(), q, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]corpus.Span{}
	for h, err := range f.Hits() {
		if err != nil {
			t.Fatal(err)
		}
		if docs[h.Source].doc.At(h.Span) != h.Text {
			t.Errorf("%s: the text of hit %v is not what stands there", h.Source, h.Span)
		}
		for _, m := range h.Matches {
			if !h.Span.Contains(m) {
				t.Errorf("%s: match %v lies outside of its passage %v", h.Source, m, h.Span)
			}
		}
		got[h.Source] = append(got[h.Source], h.Matches...)
	}
	n := 0
	for id, m := range docs {
		want := m.places(runes)
		n += len(want)
		slices.SortFunc(got[id], func(a, b corpus.Span) int { return a.Start - b.Start })
		if !slices.Equal(got[id], want) {
			t.Errorf("%q in %s %q:\n got %v\nwant %v", text, id, m.doc.Text, got[id], want)
		}
	}
	if n != f.Places {
		t.Errorf("%q: Places is %d, want %d", text, f.Places, n)
	}
	return n
}

func TestEveryStringOfRealDocumentsIsFound(t *testing.T) {
	files, _ := filepath.Glob("../../shared/real/*.txt")
	if len(files) == 0 {
		t.Skip("../shared/real is not there")
	}
	src := memory{}
	docs := map[string]*model{}
	var texts []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if !utf8.ValidString(text) {
			continue
		}
		src[file] = item{text: text}
		docs[file] = newModel(file, text)
		texts = append(texts, file)
	}
	ix := build(t, src, nil)
	random := rand.New(rand.NewPCG(1, 2))
	places := 0
	for range 1000 {
		doc := docs[texts[random.IntN(len(texts))]].doc
		runes := []rune(doc.Text)
		at := random.IntN(len(runes))
		places += compare(t, ix, docs, string(runes[at:min(len(runes), at+2+random.IntN(11))]))
		if t.Failed() {
			break
		}
	}
	t.Logf("%d places compared", places)
}
