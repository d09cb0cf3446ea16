// Gen makes the table of package reference from folders of texts:
//
//	go run ./gen -o table.txt -also hansard,gazette laws reports news
//
// Files are read that end in .md, .txt, or .jsonl (of which the field content
// counts). The table in the project was made of
//
//   - laws: https://github.com/LawRefBook/Laws, statutes and regulations;
//   - reports: https://github.com/aldohemsn/chinese-political-corpora, the
//     government's and the party's reports, from Wikisource;
//   - news: https://github.com/DuckBurnIncense/xin-wen-lian-bo, news broadcasts;
//   - hansard: the Chinese texts (data/txt) of
//     https://github.com/siuying/legco-hansard-parser, debates in Hong Kong;
//   - gazette: 25 evenly spread volumes (raw) of https://github.com/clkao/ly-gazette,
//     debates in Taiwan.
//
// The debates, given by -also, are read for how words are used, not counted: official
// language at large is that of documents. No folder gives more than -share bytes, so that none outweighs the others.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yian/analysis/internal/reference"
	"yian/corpus"
)

// passageLength is how many bytes a passage has.
const passageLength = 3000

// The table holds words of so many passages and phrases of so many.
const (
	leastWord   = 4
	leastPhrase = 5
	longest     = 12 // characters of a phrase
	mostWords   = 4
)

func main() {
	out := flag.String("o", "table.txt", "the `file` to write")
	also := flag.String("also", "", "`folders` to read for how words are used only, with commas between")
	share := flag.Int("share", 12_000_000, "`bytes` to take from each folder")
	flag.Parse()
	if err := run(*out, *share, flag.Args(), strings.Split(*also, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(out string, share int, folders, also []string) error {
	var passages, more []string
	for _, folder := range folders {
		texts, err := read(folder, unblank)
		if err != nil {
			return err
		}
		passages = append(passages, sample(texts, share)...)
	}
	for _, folder := range also {
		texts, err := read(folder, reading)
		if err != nil {
			return err
		}
		more = append(more, sample(texts, share)...)
	}
	c := newCounter()
	for n := 1; n <= mostWords; n++ {
		found := make(map[string]int)
		for _, p := range passages {
			c.count(p, n, found)
		}
		c.keep(n, found)
	}
	for _, p := range slices.Concat(passages, more) {
		c.observe(p)
	}
	return write(out, len(passages), c)
}

// unblank simplifies characters and drops blanks inside lines.
func unblank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' || r == '\t' || r == '\r' {
			return -1
		}
		return corpus.Simplify(r)
	}, text)
}

// reading is the text with its hard wraps joined, as debates are printed.
func reading(text string) string { return corpus.NewDocument("", text).Outline.Reading.Text }

// read gives the texts of the files under folder, each prepared, in the order of
// their names.
func read(folder string, prepare func(string) string) ([]string, error) {
	var texts []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".md", ".txt":
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			texts = append(texts, prepare(string(data)))
		case ".jsonl":
			more, err := readLines(path, prepare)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			texts = append(texts, more...)
		}
		return nil
	})
	return texts, err
}

// readLines gives the field content of each line of a .jsonl file.
func readLines(path string, prepare func(string) string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var record struct{ Content string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			return nil, err
		}
		texts = append(texts, prepare(record.Content))
	}
	return texts, lines.Err()
}

// sample cuts texts into passages and takes evenly spread ones, share bytes in all.
func sample(texts []string, share int) []string {
	var all []string
	for _, text := range texts {
		for len(text) > passageLength {
			cut := strings.IndexByte(text[passageLength:], '\n')
			if cut < 0 {
				break
			}
			all = append(all, text[:passageLength+cut])
			text = text[passageLength+cut:]
		}
		if len(text) > passageLength/2 {
			all = append(all, text)
		}
	}
	size := 0
	for _, p := range all {
		size += len(p)
	}
	step := max(1, float64(size)/float64(share))
	var taken []string
	for at := 0.0; int(at) < len(all); at += step {
		taken = append(taken, all[int(at)])
	}
	return taken
}

func write(path string, passages int, c *counter) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d\n", passages)
	for _, term := range slices.Sorted(maps.Keys(c.counts)) {
		fmt.Fprintf(&b, "%s %d", term, c.counts[term])
		if h := c.habits[term]; h != nil {
			b.WriteString(" " + h.String())
		}
		b.WriteString("\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(strings.TrimSuffix(path, filepath.Ext(path))+".index", index(b.String()), 0o644)
}

// index says where each line of the table stands, by the hash of its term.
func index(table string) []byte {
	terms := strings.Count(table, "\n") - 1
	slots := 1
	for slots < terms*3/2 {
		slots *= 2
	}
	index := make([]byte, 3*slots)
	at := strings.IndexByte(table, '\n') + 1
	for line := range strings.Lines(table[at:]) {
		term, _, _ := strings.Cut(line, " ")
		slot := int(reference.Hash(term)) & (slots - 1)
		for index[3*slot]|index[3*slot+1]|index[3*slot+2] != 0 {
			slot = (slot + 1) & (slots - 1)
		}
		index[3*slot], index[3*slot+1], index[3*slot+2] = byte(at), byte(at>>8), byte(at>>16)
		at += len(line)
	}
	return index
}
