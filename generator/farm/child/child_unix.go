//go:build unix

package child

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// apart puts the keeper and what it starts into a group of their own.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// gather has the keeper follow its worker alone. What it starts is in its group already, and does not ignore these.
func gather() { signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP) }

// end is the end of the whole group.
func end() {
	_ = syscall.Kill(0, syscall.SIGKILL)
	os.Exit(1)
}
