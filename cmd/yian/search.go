package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"yian/corpus"
	"yian/index"
)

type searchOptions struct {
	corpusOptions
	output
	limit, offset int
	limited       bool // the user has set limit
	literal       bool
	exact         bool
	explain       bool
	sort          string
	queries       string
	facets        []string
	groupBy       string
	trend         string
	kwic          int
	kwicSort      string
	collocates    bool
	window        int
	least         int
	saved         savedOptions

	nothing string // what to say where nothing was found
}

func newSearchCommand(e *env) *cobra.Command {
	opts := searchOptions{output: output{more: []string{"jsonl"}}}
	cmd := &cobra.Command{
		Use:     "search [选项] 检索式",
		Short:   "检索语料库：每一处都找到，注明谁、何时、在哪里说的",
		GroupID: "corpus",
		Long: `在语料库中检索。繁体与简体、全角与半角、大写与小写视为相同；字与字之间的空白和硬换行不计。
一个字串无论在词中还是跨词，凡出现必找到；互相重叠的各处也都列出。

检索式：
  社区工作者 待遇             两个字串都要有（在同一段里）
  "加装电梯，同步改造"        连标点一起照原样
  加装电梯 或 更新电梯        任一（也可写 OR）
  物业 -物业费                要前者，不要后者（也可写 非）
  (电梯 或 管网) 改造         括号
  补贴 近/10 护理员           相距不超过 10 个字
  社区?作   社区*待遇         ? 代一个字，* 代至多 10 个字（*20 至多 20 个）
  发言人:王芳  身份:委员  单位:市民政局  类型:任务  议案:养老  会议:第二十一次
  文件:纪要  日期:2025-03  日期:2024..2025-06  截止:<2025-07  指标:>=100  行为:建议`,
		Example: `  $ yian search '加装电梯 发言人:王若兰'

  带上下文的对齐索引，按右文排序：
  $ yian search --kwic 16 --kwic-sort right 物业

  全部命中写成电子表格可读的文件：
  $ yian search -o 命中.xlsx 居家养老

  按会议看分布，按月看趋势：
  $ yian search --group-by 会议 养老
  $ yian search --trend month 养老

  保存检索式，以后只看新导入文件中的命中：
  $ yian search --save 电梯 '加装电梯 或 更新电梯'
  $ yian search --new 电梯`,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.limited = cmd.Flags().Changed("limit")
			return runSearch(cmd.Context(), e, opts, args)
		},
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	f := cmd.Flags()
	f.IntVar(&opts.limit, "limit", 20, "最多列几`条`；0 为全部（写 xlsx 时默认全部）")
	f.IntVar(&opts.offset, "offset", 0, "跳过前几`条`")
	f.BoolVar(&opts.literal, "literal", false, "检索式整个当作一个字串，不作语法解释")
	f.BoolVar(&opts.exact, "exact", false, "逐字相同：不把繁简、全半角、大小写视为相同")
	f.BoolVar(&opts.explain, "explain", false, "说明每条得分的由来")
	f.StringVar(&opts.sort, "sort", "relevance", "`顺序`：relevance（相关）、date（日期）、speaker（发言人）、source（文件）、none（索引中的先后，命中再多也不多占内存）")
	f.StringVar(&opts.queries, "queries", "", "从`文件`读检索式，一行一个；每个的结果是一行 JSON")
	f.StringSliceVar(&opts.facets, "facets", nil, "另按`项目`计数：类型、发言人、身份、单位、年、会议、议案（可写几个，用逗号隔开）")
	f.StringVar(&opts.groupBy, "group-by", "", "只列各`项目`的命中数和每万字次数")
	f.StringVar(&opts.trend, "trend", "", "只列各`时段`（year、month）的命中数和每万字次数")
	f.IntVar(&opts.kwic, "kwic", 0, "对齐索引：左右各取`几列`宽的上下文")
	f.StringVar(&opts.kwicSort, "kwic-sort", "", "对齐索引的`顺序`：left（左文）、right（右文）")
	f.BoolVar(&opts.collocates, "collocates", false, "只列搭配词（对数似然），最多 100 个；--limit 0 为全部")
	f.IntVar(&opts.window, "window", 10, "搭配词离命中不超过几个`字`")
	opts.saved.addFlags(cmd)
	f.IntVar(&opts.least, "min", 2, "搭配词至少出现在几`段`里")
	completeFlag(cmd, "sort", []string{"relevance", "date", "speaker", "source", "none"})
	completeFlag(cmd, "trend", []string{"year", "month"})
	completeFlag(cmd, "kwic-sort", []string{"left", "right"})
	return cmd
}

// check settles the options and turns them into those of the index.
func (o *searchOptions) check(args []string) (index.Options, error) {
	io := index.Options{Limit: o.limit, Offset: o.offset, Exact: o.exact, Explain: o.explain}
	switch {
	case o.limit < 0 || o.offset < 0 || o.kwic < 0:
		return io, usagef("选项 --limit、--offset、--kwic 不能是负数")
	case o.window < 1 || o.least < 1:
		return io, usagef("选项 --window、--min 至少是 1")
	case o.kwicSort != "" && o.kwic == 0:
		return io, usagef("选项 --kwic-sort 要与 --kwic 同用，例如：--kwic 16 --kwic-sort %s", o.kwicSort)
	}
	if err := o.saved.check(o, args); err != nil {
		return io, err
	}
	if o.saved.news == "" && !o.saved.list && (o.queries == "") == (strings.TrimSpace(strings.Join(args, "")) == "") {
		return io, usagef("请写一个检索式，或用 --queries 指定检索式的文件，例如：yian search '加装电梯 发言人:王若兰'")
	}
	orders := map[string]index.Sort{"relevance": index.ByRelevance, "date": index.ByDate, "speaker": index.BySpeaker, "source": index.BySource, "none": index.Unsorted}
	order, ok := orders[o.sort]
	if !ok {
		return io, usagef("没有“%s”这种顺序；可用 relevance、date、speaker、source、none", o.sort)
	}
	io.Sort = order
	err := o.output.check()
	if o.format == "xlsx" && !o.limited {
		io.Limit = 0
	}
	return io, err
}

// parse reads a query.
func (o *searchOptions) parse(text string) (index.Query, error) {
	parse := index.Parse
	if o.literal {
		parse = index.Literal
	}
	q, err := parse(text)
	if err != nil {
		return nil, &usageError{err}
	}
	return q, nil
}

func runSearch(ctx context.Context, e *env, opts searchOptions, args []string) (err error) {
	how, err := opts.check(args)
	if err != nil {
		return err
	}
	if opts.saved.used() {
		return runSaved(ctx, e, opts, how, strings.Join(args, " "))
	}
	text := strings.Join(args, " ")
	var query index.Query
	if opts.queries == "" {
		if query, err = opts.parse(text); err != nil {
			return err
		}
	}
	ix, err := openIndex(ctx, e, opts.corpusOptions)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	if opts.queries != "" {
		return opts.runAll(ctx, e, ix.Index, how)
	}
	found, err := opts.search(ctx, ix, query, how)
	if err != nil {
		return err
	}
	return opts.write(e, func(w io.Writer) error { return opts.print(e, w, text, found) })
}

// search runs a query. Where nothing is found, it learns for how much of the corpus
// that holds.
func (o *searchOptions) search(ctx context.Context, ix *openedIndex, query index.Query, how index.Options) (*index.Found, error) {
	found, err := ix.Search(ctx, query, how)
	if err != nil || found.Total > 0 {
		return found, err
	}
	all, missing, err := ix.lacks(ctx)
	switch {
	case all == 0:
		o.nothing = "没有找到：语料库里还没有文件，请先用 yian import 导入。"
	case missing > 0:
		o.nothing = fmt.Sprintf("没有找到。不过 %d 个文件中还有 %d 个没有编入索引，这次没有检索到它们。", all, missing)
	default:
		o.nothing = "没有找到。语料库中确实没有一处符合。"
	}
	return found, err
}

// runAll runs the queries of a file and prints a line of JSON for each.
func (o *searchOptions) runAll(ctx context.Context, e *env, ix *index.Index, how index.Options) error {
	in := io.Reader(e.stdin)
	if o.queries != "-" {
		data, err := corpus.ReadBytes(o.queries)
		if err != nil {
			return err
		}
		in = bytes.NewReader(data)
	}
	return o.write(e, func(w io.Writer) error {
		lines := bufio.NewReader(in)
		for number := 1; ; number++ {
			line, err := lines.ReadString('\n')
			if text := strings.TrimRight(line, "\r\n"); text != "" {
				q, err := o.parse(text)
				if err != nil {
					return fmt.Errorf("%s第%d行：%w", o.queries, number, err)
				}
				found, err := ix.Search(ctx, q, how)
				if err != nil {
					return err
				}
				if err := writeFound(w, text, found, false); err != nil {
					return err
				}
			}
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("读 %s：%w", o.queries, err)
			}
		}
	})
}
