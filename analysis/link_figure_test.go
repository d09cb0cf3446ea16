package analysis

import (
	"strings"
	"testing"
)

func TestFiguresIn(t *testing.T) {
	for text, want := range map[string]string{
		"十五块钱一亩，连割草都不够":      "十五块",
		"每亩补助15元":            "15元",
		"抽三成太少，剩下的七成谁来看":     "三成 七成",
		"抽检比例不低于30%":         "30%",
		"六十七棵哪些先治":           "六十七棵",
		"对67株古树会诊":           "67株",
		"开工保障房1.2万套":         "1.2万套",
		"七天时间短了":             "七天",
		"2025年6月底前完成，9月1日起用": "",
		"第二天一个人来，两种办法":       "",
		"一二三产融合":             "",
		"":                   "",
	} {
		var got []string
		for _, f := range figuresIn(text) {
			got = append(got, text[f.start:f.end])
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("figuresIn(%s) = %q, want %q", text, got, want)
		}
	}
}

func TestSharedFigure(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		shared bool
	}{
		{"十五块钱一亩", "每亩补助15元", true},
		{"抽三成太少", "抽检比例不低于30%", true},
		{"六十七棵先治哪些", "对67株古树会诊", true},
		{"一万二千套", "开工1.2万套", true},
		{"七天短了", "免费住宿7天", true},
		{"七天短了", "补助7元", false},
		{"五百块", "培训500人", false},
		{"加快建设", "加快建设", false},
	} {
		_, _, w := sharedFigure(figuresIn(c.a), figuresIn(c.b))
		if (w >= 0.4) != c.shared {
			t.Errorf("%s, %s: %.1f", c.a, c.b, w)
		}
	}
}
