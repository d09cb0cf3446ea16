// Gen makes the table of package dict from the dictionary that comes with the
// gse module this project requires. Run it by `go generate` in the folder above
// after gse was upgraded.
package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yian/analysis/internal/dict"
)

func main() {
	out := flag.String("o", "table.bin", "the `file` to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	if err != nil {
		return fmt.Errorf("find gse: %w", err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(module)), "data", "dict", "zh", "s_1.txt"))
	if err != nil {
		return fmt.Errorf("read dictionary: %w", err)
	}
	words, err := parse(string(source))
	if err != nil {
		return err
	}
	data, err := build(words).encode()
	if err != nil {
		return err
	}
	return os.WriteFile(out, data, 0o644)
}

// word is an entry of the dictionary.
type word struct {
	freq uint32
	tag  string
}

// parse reads lines of spelling, frequency and tag in the way of gse: words
// rarer than 2 are left out, single characters count 2, Latin letters become
// small, the first of two equal entries holds.
func parse(source string) (map[string]word, error) {
	words := make(map[string]word)
	for line := range strings.Lines(source) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		freq, err := strconv.ParseUint(fields[1], 10, 32)
		if err != nil {
			return nil, fmt.Errorf("dictionary entry %q: %w", line, err)
		}
		if freq < 2 {
			continue
		}
		if utf8.RuneCountInString(fields[0]) == 1 {
			freq = 2
		}
		w := word{freq: uint32(freq)}
		if len(fields) > 2 {
			w.tag = fields[2]
		}
		spelling := lower(fields[0])
		if _, ok := words[spelling]; !ok {
			words[spelling] = w
		}
	}
	return words, nil
}

// lower makes the letters A to Z small, and no others.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r - 'A' + 'a'
		}
		return r
	}, s)
}

// trie is the table before it is written.
type trie struct {
	words map[string]word
	nodes []node // level by level
	rare  []rune
	freqs []uint32
	tags  []string
}

// node is a prefix of a word.
type node struct {
	prefix string
	label  uint16
	first  int
}

// build makes the trie of words.
func build(words map[string]word) *trie {
	t := &trie{words: words}
	t.rare, t.freqs, t.tags = collect(words)
	children := make(map[string][]node)
	seen := make(map[string]bool)
	for spelling := range words {
		for at, r := range spelling {
			prefix := spelling[:at+utf8.RuneLen(r)]
			if !seen[prefix] {
				seen[prefix] = true
				children[spelling[:at]] = append(children[spelling[:at]], node{prefix: prefix, label: t.label(r)})
			}
		}
	}
	t.nodes = []node{{}}
	for i := 0; i < len(t.nodes); i++ {
		t.nodes[i].first = len(t.nodes)
		below := children[t.nodes[i].prefix]
		slices.SortFunc(below, func(a, b node) int { return cmp.Compare(a.label, b.label) })
		t.nodes = append(t.nodes, below...)
	}
	return t
}

// collect gives the characters above U+FFFF, the frequencies (after 0, that of
// no word) and the tags of words, each sorted.
func collect(words map[string]word) (rare []rune, freqs []uint32, tags []string) {
	runes, counts, names := map[rune]bool{}, map[uint32]bool{0: true}, map[string]bool{}
	for spelling, w := range words {
		counts[w.freq], names[w.tag] = true, true
		for _, r := range spelling {
			if r > 0xFFFF {
				runes[r] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(runes)), slices.Sorted(maps.Keys(counts)), slices.Sorted(maps.Keys(names))
}

func (t *trie) label(r rune) uint16 {
	if i, ok := slices.BinarySearch(t.rare, r); ok {
		return uint16(dict.RareBase + i)
	}
	return uint16(r)
}

// encode writes the table; its layout stands in package dict.
func (t *trie) encode() ([]byte, error) {
	if len(t.nodes) >= 1<<24 || len(t.freqs) > 1<<16 || len(t.tags) > 1<<8 || len(t.rare) > 0xE000-dict.RareBase {
		return nil, fmt.Errorf("too much for the table: %d nodes, %d frequencies, %d tags, %d rare characters",
			len(t.nodes), len(t.freqs), len(t.tags), len(t.rare))
	}
	var b bytes.Buffer
	tags := strings.Join(t.tags, "\n")
	total := 0
	for _, w := range t.words {
		total += int(w.freq)
	}
	b.WriteString(dict.Magic)
	for _, n := range []int{len(t.nodes), len(t.rare), len(t.freqs), len(tags), len(t.words), total} {
		b.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
	}
	for _, n := range t.nodes {
		b.Write(binary.LittleEndian.AppendUint16(nil, n.label))
	}
	for _, n := range t.nodes {
		w := t.words[n.prefix]
		freq, _ := slices.BinarySearch(t.freqs, w.freq)
		tag, _ := slices.BinarySearch(t.tags, w.tag)
		b.Write([]byte{byte(n.first), byte(n.first >> 8), byte(n.first >> 16), byte(freq), byte(freq >> 8), byte(tag)})
	}
	end := len(t.nodes)
	b.Write([]byte{byte(end), byte(end >> 8), byte(end >> 16), 0, 0, 0})
	for _, r := range t.rare {
		b.Write(binary.LittleEndian.AppendUint32(nil, uint32(r)))
	}
	for _, f := range t.freqs {
		b.Write(binary.LittleEndian.AppendUint32(nil, f))
	}
	b.WriteString(tags)
	return b.Bytes(), nil
}
