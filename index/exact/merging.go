package exact

import (
	"context"
	"errors"
	"sync"
)

// merging is the merges that run in the background.
type merging struct {
	mu      sync.Mutex
	running chan struct{} // closed when they are done; nil while none run
	again   bool          // something changed since they last looked
	cancel  context.CancelFunc
	stopped bool
	err     error
}

// start merges in the background what is due.
func (m *merging) start(x *Index) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if x.opts.NoMerge || m.stopped {
		return
	}
	if m.running != nil {
		m.again = true
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.running, m.cancel = make(chan struct{}), cancel
	go m.run(ctx, x)
}

func (m *merging) run(ctx context.Context, x *Index) {
	for {
		err := x.mergeAll(ctx, (*state).dueMerge, lockNow)
		m.mu.Lock()
		if err == nil && m.again {
			m.again = false
			m.mu.Unlock()
			continue
		}
		if err != nil && !errors.Is(err, context.Canceled) && m.err == nil {
			m.err = err
		}
		m.cancel()
		close(m.running)
		m.running, m.again = nil, false
		m.mu.Unlock()
		return
	}
}

// stop ends the merges and returns the first error of any.
func (m *merging) stop() error {
	m.mu.Lock()
	m.stopped = true
	running := m.running
	if running != nil {
		m.cancel()
	}
	m.mu.Unlock()
	if running != nil {
		<-running
	}
	return m.err
}

// Wait waits until the merges that run in the background are done, and returns
// the first error that any of them met. A program that ends after an Update
// calls it before Close, lest the merges be left to the next.
func (x *Index) Wait(ctx context.Context) error {
	x.merges.mu.Lock()
	running := x.merges.running
	x.merges.mu.Unlock()
	if running != nil {
		select {
		case <-running:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	x.merges.mu.Lock()
	defer x.merges.mu.Unlock()
	return x.merges.err
}
