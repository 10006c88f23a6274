package site

import "sync"

// Derived makes a function that finds something out of a site once, when it is first asked, and keeps it with the site:
// what many pages need and not every command, such as who is in which feed. What find returns, nobody writes to.
func Derived[T any](find func(*Site) T) func(*Site) T {
	key := new(struct{ _ byte }) // one for each function that is made
	return func(s *Site) T {
		found, known := s.derived.Load(key)
		if !known {
			found, _ = s.derived.LoadOrStore(key, sync.OnceValue(func() T { return find(s) }))
		}
		return found.(func() T)()
	}
}
