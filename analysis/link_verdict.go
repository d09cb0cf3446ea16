package analysis

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"yian/corpus"
)

// LinkDecisionKind is the kind of the decisions about links.
const LinkDecisionKind = "link"

// The verdicts on a link. Add is accept for a link that the machine did not
// find.
const (
	VerdictAccept   = "accept"
	VerdictReject   = "reject"
	VerdictAdd      = "add"
	VerdictWithdraw = "withdraw" // there is no verdict any more
)

// LinkVerdict is the value of a decision about a link.
type LinkVerdict struct {
	Verdict  string   `json:"verdict"`            // accept, reject, add or withdraw
	Relation Relation `json:"relation,omitempty"` // where the person says it; of an added link
	From     string   `json:"from,omitempty"`     // wording of the ends when the verdict was given, by which
	To       string   `json:"to,omitempty"`       // a reworded end is known again
}

// LinkKey is the key of the decision about the link between the ends with the
// given keys.
func LinkKey(fromKey, toKey string) string { return fromKey + ">" + toKey }

// NewLinkDecision is the decision v about the link between the ends with the
// given keys.
func NewLinkDecision(fromKey, toKey string, v LinkVerdict) (corpus.Decision, error) {
	value, err := json.Marshal(v)
	return corpus.Decision{Kind: LinkDecisionKind, Key: LinkKey(fromKey, toKey), Value: value}, err
}

// linkVerdicts are the last verdicts on links, by [LinkKey].
func linkVerdicts(decisions []corpus.Decision) map[string]LinkVerdict {
	verdicts := make(map[string]LinkVerdict)
	for _, d := range decisions {
		if d.Kind != LinkDecisionKind {
			continue
		}
		var v LinkVerdict
		if err := json.Unmarshal(d.Value, &v); err != nil {
			continue // written by a later program: no verdict that this one knows
		}
		if v.Verdict == VerdictWithdraw {
			delete(verdicts, d.Key)
			continue
		}
		verdicts[d.Key] = v
	}
	return verdicts
}

// judged gives links the verdicts that people have recorded, and adds the links
// that people have accepted and the machine did not find.
func (l *linker) judged(links []Linked, decisions []corpus.Decision) []Linked {
	verdicts := l.carried(linkVerdicts(decisions))
	if len(verdicts) == 0 {
		return links
	}
	seen := make(map[string]bool)
	for i := range links {
		key := LinkKey(links[i].FromKey, links[i].ToKey)
		if v, ok := verdicts[key]; ok {
			seen[key] = true
			judge(&links[i], v)
		}
	}
	return append(links, l.added(verdicts, seen)...)
}

// carried are verdicts with those on ends that stand in the results in other words
// than when they were given put on the ends as they are now. A verdict on the ends as
// they are comes first.
func (l *linker) carried(verdicts map[string]LinkVerdict) map[string]LinkVerdict {
	at := make(map[string]int, len(l.ends))
	for i := range l.ends {
		at[l.ends[i].key] = i
	}
	type like struct {
		kind  endKind // of the end that is known
		begin bool    // it is where the link begins
	}
	cache := make(map[like]*endWordings)
	others := func(known int, begin bool) *endWordings {
		k := like{l.ends[known].kind, begin}
		if cache[k] == nil {
			cache[k] = l.answering(known, begin)
		}
		return cache[k]
	}
	all := maps.Clone(verdicts)
	for _, key := range slices.Sorted(maps.Keys(verdicts)) {
		v := verdicts[key]
		fromKey, toKey, _ := strings.Cut(key, ">")
		from, hasFrom := at[fromKey]
		to, hasTo := at[toKey]
		switch {
		case hasFrom && !hasTo && v.To != "":
			toKey = others(from, true).reworded(v.To, toKey)
		case hasTo && !hasFrom && v.From != "":
			fromKey = others(to, false).reworded(v.From, fromKey)
		}
		if carried := LinkKey(fromKey, toKey); carried != key {
			if _, ok := all[carried]; !ok {
				all[carried] = v
			}
		}
	}
	return all
}

// endWordings are ends by their keys, with their wording.
type endWordings struct {
	keys  []string
	texts []core
}

// answering are the ends that may be linked with the end known, which is where the
// link begins or ends.
func (l *linker) answering(known int, begins bool) *endWordings {
	w := &endWordings{}
	k := &l.ends[known]
	for i := range l.ends {
		if e := &l.ends[i]; begins && l.answers(k, e) || !begins && l.answers(e, k) {
			w.keys, w.texts = append(w.keys, e.key), append(w.texts, wordingOf(e.text))
		}
	}
	return w
}

// reworded is the key of the end that the end with the wording was became, or else
// key.
func (w *endWordings) reworded(was, key string) string {
	if i := reworded(was, w.texts); i >= 0 {
		return w.keys[i]
	}
	return key
}

// judge puts v on the link.
func judge(link *Linked, v LinkVerdict) {
	switch v.Verdict {
	case VerdictAccept, VerdictAdd:
		link.Verdict = VerdictAccept
	case VerdictReject:
		link.Verdict = VerdictReject
	}
	if v.Relation != "" {
		link.Relation = v.Relation
	}
}

// added gives the links that verdicts accept and that are not among those seen.
func (l *linker) added(verdicts map[string]LinkVerdict, seen map[string]bool) []Linked {
	ends := make(map[string][]int)
	for i := range l.ends {
		ends[l.ends[i].key] = append(ends[l.ends[i].key], i)
	}
	byGroup := make(map[int][]addedLink) // of both ends
	for _, key := range slices.Sorted(maps.Keys(verdicts)) {
		fromKey, toKey, _ := strings.Cut(key, ">")
		if v := verdicts[key]; seen[key] || v.Verdict == VerdictReject {
			continue
		}
		for _, a := range ends[fromKey] {
			for _, b := range ends[toKey] {
				if l.answers(&l.ends[a], &l.ends[b]) {
					g := noGroup
					if l.sameGroup(a, b) {
						g = l.groupOf[a]
					}
					byGroup[g] = append(byGroup[g], addedLink{a, b, verdicts[key]})
				}
			}
		}
	}
	var links []Linked
	for g, group := range l.groups {
		if added := byGroup[l.groupOf[group.ends[0]]]; len(added) > 0 {
			w := l.weigh(l.groups[g])
			for _, x := range added {
				links = append(links, w.accepted(x))
			}
			w.done()
		}
	}
	for _, x := range byGroup[noGroup] { // last, since it weighs their texts otherwise
		w := l.weigh(linkGroup{ends: []int{x.from, x.to}})
		links = append(links, w.accepted(x))
		w.done()
	}
	return links
}

// addedLink is a link between two ends that a person has made.
type addedLink struct {
	from, to int
	verdict  LinkVerdict
}

// noGroup stands for the group of ends that have none in common.
const noGroup = -1

// accepted is a link that a person has made, with the machine's score: 0 where the
// ends do not deal with the same motion.
func (w *weighing) accepted(x addedLink) Linked {
	p := linkPair{from: x.from, to: x.to}
	if l := w.linker; l.sameGroup(x.from, x.to) {
		a := w.open(x.from)
		p.features = compare(a, w.open(x.to))
		p.score = l.model(a).probability(&p.features)
	}
	link := w.linked(&p)
	link.Score = min(link.Score, LinkThreshold-0.001) // the machine did not find it
	judge(&link, x.verdict)
	return link
}

// LinkEvaluation is how far links agree with the verdicts on them.
type LinkEvaluation struct {
	Accepted int `json:"accepted"` // found and accepted
	Rejected int `json:"rejected"` // found and rejected
	Missed   int `json:"missed"`   // made by a person alone
	Unjudged int `json:"unjudged"` // found, without a verdict
}

// Add counts o in.
func (e *LinkEvaluation) Add(o LinkEvaluation) {
	e.Accepted, e.Rejected = e.Accepted+o.Accepted, e.Rejected+o.Rejected
	e.Missed, e.Unjudged = e.Missed+o.Missed, e.Unjudged+o.Unjudged
}

// Precision is the share of the judged links found that were accepted, 0 where
// none was judged.
func (e LinkEvaluation) Precision() float64 { return share(e.Accepted, e.Accepted+e.Rejected) }

// Recall is the share of the accepted links that were found.
func (e LinkEvaluation) Recall() float64 { return share(e.Accepted, e.Accepted+e.Missed) }

// F1 is the harmonic mean of precision and recall.
func (e LinkEvaluation) F1() float64 {
	return share(2*e.Accepted, 2*e.Accepted+e.Rejected+e.Missed)
}

// share is part of whole, 0 where there is none.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// EvaluateLinks measures links, as [Link] returns them, against the verdicts that
// people have put on them, for each relation.
func EvaluateLinks(links []Linked) map[Relation]LinkEvaluation {
	by := make(map[Relation]LinkEvaluation)
	for _, link := range links {
		e := by[link.Relation]
		switch found := link.Score >= LinkThreshold; {
		case found && link.Verdict == VerdictAccept:
			e.Accepted++
		case found && link.Verdict == VerdictReject:
			e.Rejected++
		case found:
			e.Unjudged++
		case link.Verdict == VerdictAccept:
			e.Missed++
		}
		by[link.Relation] = e
	}
	return by
}
