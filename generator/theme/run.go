package theme

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"sync"
)

// run is the making of one page.
type run struct {
	out  []byte
	vars []reflect.Value // of the templates that call each other, the innermost last
	base int             // where those of the innermost begin
	deep int
	err  error // the first; what is written after it is thrown away
}

// step writes a part of a page; dot is what "." stands for there.
type step func(r *run, dot reflect.Value) flow

// flow is what comes after a step: all but onward end the round of a loop.
type flow int

const (
	onward flow = iota
	nextRound
	leave
)

type steps []step

func (all steps) run(r *run, dot reflect.Value) flow {
	for _, s := range all {
		if f := s(r, dot); f != onward {
			return f
		}
	}
	return onward
}

// body is a template made ready for one type of dot.
type body struct {
	steps steps
	slots int // for its variables, of which $ is the first

	end       place // where the page is after it
	ready     bool  // it is compiled
	recursive bool  // it calls itself
}

// deepest is how far templates may call each other: as far as html/template lets its own.
const deepest = 100_000

var errTooDeep = errors.New("các mảnh gọi nhau không dứt · templates call each other without end")

func (b *body) run(r *run, dot reflect.Value) {
	if r.deep++; r.deep > deepest && r.err == nil {
		r.err = errTooDeep
	}
	if r.err != nil {
		return
	}
	base, size := r.base, len(r.vars)
	r.base, r.vars = size, slices.Grow(r.vars, b.slots)[:size+b.slots]
	r.vars[size] = dot
	b.steps.run(r, dot)
	r.base, r.vars = base, r.vars[:size]
	r.deep--
}

// fail says where in a layout a page could not be made.
func (r *run) fail(at string, err error) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: %w", at, err)
	}
}

func (r *run) set(slot int, v reflect.Value) { r.vars[r.base+slot] = v }

var runs = sync.Pool{New: func() any { return new(run) }}

// write makes a page and writes it, or nothing when it cannot be made.
func (b *body) write(w io.Writer, view any) error {
	r := runs.Get().(*run)
	b.run(r, reflect.ValueOf(view))
	err := r.err
	if err == nil {
		_, err = w.Write(r.out)
	}
	clear(r.vars[:cap(r.vars)]) // a run that waits for its next page must not hold the last one's view
	*r = run{out: r.out[:0], vars: r.vars[:0]}
	runs.Put(r)
	return err
}
