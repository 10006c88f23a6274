package site

// CountOf counts the published records of a folder that a function picks.
func CountOf[D any](s *Site, folder string, pick func(d *D) bool) int {
	n := 0
	for _, r := range s.All(folder) {
		if d, ok := r.Data.(any).(*D); ok && pick(d) {
			n++
		}
	}
	return n
}
