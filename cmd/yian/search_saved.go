package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"yian/cmd/internal/table"
	"yian/corpus"
	"yian/index"
)

// The kinds of decisions about saved searches; the Key is the search's name and
// the last entry counts. What was seen is kept apart from what is searched for,
// since it has a meaning in its own corpus only.
const (
	searchSaved = "search.saved" // Value: savedSearch
	searchSeen  = "search.seen"  // Value: number of the last document (corpus.Entry) whose hits were shown
)

// savedSearch is a query under a name.
type savedSearch struct {
	Query   string `json:"query"`
	Literal bool   `json:"literal,omitempty"`
	Exact   bool   `json:"exact,omitempty"`

	name string
	at   time.Time // when it was saved, or last looked at
	seen int64
}

// savedOptions are the options about saved searches.
type savedOptions struct {
	save, news string
	list       bool
	limited    func() bool // the user gave a limit
}

func (o *savedOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.save, "save", "", "检索并以这个`名称`保存检索式")
	f.StringVar(&o.news, "new", "", "用以这个`名称`保存的检索式，只在上次查看以来新导入或改过的文件中检索")
	f.BoolVar(&o.list, "saved", false, "列出保存的检索式")
	o.limited = func() bool { return f.Changed("limit") }
}

func (o *savedOptions) used() bool { return o.save != "" || o.news != "" || o.list }

// check refuses options that contradict each other.
func (o *savedOptions) check(all *searchOptions, args []string) error {
	switch {
	case !o.used():
		return nil
	case o.list && (o.save+o.news != "" || len(args) > 0), o.save != "" && o.news != "":
		return usagef("选项 --save、--new、--saved 只能用一个；--saved 不带检索式")
	case all.queries != "":
		return usagef("选项 --queries 不能与 --save、--new、--saved 同用")
	case o.news != "" && len(args) > 0:
		return usagef("选项 --new 用的是保存的检索式，不必再写；要另存一个请用 --save")
	case o.news != "" && (all.literal || all.exact):
		return usagef("选项 --literal、--exact 已随检索式保存，不必再写")
	}
	return nil
}

// runSaved saves a search, or runs or lists those that were saved.
func runSaved(ctx context.Context, e *env, opts searchOptions, how index.Options, text string) (err error) {
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	saved, err := savedSearches(ctx, store)
	if err != nil {
		return err
	}
	if opts.saved.list {
		return opts.write(e, func(w io.Writer) error { return opts.listSaved(e, w, saved) })
	}
	search := savedSearch{name: opts.saved.save, Query: text, Literal: opts.literal, Exact: opts.exact}
	if name := opts.saved.news; name != "" {
		i := slices.IndexFunc(saved, func(s savedSearch) bool { return s.name == name })
		if i < 0 {
			return usagef("没有以“%s”保存的检索式；yian search --saved 列出全部", name)
		}
		search = saved[i]
		opts.literal, how.Exact = search.Literal, search.Exact
		if !opts.saved.limited() {
			how.Limit = 0 // what is shown once is not shown again
		}
	}
	query, err := opts.parse(search.Query)
	if err != nil {
		return err
	}
	ix, err := openIndex(ctx, e, opts.corpusOptions)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	fresh, last, err := newDocuments(ctx, store, ix.Index, search.seen)
	if err != nil {
		return err
	}
	if opts.saved.news != "" {
		how.Documents = func(id string) bool { return fresh[id] }
	}
	found, err := opts.search(ctx, ix, query, how)
	if err != nil {
		return err
	}
	if err := opts.write(e, func(w io.Writer) error { return opts.print(e, w, search.Query, found) }); err != nil {
		return err
	}
	if opts.saved.news != "" && !opts.shownAll(how, found) {
		_, err := fmt.Fprintln(e.stderr, "命中没有全部列出，所以未记为已看；下次 --new 仍从这里开始。")
		return err
	}
	return opts.record(ctx, e, search, last)
}

// shownAll reports whether every hit was listed.
func (o *searchOptions) shownAll(how index.Options, found *index.Found) bool {
	counted := o.groupBy != "" || o.trend != "" || o.collocates
	return !counted && how.Offset == 0 && (how.Limit == 0 || found.Total <= how.Limit)
}

// record keeps in the log what was saved or seen.
func (o *searchOptions) record(ctx context.Context, e *env, search savedSearch, last int64) (err error) {
	store, err := o.openWriting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	decide := func(kind string, v any) error {
		value, err := json.Marshal(v)
		if err == nil {
			_, err = store.Decide(ctx, corpus.Decision{Kind: kind, Key: search.name, Value: value})
		}
		return err
	}
	if o.saved.save != "" {
		if err := decide(searchSaved, search); err != nil {
			return err
		}
		fmt.Fprintf(e.stderr, "已保存为“%s”；以后用 yian search --new %s 只看新导入文件中的命中。\n", search.name, shellWord(search.name))
	}
	if o.saved.save != "" || last > search.seen {
		return decide(searchSeen, last)
	}
	return nil
}

// savedSearches are the saved searches, by name.
func savedSearches(ctx context.Context, store *corpus.Store) ([]savedSearch, error) {
	byName := make(map[string]*savedSearch)
	for d, err := range store.Decisions(ctx) {
		if err != nil {
			return nil, err
		}
		s := byName[d.Key]
		switch {
		case d.Kind == searchSaved:
			s = &savedSearch{name: d.Key}
			if err := json.Unmarshal(d.Value, s); err != nil {
				return nil, fmt.Errorf("保存的检索式“%s”读不懂：%w", d.Key, err)
			}
			byName[d.Key] = s
		case d.Kind == searchSeen && s != nil:
			if err := json.Unmarshal(d.Value, &s.seen); err != nil {
				return nil, fmt.Errorf("检索式“%s”看到哪里读不懂：%w", d.Key, err)
			}
		default:
			continue
		}
		s.at = d.Time
	}
	all := make([]savedSearch, 0, len(byName))
	for _, s := range byName {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b savedSearch) int { return cmp.Compare(a.name, b.name) })
	return all, nil
}

// listSaved prints the saved searches.
func (o *searchOptions) listSaved(e *env, w io.Writer, saved []savedSearch) error {
	if len(saved) == 0 && o.format == "table" {
		_, err := fmt.Fprintln(w, "还没有保存的检索式；用 yian search --save 名称 检索式 保存。")
		return err
	}
	if o.format == "json" {
		type row struct {
			Name string `json:"name"`
			savedSearch
			At time.Time `json:"time"`
		}
		rows := []row{}
		for _, s := range saved {
			rows = append(rows, row{s.name, s, s.at})
		}
		return writeJSON(w, rows)
	}
	t := &table.Table{Header: []string{"名称", "检索式", "最近保存或查看"}}
	for _, s := range saved {
		t.Add(s.name, s.Query, s.at.Local().Format("2006-01-02 15:04"))
	}
	return o.table(e, w, t)
}

// newDocuments are the documents, by hash, whose numbers are higher than seen and
// not higher than last. last comes before the first document that is not in the
// index yet, since another process is still adding it: it is new the next time.
func newDocuments(ctx context.Context, store *corpus.Store, ix *index.Index, seen int64) (fresh map[string]bool, last int64, err error) {
	indexed := make(map[string]bool)
	for id, err := range ix.Documents() {
		if err != nil {
			return nil, 0, err
		}
		indexed[id] = true
	}
	fresh, last = make(map[string]bool), seen
	for entry, err := range store.List(ctx) {
		if err != nil {
			return nil, 0, err
		}
		if entry.Number <= seen {
			continue
		}
		if !indexed[entry.SHA256] {
			break
		}
		fresh[entry.SHA256], last = true, entry.Number
	}
	return fresh, last, nil
}
