package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/commit"
	"congkhai/generator/desk/start"
	"congkhai/generator/text/say"
)

// beginning is one run of init: what flags say, and who answers the rest.
type beginning struct {
	*command
	given map[string]*string // by the flag of a question
	who   string             // who keeps the first commit
	asked *bufio.Reader      // nil where nobody can be asked
}

func (c *command) begin() *cobra.Command {
	b := &beginning{command: c, given: map[string]*string{}}
	cmd := &cobra.Command{
		Use: "init [FOLDER]", Args: upTo("FOLDER"),
		Short: c.text("Lập cổng mới, ví dụ: init --ten \"Sở Y tế tỉnh An Giang\"", "Begin a new portal"),
		Long: c.text(`Lập một cổng mới trong FOLDER (mặc định: thư mục này): cấu hình, cơ quan, các trang phải có, ngày nghỉ, thời hạn công khai, biểu mẫu,
ví dụ kiểm tra tự động; có git thì lập kho và lưu lần đầu. Chỉ cần --ten; điều chưa biết thì để trống, cổng nói là chưa có.
Ở cửa sổ lệnh, điều gì không ghi bằng tùy chọn thì chương trình hỏi. Không ghi đè tệp nào.`,
			`Begins a new portal in FOLDER (this folder when none is named): configuration, the body, the pages that there have to be, holidays, duties,
forms, examples for checking by machine; with git also a repository and its first commit. --ten is enough; what is not known stays open, and the
portal says so. On a terminal, what no flag says is asked for. Nothing is written over.`),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && filepath.IsAbs(args[0]) {
				c.dir = ""
			}
			c.dir = filepath.Join(c.dir, filepath.Join(args...))
			if isTerminal(os.Stdin) {
				b.asked = bufio.NewReader(os.Stdin)
			}
			return b.run()
		},
	}
	for _, q := range start.Questions {
		b.given[q.Flag] = cmd.Flags().String(q.Flag, "", q.Ask.In(say.Lang(c.lang)))
	}
	cmd.Flags().StringVar(&b.who, "nguoi-lap", "", c.text("họ tên người lập, ghi vào lịch sử khi git chưa biết",
		"who begins it, for the history where git does not know"))
	return cmd
}

// isTerminal reports whether somebody sits at a file, who can be asked. Nobody sits at the one that is always empty.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nothing, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nothing)
}

func (b *beginning) run() error {
	if err := b.mayBegin(); err != nil {
		return err
	}
	body, err := b.body()
	if err != nil {
		return err
	}
	opt, err := b.options()
	if err != nil {
		return err
	}
	files, problems, err := start.Files(body, opt)
	if err == nil {
		err = b.tell(problems)
	}
	if err != nil {
		return err
	}
	written, err := b.write(files)
	if err != nil {
		return err
	}
	b.say(b.out, "đã lập cổng trong %s: %d tệp\n", "the portal is in %s: files: %d\n", filepath.ToSlash(b.dir), len(written))
	b.keep(written, body)
	b.tellGaps(body)
	return nil
}

// mayBegin refuses a folder that has a portal, or a part of one.
func (b *beginning) mayBegin() error {
	for _, name := range []string{"config.toml", "content"} {
		if _, err := os.Lstat(b.local(name)); err == nil {
			return say.Errorf("%s đã có trong %s, không ghi đè; lập cổng mới ở thư mục khác: congkhai init ten-thu-muc",
				"%s is there already in %s and is left alone; begin in another folder: congkhai init ten-thu-muc", name,
				filepath.ToSlash(b.dir))
		}
	}
	return nil
}

// body is what flags say, and what somebody answers where they say nothing. The name is needed.
func (b *beginning) body() (body start.Body, err error) {
	for _, q := range start.Questions {
		given := *b.given[q.Flag]
		if given == "" && b.asked != nil {
			if err := b.ask(q, &body); err != nil {
				return body, err
			}
			continue
		}
		if err := q.Put(&body, given); err != nil {
			return body, fmt.Errorf("--%s: %w", q.Flag, err)
		}
	}
	return body, nil
}

// ask asks until the answer can be taken. Enter alone leaves a question open.
func (b *beginning) ask(q start.Question, body *start.Body) error {
	for {
		b.say(b.out, "%s (Enter: chưa biết): ", "%s (Enter: not known): ", q.Ask)
		answer, err := b.asked.ReadString('\n')
		wrong := q.Put(body, answer)
		switch {
		case wrong == nil:
			return nil
		case err != nil: // nobody answers any more
			return fmt.Errorf("--%s: %w", q.Flag, wrong)
		}
		b.fail(wrong)
	}
}

// write puts all files where they belong, or none. What stands beside the content is left alone, and that is said.
func (b *beginning) write(files map[string][]byte) (written []string, err error) {
	defer func() {
		if err != nil {
			for _, name := range written {
				_ = os.Remove(b.local(filepath.FromSlash(name)))
			}
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		place := b.local(filepath.FromSlash(name))
		if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
			b.say(b.err, "giữ nguyên %s đã có\n", "%s is there already and is left alone\n", name)
			continue
		}
		if err := create(place, string(files[name])); err != nil {
			return written, err
		}
		written = append(written, name)
	}
	return written, nil
}

// keep makes the first commit. A portal without a history is one, too, so that what is missing for it is only said.
func (b *beginning) keep(written []string, body start.Body) {
	err := b.commit(written, body)
	if err == nil {
		b.say(b.out, "git đã giữ lần đầu\n", "git has kept the first commit\n")
		return
	}
	b.say(b.err, "chưa lưu vào lịch sử: %s\n", "not kept in the history: %s\n", err)
}

func (b *beginning) commit(written []string, body start.Body) error {
	repo, err := commit.Begin(b.dir)
	if err != nil {
		return err
	}
	if name, mail := repo.Author(); name == "" || mail == "" {
		if err := b.introduce(repo); err != nil {
			return err
		}
	}
	return repo.Save(written, commit.Message{Why: "Lập cổng công khai " + body.Name})
}

// introduce tells git who begins the portal, where somebody says so.
func (b *beginning) introduce(repo *commit.Repo) error {
	if b.who == "" && b.asked != nil {
		b.say(b.out, "Họ tên của bạn, ghi vào lịch sử: ", "your name, for the history: ")
		answer, err := b.asked.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		b.who = strings.TrimSpace(answer)
	}
	if b.who == "" {
		return say.Errorf("git chưa biết tên bạn; gõ git config user.name \"Họ Tên\" và git config user.email \"thu@coquan\", rồi git add . và git commit -m \"Lập cổng\"",
			"git does not know your name: git config user.name \"…\", git config user.email \"…\", then git add . and git commit -m \"…\"")
	}
	return repo.SetAuthor(b.who, "")
}

// tellGaps says what stays open, and what comes next.
func (b *beginning) tellGaps(body start.Body) {
	var gaps []string
	for _, gap := range body.Gaps() {
		gaps = append(gaps, gap.In(say.Lang(b.lang)))
	}
	if len(gaps) > 0 {
		b.say(b.out, "còn để trống, điền trong config.toml và content/co-quan: %s\n",
			"left open, to be filled in in config.toml and content/co-quan: %s\n", strings.Join(gaps, ", "))
	}
	if b.dir != "." {
		fmt.Fprintf(b.out, "cd %s\n", filepath.ToSlash(b.dir))
	}
	b.say(b.out, "xem thử: congkhai serve ; soạn nội dung: congkhai edit --mo\n",
		"look at it: congkhai serve ; write content: congkhai edit --mo\n")
}
