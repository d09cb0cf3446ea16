package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"folded already", "海川市人民代表大会，gdp 2019", "海川市人民代表大会，gdp 2019"},
		{"traditional", "經濟部會同財政部", "经济部会同财政部"},
		{"what the mainland writes otherwise", "答覆、隨著、瞭解、屋邨", "答复、随着、了解、屋村"},
		{"and its own words alike", "著名、覆盖", "着名、复盖"},
		{"width and case", "２０１９年ＧＤＰ增长８％（Ａ）", "2019年gdp增长8％（a）"},
		{"punctuation stays", "（一）,;：“”「」", "（一）,;：“”「」"},
		{"space between Han", "推 进\t改\u3000\u3000革", "推进改革"},
		{"space at digits", "到 2025 年， 完成", "到2025年，完成"},
		{"hard wrap", "海川市人民\n  政府", "海川市人民政府"},
		{"one space between words", "Kolas  Yotaka", "kolas yotaka"},
		{"wrap between words", "Kolas\r\n　Yotaka 委员", "kolas yotaka委员"},
		{"full-width words", "Ａ　Ｂ", "a b"},
		{"no space beside a point", "No. 5", "no.5"},
		{"space at the ends", " \n海川\n ", "海川"},
		{"only space", " \n\u3000", ""},
		{"zero width", "\uFEFF海\u200B川 a\u200Bb", "海川ab"},
		{"zero width beside a space", "a \u200Bb", "a b"},
		{"other alphabets", "ÉCOLE Ж Ⅳ", "écoleжⅳ"},
		{"radicals from PDF", "\u2F2F作", "工作"},
		{"four bytes", "勣𡞵a", "𪟝㛟a"},
		{"no UTF-8", "議\xff\xe8案\xe8", "议\xff\xe8案\xe8"},
		{"cut", "海\xe5\xb7", "海\xe5\xb7"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Fold(tt.in)
			if f.Text != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, f.Text, tt.want)
			}
			if again := Fold(f.Text).Text; again != f.Text {
				t.Errorf("folded again: %q", again)
			}
			checkWay(t, tt.in, f)
		})
	}
}

// TestFoldWay says where folded strings stand in the text.
func TestFoldWay(t *testing.T) {
	for _, tt := range []struct{ text, find, want string }{
		{"由經濟部會\n  同財政部辦理", "经济部会同财政部", "經濟部會\n  同財政部"},
		{"增长 ８ ％以上", "8％", "８ ％"},
		{"Kolas \n Yotaka委員", "kolas yotaka", "Kolas \n Yotaka"},
		{"  海川", "海川", "海川"},
		{"勣a", "a", "a"},
		{"海勣川", "𪟝", "勣"},
	} {
		f := Fold(tt.text)
		at := strings.Index(f.Text, tt.find)
		if at < 0 {
			t.Errorf("%q is not in %q", tt.find, f.Text)
			continue
		}
		s := f.Span(Stretch{at, at + len(tt.find)})
		if got := tt.text[s.Start:s.End]; got != tt.want {
			t.Errorf("%q in %q stands at %q, want %q", tt.find, tt.text, got, tt.want)
		}
	}
}

// checkWay checks that every character of f leads to one character of text and
// back, in order.
func checkWay(t *testing.T, text string, f *Folded) {
	t.Helper()
	end := 0
	for at := 0; at < len(f.Text); {
		_, n := utf8.DecodeRuneInString(f.Text[at:])
		st := Stretch{at, at + n}
		s := f.Span(st)
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("%q: %v of %q leads to %v after %d", text, st, f.Text, s, end)
		}
		if utf8.ValidString(text) && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])) {
			t.Fatalf("%q: %v is not on rune boundaries", text, s)
		}
		if back := f.Stretch(s); back != st {
			t.Fatalf("%q: %v leads to %v and back to %v", text, st, s, back)
		}
		end = s.End
		at += n
	}
}

func TestUnspace(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"海川", "海川"},
		{"陳　瑩", "陳瑩"},
		{" 推 进\n ", "推进"},
		{"Kolas  Yotaka", "Kolas Yotaka"},
		{"Kolas\nYotaka 委員", "Kolas Yotaka委員"},
		{"到 2025 年", "到2025年"},
		{"a\u200B海\xff 川", "a海\xff川"},
	} {
		if got := Unspace(tt.in); got != tt.want {
			t.Errorf("Unspace(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("由經濟部會\n  同財政部")
	f.Add("Ａ　Ｂ ８％\u200B\xff\xe8勣𡞵")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if again := Fold(folded.Text).Text; utf8.ValidString(text) && again != folded.Text {
			t.Errorf("Fold(%q) = %q, folded again %q", text, folded.Text, again)
		}
		checkWay(t, text, folded)
		Unspace(text)
	})
}

func BenchmarkFold(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"folded", "一、加快推进城乡社区治理体系建设，2019年底前完成全市12个街道的试点工作。市民政局牵头，市财政局“配合”；"},
		{"wrapped", "一、加快推进城乡社区治理体系建设，2019年底前完\n成全市12个街道的试点工作。市民政局牵头，市财\n政局“配合”；"},
		{"traditional", "一、加快推進城鄉社區治理體系建設，2019年底前完成全市12個街道的試點工作。市民政局牽頭，市財政局「配合」；"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			text := strings.Repeat(bb.text, 10000)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Fold(text)
			}
		})
	}
}
