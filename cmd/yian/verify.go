package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yian/corpus"
	"yian/index"
)

// verifySchema names the shape of the JSON that `yian verify` prints.
const verifySchema = "yian.verify/1"

// shownDifferences is how many differences are told one by one.
const shownDifferences = 20

type verifyOptions struct {
	corpusOptions
	output
	samples int
	seed    uint64
	rebuild bool
}

func newVerifyCommand(e *env) *cobra.Command {
	var opts verifyOptions
	cmd := &cobra.Command{
		Use:     "verify [选项]",
		Short:   "证明检索没有遗漏、没有多余，语料库完好",
		GroupID: "corpus",
		Long: `从语料库的原文中随机抽取字串，把检索的结果与逐字比对数据库原文的结果逐处核对；
比对用的是另一套代码，不是检索用的那一套。同时检查数据库、每个文件的哈希和索引。
有任何一处不符，退出状态为 1。同样的种子抽同样的字串。`,
		Example: `  $ yian verify
  $ yian verify --samples 10000 --seed 7
  $ yian verify --rebuild`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runVerify(cmd.Context(), e, opts) },
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	cmd.Flags().IntVar(&opts.samples, "samples", 1000, "抽取几`个`字串")
	cmd.Flags().Uint64Var(&opts.seed, "seed", 1, "随机数的`种子`")
	cmd.Flags().BoolVar(&opts.rebuild, "rebuild", false, "先按语料库重建索引")
	return cmd
}

// verified is the outcome as `yian verify --format json` prints it.
type verified struct {
	Schema    string       `json:"schema"`
	OK        bool         `json:"ok"`
	Documents int          `json:"documents"`
	Bytes     int64        `json:"bytes"`
	Samples   int          `json:"samples"`
	Places    int          `json:"places"`
	Missed    []difference `json:"missed"`
	False     []difference `json:"false"`
	Stale     []string     `json:"stale"`
	Faults    []string     `json:"faults"`
}

// difference is a place where search and plain comparison disagree; its span
// counts bytes of the text.
type difference struct {
	Query  string      `json:"query"`
	Source string      `json:"source"`
	Span   corpus.Span `json:"byte_span"`
}

func differences(all []index.Difference) []difference {
	out := []difference{}
	for _, d := range all {
		out = append(out, difference{d.Query, d.Source, d.Span})
	}
	return out
}

func runVerify(ctx context.Context, e *env, opts verifyOptions) (err error) {
	if err := opts.check(); err != nil {
		return err
	}
	if opts.samples < 0 {
		return usagef("选项 --samples 不能是负数")
	}
	saveMemory()
	if opts.rebuild {
		if err := rebuildIndex(ctx, e, opts.corpusOptions); err != nil {
			return err
		}
	}
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	faults, err := store.Check(ctx)
	if err != nil {
		return err
	}
	ix, err := openIndex(ctx, e, opts.corpusOptions)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	src, err := newStored(ctx, store)
	if err != nil {
		return err
	}
	bar := newProgress(e, "比对", 1)
	defer bar.clear()
	v, err := ix.Verify(ctx, src, index.VerifyOptions{Samples: opts.samples, Seed: opts.seed, Progress: bar.of})
	if err != nil {
		return err
	}
	bar.clear()
	out := verified{verifySchema, v.OK() && len(faults) == 0, v.Documents, v.Bytes, v.Samples, v.Places, differences(v.Missed), differences(v.False), append([]string{}, v.Stale...), []string{}}
	for _, f := range faults {
		out.Faults = append(out.Faults, strings.TrimPrefix(f.Source+"："+f.Problem, "："))
	}
	if err := opts.write(e, func(w io.Writer) error {
		if opts.format == "json" {
			return writeJSON(w, out)
		}
		return out.print(w)
	}); err != nil {
		return err
	}
	if !out.OK {
		return errors.New("语料库或索引有不符之处，见上；可用 yian verify --rebuild 重建索引")
	}
	return nil
}

// print tells the outcome.
func (v *verified) print(w io.Writer) error {
	fmt.Fprintf(w, "抽查 %d 个字串，在 %d 个文件、%s 文字中逐字比对：应有 %d 处，", v.Samples, v.Documents, sizeText(v.Bytes), v.Places)
	if len(v.Missed)+len(v.False) == 0 {
		fmt.Fprintln(w, "全部找到，无多余。")
	} else {
		fmt.Fprintf(w, "遗漏 %d 处，多余 %d 处。\n", len(v.Missed), len(v.False))
	}
	for _, list := range []struct {
		name string
		all  []difference
	}{{"遗漏", v.Missed}, {"多余", v.False}} {
		for _, d := range list.all[:min(len(list.all), shownDifferences)] {
			fmt.Fprintf(w, "  %s：“%s” %s 第%d—%d字节\n", list.name, d.Query, d.Source, d.Span.Start, d.Span.End)
		}
	}
	for _, s := range v.Stale {
		fmt.Fprintf(w, "  索引：%s\n", s)
	}
	for _, f := range v.Faults {
		fmt.Fprintf(w, "  数据库：%s\n", f)
	}
	if !v.OK {
		return nil
	}
	_, err := fmt.Fprintln(w, "数据库、哈希、索引一致。")
	return err
}

// sizeText is a number of bytes as people say it: 820 KB, 12.4 MB.
func sizeText(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%d KB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// rebuildIndex makes the index anew from the corpus.
func rebuildIndex(ctx context.Context, e *env, opts corpusOptions) (err error) {
	store, err := opts.openExisting(ctx, e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return updateIndexWith(ctx, e, store, index.UpdateOptions{Rebuild: true, Wait: 10 * time.Second})
}
