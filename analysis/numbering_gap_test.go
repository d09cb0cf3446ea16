package analysis

import (
	"slices"
	"testing"

	"yian/corpus"
)

func TestWarnOfGaps(t *testing.T) {
	const head = "云州市养老服务工作方案\n2025年3月1日\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"in order", "一、目标\n（一）建站。\n（二）培训。\n二、保障\n（一）经费。\n", nil},
		{"running across sections", "一、目标\n（一）建站。\n（二）培训。\n二、保障\n（三）经费。\n", nil},
		{"an excerpt that begins in the middle", "三、保障\n（五）经费。\n（六）考核。\n", nil},
		{"an item is missing", "一、目标\n（一）建站。\n（三）培训。\n二、保障\n", []string{"编号不连续：（一）之后是（三），可能有缺漏"}},
		{"a section is missing", "一、目标\n二、任务\n四、保障\n", []string{"编号不连续：二之后是四，可能有缺漏"}},
	} {
		r := Analyze(corpus.NewDocument("t", head+c.text), Knowledge{})
		var got []string
		for _, w := range r.Warnings {
			got = append(got, w.Message)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.want)
		}
	}
}
