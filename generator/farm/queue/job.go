package queue

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"congkhai/generator/files/portals"
)

// Job is a portal to be built and published, in the hands of one worker.
type Job struct {
	portals.Portal
	Seq uint64 // tells it from other jobs of the same portal

	msg jetstream.Msg
}

// Send puts a portal into the queue, unless it waits there already.
//
// Who holds the portal is asked first, and then what lies in the queue: a worker takes its lease before it fetches
// anything, and gives it back after its job is acknowledged. A job that is still there and that nobody was building
// before will therefore be fetched after now. One that somebody builds is replaced; the worker does not notice, and the
// new job has to wait for its lease.
func (q *Queue) Send(ctx context.Context, p portals.Portal) (put bool, err error) {
	building, err := q.building(ctx, p.Name)
	if err != nil {
		return false, err
	}
	last, err := q.waiting(ctx, p.Name)
	if err != nil || last != 0 && last != building {
		return false, err
	}
	text, err := json.Marshal(p)
	if err != nil {
		return false, err
	}
	_, err = q.js.Publish(ctx, jobSubject+p.Name, text, jetstream.WithExpectLastSequencePerSubject(last))
	if isMoved(err) { // somebody else just sent it
		return false, nil
	}
	return err == nil, err
}

// waiting is the number of the job of a portal in the queue, 0 when there is none.
func (q *Queue) waiting(ctx context.Context, name string) (uint64, error) {
	msg, err := q.jobs.GetLastMsgForSubject(ctx, jobSubject+name)
	switch {
	case errors.Is(err, jetstream.ErrMsgNotFound):
		return 0, nil
	case err != nil:
		return 0, err
	}
	return msg.Sequence, nil
}

// Next waits for a job, and returns nil when none came in time.
func (q *Queue) Next(ctx context.Context, wait time.Duration) (*Job, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	batch, err := q.consumer.Fetch(1, jetstream.FetchContext(ctx))
	if err != nil {
		return nil, err
	}
	for msg := range batch.Messages() {
		return q.read(msg)
	}
	return nil, batch.Error()
}

func (q *Queue) read(msg jetstream.Msg) (*Job, error) {
	meta, err := msg.Metadata()
	if err != nil {
		return nil, err
	}
	job := &Job{Seq: meta.Sequence.Stream, msg: msg}
	if err = json.Unmarshal(msg.Data(), &job.Portal); err == nil {
		err = job.Check()
	}
	if err != nil || msg.Subject() != jobSubject+job.Name {
		return nil, errors.Join(err, msg.TermWithReason("not a job of this farm"))
	}
	return job, nil
}

// Later puts a job back for a while.
func (j *Job) Later(after time.Duration) error { return j.msg.NakWithDelay(after) }

// Done takes a job out of the queue, and returns when the server said so.
func (j *Job) Done(ctx context.Context) error { return j.msg.DoubleAck(ctx) }

// isMoved reports whether a write was refused because something else was written before.
func isMoved(err error) bool {
	var api *jetstream.APIError
	return errors.Is(err, jetstream.ErrKeyExists) ||
		errors.As(err, &api) && api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence
}
