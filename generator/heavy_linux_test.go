package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/test/small"
	"congkhai/generator/text/bound"
)

// What a single file of the largest size may cost, in processor time on top of what a portal with a small one does and in
// memory, and how much may be printed about it.
const (
	mostTime    = 1300 * time.Millisecond
	mostMemory  = 300 << 20
	mostPrinted = 64 << 10
)

// room is what is left of a file's size for what is repeated in it.
const room = bound.Text - 1000

func fill(part string) string { return strings.Repeat(part, room/len(part)) }

// counted repeats a part with a number that grows.
func counted(format string) string {
	var b strings.Builder
	for i := 0; b.Len() < room; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// steps is lines of which each is longer than the one before, up to the size of a file.
func steps(line func(n int) string) string {
	var b strings.Builder
	for n := 1; b.Len()+len(line(n)) < room; n++ {
		b.WriteString(line(n) + "\n")
	}
	return b.String()
}

func nested(open, inside, close string) string {
	n := room / (len(open) + len(close))
	return strings.Repeat(open, n) + inside + strings.Repeat(close, n)
}

// deepLists are lists as deep in each other as they may be, again and again.
func deepLists() string {
	var b strings.Builder
	for n := range bound.Nesting - 1 {
		b.WriteString(strings.Repeat("  ", n) + "- chữ\n")
	}
	return strings.Repeat(b.String(), room/b.Len())
}

// heavyFronts are texts for the front matter of a news item, heavyBodies for its body.
var heavyFronts = map[string]string{
	"open brackets on lines": "x = " + nested("[\n", "", "]"), "brackets": "x = " + nested("[", "", "]"), "tables": "x = " + nested("{a=", "1", "}"),
	"lists in tables": "x = " + nested("{a=[", "1", "]}"), "never closed": "x = " + fill("["), "dotted key": fill("a.") + "a = 1",
	"dotted header": "[" + fill("a.") + "a]", "dotted header of a list": "[[" + fill("a.") + "a]]", "headers": fill("[[a]]\n"),
	"longer headers":  steps(func(n int) string { return "[a" + strings.Repeat(".a", n) + "]" }),
	"different names": counted("[a.b%d]\nc = 1\n"), "long key": fill("a") + " = 1", "keys": counted("k%d = 1\n"), "one key": fill("a = 1\n"),
	"keys in one table": "x = {" + counted("k%d = 1, ") + "z = 1}", "numbers": "tep = [" + fill("1,") + "]", "texts": `nguon = [` + fill(`"a",`) + "]",
	"long number": "x = " + fill("1"), "long decimal": "x = 0." + fill("1"), "points": "x = " + fill("1."), "long text": `x = "` + fill("a") + `"`, "escapes": `x = "` + fill(`\q`) + `"`,
	"open text": `x = "` + fill("a"), "open long text": `x = """` + fill("a\n"), "comments": fill("#\n"), "no keys": fill("= x\n"), "no values": fill("a b\n"),
	"quotes": fill(`"`), "single quotes": fill("'"), "explanations": fill("[[giai_trinh]]\n"),
	"idle explanations": counted("[[giai_trinh]]\nquy_tac = \"van-ban\"\nve = \"%d/QĐ\"\nly_do = \"a\"\n"), "errors at the end": fill("# a\n") + strings.Repeat("a b\n", 100),
	"citations in prose": "[[giai_trinh]]\nquy_tac = \"a\"\nve = \"b\"\nly_do = \"" + counted("%d/QĐ-UBND ") + `"`, "numbers outside": "ngoai_cong = [" + counted(`"%d/QĐ-UBND",`) + "]",
}

var heavyBodies = map[string]string{
	"one definition, many links": "[a]: /" + strings.Repeat("x/", room/4) + "\n\n" + strings.Repeat("[a] ", room/8), "small definition": "[a]: /" + strings.Repeat("x/", 500) + "\n\n" + strings.Repeat("[a]\n\n", room/10),
	"definitions": counted("[a%d]: /b\n\n"), "list in list": fill("+ "), "numbered lists": fill("1. "), "quotes": fill(">"), "quotes and lists": fill("> - "),
	"deeper lists": steps(func(n int) string { return strings.Repeat("  ", n) + "- a" }), "deeper quotes": steps(func(n int) string { return strings.Repeat(">", n) + " a" }),
	"brackets": fill("["), "closed brackets": nested("[", "", "]"), "pictures": nested("![", "", "](a)"), "open links": fill("[a](b"), "links": fill("[a](/b)\n\n"),
	"links to files": fill("[a](b.md)\n\n"), "links of a line": fill("[a](/x) "), "links in one paragraph": strings.Repeat("[a](b", 900) + strings.Repeat("x", room-6000), "parts": strings.Repeat("## A\n", room/10) + strings.Repeat("[a](#b)\n\n", room/20),
	"stars": fill("*"), "emphasis": fill("*a _b "), "open emphasis": fill("a**b"), "deep emphasis": nested("*a ", "", "a* "), "deeper emphasis": nested("**a *b ", "", "c* d** "),
	"ticks": steps(func(n int) string { return strings.Repeat("`", n) + "a" }), "wide table": "|" + strings.Repeat("a|", room/8) + "\n|" + strings.Repeat("-|", room/8) + "\n" + strings.Repeat("|\n", room/8),
	"long table": "|a|b|c|d|\n|-|-|-|-|\n" + fill("a\n"), "headings": fill("# a\n"), "same headings": fill("## a\n"), "tags": fill("<a>"), "comments": fill("<!--"), "instructions": fill("<?"),
	"addresses": fill("<http://a "), "entities": fill("&amp;"), "lines": fill("a\n"), "paragraphs": fill("a\n\n"), "one word": fill("a"), "one line": "a" + fill(" ") + "a",
	"fences": fill("```\n"), "numbers": counted("%d/QĐ-UBND "), "the same number": fill("1/QĐ-UB "), "slashes": fill("1/2/3/4/"), "days": fill("ngày 31/02/2021 "), "tabs": fill("\t- a\n"),
	"words": counted("chữ%d "), "words on lines": counted("chữ%d\n\n"), "a table": "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|12|3456|789|0123|\n", bound.Cells/4-2),
	"as many headings": strings.Repeat("## Tiêu đề\n\nChữ.\n\n", bound.Headings), "as many links": strings.Repeat("[tin](/tin-tuc/)\n\n", bound.Links), "deep lists": deepLists(),
	"marks": fill("a \u0301"), "marks of one letter": "a" + fill("\u0301"), "letters that look alike": fill("ð"), "controls": fill("\x01"), "no text": fill("\xff"), "zeros": fill("\x00"),
}

// A file of the largest size costs no more than a moment, whatever stands in it. What passes the check is built, too.
func TestNoFileIsTooHeavy(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, small.Content(new(txtar.Archive))); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "themes"), os.DirFS("../themes")); err != nil {
		t.Fatal(err)
	}
	const news = "+++\nten = \"Tin\"\nngay = 2021-06-25\nchuyen_muc = \"cchc\"\ntom_tat = \"khong\"\n%s\n+++\n%s\n"
	plain := fmt.Sprintf(news, "", "A.")
	bare := costOf(t, dir, plain)
	for name, front := range heavyFronts {
		t.Run("front "+name, func(t *testing.T) { weigh(t, dir, fmt.Sprintf(news, front, "A."), plain, bare) })
	}
	for name, body := range heavyBodies {
		t.Run("body "+name, func(t *testing.T) { weigh(t, dir, fmt.Sprintf(news, "", body), plain, bare) })
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// weigh holds what a text costs on top of a plain one. A machine that has other things to do takes more for both: both are
// tried again then.
func weigh(t *testing.T, dir, text, plain string, bare cost) {
	const tries = 3
	for try := 1; ; try++ {
		took := costOf(t, dir, text)
		if took.check <= bare.check+mostTime && took.build <= bare.build+mostTime {
			return
		}
		if try == tries {
			t.Fatalf("it takes %v, and %v without the file", took, bare)
		}
		bare = costOf(t, dir, plain)
	}
}

// cost is the processor time that commands take.
type cost struct{ check, build time.Duration }

// costOf runs the commands on a portal with a text. What is not sound is not built.
func costOf(t *testing.T, dir, text string) (c cost) {
	if len(text) > bound.Text {
		t.Fatalf("the file has %d bytes and would only be refused for that", len(text))
	}
	write(t, filepath.Join(dir, "content/tin-tuc/x.md"), text)
	took, status := spend(t, dir, "check")
	c.check = took
	if status == 0 {
		c.build, _ = spend(t, dir, "build", "--out", t.TempDir()+"/public")
	}
	return c
}

// spend runs a command on the portal and holds what it took in memory and words against the bounds.
func spend(t *testing.T, dir string, args ...string) (took time.Duration, status int) {
	var out bytes.Buffer
	args = append(args, "--dir", dir, "--today", "2026-11-01")
	cmd := &exec.Cmd{Path: os.Args[0], Args: append([]string{"congkhai"}, args...), Stdout: &out, Stderr: &out}
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	state := cmd.ProcessState
	took, memory := state.UserTime()+state.SystemTime(), state.SysUsage().(*syscall.Rusage).Maxrss<<10
	if memory > mostMemory || out.Len() > mostPrinted || state.ExitCode() != 0 && state.ExitCode() != 1 {
		t.Errorf("%s: %v, %d MB, %d bytes printed, exit status %d\n%.2000s", args[0], took.Round(time.Millisecond), memory>>20, out.Len(), state.ExitCode(), out.String())
	}
	t.Logf("%s: %v, %d MB, %d bytes printed, exit status %d", args[0], took.Round(time.Millisecond), memory>>20, out.Len(), state.ExitCode())
	return took, state.ExitCode()
}
