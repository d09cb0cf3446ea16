package corpus

import (
	"strings"
	"testing"
)

// BenchmarkOutline reads text in the shape of a plan, wrapped and unwrapped.
func BenchmarkOutline(b *testing.B) {
	const section = "（一）健全社区工作机制。完善多方参与的治理机制，推进社区志愿服务常态化、制度化；到2025年，建成社区服务中心120个，覆盖率达到95%以上。（市民政局、市财政局负责）\n" +
		"1.开展摸底调查。各区要于2025年6月底前完成摸底，列出清单，建立台账,落实责任(含街道)。\n"
	for _, c := range []struct {
		name string
		text string
	}{{"unwrapped", section}, {"wrapped", wrap(section, 36)}} {
		text := strings.Repeat(c.text, 1<<20/len(c.text))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				newOutline(text)
			}
		})
	}
}

// wrap breaks the lines of text after n characters.
func wrap(text string, n int) string {
	var w strings.Builder
	column := 0
	for _, r := range text {
		if r == '\n' {
			column = 0
		} else if column++; column > n {
			w.WriteString("\n")
			column = 1
		}
		w.WriteRune(r)
	}
	return w.String()
}
