package source

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// stretches is how many shares many things are done in: a goroutine for each thing would take longer than some of them.
const stretches = 64

// ParallelMap does the same with each of many things, several at a time, and returns the results in their order.
func ParallelMap[T, R any](all []T, do func(T) R) []R {
	results := make([]R, len(all))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	stretch := len(all)/stretches + 1
	for from := 0; from < len(all); from += stretch {
		g.Go(func() error {
			for i := from; i < min(from+stretch, len(all)); i++ {
				results[i] = do(all[i])
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	return results
}
