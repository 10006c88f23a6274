package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress shows how far publishing has come, on a terminal and when it takes longer than a second.
func progress(w io.Writer) func(done, total int) {
	f, ok := w.(*os.File)
	if !ok || !isTerminal(f) {
		return nil
	}
	start, last := time.Now(), time.Now()
	return func(done, total int) {
		if now := time.Now(); now.Sub(start) > time.Second && (now.Sub(last) > 100*time.Millisecond || done == total) {
			last = now
			fmt.Fprintf(f, "\r%d/%d", done, total)
			if done == total {
				fmt.Fprintln(f)
			}
		}
	}
}
