package main

import (
	"testing"

	"yian/analysis"
	"yian/corpus"
	"yian/index"
)

// TestCorrectionsConcernTheirDocuments follows which documents are indexed anew
// when a task of one is corrected, removed and restored.
func TestCorrectionsConcernTheirDocuments(t *testing.T) {
	store, err := corpus.OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	put := func(source, text string) *analysis.Result {
		t.Helper()
		d := corpus.NewDocument(source, text)
		if _, err := store.Put(t.Context(), d, nil, corpus.Meta{}); err != nil {
			t.Fatal(err)
		}
		return analysis.Analyze(d, analysis.Knowledge{})
	}
	first := put("方案.txt", "云州市养老服务工作方案\n\n一、重点任务\n（一）建设社区食堂20个，2025年6月底前完成。（责任单位：市民政局）\n（二）培训护理员300名。（责任单位：市人社局）\n")
	put("另一方案.txt", "云州市排水改造工作方案\n\n一、重点任务\n（一）改造排水管网30公里。（责任单位：市水务局）\n")
	if len(first.Tasks) != 2 {
		t.Fatalf("%d tasks", len(first.Tasks))
	}
	update := func(what string, added, kept int) {
		t.Helper()
		src, err := newStored(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		r, err := index.Update(t.Context(), indexFolder(store), index.Config{}, src, index.UpdateOptions{})
		if err != nil || r.Added != added || r.Kept != kept {
			t.Errorf("%s: added %d, kept %d (%v), want %d and %d", what, r.Added, r.Kept, err, added, kept)
		}
	}
	decide := func(kind, key string, v any) {
		t.Helper()
		d, err := analysis.Decide(kind, key, v)
		if err == nil {
			_, err = store.Decide(t.Context(), d)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	update("new", 2, 0)
	decide(analysis.TaskUnits, first.Tasks[0].Key, analysis.UnitsDecision{Lead: []string{"市卫健委"}, Units: []string{"市卫健委"}})
	update("a unit corrected", 1, 1)
	update("nothing new", 0, 2)
	decide(analysis.TaskRemoved, first.Tasks[1].Key, true)
	update("a task removed", 1, 1)
	decide(analysis.TaskRemoved, first.Tasks[1].Key, false)
	update("the task restored", 1, 1)
	decide(analysis.TaskAdded, first.SHA256, []string{"云州市养老服务工作方案"})
	update("a task added", 1, 1)
	decide(searchSaved, first.SHA256, "no task")
	update("a search saved", 0, 2)
}
