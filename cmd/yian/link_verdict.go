package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/corpus"
)

// verdictOptions are what a person says of links, each PAIR or PAIR,RELATION.
type verdictOptions struct {
	accept, reject, add, withdraw []string
	author                        string
}

// addFlags gives cmd the flags for verdicts. Each may stand several times.
func (o *verdictOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.accept, "accept", nil, "认可一条对应：`一端,另一端`；可写几次")
	f.StringArrayVar(&o.reject, "reject", nil, "否定一条对应：`一端,另一端`；可写几次")
	f.StringArrayVar(&o.add, "add", nil, "补上一条对应：`一端,另一端,关系`；关系可用 支持、要求更多（发言对任务），不写时为 支持；可写几次")
	f.StringArrayVar(&o.withdraw, "withdraw", nil, "撤回对一条对应的判断：`一端,另一端`；可写几次")
	f.StringVar(&o.author, "author", "", "判断人的`姓名`")
}

// saying is what a person says of one link.
type saying struct{ verdict, ends string }

// said is all that the options say.
func (o *verdictOptions) said() []saying {
	var all []saying
	for _, x := range []struct {
		verdict string
		ends    []string
	}{{analysis.VerdictAccept, o.accept}, {analysis.VerdictReject, o.reject}, {analysis.VerdictAdd, o.add}, {analysis.VerdictWithdraw, o.withdraw}} {
		for _, ends := range x.ends {
			all = append(all, saying{x.verdict, ends})
		}
	}
	return all
}

// judge records what a person says about links: all of it or, where something
// cannot be understood, nothing.
func (o *verdictOptions) judge(ctx context.Context, e *env, g *gathered, said []saying, links []analysis.Linked) error {
	ends := g.ends()
	var made []corpus.Decision
	var told []string
	for _, s := range said {
		decision, line, err := ends.verdict(s, links)
		if err != nil {
			return err
		}
		decision.Author = o.author
		made, told = append(made, decision), append(told, line)
	}
	return g.record(ctx, e, made, told)
}

// record puts decisions into the corpus and says so, a line for each.
func (g *gathered) record(ctx context.Context, e *env, made []corpus.Decision, told []string) (err error) {
	store, err := g.options.open(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for i, decision := range made {
		if _, err := store.Decide(ctx, decision); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(e.stdout, told[i]); err != nil {
			return err
		}
	}
	return nil
}

// end is something that a link can tie.
type end struct {
	id, source, key, text string
	kind                  endKind
}

// endKind is what sort of finding an end is.
type endKind string

const (
	taskEnd    endKind = "任务"
	askEnd     endKind = "议案的要求"
	pointEnd   endKind = "发言的要点"
	outcomeEnd endKind = "报告的办理结果"
)

// ends are all ends of the documents, in their order.
type ends struct {
	sources []string
	all     []end
}

// ends are the ends of what was gathered.
func (g *gathered) ends() *ends {
	x := &ends{}
	for _, r := range g.results {
		x.sources = append(x.sources, r.Source)
		add := func(kind endKind, id, key, text string) {
			x.all = append(x.all, end{id, r.Source, key, corpus.Unspace(text), kind})
		}
		for _, m := range r.Motions {
			for _, quotes := range [][]analysis.Quote{m.Problems, m.Demands, m.Solutions} {
				for _, q := range quotes {
					add(askEnd, q.ID, q.Key, q.Text)
				}
			}
		}
		for _, t := range r.Tasks {
			add(taskEnd, t.ID, t.Key, t.Text)
		}
		for _, o := range r.Outcomes {
			add(outcomeEnd, o.ID, o.Key, o.Text)
		}
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				add(pointEnd, p.ID, p.Key, p.Text)
			}
		}
	}
	return x
}

// find is the end that name names: t3 where one document alone has it, 2#t3 or
// 方案.txt#t3 elsewhere.
func (x *ends) find(name string) (*end, error) {
	name = strings.TrimSpace(name)
	source, id, named := cutEnd(name)
	var found []*end
	for i := range x.all {
		if c := &x.all[i]; c.id == id && (!named || x.isNamed(c.source, source)) {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 0:
		return nil, usagef("没有编号为“%s”的任务、要点、要求或办理结果；%s", name, x.numbering(id))
	case 1:
		return found[0], nil
	}
	return nil, usagef("“%s”在几个文件里都有：%s；请写明是哪一个，例如 %s", name, x.list(found), x.short(found[0]))
}

// numbering says how ids are written.
func (x *ends) numbering(id string) string {
	if len(x.sources) < 2 {
		return "编号见 yian link 的输出"
	}
	return fmt.Sprintf("这里有 %d 个文件，编号写成“文件序号#编号”，例如 1#%s，见 yian link 的输出", len(x.sources), id)
}

// isNamed reports whether name names the document source: its number, its path or
// the path's end.
func (x *ends) isNamed(source, name string) bool {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(x.sources) {
		return x.sources[n-1] == source
	}
	rest, ok := strings.CutSuffix(source, name)
	return ok && name != "" && (rest == "" || strings.HasSuffix(rest, "/") || strings.HasSuffix(rest, `\`))
}

// short is the id of an end with the number of its document.
func (x *ends) short(c *end) string {
	if len(x.sources) < 2 {
		return c.id
	}
	return fmt.Sprintf("%d#%s", 1+slices.Index(x.sources, c.source), c.id)
}

// list names ends.
func (x *ends) list(all []*end) string {
	var names []string
	for _, c := range all[:min(len(all), 5)] {
		names = append(names, x.short(c)+"（"+c.source+"）")
	}
	return strings.Join(names, "、")
}

// pair are the ends that a link of theirs begins and ends with, whichever was
// named first.
func pair(a, b *end) (from, to *end, err error) {
	for _, x := range [][2]*end{{a, b}, {b, a}} {
		switch from, to := x[0], x[1]; {
		case from.kind == taskEnd && to.kind == askEnd, from.kind == pointEnd && to.kind == taskEnd, from.kind == outcomeEnd && to.kind == taskEnd:
			return from, to, nil
		}
	}
	return nil, nil, usagef("%s与%s之间没有对应：任务可对应议案的要求，发言的要点、报告的办理结果可对应任务", a.kind, b.kind)
}

// relationOf is the relation between the ends, that the person says or the only one
// there is.
func relationOf(from, to *end, said string) (analysis.Relation, error) {
	possible := []analysis.Relation{analysis.Supports, analysis.DemandsMore}
	switch from.kind {
	case taskEnd:
		possible = []analysis.Relation{analysis.Addresses}
	case outcomeEnd:
		possible = []analysis.Relation{analysis.Reports}
	}
	if said == "" {
		return possible[0], nil
	}
	var names []string
	for _, r := range possible {
		if said == string(r) || said == report.RelationName(r) {
			return r, nil
		}
		names = append(names, report.RelationName(r)+"（"+string(r)+"）")
	}
	return "", usagef("%s对%s没有“%s”这种关系；可用 %s", from.kind, to.kind, said, strings.Join(names, "、"))
}

// verdict is the decision that s makes, and a line that tells of it.
func (x *ends) verdict(s saying, links []analysis.Linked) (d corpus.Decision, line string, err error) {
	parts := strings.FieldsFunc(s.ends, func(r rune) bool { return r == ',' || r == '，' })
	if len(parts) < 2 || len(parts) > 3 {
		return d, "", usagef("请写明两端，用逗号隔开，例如 r1.p2,t3（补上的可再加关系：r1.p2,t4,要求更多）")
	}
	a, err := x.find(parts[0])
	if err != nil {
		return d, "", err
	}
	b, err := x.find(parts[1])
	if err != nil {
		return d, "", err
	}
	from, to, err := pair(a, b)
	if err != nil {
		return d, "", err
	}
	v := analysis.LinkVerdict{Verdict: s.verdict, From: from.text, To: to.text}
	if said := strings.TrimSpace(strings.Join(parts[2:], "")); said != "" || s.verdict == analysis.VerdictAdd {
		if v.Relation, err = relationOf(from, to, said); err != nil {
			return d, "", err
		}
	}
	found := slices.IndexFunc(links, func(l analysis.Linked) bool { return l.FromKey == from.key && l.ToKey == to.key })
	note := ""
	switch {
	case s.verdict == analysis.VerdictWithdraw && (found < 0 || links[found].Verdict == ""):
		return d, "", usagef("%s,%s 没有判断可以撤回", x.short(from), x.short(to))
	case found < 0 && s.verdict == analysis.VerdictReject:
		note = "（机器本来也没有这条对应）"
	case found < 0 && s.verdict == analysis.VerdictAccept:
		note = "（机器没有这条对应，作为人工补上的记下）"
	case found >= 0 && s.verdict == analysis.VerdictAdd && links[found].Score >= analysis.LinkThreshold:
		note = "（机器已有这条对应，记为认可）"
	}
	d, err = analysis.NewLinkDecision(from.key, to.key, v)
	return d, fmt.Sprintf("已%s：%s“%s” → %s“%s”%s", verdictNames()[s.verdict], x.short(from), excerpt(from.text), x.short(to), excerpt(to.text), note), err
}

// verdictNames are what verdicts are called.
func verdictNames() map[string]string {
	return map[string]string{analysis.VerdictAccept: "认可", analysis.VerdictReject: "否定", analysis.VerdictAdd: "补上", analysis.VerdictWithdraw: "撤回判断"}
}

// excerpt is the beginning of text.
func excerpt(text string) string {
	const most = 30
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
