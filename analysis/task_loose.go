package analysis

import "yian/corpus"

// loose adds the tasks of paragraphs that stand behind a headed paragraph
// without being part of it.
//
//	扩大投资。…⏎在完善上述体系的同时，进一步强化…
func (f *taskFinder) loose() {
	for i := range f.out.Items {
		it := &f.out.Items[i]
		if it.Style != corpus.Lead || f.skips(i) || f.purpose[i] == guidance {
			continue
		}
		own, _ := f.ownText(i)
		end := it.End
		if i+1 < len(f.out.Items) && !f.out.Items[i+1].Inline {
			end = min(end, f.out.Items[i+1].Start())
		}
		for _, st := range f.paragraphsIn(corpus.Stretch{Start: own.End, End: end}) {
			if hasPrefixOf(f.of(st), "各位代表 各位委员 同志们") {
				break // the close
			}
			if f.free(st) && f.saysWork(st) {
				f.prose(-1, it.Parent, st, nil)
			}
		}
	}
}
