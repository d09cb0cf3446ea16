package analysis

import (
	"slices"
	"testing"

	"yian/corpus"
)

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"我赞成这个报告。建议尽快公布！什么时候公布？", []string{"我赞成这个报告。", "建议尽快公布！", "什么时候公布？"}},
		{"没有句号的一句", []string{"没有句号的一句"}},
		// quotes and brackets
		{"他问：“行不行？”没有人回答。", []string{"他问：“行不行？”", "没有人回答。"}},
		{"“行不行？”的问题还在。", []string{"“行不行？”的问题还在。"}},
		{"“建议增加投入。老旧小区改造要加快。”", []string{"“建议增加投入。", "老旧小区改造要加快。”"}},
		{"条例（草案二审稿。下同）应当公布。", []string{"条例（草案二审稿。下同）应当公布。"}},
		{"已经拖了三年……还没有结果。", []string{"已经拖了三年……还没有结果。"}},
		{"太慢了！！真的太慢了？！", []string{"太慢了！！", "真的太慢了？！"}},
		// semicolons
		{"进一步推进老旧小区改造；推进志愿服务常态化。", []string{"进一步推进老旧小区改造；", "推进志愿服务常态化。"}},
		{"一要加大财政投入力度；二要完善配套政策；三要加强督促检查。", []string{"一要加大财政投入力度；", "二要完善配套政策；", "三要加强督促检查。"}},
		{"发言时间分三种：动议人十五分钟；修正案动议人十分钟；其他人七分钟。", []string{"发言时间分三种：动议人十五分钟；修正案动议人十分钟；其他人七分钟。"}},
		{"如果经费不足，可以申请补助；如果人手不够，可以聘请志愿者。", []string{"如果经费不足，可以申请补助；如果人手不够，可以聘请志愿者。"}},
		{"它的规模不算小，但没有市场；它的历史也不短，却没有名气。", []string{"它的规模不算小，但没有市场；它的历史也不短，却没有名气。"}},
		{"各位可以按次序发言；但在现阶段不可动议修正案。", []string{"各位可以按次序发言；但在现阶段不可动议修正案。"}},
		{"同时政府应当恢复航班；同时政府应当加设升降机。", []string{"同时政府应当恢复航班；", "同时政府应当加设升降机。"}},
		{"对“前期投入多；后期管护少”的做法要纠正。", []string{"对“前期投入多；后期管护少”的做法要纠正。"}},
		// nothing but marks and figures
		{"…… 12 3.5", nil},
		{"", nil},
	} {
		text := corpus.NewDocument("text.txt", tt.text).Outline.Reading.Text
		var got []string
		for _, st := range sentences(text, corpus.Stretch{Start: 0, End: len(text)}) {
			got = append(got, text[st.Start:st.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestProcedure(t *testing.T) {
	for _, s := range []string{
		"报　告　事　项", "陈海宁议员动议的议案如下：", "王委员海明等提案：", "云州条例草案审查案（二读）", "下午3时31分",
		"会议暂停。", "散会（17时8分）", "提案人：王海明", "来源：云州日报", "责任编辑：李强", "附件：1.任务分工表", "功能团体：",
	} {
		if !isProcedure(s) {
			t.Errorf("isProcedure(%q) = false", s)
		}
	}
	for _, s := range []string{
		"多谢主席。", "我的建议如下：", "其次，这件事情拖了很久。", "下午三点我到了现场，看到的情况令人担心。", "会议开得很好。", "提案人的意思我明白。",
	} {
		if isProcedure(s) {
			t.Errorf("isProcedure(%q) = true", s)
		}
	}
	for s, want := range map[string]bool{
		"（计时器响起）": true, "（部长报告后，委员（五人）提出质询。）": true, "（一）加强领导": false, "（笑声）大家好（掌声）": false, "多谢。": false,
	} {
		if isStage(s) != want {
			t.Errorf("isStage(%q) = %v", s, !want)
		}
	}
}
