package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls do with 0 to n-1 on all cores.
func each(n int, do func(i int)) {
	_ = try(n, func(i int) error { do(i); return nil })
}

// try calls do with 0 to n-1 on all cores until one fails, and returns its error.
func try(n int, do func(i int) error) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}
