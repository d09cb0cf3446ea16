package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // what does not look up from its work is ended by a second Ctrl-C
	status := run(ctx, processEnv(), os.Args[1:])
	stop()
	os.Exit(status)
}
