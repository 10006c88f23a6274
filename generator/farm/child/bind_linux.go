package child

import (
	"os/exec"
	"syscall"
)

// bind ends the program also when somebody kills the worker and the keeper in one go.
func bind(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
