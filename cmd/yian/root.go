package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// run carries out a command line and returns the exit status.
func run(ctx context.Context, e *env, args []string) int {
	root := newRootCommand(e)
	root.SetArgs(args)
	return exitStatus(ctx, e.stderr, root.ExecuteContext(ctx))
}

func newRootCommand(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "yian",
		Short: "从议案、办理方案和审议发言中找出任务、目标、发言和主题词，并全部可查",
		Long: `yian（议案）读人大和政府的文件：议案、办理方案、审议发言、工作报告、答复。
它找出任务、责任单位、完成时限、目标、发言和主题词，每一项都指回原文的字；
把任务与议案的要求、委员的发言逐条对应；并使全部文字可以检索，一处不漏。`,
		Example: `  yian extract 办理方案.txt          列出文件中的任务
  yian import 议案/ 审议发言/        把文件收进语料库
  yian search '社区工作者 待遇'      在语料库中检索`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          func(_ *cobra.Command, args []string) error { return unknownCommand(args) },
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate(helpTemplate)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddGroup(&cobra.Group{ID: "document", Title: "读文件："}, &cobra.Group{ID: "corpus", Title: "语料库："}, &cobra.Group{ID: "other", Title: "其他："})
	root.AddCommand(
		newExtractCommand(e),
		newTextCommand(e),
		newKeywordsCommand(e),
		newLinkCommand(e),
		newGapsCommand(e),
		newReportCommand(e),
		newImportCommand(e),
		newListCommand(e),
		newShowCommand(e),
		newRemoveCommand(e),
		newSearchCommand(e),
		newCorrectCommand(e),
		newVerifyCommand(e),
		newLexiconCommand(e),
		newCompletionCommand(e),
		newVersionCommand(e),
	)
	for _, sub := range root.Commands() {
		sub.DisableFlagsInUseLine = true // Use says it in Chinese
	}
	root.SetHelpCommand(newHelpCommand())
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	return root
}

func unknownCommand(args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef("没有“%s”这个命令；yian help 列出全部命令", args[0])
}

// flagError says in Chinese what pflag says in English.
func flagError(cmd *cobra.Command, err error) error {
	help := "；用法见 " + cmd.CommandPath() + " --help"
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + e.GetSpecifiedName()
		if e.GetSpecifiedShortnames() != "" {
			name = "-" + e.GetSpecifiedName()
		}
		return usagef("没有 %s 这个选项%s", name, help)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usagef("选项 --%s 后面要有一个值%s", e.GetFlag().Name, help)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usagef("选项 --%s 不能是“%s”%s", e.GetFlag().Name, e.GetValue(), help)
	}
	return usagef("选项有误：%v%s", err, help)
}

// atLeast is a cobra argument check with a Chinese message.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("请写明%s，例如：%s", what, firstExample(cmd))
		}
		return nil
	}
}

// exactly is a cobra argument check with a Chinese message.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := atLeast(n, what)(cmd, args); err != nil {
			return err
		}
		return atMost(n)(cmd, args)
	}
}

// atMost is a cobra argument check with a Chinese message.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usagef("多了“%s”；用法见 %s --help", args[n], cmd.CommandPath())
		}
		return nil
	}
}

// firstExample is the first command line of the command's examples.
func firstExample(cmd *cobra.Command) string {
	for line := range strings.Lines(cmd.Example) {
		if _, example, ok := strings.Cut(line, "$ "); ok {
			return strings.TrimSpace(example)
		}
	}
	return cmd.CommandPath() + " --help"
}

func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [命令]",
		Short:   "显示一个命令的帮助",
		GroupID: "other",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, _, err := cmd.Root().Find(args)
			if err != nil || found == nil {
				return unknownCommand(args)
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

const exitText = `退出状态：
  0 完成（包括有提醒）  1 失败  2 用法有误  3 除 stderr 上列出的输入外均已完成  130 被中断
`

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{.UsageString}}`

const usageTemplate = `用法：
  {{if .HasAvailableSubCommands}}{{.CommandPath}} 命令 [选项] [参数]{{else}}{{.UseLine}}{{end}}
{{if .HasExample}}
示例：
{{.Example | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}
{{.Title}}{{range $cmds}}{{if and (eq .GroupID $group.ID) (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{end}}{{if .HasAvailableLocalFlags}}
选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}
` + exitText
