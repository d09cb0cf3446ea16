package analysis

import "testing"

// TestLinkAcrossDocuments puts the documents of all packages on one heap: each
// plan and each set of minutes must find its motion and no other.
func TestLinkAcrossDocuments(t *testing.T) {
	var heap []*Result
	all := packages(t)
	for _, p := range all {
		heap = append(heap, p.docs...)
	}
	l := newLinker(heap, LinkKnowledge{})
	wrong, apart := 0, 0
	for d, g := range l.groupOfDocuments() {
		motion := d / 3 // each package has three documents and one motion
		switch {
		case g == motion:
		case g >= len(l.motions):
			apart++
			t.Logf("%s is left alone", heap[d].Source)
		default:
			wrong++
			t.Errorf("%s is put to %s", heap[d].Source, all[g].name)
		}
	}
	t.Logf("%d documents, %d put wrongly, %d left alone", len(heap), wrong, apart)
	if apart > len(heap)/6 {
		t.Errorf("%d of %d documents are left alone", apart, len(heap))
	}
	for _, p := range all {
		own := newLinker(p.docs, LinkKnowledge{})
		for d, g := range own.groupOfDocuments() {
			if g != 0 {
				t.Errorf("%s by itself: %s is left alone", p.name, p.docs[d].Source)
			}
		}
	}
}

func TestCoreTitle(t *testing.T) {
	for title, want := range map[string]string{
		"关于加快推进城镇老旧小区改造的议案":               "加快推进城镇老旧小区改造",
		"《关于健全社区管理机制，构建基层治理新格局案》":         "健全社区管理机制构建基层治理新格局",
		"市人民政府关于《关于加快推进城镇老旧小区改造的议案》的办理方案": "加快推进城镇老旧小区改造",
		"关于加快推进城镇老旧小区改造议案办理情况的报告":         "加快推进城镇老旧小区改造",
		"": "",
	} {
		if got := coreTitle(title); got != want {
			t.Errorf("coreTitle(%s) = %s, want %s", title, got, want)
		}
	}
}
