package analysis

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"yian/corpus"
)

// A package in testdata/link is a motion, the plan that answers it and the
// minutes of its review, three documents in a txtar file, with what a person
// finds in them marked in place: ⟦t3 wording⟧ is task t3. h stands for a heading
// of the plan, r1.h for a headline of remark r1. The last file says what belongs
// together:
//
//	t1 m1.s1 m1.s2     t1 addresses two solutions
//	r1.p2 t1+          a point supports t1
//	r1.p3 t1*          a point demands more
//	r1.p4 t2?          can be read either way
//	general r1.p1      speaks of the plan as a whole, or praises
//	partly m1.s4 …     a solution of which the clause … is open
//	answered m1.s4     a solution in clauses that the tasks cover
//
// The packages in testdata/link/unseen were written by others when the classes of
// words were finished; the models are fitted to both.
type linkPackage struct {
	goldLinks           // of one document made of the three
	docs      []*Result // the three: motion, plan, minutes
	general   map[string]bool
	partly    map[string]string
}

// packages reads all packages of testdata/link and its folder unseen.
func packages(t testing.TB) []*linkPackage {
	return slices.Concat(packagesIn(t, "testdata/link"), packagesIn(t, "testdata/link/unseen"))
}

// packagesIn reads the packages of a folder.
func packagesIn(t testing.TB, folder string) []*linkPackage {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no packages", err)
	}
	slices.Sort(files)
	var all []*linkPackage
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := &linkPackage{general: map[string]bool{}, partly: map[string]string{}}
		p.name = strings.TrimSuffix(filepath.Base(file), ".txtar")
		p.links, p.neutral, p.supports = map[[2]string]bool{}, map[[2]string]bool{}, map[[2]string]bool{}
		for _, f := range archive.Files {
			if f.Name == "links" {
				p.readLinks(t, string(f.Data))
				continue
			}
			r, text := readMarked(t, p.name+"/"+f.Name, string(f.Data))
			p.docs, p.texts = append(p.docs, r), append(p.texts, text)
		}
		p.results = []*Result{merged(p.docs)}
		for _, pair := range slices.Concat(keysOf(p.links), keysOf(p.neutral)) {
			for _, id := range pair {
				if p.text(id) == "(none)" {
					t.Fatalf("%s: no %s", p.name, id)
				}
			}
		}
		all = append(all, p)
	}
	return all
}

func keysOf(m map[[2]string]bool) [][2]string {
	var keys [][2]string
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}

// merged is the documents of a package as one, all of it tied to the motion.
func merged(docs []*Result) *Result {
	r := &Result{Source: docs[0].Source}
	for _, d := range docs {
		r.Motions = append(r.Motions, d.Motions...)
		r.Tasks = append(r.Tasks, d.Tasks...)
		r.Remarks = append(r.Remarks, d.Remarks...)
	}
	for i := range r.Tasks {
		r.Tasks[i].Motion = "m1"
	}
	for i := range r.Remarks {
		r.Remarks[i].Motion = "m1"
	}
	return r
}

func (p *linkPackage) readLinks(t testing.TB, text string) {
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			continue
		case f[0] == "general":
			for _, id := range f[1:] {
				p.general[id] = true
			}
			continue
		case f[0] == "answered":
			continue
		case f[0] == "partly" && len(f) == 3:
			p.partly[f[1]] = f[2]
			continue
		}
		for _, id := range f[1:] {
			name := strings.TrimRight(id, "+*?")
			pair := [2]string{f[0], name}
			switch {
			case p.links[pair] || p.neutral[pair]:
				t.Fatalf("%s: %v twice", p.name, pair)
			case strings.HasSuffix(id, "?"):
				p.neutral[pair] = true
			default:
				p.links[pair] = true
				p.supports[pair] = strings.HasSuffix(id, "+")
			}
		}
	}
}

// readMarked reads a document with marks.
func readMarked(t testing.TB, source, marked string) (*Result, string) {
	r := &Result{Source: source}
	var text strings.Builder
	acts := NewCues()
	var path []string
	for {
		before, rest, ok := strings.Cut(marked, "⟦")
		text.WriteString(before)
		if !ok {
			break
		}
		body, after, ok := strings.Cut(rest, "⟧")
		id, wording, spaced := strings.Cut(body, " ")
		if !ok || !spaced {
			t.Fatalf("%s: mark %q", source, body)
		}
		span := corpus.Span{Start: text.Len(), End: text.Len() + len(wording)}
		q := Quote{ID: id, Text: wording, Span: span}
		switch kind := strings.TrimRightFunc(id[strings.LastIndexByte(id, '.')+1:], unicode.IsDigit); {
		case kind == "h" && id == "h":
			path = []string{wording}
		case kind == "m":
			r.Motions = append(r.Motions, Motion{ID: id, Title: wording, Span: span})
		case kind == "o":
			r.Outcomes = append(r.Outcomes, Outcome{ID: id, Text: wording, Span: span})
		case kind == "t":
			r.Tasks = append(r.Tasks, Task{ID: id, Text: wording, Span: span, Path: path})
		case id[0] == 'r':
			name, _, _ := strings.Cut(id, ".")
			if n := len(r.Remarks); n == 0 || r.Remarks[n-1].ID != name {
				r.Remarks = append(r.Remarks, Remark{ID: name})
			}
			m := &r.Remarks[len(r.Remarks)-1]
			if kind == "h" {
				m.Headline = &q
			} else {
				m.Points = append(m.Points, Point{ID: id, Text: wording, Span: span, Act: acts.act(wording, speaking{})})
			}
		default:
			m := &r.Motions[0]
			list := map[string]*[]Quote{"s": &m.Solutions, "p": &m.Problems, "d": &m.Demands}[kind]
			*list = append(*list, q)
		}
		text.WriteString(wording)
		marked = after
	}
	giveKeys(r)
	head, _, _ := strings.Cut(strings.TrimSpace(text.String()), "\n")
	r.Title = head
	return r, text.String()
}
