package index

import "slices"

// list is an ascending list of records, its first number apart from the others, so that it can go on where another
// ends.
type list struct {
	first, last uint32
	count       uint32
	steps       []byte // from each number to the next, as they are published
}

func (l *list) add(record uint32) {
	switch {
	case l.count == 0:
		l.first = record
	case l.last == record:
		return
	default:
		if len(l.steps) == cap(l.steps) {
			l.steps = slices.Grow(l.steps, max(8, len(l.steps))) // append alone would copy long lists more often
		}
		l.steps = appendStep(l.steps, record-l.last)
	}
	l.last = record
	l.count++
}

// join adds a list of later records.
func (l *list) join(next list) {
	if next.count == 0 {
		return
	}
	count := l.count + next.count
	l.add(next.first)
	l.steps = append(l.steps, next.steps...)
	l.last, l.count = next.last, count
}

// appendTo writes the steps from each number to the next, the first from 0.
func (l *list) appendTo(line []byte) []byte {
	if l.count == 0 {
		return line
	}
	return append(appendStep(line, l.first), l.steps...)
}

// digits writes numbers of five bits, and five bits more in what follows for those of the second half.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

// appendStep writes a number, five bits to a letter, the lowest first.
func appendStep(line []byte, step uint32) []byte {
	for ; step >= 32; step >>= 5 {
		line = append(line, digits[32+step&31])
	}
	return append(line, digits[step])
}
