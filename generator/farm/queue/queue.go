// Package queue keeps the farm's jobs, leases, records and logs in NATS JetStream. It knows what a job is and who holds a
// portal, and nothing of how a portal is built.
//
// Four things lie at the server, all of them made by whoever comes first:
//
//   - the stream CONG-VIEC has one subject for each portal, with one message at most: the job that waits or is being done.
//     A message goes when it is acknowledged, and comes again when nobody is heard of for the time of the lease.
//   - the bucket CONG-GIU has who holds a portal. A key goes by itself when it is not renewed.
//   - the bucket CONG-KET-QUA has what became of each portal's last run.
//   - the stream CONG-NHAT-KY has the lines of the runs.
//
// A portal that waits is not put into the queue twice, so that it keeps its turn however often it is sent. One that is
// being built is: what is new in it since may have come too late for the run (see Send).
package queue

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"congkhai/generator/text/say"
)

// The names of what lies at the server.
const (
	jobStream, jobSubject = "CONG-VIEC", "cong.viec."
	logStream, logSubject = "CONG-NHAT-KY", "cong.nhat-ky."
	leases, records       = "CONG-GIU", "CONG-KET-QUA"
	workers               = "tho"
)

// What of a portal's log is kept: its newest lines, and for how long.
const (
	mostLines  = 5000
	mostLogged = 90 * 24 * time.Hour
	mostInLogs = 1 << 30
)

// Queue is the farm's, as one program sees it.
type Queue struct {
	Lease time.Duration // how long a portal stays held by who is not heard of any more

	js       jetstream.JetStream
	jobs     jetstream.Stream
	logs     jetstream.Stream
	consumer jetstream.Consumer
	held     jetstream.KeyValue
	results  jetstream.KeyValue
}

// Open finds the farm at a server, or lays it out there with this time for leases; one that is there keeps its own.
func Open(ctx context.Context, js jetstream.JetStream, lease time.Duration) (*Queue, error) {
	q := &Queue{js: js, Lease: lease}
	for _, lay := range []func(context.Context) error{q.openLeases, q.openRecords, q.openLogs, q.openJobs} {
		if err := lay(ctx); err != nil {
			return nil, say.Errorf("máy chủ NATS không lập được hàng đợi (JetStream đã bật chưa?): %s",
				"the NATS server does not make the queue (is JetStream on?): %s", err)
		}
	}
	return q, nil
}

// openLeases comes first: the time of its bucket is that of the farm.
func (q *Queue) openLeases(ctx context.Context) (err error) {
	q.held, err = bucket(ctx, q.js, jetstream.KeyValueConfig{Bucket: leases, TTL: q.Lease})
	if err != nil {
		return err
	}
	status, err := q.held.Status(ctx)
	if err == nil {
		q.Lease = status.TTL()
	}
	return err
}

func (q *Queue) openRecords(ctx context.Context) (err error) {
	q.results, err = bucket(ctx, q.js, jetstream.KeyValueConfig{Bucket: records})
	return err
}

func (q *Queue) openLogs(ctx context.Context) (err error) {
	q.logs, err = stream(ctx, q.js, jetstream.StreamConfig{Name: logStream, Subjects: []string{logSubject + "*"},
		MaxMsgsPerSubject: mostLines, MaxAge: mostLogged, MaxBytes: mostInLogs, AllowDirect: true})
	return err
}

func (q *Queue) openJobs(ctx context.Context) (err error) {
	q.jobs, err = stream(ctx, q.js, jetstream.StreamConfig{Name: jobStream, Subjects: []string{jobSubject + "*"},
		Retention: jetstream.WorkQueuePolicy, MaxMsgsPerSubject: 1})
	if err != nil {
		return err
	}
	q.consumer, err = q.jobs.Consumer(ctx, workers)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		// How often a job is tried is counted in its record: here, a delivery that found the portal held would count too.
		q.consumer, err = q.jobs.CreateConsumer(ctx, jetstream.ConsumerConfig{Durable: workers, MaxDeliver: -1,
			AckPolicy: jetstream.AckExplicitPolicy, AckWait: q.Lease, MaxAckPending: -1})
	}
	return err
}

// bucket finds a bucket or makes it.
func bucket(ctx context.Context, js jetstream.JetStream, config jetstream.KeyValueConfig) (jetstream.KeyValue, error) {
	kv, err := js.KeyValue(ctx, config.Bucket)
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		if kv, err = js.CreateKeyValue(ctx, config); errors.Is(err, jetstream.ErrBucketExists) { // somebody else just did
			kv, err = js.KeyValue(ctx, config.Bucket)
		}
	}
	return kv, err
}

// stream finds a stream or makes it.
func stream(ctx context.Context, js jetstream.JetStream, config jetstream.StreamConfig) (jetstream.Stream, error) {
	s, err := js.Stream(ctx, config.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		if s, err = js.CreateStream(ctx, config); errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			s, err = js.Stream(ctx, config.Name)
		}
	}
	return s, err
}
