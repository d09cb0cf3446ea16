package analysis

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"yian/analysis/internal/dict"
)

// fullGSE is gse with the whole of its simplified dictionary: what a Segmenter
// must agree with.
var fullGSE = sync.OnceValue(func() *gse.Segmenter {
	g := &gse.Segmenter{NotLoadHMM: true, SkipLog: true}
	if err := g.LoadDictEmbed("zh_s"); err != nil {
		panic(err) // it reads from memory
	}
	return g
})

// rawSegmenter cuts as gse does, without lexicon and rules.
func rawSegmenter() *Segmenter {
	s := NewSegmenter(&Lexicon{})
	s.raw = true
	return s
}

// plan is a text of the kind that is segmented every day.
const plan = `临江市人民政府关于加强基层社会治理的议案办理方案
一、总体要求。坚持党建引领，到2025年底前，新建社区综合服务设施30个，老旧小区改造完成率达到95%以上。（牵头单位：市民政局；责任单位：市发改委、各区人民政府）
（二）推进生物医药产业集群建设。第三十次会议上，陈汉林委员建议：“支持企业研发投入增长3.5%，培育A股上市公司。”
请市住建局、云州区政府于6月底前完成１００万平方米，同比下降0.8个百分点；C++、AT&T、卡拉OK、T恤、維護傳統字形。`

// texts are the plan and whatever real texts are at hand.
func texts(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{"plan": plan}
	files, err := filepath.Glob("../../shared/real/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = string(data)
	}
	return all
}

// TestDictionaryIsGSEs compares the table with what gse loads.
func TestDictionaryIsGSEs(t *testing.T) {
	g, d := fullGSE(), dict.Open()
	n := 0
	for spelling, id := range d.All() {
		n++
		freq, tag, ok := g.Find(spelling)
		if !ok || freq != d.Freq(id) || tag != d.Tag(id) {
			t.Errorf("%s: %v %s, gse has %v %s %v; run go generate", spelling, d.Freq(id), d.Tag(id), freq, tag, ok)
		}
		if found, ok := d.Find(spelling); !ok || found != id {
			t.Errorf("%s is not found by its spelling", spelling)
		}
	}
	if n != g.Dict.NumTokens() || n != d.Words() || d.Total() != g.Dict.TotalFreq() {
		t.Errorf("%d words (%d said) of frequency %v, gse has %d of %v; run go generate", n, d.Words(), d.Total(), g.Dict.NumTokens(), g.Dict.TotalFreq())
	}
}

// TestSegmentAgreesWithGSE guards what makes the start fast: the words of a text
// alone must lead to the same cuts as the full dictionary.
func TestSegmentAgreesWithGSE(t *testing.T) {
	g := fullGSE()
	for name, text := range texts(t) {
		s := rawSegmenter()
		var want []Word
		for words := range s.divide(text, func(words []Word, text string, from, to int) []Word {
			for _, seg := range g.Segment([]byte(text[from:to])) {
				words = append(words, Word{from + seg.Start(), from + seg.End(), seg.Token().Pos()})
			}
			return words
		}) {
			want = append(want, words...)
		}
		if got := s.Segment(text); !slices.Equal(got, want) {
			t.Errorf("%s: %s\ngse has %s", name, spell(text, got), spell(text, want))
		}
	}
}

// TestSegmentAfterLongRun compares a segmenter that has loaded everything with a
// fresh one, lexicon included.
func TestSegmentAfterLongRun(t *testing.T) {
	long := NewSegmenter(nil)
	long.spent.Store(1 << 40)
	for name, text := range texts(t) {
		if got, want := long.Segment(text), NewSegmenter(nil).Segment(text); !slices.Equal(got, want) {
			t.Errorf("%s: %s\na fresh one has %s", name, spell(text, got), spell(text, want))
		}
	}
}

func TestSegment(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"临江市人大常委会", "临江市 人大常委会"},
		{"市人大代表审议议案办理方案", "市 人大代表 审议 议案 办理方案"},
		{"基层社会治理", "基层社会治理"},
		{"应急管理部门会同生态环境部门", "应急管理 部门 会同 生态环境 部门"},
		{"教育部门的负责人员", "教育部门 的 负责 人员"},
		{"延伸产业链条、养老服务业", "延伸 产业链条 、 养老服务业"},
		{"区政协委员会", "区 政协委员会"},
		{"第三十次会议", "第三十次 会议"},
		{"5G网络和互联网+政务服务", "5G 网络 和 互联网+ 政务服务"},
		{"深入实施“双一流”建设", "深入 实施 “ 双一流 ” 建设"},
		{"5Gx", "5Gx"},
		{"T恤、A股", "T恤 、 A股"},
	} {
		if got := spell(c.text, NewSegmenter(nil).Segment(c.text)); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestSegmentTakesLexicon(t *testing.T) {
	const text = "临江市推行湖链长制和1+X证书"
	lex := NewLexicon()
	lex.Add("湖链长制", "1+X证书")
	if got, want := spell(text, NewSegmenter(lex).Segment(text)), "临江市 推行 湖链长制 和 1+X证书"; got != want {
		t.Errorf("added: %s, want %s", got, want)
	}
	lex.Forbid("湖链长制", "推行")
	if got, want := spell(text, NewSegmenter(lex).Segment(text)), "临江市 推 行 湖 链长 制 和 1+X证书"; got != want {
		t.Errorf("forbidden: %s, want %s", got, want)
	}
}

func TestSegmentConcurrently(t *testing.T) {
	s := NewSegmenter(nil)
	want := spell(plan, s.Segment(plan))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := spell(plan, s.Segment(plan)); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
	wg.Wait()
}

// TestSegmenterHidesGSE: no type of gse can be reached from a Segmenter by
// reflection, or every program that holds one in an interface would carry the
// dictionaries of gse.
func TestSegmenterHidesGSE(t *testing.T) {
	seen := make(map[reflect.Type]bool)
	var walk func(reflect.Type)
	walk = func(of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		if strings.Contains(of.PkgPath(), "gse") {
			t.Errorf("%v can be reached", of)
		}
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(of.Elem())
		case reflect.Map:
			walk(of.Key())
			walk(of.Elem())
		case reflect.Struct:
			for field := range of.Fields() {
				walk(field.Type)
			}
		case reflect.Func:
			for in := range of.Ins() {
				walk(in)
			}
			for out := range of.Outs() {
				walk(out)
			}
		}
	}
	walk(reflect.TypeFor[Segmenter]())
}

// FuzzSegment: words cover the text without gap or overlap, and none is empty.
func FuzzSegment(f *testing.F) {
	for _, text := range []string{plan, "", "\x00\xff中\xe4\xb8", "\U000F0000𪾢\uE000", "第零次二〇二五年百分之", "1,100,00.5.%:/年", "PM2.5-COVID-19"} {
		f.Add(text)
	}
	s := NewSegmenter(nil)
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, w := range s.Segment(text) {
			if w.Start != at || w.End <= at {
				t.Fatalf("word %v after offset %d of %q", w, at, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[w.Start:w.End]) {
				t.Fatalf("word %v of %q breaks a character", w, text)
			}
			at = w.End
		}
		if at != len(text) {
			t.Fatalf("words end at %d of %d: %q", at, len(text), text)
		}
	})
}

func BenchmarkSegment(b *testing.B) {
	for _, c := range []struct {
		name string
		size int
	}{{"query", 12}, {"10KB", 10_000}, {"100KB", 100_000}} {
		text := strings.ToValidUTF8(strings.Repeat(plan, c.size/len(plan)+1)[:c.size], "")
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				NewSegmenter(nil).Segment(text)
			}
		})
	}
}

// spell is the words of text with spaces between.
func spell(text string, words []Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text[w.Start:w.End])
	}
	return b.String()
}
