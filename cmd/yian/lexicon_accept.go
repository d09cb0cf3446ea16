package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yian/analysis"
	"yian/cmd/internal/office"
	"yian/cmd/internal/report"
	"yian/corpus"
)

func newLexiconCandidatesCommand(e *env) *cobra.Command {
	var opts struct {
		corpusOptions
		output
		compareOptions
	}
	cmd := &cobra.Command{
		Use:   "candidates [选项] [文件…]",
		Short: "列出新词候选：词表、词典和通用公文语料都没有的词",
		Long: `列出文件或整个语料库里可能的新词：词表、内置词典和通用公文语料都没有，至少出现 3 次，
总是整个出现的词。由人判断：认可的用 yian lexicon accept 收进词表；
也可写成表格，在“采纳”栏填“采纳”或“不采纳”，再用 accept --from 一次记下。`,
		Example: `  $ yian lexicon candidates
  $ yian lexicon candidates -o 新词.csv
  $ yian lexicon accept --from 新词.csv`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := opts.output.check(); err != nil {
				return err
			}
			c, err := opts.newComparison(cmd.Context(), e, opts.corpusOptions, args)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, c.close()) }()
			r, failed, err := c.run(cmd.Context(), e)
			if err != nil {
				return err
			}
			words := report.NewWords(r, opts.format == "table")
			err = opts.write(e, func(w io.Writer) error {
				switch {
				case opts.format == "json":
					return writeJSON(w, newKeywordsJSON(r))
				case opts.format == "table" && len(words.Rows) == 0:
					_, err := fmt.Fprintln(w, "没有新词候选。")
					return err
				case opts.format == "xlsx":
					return report.Book(w, report.NewWordSheet, words) // the sheet that accept --from reads
				}
				return opts.table(e, w, words)
			})
			return errors.Join(err, failed)
		},
	}
	opts.corpusOptions.addFlags(cmd)
	opts.output.addFlags(cmd)
	opts.least = 1
	cmd.Flags().StringVar(&opts.period, "period", "", "只取这些`日期`的文件：2025、2025-03、2024-07..2025-06")
	return cmd
}

func newLexiconAcceptCommand(e *env) *cobra.Command {
	var opts struct {
		corpusOptions
		from string
	}
	cmd := &cobra.Command{
		Use:   "accept [选项] [词…]",
		Short: "把认可的新词收进词表",
		Long: `把认可的新词收进词表，以后不再拆开。词直接写出，或从表格里取（--from）：
yian lexicon candidates 写的 .csv、.xlsx，或 yian report keywords 写的 .xlsx 里的“新词候选”表；
“采纳”栏为“采纳”的收进词表，为“不采纳”的以后不再列为候选，空着的不动。`,
		Example: `  $ yian lexicon accept 银龄食堂 云湖驿站
  $ yian lexicon accept --from 主题词报告.xlsx`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 0) == (opts.from == "") {
				return usagef("请写明词，或用 --from 写明表格，例如：yian lexicon accept 银龄食堂")
			}
			accepted, rejected := args, []string(nil)
			if opts.from != "" {
				var err error
				if accepted, rejected, err = readAccepted(opts.from); err != nil {
					return err
				}
			}
			return acceptWords(cmd.Context(), e, opts.corpusOptions, accepted, rejected)
		},
	}
	opts.addFlags(cmd)
	cmd.Flags().StringVar(&opts.from, "from", "", "`表格`：填好“采纳”栏的 .csv 或 .xlsx")
	return cmd
}

// acceptWords records which new words are accepted and which are not.
func acceptWords(ctx context.Context, e *env, place corpusOptions, accepted, rejected []string) error {
	if len(accepted)+len(rejected) == 0 {
		return usagef("表格的“采纳”栏都空着；请填“采纳”或“不采纳”")
	}
	if err := recordWords(ctx, e, place, analysis.LexiconWord, accepted, analysis.WordAdd); err != nil {
		return err
	}
	if err := recordWords(ctx, e, place, analysis.LexiconWord, rejected, analysis.WordForbid); err != nil {
		return err
	}
	_, err := fmt.Fprintf(e.stdout, "收进词表 %d 个词，不采纳 %d 个词。撤回用 yian lexicon reset。\n", len(accepted), len(rejected))
	return err
}

// readAccepted reads what people have entered in a table of new words.
func readAccepted(file string) (accepted, rejected []string, err error) {
	data, err := corpus.ReadBytes(file)
	if err != nil {
		return nil, nil, err
	}
	var rows [][]string
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		var text string
		if text, _, err = corpus.Decode(data); err == nil { // spreadsheet programs may save it in GBK
			r := csv.NewReader(strings.NewReader(text))
			r.FieldsPerRecord = -1
			rows, err = r.ReadAll()
		}
	case ".xlsx":
		rows, err = office.ReadSheet(data, report.NewWordSheet)
	default:
		return nil, nil, usagef("不能读“%s”；可用 .csv、.xlsx", file)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s：%w", file, err)
	}
	word, entry := -1, -1
	for _, row := range rows {
		if word < 0 || entry < 0 { // above the header there may be a title
			word, entry = slices.Index(row, report.NewWordHeader), slices.Index(row, report.NewWordEntry)
			continue
		}
		if max(word, entry) >= len(row) || row[word] == "" {
			continue
		}
		switch strings.TrimSpace(row[entry]) {
		case report.NewWordAccepted:
			accepted = append(accepted, row[word])
		case report.NewWordRejected:
			rejected = append(rejected, row[word])
		case "":
		default:
			return nil, nil, usagef("%s：“%s”的“采纳”栏是“%s”；请填“采纳”或“不采纳”", file, row[word], row[entry])
		}
	}
	if word < 0 || entry < 0 {
		return nil, nil, usagef("%s 里没有“%s”和“%s”两栏", file, report.NewWordHeader, report.NewWordEntry)
	}
	return accepted, rejected, nil
}
