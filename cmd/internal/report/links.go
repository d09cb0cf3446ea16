package report

import (
	"fmt"
	"strconv"
	"strings"

	"yian/analysis"
	"yian/cmd/internal/table"
)

// RelationName is a relation in Chinese.
func RelationName(r analysis.Relation) string {
	switch r {
	case analysis.Addresses:
		return "落实"
	case analysis.Supports:
		return "支持"
	case analysis.DemandsMore:
		return "要求更多"
	case analysis.Reports:
		return "办理结果"
	}
	return string(r)
}

// verdictName is a verdict in Chinese.
func verdictName(v string) string {
	switch v {
	case analysis.VerdictAccept:
		return "认可"
	case analysis.VerdictReject:
		return "否定"
	}
	return v
}

// Numbering says which documents the numbers in short ids (2#t3) stand for. Of very
// many it names the first.
func Numbering(results []*analysis.Result) string {
	const most = 12
	var all []string
	for i, r := range results[:min(most, len(results))] {
		all = append(all, fmt.Sprintf("%d %s", i+1, r.Source))
	}
	more := ""
	if n := len(results) - most; n > 0 {
		more = fmt.Sprintf(" …（另有 %d 个，写成 csv 时有全名）", n)
	}
	return "文件：" + strings.Join(all, "　") + more + "\n"
}

// LinkList lists links with the wording at both ends. Short ids have the number of
// the document (2#t3), others its name.
func LinkList(results []*analysis.Result, links []analysis.Linked, short bool) *table.Table {
	texts := texts(results)
	label := func(id string) string { return id }
	if short {
		label = (&GapReport{Results: results}).label
	}
	t := &table.Table{Header: []string{"一端", "内容", "关系", "另一端", "内容", "得分", "理由", "人工"}}
	for _, l := range links {
		t.Add(label(l.From), texts[l.From], RelationName(l.Relation), label(l.To), texts[l.To], strconv.FormatFloat(l.Score, 'f', 2, 64), strings.Join(l.Reasons, "；"), verdictName(l.Verdict))
	}
	return t
}

// texts is the wording of all that links can tie, by id as links write it.
func texts(results []*analysis.Result) map[string]string {
	all := map[string]string{}
	for _, r := range results {
		add := func(id, text string) {
			if len(results) > 1 {
				id = r.Source + "#" + id
			}
			all[id] = text
		}
		for _, m := range r.Motions {
			for _, quotes := range [][]analysis.Quote{m.Problems, m.Demands, m.Solutions} {
				for _, q := range quotes {
					add(q.ID, clean(q.Text, q.Clean))
				}
			}
		}
		for i := range r.Tasks {
			add(r.Tasks[i].ID, TaskWording(&r.Tasks[i]))
		}
		for _, o := range r.Outcomes {
			add(o.ID, clean(o.Text, o.Clean))
		}
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				add(p.ID, clean(p.Text, p.Clean))
			}
		}
	}
	return all
}
