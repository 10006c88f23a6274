package send_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"congkhai/generator/publish/send"
	"congkhai/generator/test/sending"
)

// quick is a pace for tests, in which nothing takes long.
var quick = send.Pace{Now: time.Now, Beat: 20 * time.Millisecond, Silence: 100 * time.Millisecond, Look: 5 * time.Millisecond,
	Longest: time.Minute, Grace: 40 * time.Millisecond}

// toSend names the tree and the folder that a process of this test sends to, and is killed meanwhile.
const toSend = "CONGKHAI_TEST_SENDING"

func TestMain(m *testing.M) {
	if tree, dir, ok := strings.Cut(os.Getenv(toSend), "\n"); ok {
		if err := sendQuickly(os.DirFS(tree), dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func sendQuickly(tree fs.FS, dir string) error {
	place, err := send.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer place.Close()
	for {
		s, err := send.Compare(context.Background(), tree, place)
		if err != nil {
			return err
		}
		if err = s.Run(context.Background(), quick); !errors.Is(err, send.ErrMoved) {
			return err
		}
	}
}

// Somebody reads pages all the time while 200 who send are killed: no page is ever without what it loads, no file is half,
// and whoever is not killed leaves what a fresh one would.
func TestReadersNoticeNothingOfKills(t *testing.T) {
	if testing.Short() {
		t.Skip("200 processes take half a minute")
	}
	dir, random := t.TempDir(), rand.New(rand.NewPCG(2, 3))
	trees := []fs.FS{sending.Version(t, 0), sending.Version(t, 4)}
	if err := sendQuickly(trees[0], dir); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var reader sync.WaitGroup
	seen := 0
	reader.Go(func() { seen = readPages(t, os.DirFS(dir), stop) })
	killed := 0
	for run := 1; killed < 200 && run < 2000; run++ {
		if sendAndKill(t, trees[run%2], dir, time.Duration(random.IntN(250))*time.Millisecond) {
			killed++
		}
	}
	if killed < 200 {
		t.Errorf("only %d were killed", killed)
	}
	if err := sendQuickly(trees[1], dir); err != nil {
		t.Fatal(err)
	}
	close(stop)
	reader.Wait()
	t.Logf("%d killed, %d pages read", killed, seen)
	if seen < 1000 {
		t.Errorf("only %d pages were read", seen)
	}
	place, err := send.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer place.Close()
	sending.Same(t, trees[1], sending.Lying(t, place))
	all, err := send.CompareAll(t.Context(), trees[1], place)
	if err != nil || !all.IsDone() {
		t.Errorf("%d orphans: %v", send.Count(all.Remove), err)
	}
}

// sendAndKill reports whether the process was killed before it had ended.
func sendAndKill(t *testing.T, tree fs.FS, dir string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), toSend+"="+fmt.Sprint(tree)+"\n"+dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	var ended *exec.ExitError
	switch {
	case timer.Stop():
		if err != nil {
			t.Errorf("who was not killed failed: %v", err)
		}
		return false
	case err == nil:
		return false // it was faster
	case !errors.As(err, &ended):
		t.Fatal(err)
	}
	return true
}

// readPages reads pages as a browser does, the page and then what it loads, and says how many.
func readPages(t *testing.T, tree fs.FS, stop chan struct{}) (seen int) {
	for {
		select {
		case <-stop:
			return seen
		default:
		}
		pages, err := fs.Glob(tree, "thu-tuc/*/index.html")
		if err != nil {
			t.Error(err)
		}
		for _, page := range append(pages, "index.html") {
			opened := time.Now()
			text, err := fs.ReadFile(tree, page)
			if errors.Is(err, fs.ErrNotExist) {
				continue // it was removed
			}
			asset, ok := strings.CutPrefix(string(text), "loads ")
			if err != nil || !ok {
				t.Errorf("%s is %q: %v", page, text, err)
				continue
			}
			switch style, err := fs.ReadFile(tree, asset); {
			case time.Since(opened) > quick.Grace: // a machine that is busy: nobody promised this reader anything
			case err != nil || !strings.HasPrefix(string(style), "style "):
				t.Errorf("%s loads %s, which is %q: %v", page, path.Base(asset), style, err)
			default:
				seen++
			}
		}
	}
}
