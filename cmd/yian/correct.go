package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/corpus"
)

type correctOptions struct {
	corpusOptions
	lead, units, deadlines, targets []string
	text, author                    string
	remove, restore                 bool
	add                             string
	list                            bool
	export, read                    string
}

func newCorrectCommand(e *env) *cobra.Command {
	var opts correctOptions
	cmd := &cobra.Command{
		Use:     "correct [选项] 文件 [任务编号]",
		Short:   "记录人工更正：单位、时限、目标、任务的起止，或删去、补上一项任务",
		GroupID: "corpus",
		Long: `记录人工更正。更正写进语料库的日志，只增不改，以后每次分析都照办；
它按内容记住任务，文件重新导入、移动或另增任务后仍然有效。
文字一类的更正（--text、--target、--add）须是原文中的字句，这样仍可指回原文。`,
		Example: `  $ yian correct 办理方案.txt t3 --lead 市住建局 --units 市住建局,市财政局

  时限写原文，或写日期，或两样都写：
  $ yian correct 办理方案.txt t3 --deadline '6月底前=2025-06-30'

  不是任务的删去，漏掉的补上：
  $ yian correct 办理方案.txt t5 --remove
  $ yian correct 办理方案.txt --add '改造地下管网80公里'

  查看、导出全部更正，读入别处的更正：
  $ yian correct --list
  $ yian correct --export 更正.jsonl`,
		Args: atMost(2),
		RunE: func(cmd *cobra.Command, args []string) error { return runCorrect(cmd.Context(), e, opts, args) },
	}
	opts.addFlags(cmd)
	f := cmd.Flags()
	f.StringSliceVar(&opts.lead, "lead", nil, "牵头`单位`（可写几个，用逗号隔开）")
	f.StringSliceVar(&opts.units, "units", nil, "全部责任`单位`，牵头的在前；不写则同 --lead")
	f.StringArrayVar(&opts.deadlines, "deadline", nil, "完成`时限`：原文、日期（2025-06-30）或“原文=日期”；可写几次；写 无 则没有时限")
	f.StringArrayVar(&opts.targets, "target", nil, "量化目标的`原文`；可写几次；写 无 则没有目标")
	f.StringVar(&opts.text, "text", "", "任务事项的`原文`，从第一个字到最后一个字")
	f.BoolVar(&opts.remove, "remove", false, "这不是任务，删去")
	f.BoolVar(&opts.restore, "restore", false, "撤回删去")
	f.StringVar(&opts.add, "add", "", "补上一项任务：它的`原文`")
	f.StringVar(&opts.author, "author", "", "更正人的`姓名`")
	f.BoolVar(&opts.list, "list", false, "列出全部人工决定")
	f.StringVar(&opts.export, "export", "", "把全部人工决定写到`文件`（一行一条 JSON）；- 为标准输出")
	f.StringVar(&opts.read, "import", "", "从`文件`读入人工决定；- 为标准输入")
	return cmd
}

func runCorrect(ctx context.Context, e *env, opts correctOptions, args []string) (err error) {
	log := opts.list || opts.export != "" || opts.read != ""
	if !log && len(args) == 0 {
		return usagef("请写明文件和任务编号，例如：yian correct 办理方案.txt t3 --lead 市住建局")
	}
	store, err := opts.openWriting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	switch {
	case opts.list:
		return listDecisions(ctx, e, store)
	case opts.export != "":
		return exportDecisions(ctx, e, store, opts.export)
	case opts.read != "":
		if err := importDecisions(ctx, e, store, opts.read); err != nil {
			return err
		}
		return updateIndex(ctx, e, store)
	}
	d, err := store.Get(ctx, args[0])
	if err != nil {
		return err
	}
	made, err := opts.decide(ctx, store, d, args[1:])
	if err != nil {
		return err
	}
	for _, decision := range made {
		decision.Author = opts.author
		if _, err := store.Decide(ctx, decision); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(e.stdout, "已记录 %d 条更正。\n", spoken(made)); err != nil {
		return err
	}
	return updateIndex(ctx, e, store)
}

// decide turns the options into decisions about the document d.
func (o *correctOptions) decide(ctx context.Context, store *corpus.Store, d *document, args []string) ([]corpus.Decision, error) {
	decided, err := decisions(ctx, store)
	if err != nil {
		return nil, err
	}
	var made []corpus.Decision
	record := func(kind, key string, v any) error {
		decision, err := analysis.Decide(kind, key, v)
		made = append(made, decision)
		return err
	}
	if o.add != "" {
		if err := inText(d, "--add", o.add); err != nil {
			return nil, err
		}
		added := addedBefore(decided, d.SHA256)
		if !slices.Contains(added, o.add) {
			added = append(added, o.add)
		}
		if err := record(analysis.TaskAdded, d.SHA256, added); err != nil {
			return nil, err
		}
		if err := record(analysis.TaskWording, d.SHA256, analysis.WordingDecision{Title: titleOf(d)}); err != nil {
			return nil, err
		}
		return made, nil
	}
	if len(args) == 0 {
		return nil, usagef("请写明任务编号（yian show %s 列出编号），或用 --add 补上任务", shellWord(d.Source))
	}
	if err := o.tidy(); err != nil {
		return nil, err
	}
	key, wording, err := o.taskKey(decided, d, args[0])
	if err != nil {
		return nil, err
	}
	if o.lead != nil || o.units != nil {
		units := o.units
		for _, lead := range slices.Backward(o.lead) {
			if !slices.Contains(units, lead) {
				units = slices.Insert(slices.Clone(units), 0, lead)
			}
		}
		if err := record(analysis.TaskUnits, key, analysis.UnitsDecision{Lead: o.lead, Units: units}); err != nil {
			return nil, err
		}
	}
	if o.deadlines != nil {
		all, err := deadlineDecisions(d, o.deadlines)
		if err != nil {
			return nil, err
		}
		if err := record(analysis.TaskDeadlines, key, all); err != nil {
			return nil, err
		}
	}
	if o.targets != nil {
		targets := []string{}
		for _, text := range o.targets {
			if text == none {
				continue
			}
			if err := inText(d, "--target", text); err != nil {
				return nil, err
			}
			targets = append(targets, text)
		}
		if err := record(analysis.TaskTargets, key, targets); err != nil {
			return nil, err
		}
	}
	if o.text != "" {
		if err := inText(d, "--text", o.text); err != nil {
			return nil, err
		}
		if err := record(analysis.TaskText, key, o.text); err != nil {
			return nil, err
		}
	}
	if o.remove || o.restore {
		if err := record(analysis.TaskRemoved, key, o.remove); err != nil {
			return nil, err
		}
	}
	if len(made) > 0 && wording != nil {
		if err := record(analysis.TaskWording, key, wording); err != nil {
			return nil, err
		}
		return made, nil
	}
	if len(made) == 0 {
		return nil, usagef("请写明要更正什么：--lead、--units、--deadline、--target、--text、--remove")
	}
	return made, nil
}

// none stands for "there is none" in an option's value.
const none = "无"

// tidy takes the padding off names, and refuses what cannot be meant.
func (o *correctOptions) tidy() error {
	for _, names := range []*[]string{&o.lead, &o.units} {
		for i, name := range *names {
			(*names)[i] = strings.TrimSpace(name)
		}
		if *names != nil && (len(*names) == 0 || slices.Contains(*names, "")) {
			return usagef("单位的名称是空的；没有责任单位请写 --units %s", none)
		}
		if slices.Equal(*names, []string{none}) {
			*names = []string{}
		}
	}
	if o.remove && (o.restore || o.lead != nil || o.units != nil || o.deadlines != nil || o.targets != nil || o.text != "") {
		return usagef("要删去的任务不必再更正；请只写 --remove")
	}
	return nil
}

// titleOf is the title of d.
func titleOf(d *document) string {
	return analysis.Analyze(d, analysis.Knowledge{}).Title
}

// taskKey is the key of the task with the given id, or the id itself where it
// is the key of a task that was removed, and what the task says; nil where it is not
// there.
func (o *correctOptions) taskKey(decided []corpus.Decision, d *document, id string) (string, *analysis.WordingDecision, error) {
	a := newAnalyzer(decided)
	a.knowledge.Words = nil
	r := analysis.Analyze(d, a.knowledge)
	for _, t := range r.Tasks {
		if t.ID == id || t.Key == id {
			return t.Key, &analysis.WordingDecision{Text: t.Text, Title: r.Title}, nil
		}
	}
	if o.restore {
		for _, decision := range decided {
			if decision.Kind == analysis.TaskRemoved && decision.Key == id {
				return id, nil, nil
			}
		}
		return "", nil, usagef("没有删去过“%s”；yian correct --list 列出删去的任务和它们的键", id)
	}
	return "", nil, usagef("%s 中没有任务“%s”；yian show %s 列出编号", d.Source, id, shellWord(d.Source))
}

// inText refuses wording that does not stand in the document.
func inText(d *document, option, text string) error {
	if strings.Contains(d.Text, text) {
		return nil
	}
	return usagef("%s 中没有“%s”；%s 须是原文中的字句（yian show --text %s 打印原文）", d.Source, text, option, shellWord(d.Source))
}

// deadlineDecisions reads the values of --deadline.
func deadlineDecisions(d *document, values []string) ([]analysis.DeadlineDecision, error) {
	all := []analysis.DeadlineDecision{}
	for _, value := range values {
		if value == none {
			continue
		}
		text, date, both := strings.Cut(value, "=")
		if !both && looksLikeDate(value) {
			text, date = "", value
		}
		if date != "" {
			if _, err := time.Parse(time.DateOnly, date); err != nil {
				if looksLikeDate(date) {
					return nil, usagef("没有“%s”这一天，请核对日期", date)
				}
				return nil, usagef("“%s”不是日期；请写成 2025-06-30", date)
			}
		}
		if text != "" {
			if err := inText(d, "--deadline", text); err != nil {
				return nil, err
			}
		}
		all = append(all, analysis.DeadlineDecision{Text: text, Date: date})
	}
	return all, nil
}

// looksLikeDate reports 2025-06-31, whether there is such a day or not.
func looksLikeDate(s string) bool {
	return len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' && strings.Trim(s, "0123456789-") == ""
}

// addedBefore are the tasks that were added to a document so far.
func addedBefore(decided []corpus.Decision, sha256 string) []string {
	var added []string
	for _, d := range decided {
		if d.Kind == analysis.TaskAdded && d.Key == sha256 {
			var all []string
			if json.Unmarshal(d.Value, &all) == nil {
				added = all
			}
		}
	}
	return added
}

func exportDecisions(ctx context.Context, e *env, store *corpus.Store, file string) error {
	all, err := decisions(ctx, store)
	if err != nil {
		return err
	}
	out := output{file: file}
	if file == "-" {
		out.file = ""
	}
	return out.write(e, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for _, d := range all {
			if d.Kind == searchSeen { // numbers of this corpus's documents
				continue
			}
			if err := enc.Encode(d); err != nil {
				return err
			}
		}
		return nil
	})
}

func importDecisions(ctx context.Context, e *env, store *corpus.Store, file string) error {
	in := e.stdin
	if file != "-" {
		data, err := corpus.ReadBytes(file)
		if err != nil {
			return err
		}
		in = bytes.NewReader(data)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	number, done := 0, 0
	for lines.Scan() {
		number++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var d corpus.Decision
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return fmt.Errorf("%s第%d行：不是一条人工决定，请用 yian correct --export 写出的文件；前 %d 条已读入", file, number, done)
		}
		if _, err := store.Decide(ctx, d); err != nil {
			return fmt.Errorf("%s第%d行：%w", file, number, err)
		}
		if isSpoken(d) {
			done++
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("读 %s：%w", file, err)
	}
	_, err := fmt.Fprintf(e.stdout, "已读入 %d 条人工决定。\n", done)
	return err
}
