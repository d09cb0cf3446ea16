package corpus

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const (
	plainNotice = "海川市人民政府办公室关于印发《海川市加快托育服务发展实施方案》的通知\n各县（区）人民政府，市直各单位：\n"
	plainMotion = "臨江市議會第三屆第二次會議紀錄\n議員：請問工務局，橋樑檢測何時完成？局長答覆：預計明年三月底前辦理完竣。\n"
)

// encoded is text in the named encoding, without byte-order mark.
func encoded(t testing.TB, text, name string) string {
	t.Helper()
	out, err := text, error(nil)
	switch name {
	case encodingGB18030:
		out, err = simplifiedchinese.GB18030.NewEncoder().String(text)
	case "gbk":
		out, err = simplifiedchinese.GBK.NewEncoder().String(text)
	case encodingBig5:
		out, err = traditionalchinese.Big5.NewEncoder().String(text)
	case encodingUTF16LE, encodingUTF16BE:
		var b strings.Builder
		for _, r := range text { // of the basic plane
			high, low := byte(r>>8), byte(r)
			if name == encodingUTF16LE {
				high, low = low, high
			}
			b.WriteByte(high)
			b.WriteByte(low)
		}
		out = b.String()
	}
	if err != nil {
		t.Fatalf("%q has no form in %s: %v", text, name, err)
	}
	return out
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct{ name, data, text, encoding string }{
		{"nothing", "", "", "utf-8"},
		{"ascii", "agenda item 1\n", "agenda item 1\n", "utf-8"},
		{"utf-8", plainNotice, plainNotice, "utf-8"},
		{"utf-8 with mark", "\xEF\xBB\xBF" + plainNotice, plainNotice, "utf-8"},
		{"line ends", "一\r\n二\r三\n\r\n四\f", "一\n二\n三\n\n四\f", "utf-8"},
		{"utf-8 cut in a character", plainNotice + "\xE6\xB5", plainNotice + "\uFFFD", "utf-8"},
		{"utf-8 of one character, cut", "海\xE5\xB7", "海\uFFFD", "utf-8"},
		{"utf-8 with a fault", plainNotice + "\xFF\xFE" + plainNotice, plainNotice + "\uFFFD" + plainNotice, "utf-8"},
		{"utf-8 with a stray zero", strings.Repeat(plainNotice, 20) + "\x00", strings.Repeat(plainNotice, 20) + "\x00", "utf-8"},
		{"gbk", encoded(t, plainNotice, "gbk"), plainNotice, "gb18030"},
		{"gbk, traditional", encoded(t, plainMotion, "gbk"), plainMotion, "gb18030"},
		{"gbk, a title", encoded(t, "工作方案", "gbk"), "工作方案", "gb18030"},
		{"gbk that is valid utf-8", encoded(t, "试点", "gbk"), "试点", "gb18030"},
		{"gb18030 of four bytes", encoded(t, plainNotice+"㐂𠮷", "gb18030"), plainNotice + "㐂𠮷", "gb18030"},
		{"gb18030 with mark", "\x84\x31\x95\x33" + encoded(t, plainNotice, "gb18030"), plainNotice, "gb18030"},
		{"gbk after much ascii", strings.Repeat("-", 100000) + "\n" + encoded(t, plainNotice, "gbk"), strings.Repeat("-", 100000) + "\n" + plainNotice, "gb18030"},
		{"big5", encoded(t, plainMotion, "big5"), plainMotion, "big5"},
		{"big5, a title", encoded(t, "交通建設報告", "big5"), "交通建設報告", "big5"},
		{"utf-16le", encoded(t, plainNotice, "utf-16le"), plainNotice, "utf-16le"},
		{"utf-16le with mark", "\xFF\xFE" + encoded(t, plainNotice, "utf-16le"), plainNotice, "utf-16le"},
		{"utf-16be", encoded(t, plainMotion, "utf-16be"), plainMotion, "utf-16be"},
		{"utf-16be with mark", "\xFE\xFF" + encoded(t, plainMotion, "utf-16be"), plainMotion, "utf-16be"},
		{"utf-16 of Latin letters", encoded(t, "Agenda for the session\n", "utf-16le"), "Agenda for the session\n", "utf-16le"},
		{"utf-16 on one line", encoded(t, "各县（区）人民政府：加快推进托育服务发展，完善工作机制", "utf-16be"), "各县（区）人民政府：加快推进托育服务发展，完善工作机制", "utf-16be"},
		{"utf-16 cut", encoded(t, plainNotice, "utf-16le") + "\x4E", plainNotice + "\uFFFD", "utf-16le"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, encoding, err := Decode([]byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			if text != tt.text || encoding != tt.encoding {
				t.Errorf("Decode = %.80q in %s, want %.80q in %s", text, encoding, tt.text, tt.encoding)
			}
		})
	}
}

// TestDecodeDamaged: a byte that went missing does not change the encoding.
func TestDecodeDamaged(t *testing.T) {
	for _, name := range []string{"gbk", "big5"} {
		want, whole := "gb18030", plainNotice
		if name == "big5" {
			want, whole = "big5", plainMotion
		}
		data := encoded(t, whole+whole, name) // the fault goes as far as the next ASCII character
		for cut := range len(data) {
			text, encoding, err := Decode([]byte(data[:cut] + data[cut+1:]))
			if err != nil || encoding != want || !utf8.ValidString(text) {
				t.Errorf("%s without byte %d: %q in %s, %v", name, cut, text, encoding, err)
			}
		}
	}
}

func TestDecodeBinary(t *testing.T) {
	noise := make([]byte, 5000)
	r := rand.NewChaCha8([32]byte{1})
	r.Read(noise)
	for _, tt := range []struct{ name, data, problem string }{
		{"pdf", "%PDF-1.7\n", "PDF"},
		{"docx", "PK\x03\x04….…word/document.xml", "Word"},
		{"xlsx", "PK\x03\x04…xl/workbook.xml", "Excel"},
		{"ofd", "PK\x03\x04…OFD.xml", "OFD"},
		{"zip", "PK\x03\x04…", "压缩"},
		{"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1…", "二进制"},
		{"rtf", "{\\rtf1", "RTF"},
		{"picture", "\xFF\xD8\xFF\xE0\x00", "图片"},
		{"gzip", "\x1F\x8B\x08", "压缩"},
		{"noise", string(noise), "不是文本"},
		{"zeros", strings.Repeat("\x00", 300), "不是文本"},
		{"program", "\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3E\x00\x01\x00\x00\x00", "不是文本"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, encoding, err := Decode([]byte(tt.data))
			e, ok := errors.AsType[*InputError](err)
			if !ok {
				t.Fatalf("Decode = %.40q in %s, %v; want an InputError", text, encoding, err)
			}
			if !strings.Contains(e.Problem, tt.problem) || e.Advice == "" {
				t.Errorf("Problem = %s, Advice = %s; want one about %s", e.Problem, e.Advice, tt.problem)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(plainNotice))
	f.Add([]byte(encoded(f, plainNotice, "gbk")))
	f.Add([]byte(encoded(f, plainMotion, "big5")))
	f.Add([]byte("\xFF\xFE" + encoded(f, plainMotion, "utf-16le") + "x"))
	f.Add([]byte("海\xE5\xB7\r\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, encoding, err := Decode(data)
		if (err != nil) == (encoding != "") {
			t.Errorf("encoding %q with error %v", encoding, err)
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, '\r') || strings.HasPrefix(text, "\uFEFF") {
			t.Errorf("text %q", text)
		}
	})
}

func TestCommonHan(t *testing.T) {
	last := rune(0)
	for _, r := range commonHan {
		if r <= last || utf8.RuneLen(r) != 3 || Simplify(r) != r || !isCommon(r) {
			t.Errorf("%c is out of order or not simplified", r)
		}
		last = r
	}
	if isCommon('龘') || isCommon('a') || isCommon(utf8.MaxRune) {
		t.Error("a rare character counts as common")
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, name := range []string{"utf-8", "gb18030", "utf-16le"} {
		b.Run(name, func(b *testing.B) {
			data := []byte(encoded(b, strings.Repeat(plainNotice, 10000), name))
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Decode(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
