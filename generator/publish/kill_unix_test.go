//go:build unix

package publish

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// childOutput names the folder that a child of the kill test publishes into, over and over.
const childOutput = "CONGKHAI_TEST_PUBLISH"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childOutput); dir != "" {
		if err := publishForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func publishForEver(dir string) error {
	for version := 1; ; version++ {
		if _, err := publish(context.Background(), dir, versionOf(version), Options{Compress: version%7 == 0, Last: sumsOf()}); err != nil {
			return err
		}
		if version == 1 {
			fmt.Println("đã đăng") // the parent begins to count
		}
	}
}

const pages = 24

// pageOf is a page that names its version and its path on every line, and ends with a line that no other has.
func pageOf(path string, version int) string {
	return strings.Repeat(fmt.Sprintf("%d %s\n", version, path), 100+version%50) + "hết"
}

// versionOf is a tree whose every page has its version, but for some files that never change and a place that is a file in
// one tree and a folder in the next.
func versionOf(version int) []File {
	var files []File
	for i := range pages {
		path := fmt.Sprintf("thu-tuc/%d/index.html", i)
		files = append(files, file(path, pageOf(path, version)), file(fmt.Sprintf("hinh/%d.png", i), "hình"))
	}
	turn := "x"
	if version%2 == 0 {
		turn = "x/" + fmt.Sprint(version%3) + "/y"
	}
	return append(files, file(turn, pageOf(turn, version)))
}

// pageVersion returns the version of a page, and fails unless all of the page is of it.
func pageVersion(path string, b []byte) (version int, err error) {
	if _, err := fmt.Sscan(string(b[:min(20, len(b))]), &version); err != nil || string(b) != pageOf(path, version) {
		return 0, fmt.Errorf("%s is of no version: %.100q", path, b)
	}
	return version, nil
}

// A build may be killed at any moment. Whoever reads meanwhile reads whole files, and one tree; the next build succeeds.
func TestAKilledBuildBreaksNothing(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	dir := filepath.Join(inMemory(t), "public")
	mustPublish(t, dir, versionOf(0)...)
	stop := make(chan struct{})
	var readers sync.WaitGroup
	var files, trees atomic.Int64
	for range 2 {
		readers.Go(func() { readUntil(stop, func() { readOne(t, dir, &files) }) })
	}
	readers.Go(func() { readUntil(stop, func() { readTree(t, dir, &trees) }) })
	random := rand.New(rand.NewPCG(2026, 9))
	for i := range kills {
		killOne(t, dir, time.Duration(random.IntN(20_000))*time.Microsecond)
		whole(t, dir)
		mustPublish(t, dir, versionOf(-1-i)...)
		whole(t, dir)
		alone(t, dir)
		if t.Failed() {
			break
		}
	}
	close(stop)
	readers.Wait()
	t.Logf("%d kills; meanwhile %d files and %d whole trees were read", kills, files.Load(), trees.Load())
	if files.Load() == 0 || trees.Load() == 0 {
		t.Error("nobody has read anything")
	}
}

func readUntil(stop chan struct{}, read func()) {
	for {
		select {
		case <-stop:
			return
		default:
			read()
		}
	}
}

// killOne starts a build after another in a child, and kills it a while after the first.
func killOne(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childOutput+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Errorf("the child said nothing: %v", err)
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Error(err)
	}
	if err := child.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("the child ended by itself: %v", err)
	}
}

// readOne reads a page as a web server does: by its path.
func readOne(t *testing.T, dir string, files *atomic.Int64) {
	path := fmt.Sprintf("thu-tuc/%d/index.html", rand.IntN(pages))
	b, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil && runtime.GOOS != "linux" {
		return // the moment between two renames
	}
	if err == nil {
		_, err = pageVersion(path, b)
	}
	if err != nil {
		t.Error(err)
	}
	files.Add(1)
}

// readTree opens the published folder once and reads all pages through it. They are one tree's as long as the manifest is
// still the same file; else two builds have gone by, and the folder is being made into another tree.
func readTree(t *testing.T, dir string, trees *atomic.Int64) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		if runtime.GOOS == "linux" {
			t.Error(err)
		}
		return
	}
	defer root.Close()
	manifest, err := root.Open(ManifestName)
	if err != nil {
		return
	}
	defer manifest.Close()
	versions := map[int]bool{}
	for i := range pages {
		path := fmt.Sprintf("thu-tuc/%d/index.html", i)
		b, err := fs.ReadFile(root.FS(), path)
		if err != nil {
			if same(root, manifest) {
				t.Error(err)
			}
			return
		}
		version, err := pageVersion(path, b)
		if err != nil {
			t.Error(err)
		}
		versions[version] = true
	}
	if !same(root, manifest) {
		return
	}
	trees.Add(1)
	if _, err := io.Copy(io.Discard, manifest); err != nil || len(versions) != 1 {
		t.Errorf("one tree holds pages of the versions %v (%v)", versions, err)
	}
}

// same reports whether an open manifest is still that of the folder.
func same(root *os.Root, manifest *os.File) bool {
	held, err := manifest.Stat()
	if err != nil {
		return false
	}
	there, err := root.Lstat(ManifestName)
	return err == nil && os.SameFile(held, there)
}

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	var trees []map[string]string
	for _, mask := range []int{0o077, 0, 0o022} {
		dir := filepath.Join(t.TempDir(), "public")
		func() {
			defer unix.Umask(unix.Umask(mask))
			for _, version := range []int{1, 2, 3} {
				if _, err := publish(t.Context(), dir, versionOf(version), Options{Compress: true}); err != nil {
					t.Fatal(err)
				}
			}
		}()
		trees = append(trees, snapshot(t, dir))
	}
	for _, tree := range trees {
		for path, node := range tree {
			mode, _, _ := strings.Cut(node, " ")
			if mode != "-rw-r--r--" && mode != "drwxr-xr-x" || trees[0][path] != node {
				t.Errorf("%s has the mode %s, or other bytes under another umask", path, mode)
			}
		}
	}
}
