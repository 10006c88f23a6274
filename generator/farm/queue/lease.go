package queue

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"congkhai/generator/text/say"
)

// ErrLost says that a worker may not go on with a portal: it was not heard of for too long, and another may build it.
var ErrLost = say.Errorf("không giữ được cổng: mất liên lạc với máy chủ NATS quá lâu",
	"the portal is not held any more: the NATS server was out of reach for too long")

// Lease is that one worker, and no other, builds a portal. It holds as long as it is renewed.
//
// The server lets go of it when the time of the lease has passed since the last renewal arrived; a worker counts from
// before it sent that, and ends its child at two thirds of the time (Safe). The clocks of the two need not agree, only
// run equally fast. What the server cannot know is whether the worker's machine stood still meanwhile: on waking up it
// may be a moment before the child is ended, and there congkhai's own locks stand, in the output and at the target.
type Lease struct {
	q     *Queue
	job   *Job
	value []byte // tells it from every other lease
	last  uint64 // revision
}

// holder is what a lease says.
type holder struct {
	Seq uint64 `json:"viec"`
	Who string `json:"ai"`
	Run string `json:"lan"`
}

// Safe is how long a worker may go on after it began to send the last renewal that arrived.
func (q *Queue) Safe() time.Duration { return q.Lease * 2 / 3 }

// Beat is how often a lease is renewed.
func (q *Queue) Beat() time.Duration { return q.Lease / 6 }

// Hold takes the lease of a job's portal; ok is false while somebody else has it. The run is named so that no two runs
// have one name.
func (q *Queue) Hold(ctx context.Context, job *Job, who, run string) (l *Lease, ok bool, err error) {
	value, err := json.Marshal(holder{job.Seq, who, run})
	if err != nil {
		return nil, false, err
	}
	l = &Lease{q: q, job: job, value: value}
	l.last, err = q.held.Create(ctx, job.Name, value)
	if isMoved(err) {
		return nil, false, nil
	}
	return l, err == nil, err
}

// Keep renews the lease until the context ends, and calls renewed each time. It returns ErrLost as soon as others may
// have it.
func (l *Lease) Keep(ctx context.Context, renewed func()) error {
	beat := time.NewTicker(l.q.Beat())
	defer beat.Stop()
	lapse := time.After(l.q.Safe())
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-lapse:
			return ErrLost
		case <-beat.C:
		}
		next := time.After(l.q.Safe()) // counts from before the renewal is sent
		switch err := l.renew(ctx); {
		case errors.Is(err, ErrLost):
			return err
		case err == nil:
			lapse = next
			renewed()
			_ = l.job.msg.InProgress()
		}
	}
}

// renew writes the lease again. When the answer to an earlier renewal got lost, the lease is still ours by its value.
func (l *Lease) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, l.q.Beat())
	defer cancel()
	revision, err := l.q.held.Update(ctx, l.job.Name, l.value, l.last)
	if isMoved(err) {
		entry, found := l.q.held.Get(ctx, l.job.Name)
		switch {
		case errors.Is(found, jetstream.ErrKeyNotFound), found == nil && string(entry.Value()) != string(l.value):
			return ErrLost
		case found != nil:
			return found
		}
		l.last = entry.Revision()
		revision, err = l.q.held.Update(ctx, l.job.Name, l.value, l.last)
	}
	if err == nil {
		l.last = revision
	}
	return err
}

// Release gives the portal back. Where that fails, the lease ends by itself.
func (l *Lease) Release(ctx context.Context) error {
	return l.q.held.Delete(ctx, l.job.Name, jetstream.LastRevision(l.last))
}

// building is the number of the job with which somebody holds a portal, 0 when nobody does.
func (q *Queue) building(ctx context.Context, name string) (uint64, error) {
	entry, err := q.held.Get(ctx, name)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var h holder
	err = json.Unmarshal(entry.Value(), &h)
	return h.Seq, err
}
