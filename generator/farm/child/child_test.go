//go:build unix

package child_test

import (
	"os"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"congkhai/generator/farm/child"
)

// The test is its own keeper.
func TestMain(m *testing.M) {
	if i := slices.Index(os.Args, "--"); i > 0 && os.Args[1] == "keep" {
		exit, err := child.Keep(os.Args[i+1:], os.Stdin, 500*time.Millisecond)
		if err != nil {
			os.Exit(3)
		}
		os.Exit(exit)
	}
	os.Exit(m.Run())
}

func start(t *testing.T, script string) (*child.Child, chan string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 10)
	c, err := child.Start(child.Command{Keeper: []string{self, "keep"}, Args: []string{"sh", "-c", script}, Dir: t.TempDir()},
		func(line string) { lines <- line })
	if err != nil {
		t.Fatal(err)
	}
	return c, lines
}

func TestExitAndLines(t *testing.T) {
	c, lines := start(t, "echo một; echo hai >&2; exit 7")
	if exit := c.Wait(); exit != 7 || <-lines != "một" || <-lines != "hai" {
		t.Error(exit)
	}
}

// Whoever is told to go on does, and what falls silent ends with all that it started.
func TestSilenceEndsAll(t *testing.T) {
	c, lines := start(t, "sleep 60 & echo $!; wait")
	grandchild, err := strconv.Atoi(<-lines)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		time.Sleep(100 * time.Millisecond)
		c.Beat()
	}
	if !isThere(grandchild) {
		t.Fatal("it ended though it was told to go on")
	}
	if exit := c.Wait(); exit != -1 {
		t.Error(exit)
	}
	for range 50 {
		if !isThere(grandchild) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("what the program started goes on")
}

func TestKill(t *testing.T) {
	c, lines := start(t, "echo a; sleep 60")
	<-lines
	c.Kill()
	if exit := c.Wait(); exit != -1 {
		t.Error(exit)
	}
}

// isThere reports whether a process runs. One that nobody waited for yet is none.
func isThere(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err != nil || !slices.Contains([]string{"Z", "X"}, stateOf(string(text)))
}

func stateOf(stat string) string {
	for i := len(stat) - 1; i >= 0; i-- {
		if stat[i] == ')' && i+2 < len(stat) {
			return stat[i+2 : i+3]
		}
	}
	return ""
}
