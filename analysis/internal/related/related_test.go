package related

import "testing"

func TestNear(t *testing.T) {
	table := Open()
	for _, c := range []struct{ word, near, far string }{
		{"车位", "停车场", "候鸟"},
		{"污水", "废水", "补贴"},
		{"候鸟", "栖息地", "车位"},
		{"老人", "照护", "污水"},
	} {
		w, near, far := table.Vector(c.word), table.Vector(c.near), table.Vector(c.far)
		if w == nil || near == nil || far == nil {
			t.Fatalf("%v: a word is missing", c)
		}
		if n, f := Cosine(w, near), Cosine(w, far); n < f+0.2 {
			t.Errorf("%s is as near to %s (%.2f) as to %s (%.2f)", c.word, c.near, n, c.far, f)
		}
	}
	if table.Vector("没有这个词") != nil || table.Vector("") != nil {
		t.Error("a word that is not there has a vector")
	}
}
