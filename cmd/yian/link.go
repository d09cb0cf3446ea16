package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
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
	verdictOptions
	eval     bool
	versions bool
}

func newLinkCommand(e *env) *cobra.Command {
	var opts linkOptions
	cmd := &cobra.Command{
		Use:     "link [选项] [文件…]",
		Short:   "把任务与议案的要求、委员的发言逐条对应，说明理由",
		GroupID: "document",
		Long: `把任务与议案的解决方案、要求、问题对应起来，把发言的要点与任务对应起来。
每条对应都有得分和理由，理由指出两边的字句；没有依据就不对应，这也是一种答案。
议案、方案、纪要、办理情况报告可以分在几个文件里，按标题、编号、领衔人、会议、地方和
内容认出哪些是一件事；报告中说做了什么的句子与任务对应（办理结果）。不写文件时，对应整个语料库。

人的判断记在语料库的日志里，按内容记住，以后照办；文件改了几个字再导入，仍然认得。
--accept、--reject、--add、--withdraw 的两端用本命令输出的编号写明（一端,另一端）。
编号只有一个文件里有时，可以不写文件：t3；否则写序号或文件名：2#t3、方案.txt#t3。`,
		Example: `  $ yian link 议案办理.txt

  议案、方案、纪要分在三个文件里：
  $ yian link 议案.txt 方案.txt 纪要.txt -o 对应.csv

  记下人的判断，并看机器对了多少：
  $ yian link --reject 'r1.p2,t3'
  $ yian link --add 'r1.p2,t4,supports'
  $ yian link --eval

  征求意见稿改成正式稿，任务增删改了哪些：
  $ yian link --versions 征求意见稿.txt 正式稿.txt`,
		RunE: func(cmd *cobra.Command, args []string) error { return runLink(cmd.Context(), e, opts, args) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	opts.verdictOptions.addFlags(cmd)
	f := cmd.Flags()
	f.BoolVar(&opts.eval, "eval", false, "用人的判断衡量机器的对应")
	f.BoolVar(&opts.versions, "versions", false, "比较同一份文件的两稿：旧稿在前，新稿在后")
	return cmd
}

// gathered is what was found in several documents.
type gathered struct {
	options   corpusOptions // where decisions about it are kept
	documents []*document
	results   []*analysis.Result // spans in bytes
	decided   []corpus.Decision
	failed    error // inputs that were named on stderr
}

// gatherOptions say what to gather. The zero value is all documents, without
// keywords, which links do not need.
type gatherOptions struct {
	keywords bool
	warnings bool   // say what of the documents was read unsurely; yian extract says it, too
	meeting  string // only documents with these characters in the name of their meeting
}

// gather analyses the named files, or the whole corpus where none is named.
// What people have decided counts in both cases, where there is a corpus.
func gather(ctx context.Context, e *env, opts corpusOptions, paths []string, what gatherOptions) (*gathered, error) {
	g := &gathered{options: opts}
	take := func(d *document, r *analysis.Result) error {
		if !strings.Contains(r.Meeting, what.meeting) {
			return nil
		}
		if what.warnings {
			warn(e, d, r)
		}
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
	g.failed = eachDocument(ctx, e, paths, func(d *document) error {
		r, err := a.analyze(ctx, d)
		if err != nil {
			return err
		}
		return take(d, r)
	})
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
	if opts.versions {
		return opts.compareVersions(e, g)
	}
	k := g.knowledge()
	links, outcomes := analysis.Link(g.results, k), analysis.LinkOutcomes(g.results, k)
	if said := opts.said(); len(said) > 0 {
		return errors.Join(opts.judge(ctx, e, g, said, slices.Concat(links, outcomes)), g.failed)
	}
	err = opts.write(e, func(w io.Writer) error {
		if opts.eval {
			return opts.evaluate(e, w, slices.Concat(links, outcomes))
		}
		return opts.print(e, w, g, links, outcomes)
	})
	return errors.Join(err, g.failed)
}

func (o *linkOptions) print(e *env, w io.Writer, g *gathered, links, outcomes []analysis.Linked) error {
	results := g.inRunes()
	if o.format == "json" {
		offsets := map[string]*corpus.RuneOffsets{}
		for _, d := range g.documents {
			offsets[d.Source] = corpus.NewRuneOffsets(d.Text)
		}
		written := func(links []analysis.Linked) []analysis.Linked {
			all := make([]analysis.Linked, len(links))
			for i, l := range links {
				all[i] = l.InRunes(offsets[g.sourceOf(l.From)], offsets[g.sourceOf(l.To)])
			}
			return all
		}
		return writeJSON(w, struct {
			Schema    string             `json:"schema"`
			Documents []*analysis.Result `json:"documents"`
			Links     []analysis.Linked  `json:"links"`
			Outcomes  []analysis.Linked  `json:"outcomes,omitempty"` // of progress reports → tasks
		}{analysis.LinkSchema, results, written(links), written(outcomes)})
	}
	links = slices.Concat(links, outcomes)
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

// evaluate shows how far the machine agrees with people.
func (o *linkOptions) evaluate(e *env, w io.Writer, links []analysis.Linked) error {
	by := analysis.EvaluateLinks(links)
	if o.format == "json" {
		return writeJSON(w, struct {
			Schema    string                                        `json:"schema"`
			Relations map[analysis.Relation]analysis.LinkEvaluation `json:"relations"`
		}{evaluationSchema, by})
	}
	var all analysis.LinkEvaluation
	for _, v := range by {
		all.Add(v)
	}
	if o.format == "table" && all.Accepted+all.Rejected+all.Missed == 0 {
		_, err := fmt.Fprintf(w, "还没有人的判断：机器的 %d 条对应都没有人看过。用 --accept、--reject、--add 记下后再来衡量。\n", all.Unjudged)
		return err
	}
	if err := o.table(e, w, evaluationTable(by)); err != nil || o.format != "table" {
		return err
	}
	_, err := fmt.Fprintln(w, "准确率：判断过的机器对应中认可的比例；召回率：人认可的对应中机器找到的比例。没有判断过的不计。")
	return err
}

// evaluationSchema names the shape of the JSON that `yian link --eval` prints.
const evaluationSchema = "yian.eval/1"

// evaluationTable is the evaluation as a table, with a last row for all relations.
func evaluationTable(by map[analysis.Relation]analysis.LinkEvaluation) *table.Table {
	t := &table.Table{Header: []string{"关系", "认可", "否定", "漏掉", "未判", "准确率", "召回率", "F1"}}
	percent := func(x float64, of int) string {
		if of == 0 {
			return "—"
		}
		return strconv.FormatFloat(100*x, 'f', 1, 64) + "%"
	}
	add := func(name string, v analysis.LinkEvaluation) {
		t.Add(name, strconv.Itoa(v.Accepted), strconv.Itoa(v.Rejected), strconv.Itoa(v.Missed), strconv.Itoa(v.Unjudged),
			percent(v.Precision(), v.Accepted+v.Rejected), percent(v.Recall(), v.Accepted+v.Missed), percent(v.F1(), v.Accepted+v.Rejected+v.Missed))
	}
	var all analysis.LinkEvaluation
	for _, relation := range []analysis.Relation{analysis.Addresses, analysis.Supports, analysis.DemandsMore, analysis.Reports} {
		v := by[relation]
		all.Add(v)
		if relation != analysis.Reports || v != (analysis.LinkEvaluation{}) {
			add(report.RelationName(relation), v)
		}
	}
	add("合计", all)
	return t
}
