package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yian/index"
)

const exitText = `退出状态：
  0 完成（包括有提醒）  1 失败  2 用法有误  3 除 stderr 上列出的输入外均已完成  130 被中断
`

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{.UsageString}}`

func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [命令]",
		Short:   "显示一个命令的帮助",
		GroupID: "other",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args)
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// printUsage writes how cmd is used, its commands and options.
func printUsage(cmd *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintln(&b, "用法：")
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s 命令 [选项] [参数]\n", cmd.CommandPath())
	} else {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\n示例：\n%s\n", strings.TrimRight(cmd.Example, " \n"))
	}
	groups := cmd.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: "命令："}}
	}
	for _, group := range groups {
		subs := slices.DeleteFunc(slices.Clone(cmd.Commands()), func(sub *cobra.Command) bool {
			return sub.GroupID != group.ID || !sub.IsAvailableCommand() && sub.Name() != "help"
		})
		if len(subs) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", group.Title)
		for _, sub := range subs {
			fmt.Fprintf(&b, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
		}
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\n选项：\n%s", optionList(cmd.LocalFlags()))
	}
	fmt.Fprintf(&b, "\n%s", exitText)
	_, err := fmt.Fprint(cmd.OutOrStderr(), b.String())
	return err
}

// optionList lists flags with what they do, in two columns of the terminal.
func optionList(flags *pflag.FlagSet) string {
	var names, uses []string
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, use := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" && f.Value.Type() != "bool" {
			name += " " + value
		}
		if d := f.DefValue; d != "" && d != "0" && d != "false" && d != "[]" && !strings.Contains(use, "（默认") {
			use += "（默认 " + d + "）"
		}
		names, uses = append(names, name), append(uses, use)
		widest = max(widest, index.TextWidth(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%s%s  %s\n", name, strings.Repeat(" ", widest-index.TextWidth(name)), uses[i])
	}
	return b.String()
}
