package analysis

import (
	"math"
	"strings"
	"testing"
)

func TestNumeralAt(t *testing.T) {
	tests := []struct {
		text  string
		value float64
		rest  string // what follows the number
	}{
		{"1100万人", 11000000, "人"},
		{"1,100家", 1100, "家"},
		{"3.5%", 3.5, "%"},
		{"1.22万个", 12200, "个"},
		{"1.2万亿元", 1.2e12, "元"},
		{"2千万元", 2e7, "元"},
		{"236亿7343万3000元", 23673433000, "元"},
		{"236亿7,343万3,000元", 23673433000, "元"},
		{"300千瓦", 300, "千瓦"},
		{"300万千瓦时", 3000000, "千瓦时"},
		{"2百分点", 2, "百分点"},
		{"1/5以上", 0.2, "以上"},
		{"2025/6/30", 2025, "/6/30"},
		{"6/2025", 6, "/2025"},
		{"1.拓展", 1, ".拓展"},
		{"1,2,3", 1, ",2,3"},
		{"十二个", 12, "个"},
		{"二十三项", 23, "项"},
		{"十所", 10, "所"},
		{"一百零五人", 105, "人"},
		{"一百一十人", 110, "人"},
		{"两千三百亩", 2300, "亩"},
		{"三万五千户", 35000, "户"},
		{"一亿二千万斤", 1.2e8, "斤"},
		{"三分之一", 1.0 / 3, ""},
		{"二十分之一。", 0.05, "。"},
		{"百分之五左右", 5, "左右"},
		{"百分之百", 100, ""},
		{"百分之十二点", 12, "点"},
		{"二〇〇六年", 2006, "年"},
		{"二○一九年", 2019, "年"},
		{"两个百分点", 2, "个百分点"},
	}
	for _, tt := range tests {
		n, ok := numeralAt(tt.text, 0)
		if !ok || math.Abs(n.value-tt.value) > 1e-9*math.Abs(tt.value) || tt.text[n.end:] != tt.rest {
			t.Errorf("numeralAt(%q) = %v, rest %q, %v; want %v, rest %q", tt.text, n.value, tt.text[n.end:], ok, tt.value, tt.rest)
		}
	}
}

func TestNumeralAtRefuses(t *testing.T) {
	for _, text := range []string{"", "万人", "千家万户", "百姓", "亿元以上", "个", "，5"} {
		if n, ok := numeralAt(text, 0); ok {
			t.Errorf("numeralAt(%q) = %v, want none", text, n.value)
		}
	}
}

func TestNumeralLongRuns(t *testing.T) {
	for _, text := range []string{strings.Repeat("一亿", 500), "9" + strings.Repeat("万", 500), strings.Repeat("9", 400) + "万"} {
		if n, ok := numeralAt(text, 0); !ok || math.IsInf(n.value, 0) || math.IsNaN(n.value) {
			t.Errorf("numeralAt(%.20q…) = %v", text, n.value)
		}
	}
	for _, unit := range []string{"9", "九", "万", "1万", "九千", "1,000", "1.", "一百"} {
		text := strings.Repeat(unit, 20000)
		for i := 0; i < len(text); {
			n, ok := numeralAt(text, i)
			if !ok {
				i += len("万")
				continue
			}
			if n.end <= i {
				t.Fatalf("numeralAt on %q… stands still at %d", unit, i)
			}
			i = n.end
			if i < len(text) && text[i] == '.' {
				i++
			}
		}
	}
}
