//go:build unix

package publish

// inUse is never the reason here: names change whoever has the files open.
func inUse(error) bool { return false }
