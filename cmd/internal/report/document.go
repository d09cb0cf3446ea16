package report

import (
	"fmt"
	"io"
	"strings"

	"yian/analysis"
)

// Document writes for a terminal of width columns what was found in one
// document: the answer first, then the tables that have rows.
func Document(w io.Writer, r *analysis.Result, width int, named bool) error {
	if named || r.Title != "" {
		fmt.Fprintln(w, heading(r, named))
	}
	for _, m := range r.Motions {
		fmt.Fprintln(w, motionLine(&m, r))
	}
	empty := true
	section := func(title string, n int, t interface{ Terminal(io.Writer, int) error }) error {
		if n == 0 {
			return nil
		}
		empty = false
		fmt.Fprintf(w, "\n%s\n", title)
		return t.Terminal(w, width)
	}
	if err := section(fmt.Sprintf("任务 %d 项", len(r.Tasks)), len(r.Tasks), TaskSummary(r)); err != nil {
		return err
	}
	for _, note := range notes(r) {
		fmt.Fprintln(w, note)
	}
	if err := section(fmt.Sprintf("发言 %d 段", len(r.Remarks)), len(r.Remarks), RemarkSummary(r)); err != nil {
		return err
	}
	if len(r.Keywords) > 0 {
		empty = false
		terms := make([]string, 0, 20)
		for _, k := range r.Keywords[:min(20, len(r.Keywords))] {
			terms = append(terms, fmt.Sprintf("%s(%d)", k.Term, k.Count))
		}
		fmt.Fprintf(w, "\n主题词  %s\n", strings.Join(terms, "  "))
	}
	if empty && len(r.Motions) == 0 {
		fmt.Fprintln(w, "没有找到议案、任务或发言。")
	}
	return nil
}

func heading(r *analysis.Result, named bool) string {
	var all []string
	if r.Title != "" {
		all = append(all, r.Title)
	}
	for _, s := range []string{r.Number, r.Meeting, r.Date} {
		if s != "" {
			all = append(all, s)
		}
	}
	if named {
		all = append(all, r.Source)
	}
	return strings.Join(all, "  ·  ")
}

// motionLine is a motion in one line: title, proposers, and what it led to.
func motionLine(m *analysis.Motion, r *analysis.Result) string {
	title := m.Title
	if title == "" {
		title = "（无标题的请求）"
	}
	all := []string{m.ID + " " + title}
	if lead := names(m.LeadProposers); lead != "" {
		if m.ProposerCount > 0 {
			lead += fmt.Sprintf("等%d人", m.ProposerCount)
		}
		all = append(all, lead)
	}
	tasks, remarks := 0, 0
	for _, t := range r.Tasks {
		if t.Motion == m.ID {
			tasks++
		}
	}
	for _, x := range r.Remarks {
		if x.Motion == m.ID {
			remarks++
		}
	}
	for _, count := range []struct {
		n    int
		unit string
	}{{len(m.Problems), "个问题"}, {len(m.Demands), "项要求"}, {len(m.Solutions), "项解决方案"}, {tasks, "项任务"}, {remarks, "段发言"}} {
		if count.n > 0 {
			all = append(all, fmt.Sprintf("%d%s", count.n, count.unit))
		}
	}
	return strings.Join(all, "  ·  ")
}

// notes explain the marks in the task table and sum it up.
func notes(r *analysis.Result) []string {
	if len(r.Tasks) == 0 {
		return nil
	}
	var all []string
	grades := map[string]int{}
	starred := false
	for _, t := range r.Tasks {
		grades[t.Checkability.Grade]++
		starred = starred || t.UnitRule == analysis.LeadFirstListed
	}
	if starred {
		all = append(all, "* "+firstListed)
	}
	var counts []string
	for _, grade := range []string{"可核查", "部分可核查", "原则性"} {
		if grades[grade] > 0 {
			counts = append(counts, fmt.Sprintf("%s%d项", grade, grades[grade]))
		}
	}
	if len(counts) > 0 {
		all = append(all, fmt.Sprintf("%d项任务：%s。", len(r.Tasks), strings.Join(counts, "，")))
	}
	if n := len(r.Warnings); n > 0 {
		all = append(all, fmt.Sprintf("%d处没能读准，见 stderr 上的提醒。", n))
	}
	return all
}
