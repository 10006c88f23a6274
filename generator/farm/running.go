package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"congkhai/generator/farm/child"
	"congkhai/generator/farm/queue"
	"congkhai/generator/files/portals"
	"congkhai/generator/text/say"
)

// running is one run of a job.
type running struct {
	*working
	job   *queue.Job
	id    string
	begun time.Time

	mu    sync.Mutex
	now   *child.Child // what runs at the moment
	lines []string
}

// mostDeaths is after how many workers that died over a job it is given up: it may be what killed them.
const mostDeaths = 10

// whole is a run from its first record to the last. Its error is that it did not come to an end here.
func (r *running) whole(ctx context.Context) error {
	record, err := r.begin(ctx)
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, r.most)
	defer cancel()
	if died := record.Begun - 1 - record.Failed; died >= mostDeaths {
		record.Exit, record.Failed = exitFailed, r.tries
		r.tell("%d thợ đã chết khi đang dựng cổng này, không thử nữa", "%d workers died over this portal, it is given up", died)
	} else {
		record.Exit = r.build(limited)
	}
	if ctx.Err() != nil { // stopped, or not held any more
		return context.Cause(ctx)
	}
	if limited.Err() != nil {
		record.Exit = exitFailed
		r.tell("quá %v chưa xong, đã ngắt; xem --timeout của thợ", "not done after %v, ended; see the worker's --timeout", r.most)
	}
	return r.conclude(ctx, record)
}

// begin records that the portal is being built. Runs are counted by job.
func (r *running) begin(ctx context.Context) (*queue.Record, error) {
	record, err := r.queue.Last(ctx, r.job.Name)
	if err != nil {
		return nil, err
	}
	if record.Seq != r.job.Seq {
		record.Begun, record.Failed = 0, 0
	}
	record.Seq, record.Run, record.Who, record.State, record.Since = r.job.Seq, r.id, r.who, queue.Running, r.begun
	record.Begun++
	return &record, r.queue.Keep(ctx, &record)
}

// conclude records what came of it and then takes the job out of the queue, or has it tried again. Where the server is
// away it waits as long as the portal is held.
func (r *running) conclude(ctx context.Context, record *queue.Record) error {
	again := r.judge(record)
	record.Since, record.Took, record.Lines = time.Now(), time.Since(r.begun), r.last()
	r.queue.Logged(patience)
	for {
		err := r.queue.Keep(ctx, record)
		if err == nil && again > 0 {
			err = r.job.Later(again)
		} else if err == nil {
			err = r.job.Done(ctx)
		}
		if err == nil || ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if errors.Is(err, queue.ErrLost) {
			return err
		}
		rest(ctx, time.Second)
	}
}

// judge says what a run's exit status means, and after how long to try again, 0 for never.
func (r *running) judge(record *queue.Record) (again time.Duration) {
	switch record.Exit {
	case exitGood:
		record.State, record.Sum = queue.Good, r.sum()
		return 0
	case exitWrong:
		record.State = queue.Wrong
		return 0
	}
	record.State = queue.Failed
	if record.Failed++; record.Failed >= r.tries {
		return 0
	}
	record.State, again = queue.Waiting, r.pause
	for range record.Failed - 1 {
		again = min(3*again, time.Hour)
	}
	return again
}

// build fetches, builds, publishes and verifies the portal, and returns the exit status of that.
func (r *running) build(ctx context.Context) int {
	if !r.fetch(ctx) {
		return exitFailed
	}
	signed, env, err := r.signing()
	if err != nil {
		r.tell("%s", "%s", err)
		return exitFailed
	}
	found := r.gather(ctx, signed, env)
	if found == exitFailed {
		return exitFailed
	}
	args := append([]string{r.program, "refresh", "--lang", r.lang}, signed...)
	if r.job.Key != "" && r.job.Place != "" {
		args = append(args, "--log-from", r.job.Place)
	}
	if r.job.Target != "" {
		args = append(args, "--", r.job.Target)
	}
	if exit := r.child(ctx, r.folder(), env, args...); exit != exitGood {
		return exit
	}
	if r.child(ctx, r.folder(), nil, r.program, "verify", "--lang", r.lang, "public") != exitGood {
		return exitFailed // nothing that an author wrote damages a tree
	}
	return found
}

// gather has a portal take what others publish. It is published also where some of those are not well, which its exit
// status tells. It is compressed as refresh does, which would make all copies anew otherwise.
func (r *running) gather(ctx context.Context, signed, env []string) (exit int) {
	if r.job.Gather == "" {
		return exitGood
	}
	args := slices.Concat([]string{r.program, "gather", "--compress", "--lang", r.lang}, signed, []string{"--", r.job.Gather})
	exit = r.child(ctx, r.folder(), env, args...)
	if exit == exitWrong {
		r.tell("có cổng thu về không đúng, giữ bản của ngày cuối còn đúng; xem farm log %s",
			"some of the gathered portals are not well, and keep their last good day; see farm log %s", r.job.Name)
	}
	return exit
}

// signing is how congkhai gets the portal's key, which the job names alone.
func (r *running) signing() (args, env []string, err error) {
	key := r.job.Key
	if key == "" {
		return nil, nil, nil
	}
	if !portals.IsVariable(key) {
		return []string{"--key", key}, nil, nil
	}
	secret := os.Getenv(key)
	if secret == "" {
		return nil, nil, say.Errorf("thợ %s không có khóa: biến môi trường %s trống", "the worker %s has no key: the variable %s is empty", r.who, key)
	}
	return nil, []string{keyVariable + "=" + secret}, nil
}

// keyVariable is where congkhai looks for the key.
const keyVariable = "CONGKHAI_KHOA"

// child runs a program in a folder, until it ends or the context does.
func (r *running) child(ctx context.Context, dir string, env []string, args ...string) int {
	c, err := child.Start(child.Command{Keeper: []string{r.self, "hold", "--patience", r.queue.Safe().String()},
		Args: args, Dir: dir, Env: slices.Concat(environment(), env)}, r.line)
	if err != nil {
		r.tell("không chạy được %s: %s", "%s does not run: %s", args[0], err)
		return exitFailed
	}
	r.set(c)
	defer r.set(nil)
	defer context.AfterFunc(ctx, c.Kill)()
	return c.Wait()
}

func (r *running) set(c *child.Child) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = c
}

// beat has what runs at the moment go on.
func (r *running) beat() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now != nil {
		r.now.Beat()
	}
}

// Of the lines of a run its record has the first and the last: what is wrong stands in front, what came of it behind.
const firstLines, lastLines = 10, 10

func (r *running) line(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.lines) == firstLines+lastLines {
		r.lines = slices.Delete(r.lines, firstLines, firstLines+1)
	}
	r.lines = append(r.lines, text)
	_ = r.queue.Log(r.job.Name, r.id, text) // the record has the most important lines
}

func (r *running) last() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.lines)
}

// tell adds a line of our own.
func (r *running) tell(vi, en string, args ...any) {
	r.line("farm: " + say.Textf(vi, en, args...).In(say.Lang(r.lang)))
}

// sum is the SHA-256 of the manifest, by which trees are told apart.
func (r *running) sum() string {
	f, err := os.Open(filepath.Join(r.folder(), "public", "bang-ke.json"))
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
