package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// run carries out a command line and returns the exit status.
func run(ctx context.Context, e *env, args []string) int {
	e.done = ctx.Done()
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
		Args:          unknownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.SetUsageFunc(printUsage)
	root.SetHelpTemplate(helpTemplate)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2 // letters typed wrongly
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
	help := newHelpCommand()
	root.SetHelpCommand(help)
	for _, sub := range append(root.Commands(), help) {
		sub.DisableFlagsInUseLine = true // Use says it in Chinese
	}
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	root.Flags().Bool("version", false, "显示版本")
	root.Version = version()
	root.SetVersionTemplate("yian {{.Version}}\n")
	return root
}

// unknownCommand is the argument check of a command that has others below it:
// what follows its name is none of them.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() {
		return usagef("没有“%s %s”这个命令；yian help %s 列出它的命令", cmd.Name(), args[0], cmd.Name())
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usagef("没有“%s”这个命令，是不是 %s？yian help 列出全部命令", args[0], strings.Join(near, "、"))
	}
	if _, err := os.Stat(args[0]); err == nil {
		return usagef("“%s”是文件，不是命令；看其中的任务用 yian extract %s", args[0], shellWord(args[0]))
	}
	return usagef("没有“%s”这个命令；yian help 列出全部命令", args[0])
}

// shellWord is text as a shell reads it as one word, in quotes where it needs them.
func shellWord(text string) string {
	special := func(r rune) bool {
		return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("./\\:_-+=,@%", r) || unicode.IsSpace(r)
	}
	if text != "" && strings.IndexFunc(text, special) < 0 {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// flagError says in Chinese what pflag says in English.
func flagError(cmd *cobra.Command, err error) error {
	help := "；用法见 " + cmd.CommandPath() + " --help"
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + e.GetSpecifiedName()
		if short := e.GetSpecifiedShortnames(); short != "" {
			if short[0] >= utf8.RuneSelf { // no option: a query that begins with what is not wanted
				if before := cmd.Flags().Args(); len(before) > 0 {
					query := strings.Join(append(before, "-"+short), " ")
					return usagef("“-%s”以 - 开头，会被当作选项；请把检索式放在一对引号里：%s %s", short, cmd.CommandPath(), shellWord(query))
				}
				return usagef("“-%s”以 - 开头，会被当作选项；请写在 -- 之后：%s -- '-%s'", short, cmd.CommandPath(), short)
			}
			name = "-" + e.GetSpecifiedName()
		}
		return usagef("没有 %s 这个选项%s", name, help)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usagef("选项 --%s 后面要有一个值%s", e.GetFlag().Name, help)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if t := e.GetFlag().Value.Type(); strings.HasPrefix(t, "int") || strings.HasPrefix(t, "uint") {
			return usagef("选项 --%s 后面要写数字，不能是“%s”%s", e.GetFlag().Name, e.GetValue(), help)
		}
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
