// Package report lays out what an analysis found as tables for people: the task
// list (任务分解表), remarks, motions, keywords, targets and links.
//
// To add a column to the task list, add a line to taskColumns (tasks.go): it is
// then in every form that the list is written in.
package report

import (
	"fmt"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/corpus"
)

// motionTitles are the titles of the motions of r by id.
func motionTitles(r *analysis.Result) map[string]string {
	titles := map[string]string{}
	for _, m := range r.Motions {
		titles[m.ID] = m.Title
	}
	return titles
}

// TaskWording is the task as a person would write it in a list: its own heading
// and wording without hard wraps.
func TaskWording(t *analysis.Task) string {
	wording := clean(t.Text, t.Clean)
	if t.Heading != "" && !strings.HasPrefix(wording, t.Heading) {
		return t.Heading + "。" + wording
	}
	return wording
}

// Units are the responsible units of t, with 等 where the list is open.
func Units(t *analysis.Task) string {
	s := names(t.Units)
	if t.OpenEnded && s != "" {
		s += "等"
	}
	return s
}

// TargetWording is a target as one reads it: 改造小区≥1.2万个, 新建食堂：60家.
func TargetWording(t analysis.Target) string {
	comparator := string(t.Comparator)
	switch t.Comparator {
	case analysis.AtLeast:
		comparator = "≥"
	case analysis.AtMost:
		comparator = "≤"
	case analysis.About:
		comparator = "约"
	case analysis.Equal, analysis.Between:
		comparator = "："
	}
	return strings.TrimPrefix(t.Indicator+t.Change+comparator+t.RawValue+t.RawUnit, "：")
}

// targetValue is the value of a target, or its two ends.
func targetValue(t analysis.Target) string {
	value := strconv.FormatFloat(t.Value, 'f', -1, 64)
	if t.Comparator == analysis.Between {
		value += "—" + strconv.FormatFloat(t.ValueHigh, 'f', -1, 64)
	}
	return value
}

func names(list []analysis.Name) string {
	all := make([]string, len(list))
	for i, n := range list {
		all[i] = n.Name
	}
	return strings.Join(all, "、")
}

// joined are the parts that f names, those that are empty left out.
func joined[T any](list []T, f func(T) string) string {
	var all []string
	for _, x := range list {
		if s := f(x); s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, "；")
}

func place(s corpus.Span) string { return fmt.Sprintf("第%d—%d字", s.Start+1, s.End) }

// clean is the wording without hard wraps, where that differs from text.
func clean(text, cleaned string) string {
	if cleaned != "" {
		return cleaned
	}
	return text
}
