package child

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// apart keeps Ctrl+C of the worker's window from the keeper, which follows its worker alone.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
}

// kill ends the keeper, and with it the job, whose only handle it has.
func kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }

// gather puts the keeper into a job that ends with it; what it starts is in the job too.
func gather() {
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return
	}
	limit := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{
		LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE}}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limit)), uint32(unsafe.Sizeof(limit)))
	if err == nil {
		_ = windows.AssignProcessToJobObject(job, windows.CurrentProcess())
	}
}

// end is the end of the keeper and of its job.
func end() { os.Exit(1) }
