package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
	"yian/corpus"
)

// listDecisions lists what people have decided, the oldest first, in words.
func listDecisions(ctx context.Context, e *env, store *corpus.Store) error {
	all, err := decisions(ctx, store)
	if err != nil {
		return err
	}
	wording := make(map[string]analysis.WordingDecision)
	for _, d := range all {
		var w analysis.WordingDecision
		if d.Kind == analysis.TaskWording && json.Unmarshal(d.Value, &w) == nil {
			wording[d.Key] = w
		}
	}
	t := &table.Table{Header: []string{"序号", "时间", "谁", "事项", "对象", "内容"}, Main: "内容"}
	for _, d := range all {
		if !isSpoken(d) {
			continue
		}
		what, about, value := described(d, wording)
		t.Add(fmt.Sprint(d.Number), d.Time.Local().Format(time.DateTime), d.Author, what, about, value)
	}
	if len(t.Rows) > 0 {
		if err := t.Terminal(e.stdout, (&output{}).columns(e)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(e.stdout, "共 %d 条人工决定。\n", len(t.Rows))
	return err
}

// isSpoken reports whether a person made d, not the program beside one.
func isSpoken(d corpus.Decision) bool { return d.Kind != analysis.TaskWording && d.Kind != searchSeen }

// spoken counts the decisions that a person made.
func spoken(all []corpus.Decision) int {
	n := 0
	for _, d := range all {
		if isSpoken(d) {
			n++
		}
	}
	return n
}

// described is a decision in words: what was decided, about what, and how.
func described(d corpus.Decision, wording map[string]analysis.WordingDecision) (what, about, value string) {
	about = d.Key
	if w, ok := wording[d.Key]; ok {
		about = excerpt(corpus.Unspace(w.Text)) + "（" + d.Key + "）"
		if w.Text == "" {
			about = "《" + w.Title + "》"
		}
	}
	none := func(s string) string {
		if s == "" {
			return none
		}
		return s
	}
	switch d.Kind {
	case analysis.TaskUnits:
		if v, ok := valueOf[analysis.UnitsDecision](d); ok {
			return "责任单位", about, "牵头：" + none(strings.Join(v.Lead, "、")) + "；全部：" + none(strings.Join(v.Units, "、"))
		}
	case analysis.TaskDeadlines:
		if v, ok := valueOf[[]analysis.DeadlineDecision](d); ok {
			var all []string
			for _, x := range v {
				all = append(all, strings.Trim(x.Text+"="+x.Date, "="))
			}
			return "完成时限", about, none(strings.Join(all, "、"))
		}
	case analysis.TaskTargets, analysis.TaskAdded:
		if v, ok := valueOf[[]string](d); ok {
			return map[string]string{analysis.TaskTargets: "量化目标", analysis.TaskAdded: "补上任务"}[d.Kind], about, none(strings.Join(v, "；"))
		}
	case analysis.TaskText:
		if v, ok := valueOf[string](d); ok {
			return "任务事项", about, v
		}
	case analysis.TaskRemoved:
		if v, ok := valueOf[bool](d); ok {
			return map[bool]string{true: "删去任务", false: "恢复任务"}[v], about, ""
		}
	case analysis.LinkDecisionKind:
		if v, ok := valueOf[analysis.LinkVerdict](d); ok {
			if v.From != "" {
				about = excerpt(v.From) + " → " + excerpt(v.To)
			}
			value := verdictNames()[v.Verdict]
			if v.Relation != "" {
				value += "（" + report.RelationName(v.Relation) + "）"
			}
			return "对应", about, value
		}
	case analysis.LexiconWord:
		if v, ok := valueOf[string](d); ok {
			return "词语", about, map[string]string{analysis.WordAdd: "加词", analysis.WordForbid: "禁词", analysis.WordPlain: "撤回"}[v]
		}
	case analysis.LexiconAlias:
		return "简称", about, strings.Trim(string(d.Value), `"`)
	case searchSaved:
		if v, ok := valueOf[savedSearch](d); ok {
			return "保存的检索", about, v.Query
		}
	}
	return d.Kind, about, string(d.Value)
}

// valueOf is the value of d; ok is false where it is none.
func valueOf[T any](d corpus.Decision) (v T, ok bool) {
	err := json.Unmarshal(d.Value, &v)
	return v, err == nil
}
