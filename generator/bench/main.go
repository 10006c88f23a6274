// Command bench makes a portal up in a folder, of the size that it is told.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"congkhai/generator/sample"
)

func main() {
	n := flag.Int("n", 10_000, "số thủ tục · number of procedures")
	out := flag.String("write", "", "chỉ viết cổng vào thư mục này · only write the portal into this folder")
	flag.Parse()
	err := sample.New(*n).Files(func(name, text string) error {
		path := filepath.Join(*out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(text), 0o644)
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
