// Gen makes the table of package related from folders of texts:
//
//	go run ./gen -share 400000000 -o table.bin laws:0.5 news debates messages:5…
//
// Files are read that end in .md, .txt or .jsonl. What follows the colon is how much
// a folder counts. The table in the project was made of
//
//   - messages of citizens to their city's leaders with the answers, as published
//     for a contest and kept in
//     https://github.com/694035434/Natural-language-processing-and-text-mining and
//     https://github.com/15625103741/Text-Mining, and complaints with answers in
//     https://github.com/timeofmei/work, one text file: few, but they say in plain
//     words what officials answer in theirs (counted five times);
//   - https://github.com/LawRefBook/Laws, statutes and regulations (counted half);
//   - https://github.com/DuckBurnIncense/xin-wen-lian-bo, news broadcasts;
//   - https://github.com/siuying/legco-hansard-parser, debates of Hong Kong's
//     Legislative Council;
//   - https://github.com/clkao/ly-gazette, debates of Taiwan's Legislative Yuan.
//
// It counts which words stand near each other, weighs the counts by how far they
// exceed chance (positive pointwise mutual information) and keeps the largest
// singular vectors.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yian/analysis"
	"yian/analysis/internal/related"
	"yian/corpus"
)

// What is counted.
const (
	window = 8  // words to either side
	least  = 20 // occurrences of a word
)

func main() {
	out := flag.String("o", "table.bin", "the `file` to write")
	share := flag.Int("share", 90_000_000, "`bytes` to take from each folder")
	words := flag.Int("words", 24_000, "how many words")
	numbers := flag.Int("numbers", 100, "how many numbers to a word")
	flag.Parse()
	if err := run(*out, *share, *words, *numbers, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(out string, share, words, numbers int, folders []string) error {
	r := &reader{segmenter: analysis.NewSegmenter(nil), ids: make(map[string]int32)}
	for _, arg := range folders {
		folder, weight, _ := strings.Cut(arg, ":")
		r.weights = append(r.weights, folderWeight{len(r.stream), 1})
		if w, err := strconv.ParseFloat(weight, 32); err == nil {
			r.weights[len(r.weights)-1].weight = float32(w)
		}
		if err := r.readFolder(folder, share); err != nil {
			return err
		}
	}
	kept := r.frequent(words)
	fmt.Fprintln(os.Stderr, "words read", len(r.stream), "kept", len(kept))
	counts := r.neighbours(kept)
	vectors := factor(mutual(counts), numbers)
	return write(out, r.spellings(kept), vectors)
}

// reader turns texts into a stream of words.
type reader struct {
	segmenter *analysis.Segmenter
	ids       map[string]int32
	words     []string
	count     []int
	stream    []int32 // ids of content words; -1 ends a sentence
	weights   []folderWeight
}

// folderWeight is how much what stands in the stream from a place on counts.
type folderWeight struct {
	from   int
	weight float32
}

func (r *reader) readFolder(folder string, share int) error {
	read := 0
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || read > share {
			return err
		}
		switch filepath.Ext(path) {
		case ".md", ".txt", ".jsonl":
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			read += len(data)
			r.readText(string(data))
		}
		return nil
	})
}

// readText adds the sentences of a text, in folded form.
func (r *reader) readText(text string) {
	if !utf8.ValidString(text) {
		return
	}
	folded := corpus.Fold(text).Text
	for sentence := range strings.FieldsFuncSeq(folded, func(c rune) bool { return strings.ContainsRune("。！？；!?;#", c) }) {
		if len(sentence) > 3000 {
			continue
		}
		for _, w := range r.segmenter.Segment(sentence) {
			spelling := sentence[w.Start:w.End]
			if isCounted(spelling, w.POS) {
				r.add(spelling)
			}
		}
		r.stream = append(r.stream, -1)
	}
}

// isCounted reports whether a word is one of content: Han, and no number or
// function word.
func isCounted(word, pos string) bool {
	if pos == "" {
		pos = "n"
	}
	switch pos[0] {
	case 'w', 'm', 'p', 'c', 'u', 'r', 'y', 'e', 'o', 't', 'f', 'q', 'd':
		return false
	}
	if pos == "nr" || pos == "ns" || utf8.RuneCountInString(word) < 2 && pos[0] != 'v' && pos[0] != 'n' && pos[0] != 'a' {
		return false
	}
	for _, c := range word {
		if !unicode.Is(unicode.Han, c) {
			return false
		}
	}
	return true
}

func (r *reader) add(word string) {
	id, ok := r.ids[word]
	if !ok {
		id = int32(len(r.words))
		r.ids[word] = id
		r.words = append(r.words, word)
		r.count = append(r.count, 0)
	}
	r.count[id]++
	r.stream = append(r.stream, id)
}

// frequent is the ids of the n most frequent words, in the order of spelling.
func (r *reader) frequent(n int) []int32 {
	var ids []int32
	for id, c := range r.count {
		if c >= least {
			ids = append(ids, int32(id))
		}
	}
	slices.SortFunc(ids, func(a, b int32) int {
		if r.count[a] != r.count[b] {
			return r.count[b] - r.count[a]
		}
		return strings.Compare(r.words[a], r.words[b])
	})
	ids = ids[:min(n, len(ids))]
	slices.SortFunc(ids, func(a, b int32) int { return strings.Compare(r.words[a], r.words[b]) })
	return ids
}

func (r *reader) spellings(ids []int32) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = r.words[id]
	}
	return all
}

// neighbours counts, for each two of the kept words, how often they stand within
// the window in one sentence, near ones more.
func (r *reader) neighbours(kept []int32) matrix {
	place := make([]int32, len(r.words))
	for i := range place {
		place[i] = -1
	}
	for i, id := range kept {
		place[id] = int32(i)
	}
	counts := newMatrix(len(kept), len(kept))
	folder := 0
	for start := 0; start < len(r.stream); {
		for folder+1 < len(r.weights) && r.weights[folder+1].from <= start {
			folder++
		}
		end := start
		for end < len(r.stream) && r.stream[end] >= 0 {
			end++
		}
		for i := start; i < end; i++ {
			a := place[r.stream[i]]
			if a < 0 {
				continue
			}
			for k := i + 1; k < min(end, i+1+window); k++ {
				if b := place[r.stream[k]]; b >= 0 && b != a {
					w := r.weights[folder].weight / float32(math.Sqrt(float64(k-i)))
					counts.row(int(a))[b] += w
					counts.row(int(b))[a] += w
				}
			}
		}
		start = end + 1
	}
	return counts
}

// mutual turns counts into positive pointwise mutual information, with the
// neighbours' frequencies smoothed, in place.
func mutual(m matrix) matrix {
	sums := make([]float64, m.rows)
	smooth, total := 0.0, 0.0
	for i := range sums {
		for _, c := range m.row(i) {
			sums[i] += float64(c)
		}
		total += sums[i]
		smooth += math.Pow(sums[i], 0.75)
	}
	for i := range sums {
		row := m.row(i)
		for k, c := range row {
			if c == 0 {
				continue
			}
			chance := sums[i] / total * math.Pow(sums[k], 0.75) / smooth
			row[k] = float32(max(0, math.Log(float64(c)/total/chance)))
		}
	}
	return m
}

func write(out string, words []string, vectors matrix) error {
	spellings := strings.Join(words, "\n")
	data := []byte(related.Magic)
	for _, n := range []int{vectors.rows, vectors.columns, len(spellings)} {
		data = binary.LittleEndian.AppendUint32(data, uint32(n))
	}
	for i := range vectors.rows {
		row := vectors.row(i)
		most := float32(0)
		for _, v := range row {
			most = max(most, v, -v)
		}
		for _, v := range row {
			if most > 0 {
				v = v / most * 127
			}
			data = append(data, byte(int8(math.Round(float64(v)))))
		}
	}
	data = append(data, spellings...)
	return os.WriteFile(out, data, 0o666)
}
