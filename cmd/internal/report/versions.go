package report

import (
	"fmt"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// VersionList lists what became of the tasks of a document in its newer version;
// those that have not changed only where all is set.
func VersionList(versions []analysis.TaskVersion, all bool) *table.Table {
	t := &table.Table{Header: []string{"变化", "旧稿", "旧稿内容", "新稿", "新稿内容", "不同之处"}}
	for _, v := range versions {
		if v.Change == analysis.VersionSame && !all {
			continue
		}
		t.Add(string(v.Change), versionIDs(v.Old), versionTexts(v.Old), versionIDs(v.New), versionTexts(v.New), joined(v.Details, func(n analysis.VersionNote) string {
			if n.What == "任务事项" {
				return "" // both wordings stand beside it
			}
			return n.What + "：" + orNone(n.Old) + " → " + orNone(n.New)
		}))
	}
	return t
}

// orNone is s, or a word for nothing.
func orNone(s string) string {
	if s == "" {
		return "无"
	}
	return corpus.Unspace(s)
}

func versionIDs(tasks []*analysis.Task) string {
	var all []string
	for _, t := range tasks {
		all = append(all, t.ID)
	}
	return strings.Join(all, " ")
}

func versionTexts(tasks []*analysis.Task) string {
	var all []string
	for _, t := range tasks {
		all = append(all, TaskWording(t))
	}
	return strings.Join(all, "；")
}

// VersionSummary counts the changes: 12 项任务变为 13 项：未变 8，改动 3，新增 2，删除 1.
func VersionSummary(versions []analysis.TaskVersion) string {
	counts := map[analysis.VersionChange]int{}
	before, after := 0, 0
	for _, v := range versions {
		counts[v.Change]++
		before, after = before+len(v.Old), after+len(v.New)
	}
	var all []string
	for _, change := range []analysis.VersionChange{analysis.VersionSame, analysis.VersionReworded, analysis.VersionSplit, analysis.VersionMerged, analysis.VersionMixed, analysis.VersionGained, analysis.VersionDropped} {
		if n := counts[change]; n > 0 {
			all = append(all, fmt.Sprintf("%s %d", change, n))
		}
	}
	if len(all) == 0 {
		return "两稿都没有找到任务。"
	}
	return fmt.Sprintf("旧稿 %d 项任务，新稿 %d 项：%s。", before, after, strings.Join(all, "，"))
}
