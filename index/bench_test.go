package index

import (
	"testing"

	"yian/analysis"
)

func BenchmarkSearch(b *testing.B) {
	src, _ := inventedCorpus()
	ix := build(b, src, analysis.NewSegmenter(nil))
	for _, query := range []string{"护理员", "的", "推进*10工作 -停车", "王若兰 近/20 护理员", "工作 单位:市民政局"} {
		q, err := Parse(query)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				f, err := ix.Search(b.Context(), q, Options{Limit: 20})
				if err != nil {
					b.Fatal(err)
				}
				for range f.Hits() {
				}
			}
		})
	}
}
