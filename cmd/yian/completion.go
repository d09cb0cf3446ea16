package main

import (
	"github.com/spf13/cobra"
)

func newCompletionCommand(e *env) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "生成命令行补全脚本",
		GroupID:   "other",
		Long:      "打印补全脚本。装好后，按 Tab 键可以补全命令、选项和文件名。",
		Example:   "  $ yian completion bash > /etc/bash_completion.d/yian",
		ValidArgs: shells,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("请写明一种 shell：bash、zsh、fish 或 powershell")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(e.stdout, true)
			case "zsh":
				return root.GenZshCompletion(e.stdout)
			case "fish":
				return root.GenFishCompletion(e.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(e.stdout)
			}
			return usagef("没有“%s”的补全脚本；可用 bash、zsh、fish、powershell", args[0])
		},
	}
}
