package main

import (
	"context"
	"fmt"
	"runtime/debug"
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
		d, err := readDocument(e, path)
		if err != nil {
			fmt.Fprintf(e.stderr, "%v\n", err)
			failed++
			continue
		}
		if len(d.Text) > longText {
			collectOften()
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

// readDocument reads the file at path; - is what comes on standard input.
func readDocument(e *env, path string) (*document, error) {
	if path == "-" {
		return corpus.ReadFrom("标准输入", e.stdin)
	}
	return corpus.Read(path)
}

// longText is from how many bytes on a text has so many findings that memory is
// worth more than a tenth of the time.
const longText = 8 << 20

// collectOften makes the collector leave less garbage than usual, unless the user has
// said how much it may leave.
func collectOften() {
	const usual, less = 100, 50 // percent of what is in use
	if before := debug.SetGCPercent(less); before != usual {
		debug.SetGCPercent(before)
	}
}

// analyzer analyses documents, all with the same knowledge.
type analyzer struct{ knowledge analysis.Knowledge }

// newAnalyzer returns an analyzer that knows what people have decided.
func newAnalyzer(decisions []corpus.Decision) *analyzer {
	lexicon := analysis.NewLexicon()
	lexicon.Decide(decisions)
	return &analyzer{analysis.Knowledge{Words: analysis.NewSegmenter(lexicon), Cues: analysis.NewCues(), Lexicon: lexicon, Decisions: decisions}}
}

// linksToTasks are the links of results that a task list names: what progress reports
// tell of tasks and, where remarks is set, the points that speak of them. Most plans
// come with neither and are spared the work.
func linksToTasks(results []*analysis.Result, k analysis.LinkKnowledge, remarks bool) []analysis.Linked {
	links := analysis.LinkOutcomes(results, k)
	if remarks && slices.ContainsFunc(results, func(r *analysis.Result) bool { return len(r.Remarks) > 0 }) {
		links = append(links, analysis.Link(results, k)...)
	}
	return links
}

func (a *analyzer) linksToTasks(results []*analysis.Result, remarks bool) []analysis.Linked {
	return linksToTasks(results, analysis.LinkKnowledge{Words: a.knowledge.Words, Lexicon: a.knowledge.Lexicon, Decisions: a.knowledge.Decisions}, remarks)
}

func (a *analyzer) analyze(ctx context.Context, d *document) (*analysis.Result, error) {
	return analysis.AnalyzeContext(ctx, d, a.knowledge)
}
