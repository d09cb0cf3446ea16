package analysis

import "testing"

func TestQuantityAt(t *testing.T) {
	tests := []struct {
		text  string
		value float64
		high  float64
		unit  string
		after Comparator
		rest  string
	}{
		{"1100万人以上，", 11000000, 0, "人", AtLeast, "，"},
		{"4.5%—5%左右", 4.5, 5, "%", About, ""},
		{"3至5个工作日内办结", 3, 5, "个工作日", AtMost, "办结"},
		{"五至八家", 5, 8, "家", "", ""},
		{"5—8万套", 50000, 80000, "套", "", ""},
		{"100余家企业", 100, 0, "家", MoreThan, "企业"},
		{"2个百分点", 2, 0, "个百分点", "", ""},
		{"300万千瓦时", 3000000, 0, "千瓦时", "", ""},
		{"35微克/立方米", 35, 0, "微克/立方米", "", ""},
		{"百分之五", 5, 0, "%", "", ""},
		{"50km公路", 50, 0, "km", "", "公路"},
		{"103.5以内", 103.5, 0, "", AtMost, ""},
		{"5G网络", 5, 0, "", "", "G网络"},
	}
	for _, tt := range tests {
		q, ok := quantityAt(tt.text, 0)
		if !ok || q.value != tt.value || q.high != tt.high || q.unit != tt.unit || q.after != tt.after || tt.text[q.end:] != tt.rest {
			t.Errorf("quantityAt(%q) = %+v, rest %q", tt.text, q, tt.text[q.end:])
		}
	}
}
