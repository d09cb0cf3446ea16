package analysis

import (
	"slices"
	"strings"
	"testing"
)

func TestJoinSingles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"推行错峰放学", "推行 错峰 放学"},
		{"设立护学岗，表彰护学岗志愿者", "设立 护学岗 ， 表彰 护学岗 志愿者"},
		{"新校区", "新 校区"},
		{"52家接入", "52 家 接入"},
		{"", ""},
	} {
		var got []string
		th := themes{page: &page{text: c.text, ctx: t.Context()}, roles: keywordRoles()}
		th.cut(NewSegmenter(nil))
		th.joinSingles()
		for i := range th.words {
			got = append(got, th.spelling(i))
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s is cut into %s, want %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}
