package corpus

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

//go:generate sh -c "go run ./internal/simplifytable $OPENCC_DATA >simplify_table.go"

// simplifyFirst and simplifyLast enclose the characters of three bytes that
// simplifyMarks speaks of.
const simplifyFirst, simplifyLast = 0x2E80, 0xFAFF

// Simplify is the simplified form of a traditional character, 議 → 议, one for
// one and without regard to its neighbours: 乾 is 干 also in 乾隆, 於 is 于 also
// where it is a surname. Forms of one character that only differ in print (衞,
// a compatibility form, the radical ⼯ for 工) become the usual character. Any
// other character is itself, and so is every result.
//
// Characters that the mainland uses too stay, although Taiwan and Hong Kong
// write them where the mainland writes another (著 for 着, 覆 for 复): [Fold]
// takes care of those.
func Simplify(r rune) rune {
	switch {
	case r < simplifyFirst:
		return r
	case r <= simplifyLast:
		if !simplifies(r) {
			return r
		}
	case r < 0x20000:
		return r
	}
	simple, _ := utf8.DecodeRuneInString(simplifiedForm(r))
	return simple
}

// simplifies reports whether r, which lies between simplifyFirst and
// simplifyLast, has another simplified form.
func simplifies(r rune) bool {
	at := uint(r - simplifyFirst)
	return simplifyMarks[at/8]>>(at%8)&1 != 0
}

// simplifiedForm is the simplified form of r, for which simplifies holds or which
// has four bytes.
func simplifiedForm(r rune) string {
	if r > simplifyLast {
		return simplifiedWide(r)
	}
	at := int(r - simplifyFirst)
	page := at / 64
	marks := uint64(0)
	for i, b := range []byte(simplifyMarks[8*page : 8*page+8]) {
		marks |= uint64(b) << (8 * i)
	}
	before := bits.OnesCount64(marks & (1<<(at%64) - 1))
	n := int(simplifyStarts[2*page]) | int(simplifyStarts[2*page+1])<<8
	pair := simplifyPairs[6*(n+before):]
	if simple := pair[3:6]; simple != "〓" {
		return simple
	}
	return simplifiedWide(r)
}

// simplifiedWide looks r up in simplifyWide, whose records have eight bytes.
func simplifiedWide(r rune) string {
	key := string(r)
	if len(key) == 3 {
		key = " " + key
	}
	low, high := 0, len(simplifyWide)/8
	for low < high {
		mid := (low + high) / 2
		if record := simplifyWide[8*mid : 8*mid+8]; record[:4] == key {
			return strings.TrimPrefix(record[4:], " ")
		} else if record[:4] < key {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return strings.TrimPrefix(key, " ")
}
