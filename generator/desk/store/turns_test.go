package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// What a child of a test does is told to it in the environment: its work, and the folder that it works in.
const childWork, childFolder = "CONGKHAI_TEST_STORE", "CONGKHAI_TEST_STORE_DIR"

// childFailed is the exit status of a child that could not do its work; one that is killed has another.
const childFailed = 3

func TestMain(m *testing.M) {
	dir, err := os.Getenv(childFolder), error(nil)
	switch work := os.Getenv(childWork); work {
	case "":
		os.Exit(m.Run())
	case "for ever":
		err = writeForEver(dir)
	default:
		err = appendLines(dir, work)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(childFailed)
	}
}

// child is this program, doing some work in a folder.
func child(work, dir string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childWork+"="+work, childFolder+"="+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

const (
	diary = "content/nhat-ky.md"
	lines = 200 // of each writer
)

// appendLines adds lines to a file, as somebody does who reads it, thinks and writes it: what was refused is done
// again.
func appendLines(dir, who string) error {
	random := rand.New(rand.NewPCG(uint64(len(who)), uint64(who[0])))
	for i := 0; i < lines; {
		now, err := os.ReadFile(filepath.Join(dir, diary))
		if err != nil {
			return err
		}
		time.Sleep(time.Duration(random.IntN(2000)) * time.Microsecond)
		err = Write(dir, map[string][]byte{diary: now}, map[string][]byte{diary: fmt.Appendf(now, "%s %d\n", who, i)})
		switch changed := (*Changed)(nil); {
		case err == nil:
			i++
		case !errors.As(err, &changed):
			return err
		}
	}
	return nil
}

// Two writers of one file, in one program or in two: every line that was written is there, once and in its turn.
func TestNoWriteIsLost(t *testing.T) {
	for name, write := range map[string]func(dir, who string) error{
		"in one program": appendLines,
		"in two":         func(dir, who string) error { return child(who, dir).Run() },
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, files{diary: ""})
			var writers sync.WaitGroup
			for _, who := range []string{"a", "b"} {
				writers.Go(func() {
					if err := write(dir, who); err != nil {
						t.Error(err)
					}
				})
			}
			writers.Wait()
			b, err := os.ReadFile(filepath.Join(dir, diary))
			if err != nil {
				t.Fatal(err)
			}
			all := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
			for _, who := range []string{"a", "b"} {
				var want []string
				for i := range lines {
					want = append(want, fmt.Sprintf("%s %d", who, i))
				}
				got := slices.DeleteFunc(slices.Clone(all), func(line string) bool { return !strings.HasPrefix(line, who) })
				if !slices.Equal(got, want) {
					t.Errorf("of %s there are %d lines: %q", who, len(got), got)
				}
			}
			changes := 0
			for i, line := range all[1:] {
				if line[0] != all[i][0] {
					changes++
				}
			}
			t.Logf("%d lines, the writer changed %d times", len(all), changes)
		})
	}
}

// Who waits too long is told so; nothing is written without a turn.
func TestALockIsWaitedFor(t *testing.T) {
	dir := folder(t, files{"content/a.md": "một"})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	unlock, err := lock(root, turn)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lock(root, 20*time.Millisecond); err == nil || !strings.Contains(err.Error(), "chương trình khác đang ghi vào cổng này") {
		t.Errorf("who waits in vain is told %v", err)
	}
	done := make(chan error)
	go func() { done <- Write(dir, files{"content/a.md": "một"}.raw(), files{"content/a.md": "hai"}.raw()) }()
	time.Sleep(50 * time.Millisecond)
	holds(t, dir, files{"content/a.md": "một"})
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	holds(t, dir, files{"content/a.md": "hai"})
}
