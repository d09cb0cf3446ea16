package analysis

import (
	"strings"
	"testing"

	"yian/corpus"
)

// FuzzFigures holds that deadlines and targets lie in the stretch they were
// looked for in and read as they say, whatever the text.
func FuzzFigures(f *testing.F) {
	for _, seed := range []string{
		"到2025年，水稻、油菜机械化率分别达到85%和60%，新建学校10所、实现全覆盖",
		"自本意见印发之日起30日内，於108年6月底前完成；每年2月底前",
		"增长4.5%—5%，236亿7,343万3,000元，三分之二，1/5，百分之百",
		"“十四五”末2019年1月1日至12月31日（含）以上",
		strings.Repeat("1,000万", 20) + "》《",
		"零增长、清零翻两番0事故",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := newPage(corpus.NewDocument("t", strings.ToValidUTF8(text, "")))
		p.head = Head{Date: "2019-01-10", Year: 2019, Kind: WorkReport}
		whole := p.span(corpus.Stretch{End: len(p.text)})
		end := 0
		for paragraph := range strings.SplitAfterSeq(p.text, "\n") {
			st := corpus.Stretch{Start: end, End: end + len(paragraph)}
			end = st.End
			for _, d := range findDeadlines(p, st) {
				if d.Text == "" || !whole.Contains(d.Span) || p.doc.At(d.Span) != d.Text {
					t.Errorf("deadline %+v", d)
				}
			}
			for _, x := range findTargets(p, st) {
				if x.Text == "" || !whole.Contains(x.Span) || p.doc.At(x.Span) != x.Text || x.RawValue == "" {
					t.Errorf("target %+v", x)
				}
			}
		}
	})
}
