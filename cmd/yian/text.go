package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func newTextCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "text 文件…",
		Short:   "打印文件的文字：解码后的原文，一字不改",
		GroupID: "document",
		Long: `打印文件的文字：解码为 UTF-8，换行统一，其余一字不改。
其他命令给出的位置（第几个字）都以这份文字为准。`,
		Example: "  $ yian text 会议记录_GBK.txt",
		Args:    atLeast(1, "文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachDocument(cmd.Context(), e, args, func(d *document) error {
				_, err := io.WriteString(e.stdout, d.Text)
				if err != nil {
					return fmt.Errorf("写出 %s 的文字：%w", d.Source, err)
				}
				return nil
			})
		},
	}
}
