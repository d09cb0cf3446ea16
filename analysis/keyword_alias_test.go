package analysis

import (
	"slices"
	"testing"
)

func TestKeywordAliases(t *testing.T) {
	for _, c := range []struct{ text, term, alias string }{
		{"推进城市更新示范片区（以下简称“示范片区”）建设。示范片区由市住建局牵头，示范片区的改造分三年完成。", "城市更新示范片区", "示范片区"},
		{"建立湿地公园巡护制度（简称巡护制度）。巡护制度每年评估一次。", "湿地公园巡护制度", "巡护制度"},
		{"湿地公园的巡护制度简称“巡护”。巡护制度每年评估一次。", "巡护制度", ""},
		{"湿地公园（以下简称“", "湿地公园", ""},
	} {
		found := themesOf(t, c.text)
		i := slices.IndexFunc(found, func(k Keyword) bool { return k.Term == c.term })
		if i < 0 {
			t.Errorf("%s: %s is missing in %q", c.text, c.term, terms(found))
			continue
		}
		var want []string
		if c.alias != "" {
			want = []string{c.alias}
		}
		if !slices.Equal(found[i].Aliases, want) {
			t.Errorf("%s: aliases %q, want %q", c.text, found[i].Aliases, want)
		}
		if slices.Contains(terms(found), c.alias) {
			t.Errorf("%s: %s stands beside its full name", c.text, c.alias)
		}
	}
}
