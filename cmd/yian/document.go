package main

import (
	"context"
	"fmt"
	"slices"

	"yian/analysis"
	"yian/corpus"
)

type document = corpus.Document

// eachDocument reads the named files one after the other and hands them to do.
// A file that cannot be read is named on stderr and does not stop the others.
func eachDocument(ctx context.Context, e *env, paths []string, do func(*document) error) error {
	failed := 0
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := corpus.Read(path)
		if err != nil {
			fmt.Fprintf(e.stderr, "%v\n", err)
			failed++
			continue
		}
		if err := do(d); err != nil {
			return err
		}
	}
	if failed > 0 {
		return &partlyError{failed, len(paths)}
	}
	return nil
}

// analyzer analyses documents, all with the same knowledge.
type analyzer struct{ knowledge analysis.Knowledge }

// newAnalyzer returns an analyzer that knows what people have decided.
func newAnalyzer(decisions []corpus.Decision) *analyzer {
	lexicon := analysis.NewLexicon()
	lexicon.Decide(decisions)
	return &analyzer{analysis.Knowledge{Words: analysis.NewSegmenter(lexicon), Lexicon: lexicon, Decisions: decisions}}
}

// linksToRemarks are the links of results where there are remarks that a task
// list could name. Most plans have none and are spared the work.
func (a *analyzer) linksToRemarks(results []*analysis.Result) []analysis.Linked {
	if !slices.ContainsFunc(results, func(r *analysis.Result) bool { return len(r.Remarks) > 0 }) {
		return nil
	}
	return analysis.Link(results, analysis.LinkKnowledge{Words: a.knowledge.Words, Lexicon: a.knowledge.Lexicon, Decisions: a.knowledge.Decisions})
}

func (a *analyzer) analyze(d *document) *analysis.Result { return analysis.Analyze(d, a.knowledge) }
