// Package parallel does many independent things on all cores. What they give must not depend on their order.
package parallel

import (
	"runtime"
	"sync"
)

// Each calls do for 0 to n-1, several at a time, and returns when all are done.
func Each(n int, do func(i int)) {
	var workers sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for start := range cores {
		workers.Go(func() {
			for i := start; i < n; i += cores {
				do(i)
			}
		})
	}
	workers.Wait()
}
