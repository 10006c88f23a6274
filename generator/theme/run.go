package theme

import (
	"errors"
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
}

// deepest is how far templates may call each other: as far as html/template lets them.
const deepest = 100_000

var errTooDeep = errors.New("templates call each other without end")

func (b *body) run(r *run, dot reflect.Value) {
	if r.deep++; r.deep > deepest {
		r.fail(errTooDeep)
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

func (r *run) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *run) set(slot int, v reflect.Value) { r.vars[r.base+slot] = v }

var runs = sync.Pool{New: func() any { return new(run) }}

// write makes a page and writes it. When the page cannot be made, nothing is written and made is false.
func (b *body) write(w io.Writer, view any) (made bool, err error) {
	r := runs.Get().(*run)
	b.run(r, reflect.ValueOf(view))
	if made = r.err == nil; made {
		_, err = w.Write(r.out)
	}
	clear(r.vars[:cap(r.vars)]) // a run that waits for its next page must not hold the last one's view
	*r = run{out: r.out[:0], vars: r.vars[:0]}
	runs.Put(r)
	return made, err
}
