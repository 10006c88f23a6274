package theme

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"sync"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// run is the making of one page.
type run struct {
	out  []byte
	vars []reflect.Value // of the templates that call each other, the innermost last
	base int             // where those of the innermost begin
	deep int
	left int   // how many steps may still be done
	made int   // how many bytes of words were put together
	said bool  // what is put together is told to people
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

// steps are those of a list, which stands at a place of a layout.
type steps struct {
	all []step
	at  source.Span
}

func (s *steps) run(r *run, dot reflect.Value) flow {
	for _, step := range s.all {
		if r.left--; r.over() {
			r.fail(s.at, errTooMuch)
			return leave
		}
		if f := step(r, dot); f != onward {
			return f
		}
	}
	return onward
}

// over reports whether the page is more than a page may be. It is after an error, too, so that all that goes on ends.
func (r *run) over() bool { return r.left < 0 || len(r.out) > bound.Page }

// room reports whether words of some size may still be put together.
func (r *run) room(at where, size int) bool {
	if r.made += size; r.made <= bound.Page {
		return true
	}
	r.fail(at, errTooMuch)
	return false
}

// body is a template made ready for one type of dot.
type body struct {
	steps steps
	slots int // for its variables, of which $ is the first

	end       place // where the page is after it
	ready     bool  // it is compiled
	recursive bool  // it calls itself
}

var (
	errTooDeep = say.Errorf("các mảnh gọi nhau không dứt",
		"templates call each other without end")
	errTooMuch = say.Errorf("trang quá %d byte hoặc quá %d việc",
		"the page has more than %d bytes or %d actions", bound.Page, bound.Steps)
)

// run makes what the template writes, which is called at a place.
func (b *body) run(r *run, dot reflect.Value, at source.Span) {
	if r.deep++; r.deep > bound.Calls {
		r.fail(at, errTooDeep)
	}
	if r.left -= b.slots; r.err != nil { // before there is room for them
		return
	}
	base, size := r.base, len(r.vars)
	r.base, r.vars = size, slices.Grow(r.vars, b.slots)[:size+b.slots]
	r.vars[size] = dot
	b.steps.run(r, dot)
	r.base, r.vars = base, r.vars[:size]
	r.deep--
}

// Failure is why a page could not be made, and where in its layout.
type Failure struct {
	Where source.Span
	at    fmt.Stringer
	err   error
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %s", f.at, f.err) }

func (f *Failure) Unwrap() error { return f.err }

// IsOfLayout reports whether another layout could have made the page: nothing that it shows was wrong itself.
func (f *Failure) IsOfLayout() bool { return f.Where.File != nil && !errors.As(f.err, new(notMade)) }

// fail says where in a layout a page could not be made.
func (r *run) fail(at fmt.Stringer, err error) {
	if r.left = -1; r.err != nil {
		return
	}
	f := &Failure{at: at, err: err}
	switch at := at.(type) {
	case source.Span:
		f.Where = at
	case where:
		f.Where = at.span
	}
	r.err = f
}

func (r *run) set(slot int, v reflect.Value) { r.vars[r.base+slot] = v }

var runs = sync.Pool{New: func() any { return new(run) }}

// write makes a page and writes it, or nothing when it cannot be made.
func (b *body) write(w io.Writer, view any) error {
	r := runs.Get().(*run)
	r.left = bound.Steps
	b.run(r, reflect.ValueOf(view), source.Span{})
	err := r.err
	if err == nil {
		_, err = w.Write(r.out)
	}
	clear(r.vars[:cap(r.vars)]) // a run that waits for its next page must not hold the last one's view
	*r = run{out: r.out[:0], vars: r.vars[:0]}
	runs.Put(r)
	return err
}
