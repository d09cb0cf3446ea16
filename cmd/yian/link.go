package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/report"
	"yian/cmd/internal/table"
	"yian/corpus"
)

type linkOptions struct {
	corpusOptions
	output
	accept, reject, add string
	author              string
	eval                bool
}

func newLinkCommand(e *env) *cobra.Command {
	var opts linkOptions
	cmd := &cobra.Command{
		Use:     "link [选项] [文件…]",
		Short:   "把任务与议案的要求、委员的发言逐条对应，说明理由",
		GroupID: "document",
		Long: `把任务与议案的解决方案、要求、问题对应起来，把发言的要点与任务对应起来。
每条对应都有得分和理由，理由指出两边的字句；没有依据就不对应，这也是一种答案。
议案、方案、纪要可以分在几个文件里。不写文件时，对应整个语料库。

人的判断记在语料库的日志里，按内容记住，以后照办：--accept、--reject、--add 的两端
用编号写明（一端,另一端），编号见本命令的输出。`,
		Example: `  $ yian link 议案办理.txt

  议案、方案、纪要分在三个文件里：
  $ yian link 议案.txt 方案.txt 纪要.txt -o 对应.csv

  记下人的判断，并看机器对了多少：
  $ yian link --reject 'r1.p2,t3'
  $ yian link --add 'r1.p2,t4,supports'
  $ yian link --eval`,
		RunE: func(cmd *cobra.Command, args []string) error { return runLink(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.accept, "accept", "", "认可一条对应：`一端,另一端`")
	f.StringVar(&opts.reject, "reject", "", "否定一条对应：`一端,另一端`")
	f.StringVar(&opts.add, "add", "", "补上一条对应：`一端,另一端,关系`；关系为 addresses、supports 或 demands-more")
	f.StringVar(&opts.author, "author", "", "判断人的`姓名`")
	f.BoolVar(&opts.eval, "eval", false, "用人的判断衡量机器的对应")
	return cmd
}

// gathered is what was found in several documents.
type gathered struct {
	documents []*document
	results   []*analysis.Result // spans in bytes
	decided   []corpus.Decision
	failed    error // inputs that were named on stderr
}

// gatherOptions say what to gather. The zero value is all documents, without
// keywords, which links do not need.
type gatherOptions struct {
	keywords bool
	meeting  string // only documents with these characters in the name of their meeting
}

// gather analyses the named files, or the whole corpus where none is named.
// What people have decided counts in both cases, where there is a corpus.
func gather(ctx context.Context, e *env, opts corpusOptions, paths []string, what gatherOptions) (*gathered, error) {
	g := &gathered{}
	take := func(d *document, r *analysis.Result) error {
		if !strings.Contains(r.Meeting, what.meeting) {
			return nil
		}
		warn(e, d, r)
		g.documents, g.results = append(g.documents, d), append(g.results, r)
		return nil
	}
	if len(paths) == 0 {
		decided, err := opts.decided(ctx, e)
		if err != nil {
			return nil, err
		}
		g.decided = decided
		return g, eachStored(ctx, e, opts, take)
	}
	decided, err := opts.decided(ctx, e)
	if err != nil && !errors.Is(err, corpus.ErrNoCorpus) {
		return nil, err
	}
	g.decided = decided
	a := newAnalyzer(decided)
	if !what.keywords {
		a.knowledge.Words = nil
	}
	g.failed = eachDocument(ctx, e, paths, func(d *document) error { return take(d, a.analyze(d)) })
	if _, ok := errors.AsType[*partlyError](g.failed); g.failed != nil && !ok || g.failed != nil && len(g.results) == 0 {
		return nil, g.failed
	}
	return g, nil
}

// knowledge is what linking needs besides the results.
func (g *gathered) knowledge() analysis.LinkKnowledge {
	lexicon := analysis.NewLexicon()
	lexicon.Decide(g.decided)
	return analysis.LinkKnowledge{Words: analysis.NewSegmenter(lexicon), Lexicon: lexicon, Decisions: g.decided}
}

// inRunes are the results as they are written.
func (g *gathered) inRunes() []*analysis.Result {
	all := make([]*analysis.Result, len(g.results))
	for i, r := range g.results {
		all[i] = analysis.InRunes(r, g.documents[i].Text)
	}
	return all
}

// decided are the decisions recorded in the corpus.
func (o *corpusOptions) decided(ctx context.Context, e *env) (all []corpus.Decision, err error) {
	store, err := o.openExisting(ctx, e)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return decisions(ctx, store)
}

func runLink(ctx context.Context, e *env, opts linkOptions, args []string) error {
	if err := opts.check(); err != nil {
		return err
	}
	g, err := gather(ctx, e, opts.corpusOptions, args, gatherOptions{})
	if err != nil {
		return err
	}
	if opts.accept+opts.reject+opts.add != "" {
		return opts.judge(ctx, e, g)
	}
	links := analysis.Link(g.results, g.knowledge())
	err = opts.write(e, func(w io.Writer) error {
		if opts.eval {
			return opts.table(e, w, evaluationTable(analysis.EvaluateLinks(links)))
		}
		return opts.print(e, w, g, links)
	})
	return errors.Join(err, g.failed)
}

func (o *linkOptions) print(e *env, w io.Writer, g *gathered, links []analysis.Linked) error {
	results := g.inRunes()
	if o.format == "json" {
		offsets := map[string]*corpus.RuneOffsets{}
		for _, d := range g.documents {
			offsets[d.Source] = corpus.NewRuneOffsets(d.Text)
		}
		written := make([]analysis.Linked, len(links))
		for i, l := range links {
			written[i] = l.InRunes(offsets[g.sourceOf(l.From)], offsets[g.sourceOf(l.To)])
		}
		return writeJSON(w, struct {
			Schema    string             `json:"schema"`
			Documents []*analysis.Result `json:"documents"`
			Links     []analysis.Linked  `json:"links"`
		}{analysis.LinkSchema, results, written})
	}
	if err := o.table(e, w, report.LinkList(results, links, o.format == "table")); err != nil || o.format != "table" {
		return err
	}
	if len(results) > 1 {
		fmt.Fprint(w, report.Numbering(results))
	}
	_, err := fmt.Fprintf(w, "共 %d 条对应。没有列出的任务和要点，没有找到有依据的对应；yian gaps 列出缺口。\n", len(links))
	return err
}

// sourceOf is the source of the document in which an end stands.
func (g *gathered) sourceOf(end string) string {
	if source, _, ok := cutEnd(end); ok {
		return source
	}
	return g.documents[0].Source
}

// cutEnd parts SOURCE#id.
func cutEnd(end string) (source, id string, ok bool) {
	i := strings.LastIndex(end, "#")
	if i < 0 {
		return "", end, false
	}
	return end[:i], end[i+1:], true
}

// judge records what a person says about a link.
func (o *linkOptions) judge(ctx context.Context, e *env, g *gathered) (err error) {
	store, err := o.openWriting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for _, said := range []struct{ ends, verdict string }{{o.accept, analysis.VerdictAccept}, {o.reject, analysis.VerdictReject}, {o.add, analysis.VerdictAdd}} {
		if said.ends == "" {
			continue
		}
		decision, err := g.verdict(said.ends, said.verdict)
		if err != nil {
			return err
		}
		decision.Author = o.author
		if _, err := store.Decide(ctx, decision); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(e.stdout, "已记录：%s。\n", said.ends); err != nil {
			return err
		}
	}
	return nil
}

// verdict is the decision about the link that ends name.
func (g *gathered) verdict(ends, verdict string) (corpus.Decision, error) {
	parts := strings.Split(ends, ",")
	v := analysis.LinkVerdict{Verdict: verdict}
	if verdict == analysis.VerdictAdd && len(parts) == 3 {
		v.Relation = analysis.Relation(parts[2])
		switch v.Relation {
		case analysis.Addresses, analysis.Supports, analysis.DemandsMore:
		default:
			return corpus.Decision{}, usagef("没有“%s”这种关系；可用 addresses、supports、demands-more", parts[2])
		}
		parts = parts[:2]
	}
	if len(parts) != 2 {
		return corpus.Decision{}, usagef("请写明两端，用逗号隔开，例如 r1.p2,t3（补上的再加关系：r1.p2,t4,supports）")
	}
	keys := g.keys()
	for _, end := range parts {
		if keys[end] == "" {
			return corpus.Decision{}, usagef("没有编号为“%s”的任务、要点或要求；编号见 yian link 的输出", end)
		}
	}
	return analysis.NewLinkDecision(keys[parts[0]], keys[parts[1]], v)
}

// keys are the keys of everything that a link can tie, by id.
func (g *gathered) keys() map[string]string {
	keys := map[string]string{}
	for _, r := range g.results {
		add := func(id, key string) {
			if len(g.results) > 1 {
				id = r.Source + "#" + id
			}
			keys[id] = key
		}
		for _, m := range r.Motions {
			for _, quotes := range [][]analysis.Quote{m.Problems, m.Demands, m.Solutions} {
				for _, q := range quotes {
					add(q.ID, q.Key)
				}
			}
		}
		for _, t := range r.Tasks {
			add(t.ID, t.Key)
		}
		for _, remark := range r.Remarks {
			for _, p := range remark.Points {
				add(p.ID, p.Key)
			}
		}
	}
	return keys
}

// evaluationTable shows how far the machine agrees with people.
func evaluationTable(by map[analysis.Relation]analysis.LinkEvaluation) *table.Table {
	t := &table.Table{Header: []string{"关系", "认可", "否定", "漏掉", "未判", "准确率", "召回率", "F1"}}
	percent := func(x float64) string { return strconv.FormatFloat(100*x, 'f', 1, 64) + "%" }
	for _, relation := range []analysis.Relation{analysis.Addresses, analysis.Supports, analysis.DemandsMore} {
		v := by[relation]
		t.Add(report.RelationName(relation), strconv.Itoa(v.Accepted), strconv.Itoa(v.Rejected), strconv.Itoa(v.Missed), strconv.Itoa(v.Unjudged),
			percent(v.Precision()), percent(v.Recall()), percent(v.F1()))
	}
	return t
}
