package analysis

import (
	"slices"
	"testing"

	"yian/corpus"
)

// wordings gives what stands at sts.
func wordings(text string, sts []corpus.Stretch) []string {
	var all []string
	for _, st := range sts {
		all = append(all, text[st.Start:st.End])
	}
	return all
}

func TestProblemsIn(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"目前存在着规划范围不清、资金没有着落等问题。", []string{"规划范围不清", "资金没有着落"}},
		{"面临产业规模偏小、自主创新能力不强等问题的制约。", []string{"产业规模偏小", "自主创新能力不强"}},
		{"存在教育、医疗资源不足，设施老化等突出问题。", []string{"教育、医疗资源不足", "设施老化"}},
		{"依然存在一些薄弱环节，需要补短板。", []string{"依然存在一些薄弱环节"}},
		{"存在以下问题：一是布局不合理；二是投入不足。", []string{"布局不合理", "投入不足"}},
		{"针对存在的问题，认真整改。", nil},
		{"要解决存在的突出问题。", nil},
		{"社区里存在多种服务形式。", nil},
		{"成效显著，没有问题。", nil},
	} {
		got := wordings(c.text, problemsIn(c.text, corpus.Stretch{Start: 0, End: len(c.text)}))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestGroundProblems(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"鉴于业者任意倾倒废土，破坏水土保持，并将油污排入河川，危害居民健康。", []string{"业者任意倾倒废土，破坏水土保持", "将油污排入河川，危害居民健康"}},
		{"惟主管机关迟未公布数据，明显怠惰，未尽监督之责。", []string{"主管机关迟未公布数据，明显怠惰，未尽监督之责"}},
		{"“河川管理规则”中采砂管制过于宽松。", []string{"采砂管制过于宽松"}},
		{"为避免破坏生态，并落实社区照顾。", nil},
		{"依据海岸法第五条，应导入居民参与程序。", nil},
	} {
		got := wordings(c.text, groundProblems(c.text, corpus.Stretch{Start: 0, End: len(c.text)}))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSolutionsIn(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"解决方案包括：建设社区食堂、完善医疗、照护服务、培育队伍等。", []string{"建设社区食堂", "完善医疗、照护服务", "培育队伍"}},
		{"建议措施包括:一是强化领导，统筹规划；二是加大投入。", nil}, // the Reading has full-width marks only
		{"建议措施包括：一是强化领导，统筹规划；二是加大投入。", []string{"强化领导，统筹规划", "加大投入"}},
		{"任务包括：新建食堂；培训人员。", nil},
		{"参会人员包括：代表、委员。", nil},
	} {
		got := wordings(c.text, solutionsIn(c.text, corpus.Stretch{Start: 0, End: len(c.text)}))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
