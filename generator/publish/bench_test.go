package publish

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// large is 18,000 pages of 20 KB, of which n are another version's.
func large(version string, n int) []File {
	files := make([]File, 18_000)
	for i := range files {
		text := fmt.Sprintf("%06d ", i)
		if i%(len(files)/max(n, 1)) == 0 && n > 0 {
			text += version
		}
		key := text
		files[i] = File{Path: fmt.Sprintf("thu-tuc/1.%06d/index.html", i), Make: func(had string, w io.Writer) (string, error) {
			if had == key {
				return key, nil
			}
			_, err := io.WriteString(w, text+strings.Repeat("trang thủ tục ", 20_000/18))
			return key, err
		}}
	}
	return files
}

// BenchmarkReplace publishes 18,000 pages into CONGKHAI_BENCH (or a temporary folder): into nothing, unchanged, and with ten
// pages changed.
func BenchmarkReplace(b *testing.B) {
	parent := os.Getenv("CONGKHAI_BENCH")
	if parent == "" {
		parent = b.TempDir()
	}
	dir := filepath.Join(parent, "cong-khai-bench", "public")
	defer os.RemoveAll(filepath.Dir(dir))
	publish := func(b *testing.B, files []File) {
		o, err := Open(dir, State{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := o.Replace(b.Context(), files, Options{}); err != nil {
			b.Fatal(err)
		}
		if err := o.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			os.RemoveAll(filepath.Dir(dir))
			b.StartTimer()
			publish(b, large("", 0))
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			publish(b, large("", 0))
		}
	})
	publish(b, large("a", 10))
	b.Run("ten changed", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			publish(b, large(fmt.Sprint(i), 10))
		}
	})
}
