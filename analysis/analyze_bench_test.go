package analysis

import (
	"fmt"
	"strings"
	"testing"

	"yian/corpus"
)

// benchmarkSizes are the sizes at which time must grow with length alone.
var benchmarkSizes = []int{10 << 10, 1 << 20, 30 << 20}

// planText is n bytes in the shape of a plan with notes, dates and figures.
func planText(n int) string {
	const section = "%s、推进重点工作\n" +
		"（一）健全社区工作机制。完善多方参与的治理机制，推进社区志愿服务常态化、制度化；到2025年，建成社区服务中心120个，覆盖率达到95%%以上。（市民政局、市财政局负责）\n" +
		"1.开展摸底调查。各区要于2025年6月底前完成摸底，列出清单，建立台账，落实责任（含街道）。（牵头单位：市住建局；责任单位：市发改委、各区政府）\n" +
		"2.强化督促检查。市教育局要会同市卫健委制定实施细则，并于每年12月20日前报送总结。对工作不力的，予以通报。\n" +
		"近年来，我市社区建设取得明显成效，居民满意度持续提升，但仍存在投入不足、队伍不稳等问题。\n"
	var b strings.Builder
	b.WriteString("临江市社区治理工作方案\n临政发〔2025〕7号\n2025年3月1日\n")
	numbers := []rune("一二三四五六七八九")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, section, string(numbers[i%len(numbers)]))
	}
	return b.String()
}

// minutesText is n bytes in the shape of a day's minutes.
func minutesText(n int) string {
	var b strings.Builder
	b.WriteString("临江市第七届人民代表大会常务委员会第二十一次会议纪要\n")
	surnames, given := []rune("王李张刘陈杨赵黄周吴"), []rune("文明若兰振声思远秋月立群海川")
	for i := 0; b.Len() < n; i++ {
		name := string([]rune{surnames[i%len(surnames)], given[i%len(given)], given[(i*5+3)%len(given)]})
		fmt.Fprintf(&b, "市人大常委会委员%s：方案对资金来源写得比较清楚，我表示赞成。但是，助餐服务的覆盖面还不够，城郊的几个镇一家老年食堂也没有。\n建议在6月底前先把镇一级的老年食堂建起来，运营补贴由市财政承担。能否请市民政局说明补贴的标准？\n", name)
	}
	return b.String()
}

// BenchmarkAnalyze measures everything but segmentation and keywords, from the
// text to the result.
func BenchmarkAnalyze(b *testing.B) {
	for _, kind := range []struct {
		name string
		text func(int) string
	}{{"plan", planText}, {"minutes", minutesText}} {
		for _, size := range benchmarkSizes {
			text := kind.text(size)
			b.Run(fmt.Sprintf("%s/%dkB", kind.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					Analyze(corpus.NewDocument("t", text), Knowledge{})
				}
			})
		}
	}
}
