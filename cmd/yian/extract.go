package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"yian/analysis"
)

func newExtractCommand(e *env) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "extract 文件…",
		Short:   "找出文件中的议案、任务、目标、发言和主题词",
		GroupID: "document",
		Example: "  $ yian extract 办理方案.txt",
		Args:    atLeast(1, "文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := struct {
				Schema    string             `json:"schema"`
				Documents []*analysis.Result `json:"documents"`
			}{Schema: analysis.Schema, Documents: []*analysis.Result{}}
			err := eachDocument(cmd.Context(), e, args, func(d *document) error {
				r := analysis.Analyze(d, analysis.Knowledge{})
				out.Documents = append(out.Documents, analysis.InRunes(r, d.Text))
				return nil
			})
			enc := json.NewEncoder(e.stdout)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			if err := enc.Encode(out); err != nil {
				return err
			}
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", "输出格式：table、json、csv、md")
	return cmd
}
