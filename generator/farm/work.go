package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nuid"
	"github.com/spf13/cobra"

	"congkhai/generator/farm/queue"
	"congkhai/generator/text/say"
)

// working is one worker.
type working struct {
	*command
	many, tries    int
	program, store string
	pause, most    time.Duration

	who, self string
	queue     *queue.Queue
}

func (c *command) work() *cobra.Command {
	w := &working{command: c}
	cmd := &cobra.Command{
		Use: "work", Args: cobra.NoArgs,
		Short: c.text("Làm thợ: lấy từng cổng trong hàng đợi ra dựng và đăng", "Be a worker: build and publish the portals of the queue"),
		Long: c.text(`Lấy từng cổng trong hàng đợi, chạy congkhai refresh rồi congkhai verify, ghi lại kết quả. Chạy bao nhiêu thợ, ở bao nhiêu máy cũng được:
một cổng không bao giờ được dựng hai nơi cùng lúc, và thợ nào chết thì cổng nó đang làm sang tay thợ khác.`,
			`Takes the portals of the queue one by one, runs congkhai refresh and then congkhai verify, and records what came of it. There may be any
number of workers on any number of machines: no portal is built twice at a time, and when a worker dies another takes over.`),
		RunE: func(*cobra.Command, []string) error { return w.run() },
	}
	flags := cmd.Flags()
	flags.IntVar(&w.many, "many", max(1, runtime.NumCPU()/2), c.text("làm mấy cổng cùng lúc", "how many portals at a time"))
	flags.StringVar(&w.program, "program", "", c.text("chương trình congkhai; mặc định là tệp cạnh farm, hoặc trong PATH",
		"the program congkhai; by default that beside farm, or the one in PATH"))
	flags.StringVar(&w.store, "store", "farm-kho", c.text("thư mục giữ bản sao các kho git", "folder of the clones"))
	flags.IntVar(&w.tries, "tries", 5, c.text("thử mấy lần khi máy có lỗi", "how often to try when a machine fails"))
	flags.DurationVar(&w.pause, "pause", 10*time.Second, c.text("nghỉ bao lâu trước lần thử thứ hai; mỗi lần sau gấp ba",
		"how long to wait before the second try; three times as long each time after"))
	flags.DurationVar(&w.most, "timeout", time.Hour, c.text("một lần dựng lâu nhất bao lâu", "how long one run may take"))
	return cmd
}

func (w *working) run() error {
	if w.many < 1 || w.tries < 1 {
		return say.Errorf("--many và --tries phải từ 1", "--many and --tries have to be 1 at least")
	}
	if err := w.place(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	q, leave, err := w.reach(ctx)
	if err != nil {
		return err
	}
	defer leave()
	w.queue = q
	w.say(w.out, "thợ %s: %d cổng cùng lúc, bằng %s\n", "worker %s: %d portals at a time, with %s\n", w.who, w.many, w.program)
	var hands sync.WaitGroup
	for range w.many {
		hands.Go(func() { w.takeTurns(ctx) })
	}
	hands.Wait()
	return nil
}

// place finds what the worker needs of its machine. The folder may be another one for each child.
func (w *working) place() (err error) {
	if w.self, err = os.Executable(); err != nil {
		return err
	}
	if w.program == "" {
		w.program = besideOrInPath(w.self)
	}
	found, err := exec.LookPath(w.program)
	if err == nil {
		w.program, err = filepath.Abs(found)
	}
	if err != nil {
		return say.Errorf("không thấy chương trình congkhai; chỉ ra bằng --program: %s", "there is no program congkhai; name it with --program: %s", err)
	}
	if w.store, err = filepath.Abs(w.store); err != nil {
		return err
	}
	host, err := os.Hostname()
	w.who = fmt.Sprintf("%s/%d", host, os.Getpid())
	return err
}

func besideOrInPath(self string) string {
	beside := filepath.Join(filepath.Dir(self), "congkhai"+filepath.Ext(self))
	if _, err := os.Stat(beside); err == nil {
		return beside
	}
	return "congkhai"
}

// reach waits for a server that is not there yet: after the power came back, machines start in any order.
func (w *working) reach(ctx context.Context) (*queue.Queue, func(), error) {
	for told := false; ; told = true {
		q, leave, err := w.link.open(ctx)
		if err == nil || errors.Is(err, nats.ErrAuthorization) || ctx.Err() != nil {
			return q, leave, err
		}
		if !told {
			w.say(w.err, "%s; đợi…\n", "%s; waiting…\n", err)
		}
		rest(ctx, time.Second)
	}
}

// longestTurn is how long one question for a job waits for an answer.
const longestTurn = 5 * time.Second

// takeTurns does job after job.
func (w *working) takeTurns(ctx context.Context) {
	for ctx.Err() == nil {
		job, err := w.queue.Next(ctx, longestTurn)
		if err != nil { // the server may be on its way back
			rest(ctx, time.Second)
		}
		if job != nil {
			w.do(ctx, job)
		}
	}
}

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// do does a job, as long as its portal is held.
func (w *working) do(ctx context.Context, job *queue.Job) {
	run := nuid.Next()
	lease, ok, err := w.queue.Hold(ctx, job, w.who, run)
	if !ok || err != nil {
		_ = job.Later(w.queue.Lease / 3)
		return
	}
	held, lose := context.WithCancelCause(ctx)
	r := &running{working: w, job: job, id: run, begun: time.Now()}
	var keeping sync.WaitGroup
	keeping.Go(func() { lose(lease.Keep(held, r.beat)) })
	err = r.whole(held)
	lose(nil)
	keeping.Wait()
	w.give(lease, job, err)
}

// goodbye is how long a worker that was told to stop takes to say so.
const goodbye = 2 * time.Second

// give gives a portal back, and the job when it was not done.
func (w *working) give(lease *queue.Lease, job *queue.Job, err error) {
	if errors.Is(err, queue.ErrLost) {
		w.say(w.err, "%s: %s\n", "%s: %s\n", job.Name, err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	_ = lease.Release(ctx)
	if err != nil {
		_ = job.Later(0)
	}
}
