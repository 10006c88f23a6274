package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/source"
)

// written are the files that a child writes over and over: one of them comes and goes.
var written = []string{"config.toml", "content/a.md", "content/bai/index.md", "content/z.md"}

// textOf is a text that names its version and its file on every line, and ends as no other does.
func textOf(name string, version int) []byte {
	return []byte(strings.Repeat(fmt.Sprintf("%d %s\n", version, name), 1000+version%500) + "hết")
}

// versionIn is the version of a text, which has to be all there.
func versionIn(name string, text []byte) (version int, err error) {
	if _, err := fmt.Sscan(string(text[:min(20, len(text))]), &version); err != nil || string(text) != string(textOf(name, version)) {
		return 0, fmt.Errorf("%s is of no version: %d bytes, %.40q", name, len(text), text)
	}
	return version, nil
}

func versions(version int) map[string][]byte {
	after := map[string][]byte{}
	for _, name := range written {
		after[name] = textOf(name, version)
	}
	if version%2 == 1 {
		after["content/bai/index.md"] = nil
	}
	return after
}

// standing are the files that are there, each of which has to be of one version.
func standing(dir string) (map[string][]byte, error) {
	there := map[string][]byte{}
	for _, name := range written {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if os.IsNotExist(err) && strings.HasPrefix(name, "content/bai/") {
			continue
		}
		if err == nil {
			_, err = versionIn(name, b)
		}
		if err != nil {
			return nil, err
		}
		there[name] = b
	}
	return there, nil
}

func writeForEver(dir string) error {
	there, err := standing(dir)
	if err != nil {
		return err
	}
	version, err := versionIn("config.toml", there["config.toml"])
	for first := true; err == nil; first = false {
		version++
		after := versions(version)
		err = Write(dir, there, after)
		there = after
		if first {
			fmt.Println("đã ghi") // the parent begins to count
		}
	}
	return err
}

// A program may be killed at any moment. Each file is what it was or what it was to be, what is left behind is no
// content, and the next one writes.
func TestAKilledWriterBreaksNothing(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	dir := folder(t, nil)
	if err := Write(dir, nil, versions(0)); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(2026, 11))
	left, mixed := 0, 0
	for range kills {
		killOne(t, dir, time.Duration(random.IntN(20_000))*time.Microsecond)
		there, err := standing(dir)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int]bool{}
		for name, text := range there {
			version, _ := versionIn(name, text) // it is of one
			seen[version] = true
		}
		if len(seen) > 1 {
			mixed++
		}
		left += leftovers(t, dir, there)
		if t.Failed() {
			return
		}
	}
	there, err := standing(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, there, versions(0)); err != nil {
		t.Fatal(err)
	}
	if stay := drafts(t, dir); len(stay) > 0 {
		t.Errorf("after the next one has written there are still %q", stay)
	}
	t.Logf("%d kills: %d left two versions beside each other, %d drafts were left behind", kills, mixed, left)
}

// killOne starts a program that writes, and kills it a while after the first time.
func killOne(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	cmd := child("for ever", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Errorf("the child said nothing: %v", err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() == childFailed {
		t.Errorf("the child ended by itself: %v", err)
	}
}

// leftovers counts the drafts that lie there, none of which is taken for content.
func leftovers(t *testing.T, dir string, there map[string][]byte) int {
	t.Helper()
	listed, problems, err := source.List(source.Folder(dir), "content")
	if err != nil || len(problems) > 0 {
		t.Errorf("the content cannot be listed: %v %v", problems, err)
	}
	for _, name := range listed {
		if !slices.Contains(written, name) || there[name] == nil {
			t.Errorf("%s was left behind", name)
		}
	}
	return len(drafts(t, dir))
}

// drafts are the files that were left behind.
func drafts(t *testing.T, dir string) (all []string) {
	t.Helper()
	for _, pattern := range []string{"content/.congkhai-*", "content/*/.congkhai-*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}
