// Package child runs a program that must not outlive who started it, nor go on when that one falls silent: neither the
// program nor anything that it started itself.
//
// Between the two stands a keeper, which is this program again. It hears its worker through a pipe, and a pipe closes
// when its writer dies, however it dies and on every system. Then, or when nothing came for too long, the keeper ends its
// whole group of processes (a job, on Windows), itself with it.
//
//	c, err := child.Start(child.Command{Keeper: []string{self, "hold"}, Args: []string{"congkhai", "refresh"}}, print)
//	c.Beat() // from time to time
//	exit := c.Wait()
//
// A process that leaves the group escapes, as servers do; git does so for tidying up, unless it is told not to.
package child

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Command is what is run.
type Command struct {
	Keeper []string // how the keeper is started; Args follow
	Args   []string
	Dir    string
	Env    []string
}

// Child is a program that runs.
type Child struct {
	cmd   *exec.Cmd
	alive io.WriteCloser
	done  sync.WaitGroup
}

// longestLine is how much of one line of output is kept.
const longestLine = 16 << 10

// lateOutput is how long output may still come after the program has ended.
const lateOutput = 2 * time.Second

// Start runs a program and hands on each line that it prints, on either way.
func Start(c Command, line func(string)) (*Child, error) {
	args := slices.Concat(c.Keeper, []string{"--"}, c.Args)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = c.Dir, c.Env, lateOutput
	apart(cmd)
	alive, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, in
	child := &Child{cmd: cmd, alive: alive}
	if err := cmd.Start(); err != nil {
		return nil, errors.Join(err, in.Close())
	}
	child.done.Go(func() { hand(out, line) })
	return child, nil
}

// hand cuts what comes into lines.
func hand(out io.Reader, line func(string)) {
	r := bufio.NewReaderSize(out, longestLine)
	for {
		text, more, err := r.ReadLine()
		if err != nil {
			return
		}
		for rest := more; rest && err == nil; {
			_, rest, err = r.ReadLine()
		}
		line(string(text))
	}
}

// Beat tells the keeper that its worker may go on.
func (c *Child) Beat() { _, _ = c.alive.Write([]byte{'.'}) }

// Kill ends the program and all that it started.
func (c *Child) Kill() { kill(c.cmd) }

// Wait waits for the end and returns the exit status, -1 of a program that was ended.
func (c *Child) Wait() int {
	_ = c.cmd.Wait()                       // what is wrong is in the status
	if c.cmd.ProcessState.ExitCode() < 0 { // somebody killed the keeper, and it may have been alone
		c.Kill()
	}
	_ = c.cmd.Stdout.(io.Closer).Close()
	c.done.Wait()
	return c.cmd.ProcessState.ExitCode()
}

// Keep is the keeper: it runs a program and returns its exit status. It ends with everything in its group when the
// worker's pipe closes or says nothing for as long as patience.
func Keep(args []string, worker io.Reader, patience time.Duration) (exit int, err error) {
	gather()
	go watch(worker, patience)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	runtime.LockOSThread() // Linux ends the program when the thread ends that started it
	defer runtime.UnlockOSThread()
	bind(cmd)
	err = cmd.Run()
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		return ended.ExitCode(), nil
	}
	return 0, err
}

func watch(worker io.Reader, patience time.Duration) {
	silent := time.AfterFunc(patience, end)
	for beat := make([]byte, 64); ; {
		if _, err := worker.Read(beat); err != nil {
			end()
		}
		silent.Reset(patience)
	}
}
