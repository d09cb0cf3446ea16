package analysis

import (
	"slices"
	"testing"

	"yian/corpus"
)

// TestBarred: sentences, verbs with their objects, routine and layout are no themes,
// names beside them stay.
func TestBarred(t *testing.T) {
	words := NewSegmenter(nil)
	for _, c := range []struct{ text, barred, stays string }{
		{"建设海绵城市，海绵城市要连片。", "建设海绵城市", "海绵城市"},
		{"居民缴纳物业费，物业费每月公示。", "居民缴纳物业费", "物业费"},
		{"乡镇水厂接入监管平台。", "接入监管平台", "监管平台"},
		{"落实保障措施，完善巡护制度。", "保障措施", "巡护制度"},
		{"一、议案背景\n湿地公园要保护。\n二、议案背景\n湿地公园要开放。", "议案背景", "湿地公园"},
		{"工作水平不高，湿地公园要保护。", "工作水平", "湿地公园"},
		{"养老护理员留不住，养老护理员要稳定。", "养老护理员留不住", "养老护理员"},
		{"社区食堂办得好，社区食堂要推广。", "社区食堂办得好", "社区食堂"},
		{"老年人占户籍人口四成，老年人助餐点太少。", "老年人占户籍人口", "老年人助餐点"},
		{"基层管护力量薄弱，水费收缴难。", "基层管护力量薄弱", "水费"},
	} {
		th := readThemes(corpus.NewDocument("test", c.text), words)
		var free []string
		for _, p := range th.phrases {
			if !th.isBarred(p) {
				free = append(free, th.text(p))
			}
		}
		if slices.Contains(free, c.barred) || !slices.Contains(free, c.stays) {
			t.Errorf("%s: %q can be themes; %s cannot, %s can", c.text, free, c.barred, c.stays)
		}
	}
}

func TestIsShortened(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"科创走廊", "科创大走廊", true},
		{"科创大走廊", "科创走廊", true},
		{"社区治理", "社区服务", false},
		{"走廊", "科创大走廊", false},
	} {
		if got := isShortened(c.a, c.b); got != c.want {
			t.Errorf("isShortened(%s, %s) = %v", c.a, c.b, got)
		}
	}
}
