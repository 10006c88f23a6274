package queue

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// runHeader names the run that a line is of.
const runHeader = "Lan"

// Log keeps a line of a run. It does not wait for the server: a run is not held up by its log.
func (q *Queue) Log(name, run, line string) error {
	msg := nats.NewMsg(logSubject + name)
	msg.Header.Set(runHeader, run)
	msg.Data = []byte(line)
	_, err := q.js.PublishMsgAsync(msg)
	return err
}

// Logged waits until the lines are at the server, for a while.
func (q *Queue) Logged(wait time.Duration) {
	select {
	case <-q.js.PublishAsyncComplete():
	case <-time.After(wait):
	}
}

// Lines reads the lines of one run of a portal, in their order.
func (q *Queue) Lines(ctx context.Context, name, run string) ([]string, error) {
	consumer, err := q.logs.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{FilterSubjects: []string{logSubject + name}})
	if err != nil {
		return nil, err
	}
	var lines []string
	for {
		batch, err := consumer.FetchNoWait(500)
		if err != nil {
			return nil, err
		}
		got := 0
		for msg := range batch.Messages() {
			got++
			if msg.Headers().Get(runHeader) == run {
				lines = append(lines, string(msg.Data()))
			}
		}
		if err := batch.Error(); err != nil && !errors.Is(err, jetstream.ErrNoMessages) {
			return nil, err
		}
		if got == 0 {
			return lines, nil
		}
	}
}
