package analysis

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/corpus"
)

// checkTraceable fails unless every span in v, a Result or a part of one, lies
// in the document on rune boundaries, and every text is what stands at the span
// beside it.
func checkTraceable(t *testing.T, doc *corpus.Document, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			checkTraceable(t, doc, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkTraceable(t, doc, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == spanType {
			checkPlace(t, doc, v.Interface().(corpus.Span))
			return
		}
		checkWording(t, doc, v)
		for _, field := range v.Fields() {
			checkTraceable(t, doc, field)
		}
	}
}

func checkPlace(t *testing.T, doc *corpus.Document, s corpus.Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(doc.Text) {
		t.Fatalf("span %v of a text of %d bytes", s, len(doc.Text))
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(doc.Text) && !utf8.RuneStart(doc.Text[at]) && utf8.ValidString(doc.Text) {
			t.Fatalf("span %v does not lie on rune boundaries", s)
		}
	}
}

// checkWording compares the field Text, or Verb, of a struct with what stands at
// its field Span.
func checkWording(t *testing.T, doc *corpus.Document, v reflect.Value) {
	t.Helper()
	span := v.FieldByName("Span")
	if !span.IsValid() || span.Type() != spanType {
		return
	}
	for _, name := range []string{"Text", "Verb"} {
		if text := v.FieldByName(name); text.IsValid() {
			s := span.Interface().(corpus.Span)
			if checkPlace(t, doc, s); doc.At(s) != text.String() {
				t.Fatalf("%s %s %q, at %v stands %q", v.Type(), name, text.String(), s, doc.At(s))
			}
		}
	}
	if name := v.FieldByName("Name"); v.Type() == reflect.TypeFor[Name]() {
		s := span.Interface().(corpus.Span)
		there := doc.At(s)
		for _, r := range name.String() {
			if !strings.ContainsRune(there, r) {
				t.Fatalf("name %q, at %v stands %q", name.String(), s, there)
			}
		}
	}
}

// FuzzAnalyze analyses any text: it never panics, and whatever it finds can be
// traced to the characters it came from.
func FuzzAnalyze(f *testing.F) {
	samples, err := filepath.Glob("../docs/samples/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range samples {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, s := range []string{
		"", decidedPlan, "本院委員王若蘭等21人擬具「湿地保育法修正草案」，請審議案。\n",
		"主席：請王委員若蘭質詢。\n王委員若蘭：（在席位上）請問部長，缺口多少？\n林部長志宏：約三千人。\n",
		"爰要求衛生福利部會同勞動部於1個月內提出改善方案。\n提案人：王若蘭  張啟明\n連署人：陳  怡    高潞・以用\n",
		"（A、B负责，下同）（（）〔牵头单位：市发改委〕）\n", "到2025年，增长5%左右、6%以上，分别达到65%和55%，翻一番。",
		"| 序号 | 任务 | 单位 | 时限 |\n|---|---|---|---|\n| 1 | 建桥 | 市交通局 | 6月底 |\n", "牵头负责领导：\n牵头责任单位：\n协同责任单位：\n",
		"陈明委员：\n“”\n《》《关于》案", "一是；二是。三是：", "明确任务：。", strings.Repeat("（", 300) + strings.Repeat("）", 300), "\xff\xfe（负责）\xc3", "\xe50\xa1",
	} {
		f.Add(s)
	}
	words := NewSegmenter(NewLexicon())
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		doc := corpus.NewDocument("t", text)
		r := Analyze(doc, Knowledge{Words: words})
		checkTraceable(t, doc, reflect.ValueOf(r))
		checkTraceable(t, doc, reflect.ValueOf(Link([]*Result{r}, LinkKnowledge{Words: words})))
	})
}

// TestRealTraceable checks the same on the real documents beside the project.
func TestRealTraceable(t *testing.T) {
	files, err := filepath.Glob("../../shared/real/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the real documents (../shared/real) are not here")
	}
	words := NewSegmenter(NewLexicon())
	for _, file := range files {
		doc, err := corpus.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		checkTraceable(t, doc, reflect.ValueOf(Analyze(doc, Knowledge{Words: words})))
	}
}
