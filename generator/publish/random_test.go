package publish

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A second build is a first one, whatever was published before, and whatever was done to it by hand.
func TestAnyTreeAfterAnyOther(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		parent := inMemory(t)
		dir := filepath.Join(parent, "một", "public")
		for step := range 4 {
			files, want := randomTree(random)
			opt := Options{Compress: random.IntN(3) == 0}
			if random.IntN(3) > 0 {
				opt.Last = sumsOf()
			}
			if _, err := publish(t.Context(), dir, files, opt); err != nil {
				t.Fatalf("seed %d, step %d: %v", seed, step, err)
			}
			fresh := filepath.Join(parent, fmt.Sprint(step), "public")
			if _, err := publish(t.Context(), fresh, files, opt); err != nil {
				t.Fatal(err)
			}
			got := snapshot(t, dir)
			if !maps.Equal(got, snapshot(t, fresh)) {
				t.Fatalf("seed %d, step %d: %q", seed, step, got)
			}
			for path, text := range want {
				if !strings.HasSuffix(got[path], " "+text) {
					t.Fatalf("seed %d, step %d: %s is %q", seed, step, path, got[path])
				}
			}
			whole(t, dir)
			alone(t, dir)
			handiwork(random, dir)
		}
	}
}

// randomTree makes up to a dozen files in a few folders, some with keys. What is a file in one tree may be a folder in another.
func randomTree(random *rand.Rand) (files []File, want map[string]string) {
	names := []string{"a", "b", "c.html"}
	want = map[string]string{}
	for range random.IntN(12) {
		path := names[random.IntN(len(names))]
		for range random.IntN(3) {
			path += "/" + names[random.IntN(len(names))]
		}
		shape, clashes := shapeOf(append(pathsOf(files), path), LastFiles{})
		if _, twice := want[path]; twice || len(clashes) > 0 || shape.folders[path] {
			continue
		}
		text := strings.Repeat(names[random.IntN(len(names))]+" ", random.IntN(200))
		want[path] = text
		if random.IntN(2) == 0 {
			files = append(files, file(path, text))
			continue
		}
		var made atomic.Int64
		files = append(files, keyed(path, text, "khóa "+text, &made))
	}
	return files, want
}

// handiwork does one thing that people do to a tree, now and then. It waits first: a file system's clock may tick in 10 ms.
func handiwork(random *rand.Rand, dir string) {
	if random.IntN(6) > 0 {
		return
	}
	time.Sleep(12 * time.Millisecond)
	if random.IntN(3) == 0 { // to the tree before
		dir = filepath.Join(filepath.Dir(dir), ".public.truoc")
	}
	path := filepath.Join(dir, []string{"a", "b", "c.html", "a/a", "a/b", "b/a", "nhat-ky", "nhat-ky/tile", "tong.txt"}[random.IntN(9)])
	switch random.IntN(4) {
	case 0:
		os.RemoveAll(path)
	case 1:
		os.WriteFile(path, []byte("bằng tay"), 0o600)
	case 2:
		os.MkdirAll(path, 0o700)
	case 3:
		os.RemoveAll(path)
		os.Symlink("b", path)
	}
}
