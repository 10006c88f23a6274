package queue

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// State is where a portal stands.
type State string

// The states.
const (
	Waiting State = "cho"
	Running State = "dang-lam"
	Good    State = "xong"
	Wrong   State = "sai"     // the author has something to mend
	Failed  State = "may-loi" // a machine has
)

// Record is what became of a portal's job.
type Record struct {
	Name   string        `json:"ten"`
	Seq    uint64        `json:"viec"`
	Run    string        `json:"lan"`
	State  State         `json:"trang_thai"`
	Since  time.Time     `json:"tu"`
	Took   time.Duration `json:"mat"`
	Who    string        `json:"ai"`
	Begun  int           `json:"so_lan_bat_dau"` // runs of this job, also those whose worker died
	Failed int           `json:"so_lan_hong"`    // runs of this job that ended by a machine's fault
	Exit   int           `json:"ma_ket_thuc"`
	Sum    string        `json:"dau_van_tay"` // SHA-256 of the manifest of what was built
	Lines  []string      `json:"loi_cuoi"`    // the last lines of the output

	revision uint64
}

// Last is the record of a portal, an empty one where there is none.
func (q *Queue) Last(ctx context.Context, name string) (Record, error) {
	r := Record{Name: name}
	entry, err := q.results.Get(ctx, name)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return r, nil
	}
	if err == nil {
		err = json.Unmarshal(entry.Value(), &r)
		r.revision = entry.Revision()
	}
	return r, err
}

// Keep writes a record in the place of the one that it was made of; it is ErrLost where somebody else did meanwhile.
func (q *Queue) Keep(ctx context.Context, r *Record) error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	revision, err := q.results.Update(ctx, r.Name, text, r.revision)
	if isMoved(err) { // the answer to an earlier try may have got lost
		entry, found := q.results.Get(ctx, r.Name)
		if found == nil && string(entry.Value()) == string(text) {
			revision, err = entry.Revision(), nil
		}
	}
	if isMoved(err) {
		return ErrLost
	}
	if err == nil {
		r.revision = revision
	}
	return err
}

// All returns where every portal stands that the farm knows of, by name.
func (q *Queue) All(ctx context.Context) ([]Record, error) {
	all := map[string]Record{}
	if err := q.recorded(ctx, all); err != nil {
		return nil, err
	}
	info, err := q.jobs.Info(ctx, jetstream.WithSubjectFilter(jobSubject+"*"))
	if err != nil {
		return nil, err
	}
	for subject := range info.State.Subjects {
		name := strings.TrimPrefix(subject, jobSubject)
		if all[name], err = q.ofJob(ctx, all[name], name); err != nil {
			return nil, err
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b Record) int { return strings.Compare(a.Name, b.Name) }), nil
}

// recorded reads all records.
func (q *Queue) recorded(ctx context.Context, all map[string]Record) error {
	keys, err := q.results.ListKeys(ctx)
	if err != nil {
		return err
	}
	for name := range keys.Keys() {
		if all[name], err = q.Last(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// ofJob is where a portal stands that has a job: it waits, unless that very job is being done.
func (q *Queue) ofJob(ctx context.Context, r Record, name string) (Record, error) {
	msg, err := q.jobs.GetLastMsgForSubject(ctx, jobSubject+name)
	if errors.Is(err, jetstream.ErrMsgNotFound) { // done since it was listed
		return q.Last(ctx, name)
	}
	if err != nil {
		return r, err
	}
	holder, err := q.building(ctx, name)
	switch {
	case err != nil:
		return r, err
	case holder != 0 && r.State == Running: // with this job, or with the one before it
		return r, nil
	case r.Seq == msg.Sequence && r.State == Waiting: // to be tried again
		return r, nil
	}
	return Record{Name: name, Seq: msg.Sequence, State: Waiting, Since: msg.Time}, nil
}

// Forget takes all away that is known of a portal, and its job.
func (q *Queue) Forget(ctx context.Context, name string) error {
	return errors.Join(q.jobs.Purge(ctx, jetstream.WithPurgeSubject(jobSubject+name)), q.results.Purge(ctx, name),
		q.logs.Purge(ctx, jetstream.WithPurgeSubject(logSubject+name)))
}
