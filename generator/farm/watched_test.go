//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The test is run by several names: as farm, and as the program that workers run in the place of congkhai.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "farm":
		main()
	case "watched":
		os.Exit(watched())
	}
	exit := m.Run()
	if made != "" {
		_ = os.RemoveAll(made)
	}
	os.Exit(exit)
}

// The variables by which the watched program knows what to do.
const (
	realProgram = "FARM_TEST_PROGRAM"
	marksFolder = "FARM_TEST_MARKS"
	howSlow     = "FARM_TEST_SLOW"
)

// watched runs congkhai and writes down when it began and ended in which portal. A lock that lasts until the last of its
// processes is gone shows two at a time.
func watched() int {
	portal, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	marks := os.Getenv(marksFolder)
	lock, err := os.OpenFile(filepath.Join(marks, filepath.Base(portal)+".lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		panic(err)
	}
	if syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		mark(marks, "overlap %s", portal)
		return exitFailed
	}
	mark(marks, "begin %s %s", os.Args[1], filepath.Base(portal))
	slow, _ := time.ParseDuration(os.Getenv(howSlow))
	time.Sleep(slow)
	cmd := exec.Command(os.Getenv(realProgram), os.Args[1:]...)
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = os.Stdout, os.Stderr, []*os.File{lock}
	if err := cmd.Run(); cmd.ProcessState == nil {
		panic(err)
	}
	mark(marks, "end %s %s", os.Args[1], filepath.Base(portal))
	return cmd.ProcessState.ExitCode()
}

// mark adds a line to the journal, in one write.
func mark(folder, format string, args ...any) {
	f, err := os.OpenFile(filepath.Join(folder, "journal"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	fmt.Fprintf(f, format+"\n", args...)
}

// programs makes a folder with congkhai and with the test by its other names, once for all tests.
var programs = sync.OnceValues(func() (folder string, err error) {
	if folder, err = os.MkdirTemp("", "farm-test"); err != nil {
		return "", err
	}
	made = folder
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	for _, name := range []string{"farm", "watched"} { // a link that a program sees through would not do
		text, err := os.ReadFile(self)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), text, 0o755)
		}
		if err != nil {
			return "", err
		}
	}
	if said, err := exec.Command("go", "build", "-o", filepath.Join(folder, "congkhai"), "..").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, said)
	}
	return folder, nil
})

// made is the folder of the programs, if a test wanted one.
var made string
