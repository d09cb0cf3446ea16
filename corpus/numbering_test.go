package corpus

import "testing"

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text   string
		style  Numbering
		value  int
		number string // as printed; empty: no number
	}{
		{"一、总体要求", ChineseComma, 1, "一"},
		{"十二、保障措施", ChineseComma, 12, "十二"},
		{"二十三、附则", ChineseComma, 23, "二十三"},
		{"壹、報告事項", ChineseFormal, 1, "壹"},
		{"貳、討論事項", ChineseFormal, 2, "貳"},
		{"甲、政府議案", Stem, 1, "甲"},
		{"（五）扩大范围", ChineseParen, 5, "（五）"},
		{"(二)登記發言", ChineseParen, 2, "(二)"},
		{"(一 )規劃", ChineseParen, 1, "(一 )"},
		{"1.拓展市场", ArabicDot, 1, "1"},
		{"11、便利货物", ArabicDot, 11, "11"},
		{"1.2025年新增就业6万人", ArabicDot, 1, "1"},
		{"1.12月底前完成验收", ArabicDot, 1, "1"},
		{"7.2小时内派单", ArabicDot, 7, "7"},
		{"２．健全机制", ArabicDot, 2, "２"},
		{"1.1 总则", Decimal, 1, "1.1"},
		{"3.2.1 范围", Decimal, 1, "3.2.1"},
		{"（3）建立台账", ArabicParen, 3, "（3）"},
		{"4）建立台账", ArabicParen, 4, "4）"},
		{"③落实责任", Circled, 3, "③"},
		{"一是加强指导", ChineseIs, 1, "一是"},
		{"三要压实责任", ChineseIs, 3, "三要"},
		{"第一，完善机制", Ordinal, 1, "第一"},
		{"第二是增加投入", Ordinal, 2, "第二是"},
		{"首先，摸清底数", Ordinal, 1, "首先"},
		{"第三章 财政", Article, 3, "第三章"},
		{"第十条　市政府应当", Article, 10, "第十条"},
		{"——强化监管。", Dash, 0, "——"},
		{"(a)增加供應", Latin, 1, "(a)"},
		{"B.措施", Latin, 2, "B"},
		{"## 背景", Markdown, 2, "##"},

		{"2019年4月底前", 0, 0, ""},
		{"3.5%的增长", 0, 0, ""},
		{"1.5万套", 0, 0, ""},
		{"2.5公里", 0, 0, ""},
		{"3件议案", 0, 0, ""},
		{"一、二产业分别增长", 0, 0, ""},
		{"三、四成左右", 0, 0, ""},
		{"十五届人大", 0, 0, ""},
		{"第三条规定的情形", 0, 0, ""},
		{"（含日间照料中心）", 0, 0, ""},
		{"（2025年）", 0, 0, ""},
		{"一直以来", 0, 0, ""},
		{"A股市场", 0, 0, ""},
		{"e.g. this", 0, 0, ""},
		{"-5度", 0, 0, ""},
		{"", 0, 0, ""},
	} {
		m, ok := parseNumber(c.text)
		if ok != (c.number != "") {
			t.Errorf("%q: found %v, %q", c.text, ok, c.text[:m.number])
			continue
		}
		if ok && (m.style != c.style || m.value != c.value || c.text[:m.number] != c.number) {
			t.Errorf("%q: style %d value %d number %q, want %d %d %q", c.text, m.style, m.value, c.text[:m.number], c.style, c.value, c.number)
		}
	}
}
