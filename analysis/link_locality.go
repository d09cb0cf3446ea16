package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// locality is whose matter a document is: the name of a city, county or province and
// its level, the character it ends in; either is empty where it is not known.
//
//	临江市人民政府关于…的办理方案    临江市, 市
//	县人大常委会第九次会议发言摘要   "", 县
type locality struct {
	name  string
	level rune
}

// apart reports two places of one level that are not the same: two cities.
func (p locality) apart(o locality) bool {
	return p.name != "" && o.name != "" && p.level == o.level && p.name != o.name
}

// otherLevel reports a city and a county: a document of the one seldom deals with a
// motion of the other.
func (p locality) otherLevel(o locality) bool {
	return p.level != 0 && o.level != 0 && p.level != o.level
}

// same reports two documents of one place.
func (p locality) same(o locality) bool { return p.name != "" && p.name == o.name }

// localityOf is the place of the document of r, by what its title or its meeting begins
// with or, failing that, by what its speakers are called.
func localityOf(r *Result, words *Segmenter) locality {
	p := locality{}
	for _, s := range []string{r.Title, r.Meeting} {
		if q := localityAt(s, words); q.name != "" || p.level == 0 {
			p = q
		}
		if p.name != "" {
			return p
		}
	}
	for i := range r.Remarks {
		if p.level == 0 {
			p = localityAt(r.Remarks[i].Speaker.Role, words)
		}
	}
	return p
}

// mostPlace is the length of a place's name in characters, its level included.
const mostPlace = 5

// localityAt is the place that s begins with.
func localityAt(s string, words *Segmenter) locality {
	n := 0
	for at, r := range s {
		if n++; n > mostPlace || !unicode.Is(unicode.Han, r) {
			break
		}
		end := at + utf8.RuneLen(r)
		if !strings.ContainsRune("省市县区州旗", r) || prefixIn(s[end:], placeTails) == 0 && (n < 3 || prefixIn(s[end:], notPlaceTails) > 0) {
			continue
		}
		switch {
		case n == 1 || n == 2 && strings.HasPrefix(s, "全"):
			return locality{level: r}
		case n > 2 && namesPlace(s[:at], words):
			return locality{name: s[:end], level: r}
		}
		return locality{}
	}
	return locality{}
}

// What stands after the level of a place where a document names its author, and what
// makes another word of the level: 市|场, 县|域.
const (
	placeTails    = "人民政府 政府 人大 人民代表 第 一 二 三 四 五 六 七 八 九 十 政协 常委会 委 关于"
	notPlaceTails = "场 民 政 容 区 域 级 内 外 际 长 道 情 委 直 属 集"
)

// namesPlace reports whether name, without its level, may be that of a place: it is
// not made of words that say what is done (加快|县域) or of what there is (城|市).
func namesPlace(name string, words *Segmenter) bool {
	for _, w := range words.Segment(name) {
		if utf8.RuneCountInString(name[w.Start:w.End]) > 1 && w.POS != "" && w.POS != "x" && !strings.HasPrefix(w.POS, "n") {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	return prefixIn(name, "农村 城乡 重点 中心") == 0 && !strings.ContainsRune("城都夜股集超门上楼菜花早社小园景地街片灾库校辖郊山新各我本该全老", last)
}
