package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"yian/corpus"
)

// layouts are the ways in which agendas print a list of motions.
func layouts() map[string]func(i int, s string) string {
	return map[string]func(i int, s string) string{
		"plain":    func(_ int, s string) string { return s },
		"chinese":  func(i int, s string) string { return chineseNumber(i+1) + "、" + s },
		"arabic":   func(i int, s string) string { return fmt.Sprintf("%d.%s", i+1, s) },
		"brackets": func(i int, s string) string { return "（" + chineseNumber(i+1) + "）" + s },
		"indented": func(_ int, s string) string { return "　　" + s },
		"wrapped":  func(i int, s string) string { return brokenAt(chineseNumber(i+1)+"、"+s, 80) },
		"unnumbered and wrapped": func(_ int, s string) string {
			return brokenAt(s, 80)
		},
		"cells":        func(i int, s string) string { return fmt.Sprintf("|%d|%s|", i+1, s) },
		"half width":   func(_ int, s string) string { return strings.ReplaceAll(s, "，", ",") },
		"with gaps":    func(_ int, s string) string { return s + "\n" },
		"straight":     func(_ int, s string) string { return strings.NewReplacer("「", `"`, "」", `"`).Replace(s) },
		"simplified":   func(_ int, s string) string { return strings.Map(corpus.Simplify, s) },
		"book quotes":  func(_ int, s string) string { return strings.NewReplacer("「", "《", "」", "》").Replace(s) },
		"carriage":     func(_ int, s string) string { return s + "　" },
		"seconds":      func(_ int, s string) string { return s + "\n   決定：交委員會審查。" },
		"after header": func(i int, s string) string { return fmt.Sprintf("第%d案\n%s", i+1, s) },
	}
}

// brokenAt breaks s at width columns; the lines after the first hang.
func brokenAt(s string, width int) string {
	var b strings.Builder
	column := 0
	for _, r := range s {
		n := min(2, utf8.RuneLen(r))
		if column+n > width {
			b.WriteString("\n  ")
			column = 2
		}
		b.WriteRune(r)
		column += n
	}
	return b.String()
}

// chineseNumber writes a number from 1 to 9999.
func chineseNumber(n int) string {
	if n >= 10 && n < 20 {
		return "十" + strings.TrimPrefix(chineseDigits(n%10), "〇")
	}
	var b strings.Builder
	gap := false
	for _, p := range []struct {
		value int
		word  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / p.value
		n %= p.value
		switch {
		case d > 0:
			if gap {
				b.WriteString("零")
			}
			b.WriteString(chineseDigits(d) + p.word)
			gap = false
		case b.Len() > 0:
			gap = n > 0
		}
	}
	return b.String()
}

func chineseDigits(d int) string {
	return []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[d]
}

// mover is an invented name; some have four characters, two surnames or Latin
// letters.
func mover(rng *rand.Rand) string {
	switch rng.IntN(12) {
	case 0:
		return []string{"梁劉小芬", "張廖大堅", "歐陽美玉", "周陳秀雲"}[rng.IntN(4)]
	case 1:
		return []string{"鄭明仁Sra Kafan", "Kolas Yohani", "高安以用．巴利Kawlo．Iyan．Pafidal", "廖國平Sufan．Siloko"}[rng.IntN(4)]
	}
	pick := func(s string) string { r := []rune(s); return string(r[rng.IntN(len(r))]) }
	name := pick("王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅蕭謝許") + pick("明文志偉惠美淑芬俊憲怡君建國玉玲春生大同秀")
	if rng.IntN(5) > 0 {
		name += pick("明文志偉惠美淑芬俊憲怡君建國玉玲春生大同秀")
	}
	return name
}

// TestLongLists reads lists of motions of one line each: every lead proposer
// and every count must be right, however the list is printed.
func TestLongLists(t *testing.T) {
	laws := []string{"河川管理條例", "公園法", "道路交通管理條例", "社區照顧法", "海岸法"}
	for name, layout := range layouts() {
		rng := rand.New(rand.NewPCG(7, 11))
		var text strings.Builder
		var want []string
		for i := range 400 {
			names := make([]string, 1+rng.IntN(3))
			for k := range names {
				names[k] = mover(rng)
			}
			count := 10 + rng.IntN(90)
			title := fmt.Sprintf("%s第%d條條文修正草案", laws[rng.IntN(len(laws))], 1+rng.IntN(99))
			text.WriteString(layout(i, fmt.Sprintf("本院委員%s等%d人擬具「%s」，請審議案。", strings.Join(names, "、"), count, title)) + "\n")
			want = append(want, title+"||"+strings.Join(names, "、")+fmt.Sprintf("|%d", count))
		}
		r := analyzed(t, text.String())
		got := map[string]int{}
		for _, m := range r.Motions {
			got[strings.Map(corpus.Simplify, told(m))]++
		}
		wrong := 0
		for _, w := range want {
			w = strings.Map(corpus.Simplify, w)
			if got[w]--; got[w] < 0 {
				if wrong++; wrong <= 3 {
					t.Errorf("%s: %s is missing", name, w)
				}
			}
		}
		if len(r.Motions) != len(want) {
			t.Errorf("%s: %d motions of %d", name, len(r.Motions), len(want))
		}
	}
}
