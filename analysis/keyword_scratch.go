package analysis

import "sync"

// themeTables is what all documents of a [Segmenter] have in common when themes are
// looked for. The tables never change.
type themeTables struct {
	roles    map[string]wordRole
	routine  map[string]bool // phrases of the frame of a document
	document *themeModel
	abstract *themeModel
	spare    sync.Pool // of *themeScratch
}

func newThemeTables() *themeTables {
	return &themeTables{roles: keywordRoles(), routine: routinePhrases(), document: newThemeModel(documentModel), abstract: newThemeModel(abstractModel)}
}

// themeScratch is the memory in which the words and phrases of a document stand. It
// serves one document after the other: ten thousand take more than 10 GB together.
type themeScratch struct {
	words   []themeWord
	kinds   []wordKind         // the different words
	kindOf  map[string]int32   // by wording
	phrases []*phrase          // in the order in which they first end
	index   map[string]*phrase // by wording in the Reading
	blocks  [][]phrase         // in which phrases stands
	free    []phrase           // of the last block in use
	used    int                // blocks
	runs    []run              // not yet used
}

// phraseBlock is how many phrases are made at a time.
const phraseBlock = 256

// scratch takes memory that is free.
func (t *themeTables) scratch() *themeScratch {
	if s, ok := t.spare.Get().(*themeScratch); ok {
		return s
	}
	return &themeScratch{kindOf: make(map[string]int32), index: make(map[string]*phrase)}
}

// mostSpare is the number of words from which on memory is not kept.
const mostSpare = 1 << 15

// release gives back the memory of s, unless it is a long text's.
func (t *themeTables) release(s *themeScratch) {
	if cap(s.words) > mostSpare {
		return
	}
	s.words, s.kinds = s.words[:0], s.kinds[:0]
	clear(s.phrases)
	s.phrases = s.phrases[:0]
	clear(s.kindOf) // they hold parts of the text
	clear(s.index)
	for _, block := range s.blocks[:s.used] {
		clear(block)
	}
	s.used, s.free = 0, nil
	t.spare.Put(s)
}

// newPhrase is a phrase that stands at r.
func (s *themeScratch) newPhrase(r run) *phrase {
	if len(s.free) == 0 {
		if s.used == len(s.blocks) {
			s.blocks = append(s.blocks, make([]phrase, phraseBlock))
		}
		s.free = s.blocks[s.used]
		s.used++
	}
	c := &s.free[0]
	s.free = s.free[1:]
	if len(s.runs) == 0 {
		s.runs = make([]run, phraseBlock)
	}
	c.at, s.runs = s.runs[:1:1], s.runs[1:] // most phrases stand at one place
	c.at[0] = r
	return c
}
