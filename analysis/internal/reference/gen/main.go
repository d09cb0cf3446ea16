// Gen makes the table of package reference from folders of texts:
//
//	go run ./gen -o table.txt laws reports news
//
// Files are read that end in .md, .txt, or .jsonl (of which the field content
// counts). The table in the project was made of
//
//   - laws: https://github.com/LawRefBook/Laws, statutes and regulations;
//   - reports: https://github.com/aldohemsn/chinese-political-corpora, the
//     government's and the party's reports, from Wikisource;
//   - news: https://github.com/DuckBurnIncense/xin-wen-lian-bo, news broadcasts.
//
// No folder gives more than -share bytes, so that none outweighs the others.
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
	"unicode"
	"unicode/utf8"

	"yian/analysis"
	"yian/corpus"
)

// passageLength is how many bytes a passage has.
const passageLength = 3000

// The table holds words of so many passages and phrases of so many.
const (
	leastWord   = 4
	leastPhrase = 15
	longest     = 12 // characters of a phrase
	mostWords   = 4
)

func main() {
	out := flag.String("o", "table.txt", "the `file` to write")
	share := flag.Int("share", 12_000_000, "`bytes` to take from each folder")
	flag.Parse()
	if err := run(*out, *share, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(out string, share int, folders []string) error {
	var passages []string
	for _, folder := range folders {
		texts, err := read(folder)
		if err != nil {
			return err
		}
		passages = append(passages, sample(texts, share)...)
	}
	c := &counter{segmenter: analysis.NewSegmenter(nil), counts: make(map[string]int)}
	for n := 1; n <= mostWords; n++ {
		found := make(map[string]int)
		for _, p := range passages {
			c.count(p, n, found)
		}
		c.keep(n, found)
	}
	return write(out, len(passages), c.counts)
}

// read gives the texts of the files under folder, in the order of their names.
func read(folder string) ([]string, error) {
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
			texts = append(texts, string(data))
		case ".jsonl":
			more, err := readLines(path)
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
func readLines(path string) ([]string, error) {
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
		texts = append(texts, record.Content)
	}
	return texts, lines.Err()
}

// sample cuts texts into passages and takes evenly spread ones, share bytes in all.
func sample(texts []string, share int) []string {
	var all []string
	for _, text := range texts {
		text = strings.Map(clean, text)
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

// clean simplifies characters and drops blanks inside lines.
func clean(r rune) rune {
	if r == ' ' || r == '　' || r == '\t' || r == '\r' {
		return -1
	}
	return corpus.Simplify(r)
}

// counter counts in how many passages words and phrases stand.
type counter struct {
	segmenter *analysis.Segmenter
	counts    map[string]int
}

// count adds the phrases of n words of a passage to found. A phrase of several
// words is counted where its shorter parts are in the table already.
func (c *counter) count(passage string, n int, found map[string]int) {
	words := c.segmenter.Segment(passage)
	seen := make(map[string]bool)
	for i := 0; i+n <= len(words); i++ {
		run := words[i : i+n]
		phrase := passage[run[0].Start:run[n-1].End]
		if seen[phrase] || utf8.RuneCountInString(phrase) > longest || slices.ContainsFunc(run, isNoWord) {
			continue
		}
		if n > 1 && (isFunction(run[0]) || isFunction(run[n-1])) {
			continue
		}
		if n > 2 && (c.counts[passage[run[0].Start:run[n-2].End]] == 0 || c.counts[passage[run[1].Start:run[n-1].End]] == 0) {
			continue
		}
		if strings.ContainsFunc(phrase, isNoHan) {
			continue
		}
		seen[phrase] = true
	}
	for phrase := range seen {
		found[phrase]++
	}
}

// isNoWord reports whether w is punctuation or a number.
func isNoWord(w analysis.Word) bool { return w.POS == "w" || w.POS == "m" }

// isFunction reports whether w is a word with which no phrase begins or ends.
func isFunction(w analysis.Word) bool {
	switch w.POS {
	case "u", "uj", "ul", "uz", "uv", "ud", "c", "p", "d", "r", "y", "zg":
		return true
	}
	return false
}

func isNoHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

// keep takes those of the phrases of n words into the table that are not rare.
func (c *counter) keep(n int, found map[string]int) {
	least := leastWord
	if n > 1 {
		least = leastPhrase
	}
	for phrase, count := range found {
		if count >= least {
			c.counts[phrase] = count
		}
	}
}

func write(path string, passages int, counts map[string]int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d\n", passages)
	for _, term := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&b, "%s %d\n", term, counts[term])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
