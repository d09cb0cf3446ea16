package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on stderr how far a long work is, if stderr is a terminal and
// the work takes longer than a second.
type progress struct {
	bar   *progressbar.ProgressBar // nil: shows nothing
	since time.Time
	done  int
}

// newProgress begins work of n steps.
func newProgress(e *env, what string, n int) *progress {
	return newProgressIn(e, what, int64(n), progressbar.OptionShowCount())
}

// newBytesProgress begins work on n bytes, whose rate is shown in MB/s.
func newBytesProgress(e *env, what string, n int64) *progress {
	return newProgressIn(e, what, n, progressbar.OptionShowBytes(true))
}

func newProgressIn(e *env, what string, n int64, unit progressbar.Option) *progress {
	if !e.progress || n == 0 {
		return &progress{}
	}
	return &progress{since: time.Now(), bar: progressbar.NewOptions64(n, unit,
		progressbar.OptionSetWriter(e.stderr),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetRenderBlankState(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

// add says that n more steps are done.
func (p *progress) add(n int) {
	p.done += n
	if p.bar != nil && time.Since(p.since) > time.Second {
		_ = p.bar.Set(p.done) // a bar that cannot be drawn is no reason to stop
	}
}

// of says that done of total steps are done.
func (p *progress) of(done, total int) {
	if p.bar != nil {
		p.bar.ChangeMax(total)
		p.add(done - p.done)
	}
}

// clear takes the bar from the screen.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
