package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode"
	"unicode/utf8"

	"yian/corpus"
)

// number gives every finding its id, which says where it stands (t3 is the
// third task, r3.p2 the second point of the third remark), and its key where it
// has none yet.
func number(r *Result) {
	giveKeys(r)
	motion := make(map[string]string, len(r.Motions)) // the ids that motions had before
	for i := range r.Motions {
		m := &r.Motions[i]
		id := "m" + strconv.Itoa(i+1)
		if m.ID != "" {
			motion[m.ID] = id
		}
		m.ID = id
		numberQuotes(m.Problems, id+".p")
		numberQuotes(m.Demands, id+".d")
		numberQuotes(m.Solutions, id+".s")
	}
	for i := range r.Tasks {
		r.Tasks[i].ID = "t" + strconv.Itoa(i+1)
		r.Tasks[i].Motion = motion[r.Tasks[i].Motion]
	}
	for i := range r.Outcomes {
		r.Outcomes[i].ID = "o" + strconv.Itoa(i+1)
		r.Outcomes[i].Motion = motion[r.Outcomes[i].Motion]
	}
	for i := range r.Remarks {
		m := &r.Remarks[i]
		m.ID = "r" + strconv.Itoa(i+1)
		m.Motion = motion[m.Motion]
		for k := range m.Points {
			m.Points[k].ID = m.ID + ".p" + strconv.Itoa(k+1)
		}
	}
}

func numberQuotes(all []Quote, prefix string) {
	for i := range all {
		all[i].ID = prefix + strconv.Itoa(i+1)
	}
}

// giveKeys gives every finding without a key one that is made from what it
// says, not from where it stands or how it was typed: a task keeps its key when
// the document is imported again, reformatted, moved, or gains another task.
//
// A motion's key is made of its title (or wording) and movers, that of its parts
// of theirs and the motion's title, a remark's of the speaker and the speech, a
// point's of the speaker and the sentence. The second finding of a document that
// says the same as the first has "-2" at its key's end.
func giveKeys(r *Result) {
	k := keyMaker{seen: map[string]int{}}
	for i := range r.Motions {
		m := &r.Motions[i]
		about := titleKey(m.Title)
		if about == "" && len(m.Demands) > 0 {
			about = m.Demands[0].Text
		}
		content := []string{about}
		for _, n := range m.LeadProposers {
			content = append(content, n.Name)
		}
		k.give(&m.Key, "m", content...)
		k.giveAll(m.Problems, "mp", about)
		k.giveAll(m.Demands, "md", about)
		k.giveAll(m.Solutions, "ms", about)
	}
	for i := range r.Tasks {
		k.give(&r.Tasks[i].Key, "t", r.Tasks[i].Text)
	}
	for i := range r.Outcomes {
		k.give(&r.Outcomes[i].Key, "o", r.Outcomes[i].Text)
	}
	for i := range r.Remarks {
		m := &r.Remarks[i]
		who := m.Speaker.Name
		if who == "" {
			who = m.Speaker.Role
		}
		speaker, speech := letters(who), []byte(nil)
		for j := range m.Points {
			said := letters(m.Points[j].Text)
			k.giveOf(&m.Points[j].Key, "rp", speaker, said)
			speech = append(speech, said...)
		}
		if m.Headline != nil {
			said := letters(m.Headline.Text)
			k.giveOf(&m.Headline.Key, "rh", speaker, said)
			speech = append(speech, said...)
		}
		k.giveOf(&m.Key, "r", speaker, speech)
	}
}

// keyMaker makes the keys of one document.
type keyMaker struct{ seen map[string]int }

// give sets key, if it is empty, to that of a finding of the given kind.
func (k *keyMaker) give(key *string, kind string, content ...string) {
	k.giveOf(key, kind, lettersOf(content)...)
}

// giveOf is give for content of which the letters are known.
func (k *keyMaker) giveOf(key *string, kind string, content ...[]byte) {
	made := *key
	if made == "" {
		made = keyOf(kind, content...)
	}
	k.seen[made]++
	if n := k.seen[made]; *key == "" && n > 1 {
		made += "-" + strconv.Itoa(n)
	}
	*key = made
}

// giveAll gives the parts of the motion about their keys.
func (k *keyMaker) giveAll(parts []Quote, kind, about string) {
	for i := range parts {
		k.give(&parts[i].Key, kind, about, parts[i].Text)
	}
}

// lettersOf is the letters and digits of each of all.
func lettersOf(all []string) [][]byte {
	parts := make([][]byte, len(all))
	for i, s := range all {
		parts[i] = letters(s)
	}
	return parts
}

// keyOf is 16 hexadecimal digits of a hash of content, which is letters alone.
func keyOf(kind string, content ...[]byte) string {
	n := len(kind)
	for _, part := range content {
		n += 1 + len(part)
	}
	all := append(make([]byte, 0, n), kind...)
	for _, part := range content {
		all = append(all, 0)
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:8])
}

// letters is the letters and digits of s, whichever width, case and character
// set they were typed in.
func letters(s string) []byte {
	s = corpus.Fold(s).Text
	key := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] >= 0xE5 && s[i] <= 0xE9 && i+3 <= len(s) { // Han, by far the most
			key = append(key, s[i:i+3]...)
			i += 3
			continue
		}
		r, n := runeAt(s, i)
		if r = lettersOnly(r); r >= 0 {
			key = utf8.AppendRune(key, r)
		}
		i += n
	}
	return key
}

// lettersOnly drops what is neither letter nor part of a number.
func lettersOnly(r rune) rune {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '%', r == '.':
		return r
	case unicode.Is(unicode.Pd, r): // 3—5 is not 35
		return '-'
	}
	return -1
}
