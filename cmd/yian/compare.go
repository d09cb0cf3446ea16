package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/themes"
	"yian/corpus"
	"yian/index"
)

// compareOptions say of which documents keywords are wanted, and what they are
// compared with.
type compareOptions struct {
	meeting, period, previous string
	filter, against           string
	by                        string
	types                     []string
	limit, least              int
}

// addFlags gives cmd the flags for choosing and comparing.
func (o *compareOptions) addFlags(cmd *cobra.Command, limit, least int) {
	f := cmd.Flags()
	f.StringVar(&o.meeting, "meeting", "", "只取`会议`名称中有这些字的文件")
	f.StringVar(&o.period, "period", "", "本期的`日期`：2025、2025-03、2024-07..2025-06")
	f.StringVar(&o.previous, "previous", "", "上期的`日期`；列出新出现、上升、下降、消失的词")
	f.StringVar(&o.filter, "filter", "", "只取合乎`字段`的文字，如 发言人:王芳、类型:任务（写法同 yian search）")
	f.StringVar(&o.against, "against", "", "对照`语料`：另一个语料库的文件夹，或本语料库中合乎字段的文字；默认为通用公文语料")
	f.StringSliceVar(&o.types, "type", nil, "只列这些`类型`：主题词、政策名、指标、机构、地名、人名")
	f.IntVar(&o.limit, "limit", limit, "主题词最多列几`个`，其他类型各列其五分之一；0 为全部")
	f.IntVar(&o.least, "least", least, "至少出现几`次`")
	var names []string
	for _, t := range analysis.TermTypes() {
		names = append(names, string(t))
	}
	completeFlag(cmd, "type", names)
}

// addBy gives cmd the flag --by.
func (o *compareOptions) addBy(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.by, "by", "", "另按`依据`分组：发言人、单位、议案")
	completeFlag(cmd, "by", []string{"发言人", "单位", "议案"})
}

// compares reports whether more is asked for than the keywords of single documents.
func (o *compareOptions) compares() bool {
	return o.meeting+o.period+o.previous+o.filter+o.against+o.by != ""
}

// check settles what can be said before anything is read.
func (o *compareOptions) check() error {
	switch {
	case o.limit < 0:
		return usagef("选项 --limit 不能是负数；0 为全部")
	case o.least < 1:
		return usagef("选项 --least 至少是 1")
	case o.previous != "" && o.period == "":
		return usagef("有 --previous 还要有 --period，例如：--period 2025 --previous 2024")
	}
	for _, t := range o.types {
		if !slices.Contains(analysis.TermTypes(), analysis.TermType(t)) {
			return usagef("没有“%s”这种类型；可用 主题词、政策名、指标、机构、地名、人名", t)
		}
	}
	if o.by != "" {
		facet, ok := index.FacetNamed(o.by)
		if !ok || facet != index.FacetSpeaker && facet != index.FacetUnit && facet != index.FacetMotion {
			return usagef("不能按“%s”分组；可用 发言人、单位、议案", o.by)
		}
	}
	return nil
}

// fieldFilter is the filter for a query of fields; nil for an empty one.
func fieldFilter(flag, query string) (*index.Filter, error) {
	if query == "" {
		return nil, nil
	}
	q, err := index.Parse(query)
	if err == nil {
		var f *index.Filter
		if f, err = index.NewFilter(q); err == nil {
			return f, nil
		}
	}
	return nil, usagef("选项 --%s：%v", flag, err)
}

// targetQuery is the query that the documents in question meet.
func (o *compareOptions) targetQuery() string {
	var all []string
	if o.period != "" {
		all = append(all, "日期:"+o.period)
	}
	if o.meeting != "" {
		all = append(all, "会议:"+o.meeting)
	}
	if o.filter != "" {
		if len(all) == 0 {
			return o.filter
		}
		all = append(all, "("+o.filter+")")
	}
	return strings.Join(all, " ")
}

// checkFields names the option that is wrong, where all together could not.
func (o *compareOptions) checkFields() error {
	for _, field := range []struct{ flag, name, value string }{{"period", "日期:", o.period}, {"meeting", "会议:", o.meeting}, {"filter", "", o.filter}} {
		if field.value == "" {
			continue
		}
		if _, err := fieldFilter(field.flag, field.name+field.value); err != nil {
			return err
		}
	}
	return nil
}

// comparison is the work of comparing: the sources and what was opened for them.
type comparison struct {
	sources []themes.Source
	options themes.Options
	stores  []*corpus.Store
	files   *fileLoads
	all     int // documents of all sources
}

// newComparison prepares the comparison of files, or of the corpus where none is
// named.
func (o *compareOptions) newComparison(ctx context.Context, e *env, place corpusOptions, args []string) (*comparison, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if err := o.checkFields(); err != nil {
		return nil, err
	}
	target, err := fieldFilter("filter", o.targetQuery())
	if err != nil {
		return nil, err
	}
	c := &comparison{options: themes.Options{
		Limit: o.limit, Least: o.least, Workers: runtime.GOMAXPROCS(0), Scope: o.targetQuery(), Before: o.previous,
	}}
	if err := o.prepare(ctx, e, c, place, target, args); err != nil {
		return nil, errors.Join(err, c.close())
	}
	return c, nil
}

// prepare fills in c.
func (o *compareOptions) prepare(ctx context.Context, e *env, c *comparison, place corpusOptions, target *index.Filter, args []string) error {
	for _, t := range o.types {
		c.options.Types = append(c.options.Types, analysis.TermType(t))
	}
	if o.by != "" {
		c.options.By, _ = index.FacetNamed(o.by)
	}
	var own, files themes.Source
	if len(args) > 0 {
		files.Sides[themes.Target] = themes.Side{On: true, Filter: target}
	} else {
		own.Sides[themes.Target] = themes.Side{On: true, Filter: target}
	}
	if o.previous != "" {
		before, err := fieldFilter("previous", "日期:"+o.previous)
		if err != nil {
			return err
		}
		own.Sides[themes.Previous] = themes.Side{On: true, Filter: before}
	}
	if err := c.addAgainst(ctx, o.against, &own); err != nil {
		return err
	}
	decided, err := c.addCorpus(ctx, e, place, own)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		c.files = &fileLoads{paths: args, failed: map[string]error{}}
		files.Documents = c.files.all()
		c.sources = append([]themes.Source{files}, c.sources...)
		c.all += len(args)
	}
	c.options.Knowledge = newAnalyzer(decided).knowledge
	return nil
}

// addCorpus opens the corpus, adds it where it has a part in the comparison, and
// gives what people have decided.
func (c *comparison) addCorpus(ctx context.Context, e *env, place corpusOptions, own themes.Source) ([]corpus.Decision, error) {
	needed := slices.ContainsFunc(own.Sides[:], func(s themes.Side) bool { return s.On })
	store, err := place.openExisting(ctx, e)
	if err != nil {
		if !needed && errors.Is(err, corpus.ErrNoCorpus) {
			return nil, nil
		}
		return nil, err
	}
	c.stores = append(c.stores, store)
	if needed {
		if err := c.addStore(ctx, store, own); err != nil {
			return nil, err
		}
	}
	return decisions(ctx, store)
}

// addAgainst takes in what is compared with: another corpus, or a part of this one.
func (c *comparison) addAgainst(ctx context.Context, against string, own *themes.Source) error {
	if against == "" {
		return nil
	}
	if info, err := os.Stat(filepath.Join(against, "corpus.db")); err == nil && info.Mode().IsRegular() {
		store, err := corpus.OpenStoreReadOnly(ctx, against)
		if err != nil {
			return err
		}
		c.stores = append(c.stores, store)
		c.options.Reference = "语料库 " + filepath.Base(against)
		var other themes.Source
		other.Sides[themes.Against].On = true
		return c.addStore(ctx, store, other)
	}
	filter, err := fieldFilter("against", against)
	if err != nil {
		return fmt.Errorf("%w；“%s”也不是语料库的文件夹", err, against)
	}
	c.options.Reference = against
	own.Sides[themes.Against] = themes.Side{On: true, Filter: filter}
	return nil
}

// addStore adds the documents of a corpus.
func (c *comparison) addStore(ctx context.Context, store *corpus.Store, s themes.Source) error {
	for _, err := range store.List(ctx) {
		if err != nil {
			return err
		}
		c.all++
	}
	s.Documents = func(yield func(themes.Load, error) bool) {
		for entry, err := range store.List(ctx) {
			load := func() (*corpus.Document, error) { return store.Document(ctx, entry) }
			if !yield(load, err) || err != nil {
				return
			}
		}
	}
	c.sources = append(c.sources, s)
	return nil
}

// run compares. Inputs that could not be read are named on stderr.
func (c *comparison) run(ctx context.Context, e *env) (r *themes.Report, failed, err error) {
	collectOften() // the candidates of many documents are kept
	bar := newProgress(e, "统计主题词", 2*c.all)
	c.options.Progress = func() { bar.add(1) }
	r, err = themes.Gather(ctx, c.sources, c.options)
	bar.clear()
	if err != nil {
		return nil, nil, err
	}
	if c.files != nil {
		failed = c.files.report(e)
	}
	if r.Texts[themes.Target].Documents == 0 {
		if failed != nil {
			return nil, nil, failed
		}
		if c.options.Scope == "" {
			return nil, nil, errors.New("语料库里还没有文件，请先用 yian import 导入")
		}
		return nil, nil, usagef("没有合乎“%s”的文件；yian list 列出全部文件的日期和会议", c.options.Scope)
	}
	return r, failed, nil
}

func (c *comparison) close() error {
	var all []error
	for _, s := range c.stores {
		all = append(all, s.Close())
	}
	return errors.Join(all...)
}

// fileLoads reads files, several at a time. It notes those that cannot be read.
type fileLoads struct {
	paths  []string
	mu     sync.Mutex
	failed map[string]error
}

func (f *fileLoads) all() iter.Seq2[themes.Load, error] {
	return func(yield func(themes.Load, error) bool) {
		for _, path := range f.paths {
			if !yield(func() (*corpus.Document, error) { return f.read(path), nil }, nil) {
				return
			}
		}
	}
}

func (f *fileLoads) read(path string) *corpus.Document {
	d, err := corpus.Read(path)
	if err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.failed[path] = err
		return nil
	}
	return d
}

// report names the files that could not be read; nil where there are none.
func (f *fileLoads) report(e *env) error {
	for _, path := range f.paths {
		if err := f.failed[path]; err != nil {
			fmt.Fprintf(e.stderr, "%v\n", err)
		}
	}
	if len(f.failed) > 0 {
		return &partlyError{len(f.failed), len(f.paths)}
	}
	return nil
}
