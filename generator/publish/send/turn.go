package send

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"
)

// Only one sends to a place at a time. The list of what may be there (BegunName) is laid there by who sends, and nobody
// lays a second one; who sends for longer gives signs of life beside it. Who finds the list and sees no new sign for long
// enough takes over. Nobody's clock is believed: each measures how long it sees nothing new.

// PulseName is the sign of life: it has the name of who sends, and a number that grows while they do.
const PulseName = "bang-ke.dang-gui.txt"

// Pace is how long who sends waits for others: those who send to the same place, and readers.
type Pace struct {
	Now     func() time.Time // the clock that tells how long nothing was seen
	Beat    time.Duration    // between two signs of life
	Silence time.Duration    // after so long without a new one nobody is there
	Look    time.Duration    // between two looks at what another does
	Longest time.Duration    // that one waits for another
	Grace   time.Duration    // that what a page loads stays after the page, for who has just opened it
}

// Usual is a pace, by a clock, at which nobody is taken for gone whose line is slow.
func Usual(now func() time.Time) Pace {
	return Pace{Now: now, Beat: 5 * time.Second, Silence: 30 * time.Second, Look: 2 * time.Second, Longest: 10 * time.Minute,
		Grace: 3 * time.Second}
}

// farewell is how long saying may take that one gives up.
const farewell = 10 * time.Second

const longestPulse = 1 << 10

// gaveUp stands in place of the number when who sent gave up, so that nobody has to wait.
const gaveUp = "thoi"

// turn is the time in which one may send to a place.
type turn struct {
	place  Place
	pace   Pace
	who    string
	list   []byte          // that lies there meanwhile
	ctx    context.Context // of what is sent; ends when somebody else took over
	lose   context.CancelCauseFunc
	stop   context.CancelFunc // of the signs of life
	lives  sync.WaitGroup
	signed atomic.Bool               // a sign of life lies there
	sure   atomic.Pointer[time.Time] // when it was last seen that nobody took over
}

// take waits until nobody else sends, and lays a list there.
func take(ctx context.Context, place Place, list []byte, pace Pace) (*turn, error) {
	t := &turn{place: place, pace: pace, who: rand.Text(), list: list}
	err := place.Create(ctx, BegunName, list)
	if errors.Is(err, fs.ErrExist) {
		if err = t.outwait(ctx); err == nil {
			err = t.takeOver(ctx, list)
		}
	}
	if err != nil {
		return nil, err
	}
	t.isSure()
	t.ctx, t.lose = context.WithCancelCause(ctx)
	var beating context.Context
	beating, t.stop = context.WithCancel(t.ctx)
	t.lives.Go(func() { t.live(beating) })
	return t, nil
}

// end gives the turn back: all was sent, or what went wrong.
func (t *turn) end(wrong error) error {
	t.stop()
	t.lives.Wait()
	if errors.Is(wrong, ErrTaken) || context.Cause(t.ctx) == ErrTaken {
		return ErrTaken // what lies there is theirs
	}
	bye, cancel := context.WithTimeout(context.WithoutCancel(t.ctx), farewell)
	defer cancel()
	if wrong != nil {
		return errors.Join(wrong, t.sign(bye, gaveUp))
	}
	if err := t.place.Remove(bye, PulseName); err != nil {
		return err
	}
	return t.place.Remove(bye, BegunName)
}

// outwait returns when nobody is there who sends; ErrMoved when they have ended.
func (t *turn) outwait(ctx context.Context) error {
	var last []byte
	since, begun := t.pace.Now(), t.pace.Now()
	for first := true; ; first = false {
		list, err := t.place.Read(ctx, BegunName, longestManifest)
		if errors.Is(err, fs.ErrNotExist) {
			return ErrMoved
		}
		pulse, err2 := t.place.Read(ctx, PulseName, longestPulse)
		if err2 != nil && !errors.Is(err2, fs.ErrNotExist) || err != nil {
			return errors.Join(err, err2)
		}
		seen := append(list, pulse...)
		switch {
		case bytes.HasSuffix(pulse, []byte(gaveUp)):
			return nil
		case first, !bytes.Equal(seen, last):
			last, since = seen, t.pace.Now()
		case t.pace.Now().Sub(since) >= t.pace.Silence:
			return nil
		case t.pace.Now().Sub(begun) >= t.pace.Longest:
			return ErrBusy
		}
		if err := wait(ctx, t.pace.Look); err != nil {
			return err
		}
	}
}

// takeOver says that another one sends from now on, before anything else is done.
func (t *turn) takeOver(ctx context.Context, list []byte) error {
	if err := t.sign(ctx, "0"); err != nil {
		return err
	}
	return t.place.Write(ctx, BegunName, list)
}

func (t *turn) sign(ctx context.Context, what string) error {
	err := t.place.Write(ctx, PulseName, fmt.Appendf(nil, "%s %s", t.who, what))
	if err == nil {
		t.signed.Store(true)
	}
	return err
}

// live gives signs of life until the turn ends, or ends it when somebody else took over. A sign that cannot be given is
// not the end: what is sent fails by itself if nothing can be.
func (t *turn) live(ctx context.Context) {
	for number := 1; wait(ctx, t.pace.Beat) == nil; number++ {
		if errors.Is(t.renew(ctx, number), ErrTaken) {
			t.lose(ErrTaken)
			return
		}
	}
}

// renew sees that nobody took over, and gives a sign of life.
func (t *turn) renew(ctx context.Context, number int) error {
	there, err := t.place.Read(ctx, PulseName, longestPulse)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !t.signed.Load():
		there, err = t.place.Read(ctx, BegunName, longestManifest)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(there, t.list) {
			return ErrTaken
		}
	case errors.Is(err, fs.ErrNotExist), err == nil && !bytes.HasPrefix(there, []byte(t.who)):
		return ErrTaken
	}
	if err == nil {
		err = t.sign(ctx, fmt.Sprint(number))
	}
	if err == nil {
		t.isSure()
	}
	return err
}

// isSure notes that nobody took over until now. Machines sleep, so that it is the day's time that counts.
func (t *turn) isSure() {
	now := t.pace.Now().Round(0)
	t.sure.Store(&now)
}

// goOn is asked before anything is done at the place: who has not been seen alive for long looks first whether somebody
// took over.
func (t *turn) goOn() error {
	if age := t.pace.Now().Round(0).Sub(*t.sure.Load()); age >= 0 && age < t.pace.Silence/2 {
		return context.Cause(t.ctx)
	}
	if err := t.renew(t.ctx, -1); err != nil {
		return err
	}
	return context.Cause(t.ctx)
}

func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(d):
		return nil
	}
}
