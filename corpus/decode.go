package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that [Decode] tells apart. GBK and GB 2312 are read as GB 18030,
// which holds them.
const (
	encodingUTF8    = "utf-8"
	encodingGB18030 = "gb18030"
	encodingBig5    = "big5"
	encodingUTF16LE = "utf-16le"
	encodingUTF16BE = "utf-16be"
)

// Decode turns the bytes of a plain text file into text: UTF-8, line ends \n, no
// byte-order mark, nothing else changed. A byte that is no character in the
// file's encoding becomes U+FFFD, so that a file that was cut or damaged is read
// as far as it goes.
//
// It fails with an [InputError] without Source where the bytes are no text.
func Decode(data []byte) (text, encoding string, err error) {
	if err := refuseBinary(data); err != nil {
		return "", "", err
	}
	encoding, data = detect(data)
	if encoding == "" {
		return "", "", &InputError{Problem: "不是文本文件", Advice: "请先用相应的软件打开，另存为纯文本（.txt）"}
	}
	text = decodeAs(data, encoding)
	text = strings.TrimPrefix(text, "\uFEFF")
	return unixLines(text), encoding, nil
}

// decodeAs is data, which is in the named encoding, as valid UTF-8.
func decodeAs(data []byte, name string) string {
	var e encoding.Encoding
	switch name {
	case encodingGB18030:
		e = simplifiedchinese.GB18030
	case encodingBig5:
		e = traditionalchinese.Big5
	case encodingUTF16LE:
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case encodingUTF16BE:
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil { // the decoders replace what they cannot read; they do not fail
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(out)
}

// unixLines is text with every \r\n and every other \r as \n.
func unixLines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

// refuseBinary fails where data begins as a file of a well-known other format.
func refuseBinary(data []byte) error {
	switch begins := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }; {
	case begins("%PDF-"):
		return &InputError{Problem: "是 PDF 文件，不是纯文本", Advice: "请先用阅读软件打开，另存为纯文本（.txt）；扫描件须先做文字识别"}
	case begins("PK\x03\x04"):
		return &InputError{Problem: "是 " + zipKind(data) + "，不是纯文本", Advice: "请先用相应的软件打开，另存为纯文本（.txt）"}
	case begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return &InputError{Problem: "是 Word 97–2003 或 WPS 的二进制文件（.doc、.wps、.xls），不是纯文本", Advice: "请先用 Word 或 WPS 打开，另存为纯文本（.txt）"}
	case begins("{\\rtf"):
		return &InputError{Problem: "是 RTF 文件，不是纯文本", Advice: "请先用 Word 或 WPS 打开，另存为纯文本（.txt）"}
	case begins("\x89PNG"), begins("\xFF\xD8\xFF"), begins("GIF8"), begins("II*\x00"), begins("MM\x00*"):
		return &InputError{Problem: "是图片，不是纯文本", Advice: "请先做文字识别，另存为纯文本（.txt）"}
	case begins("\x1F\x8B"), begins("Rar!"), begins("7z\xBC\xAF\x27\x1C"):
		return &InputError{Problem: "是压缩文件", Advice: "请先解压"}
	}
	return nil
}

// zipKind says what a file in zip format is, by the first names in it.
func zipKind(data []byte) string {
	head := data[:min(len(data), 4096)]
	switch has := func(name string) bool { return bytes.Contains(head, []byte(name)) }; {
	case has("word/"):
		return "Word 文件（.docx）"
	case has("xl/"):
		return "Excel 文件（.xlsx）"
	case has("ppt/"):
		return "PowerPoint 文件（.pptx）"
	case has("OFD.xml"):
		return "OFD 版式文件"
	case has("[Content_Types].xml"):
		return "Office 文件（.docx、.xlsx 等）"
	}
	return "压缩文件（.zip、.docx 等）"
}

// trimPartial is data without a character of UTF-8 that was cut off at its end.
func trimPartial(data []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return data[:len(data)-n]
			}
			return data
		}
	}
	return data
}
