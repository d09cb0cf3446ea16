package exact

import (
	"context"
	"fmt"
	"hash/crc32"
	"unicode/utf8"
)

// Verify reads all of the snapshot and checks that every byte is the one that
// was written (checksums), that offsets are in order, and that the lists account
// for every character and pair of characters of the texts. The first fault is
// returned as [ErrDamaged].
func (s *Snapshot) Verify(ctx context.Context) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.leave()
	for i := range s.parts {
		p := &s.parts[i]
		err := guard(func() error { return p.verify(ctx) })
		if err != nil && p.mapped != nil {
			return fmt.Errorf("verify %s: %w", p.mapped.file, err)
		}
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	return nil
}

func (s *segment) verify(ctx context.Context) error {
	for id, sec := range s.sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		if crc32.Checksum(sec.data, castagnoli()) != sec.sum {
			return damaged("checksum of section %d", id)
		}
	}
	switch {
	case !s.starts.rising(len(s.text)), !s.blockAt.rising(s.passages), !s.docAt.rising(s.passages),
		!s.nameAt.rising(len(s.nameText)), !s.heads.rising(s.counts.terms), !s.listAt.rising(len(s.lists)):
		return damaged("offsets are out of order")
	}
	chars, pairs, err := s.countTerms(ctx)
	if err != nil || !s.hasTerms() {
		return err
	}
	return s.compareTerms(ctx, chars, pairs)
}

// countTerms counts the characters and pairs of characters of the text.
func (s *segment) countTerms(ctx context.Context) (chars, pairs int, err error) {
	for p := range s.passages {
		if p%4096 == 0 && ctx.Err() != nil {
			return 0, 0, ctx.Err()
		}
		text := s.folded(p)
		if s.text[s.start(p+1)-1] != endOfText || !utf8.Valid(text) {
			return 0, 0, damaged("text of passage %d", p)
		}
		n := utf8.RuneCount(text)
		chars += n
		pairs += max(n-1, 0)
	}
	return chars, pairs, nil
}

// compareTerms checks that the lists are well formed and add up.
func (s *segment) compareTerms(ctx context.Context, chars, pairs int) error {
	for t := range s.counts.terms {
		if t%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		l, err := s.listOf(t)
		if err != nil {
			return err
		}
		n := 0
		if err := l.each(s.counts.blocks, func(int) { n++ }); err != nil || n != l.blocks {
			return damaged("list of term %d has %d blocks, not %d", t, n, l.blocks)
		}
		if err := s.comparePassages(l); err != nil {
			return damaged("term %d: %w", t, err)
		}
		if s.terms.at(t) == 0 {
			chars -= l.places
		} else {
			pairs -= l.places
		}
	}
	if chars != 0 || pairs != 0 {
		return damaged("lists lack %d characters and %d pairs", chars, pairs)
	}
	return nil
}

// comparePassages checks that the passages of a common pair add up.
func (s *segment) comparePassages(l list) error {
	if len(l.inPassages) == 0 {
		return nil
	}
	passages, places := 0, 0
	r := l.passageReader()
	for r.next() {
		passages++
		places += r.places
	}
	if r.bad || r.passage >= s.passages || passages != l.passages || places != l.places {
		return errList
	}
	return nil
}
