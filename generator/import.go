package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/intake"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/store"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// request is what somebody wants to bring into the content.
type request struct {
	intake.Request
	file, format string
	dry          bool
}

func (c *command) imports() *cobra.Command {
	var q request
	cmd := &cobra.Command{
		Use: "import FILE [--dry-run]", Args: arguments("FILE"),
		Short: c.text("Nhập tệp Excel, CSV hay Word vào nội dung, ví dụ: import thu-tuc.xlsx --dry-run",
			"Bring a workbook, a table or a Word document into the content"),
		Long: c.text(`Nhập được: bảng đã xuất bằng congkhai export; danh sách thủ tục của Cổng dịch vụ công quốc gia;
bảng .csv (thêm --kind); bảng của biểu mẫu do phần mềm khác in ra (thêm --bieu-mau và --ky);
báo cáo viết bằng Word (thêm --bieu-mau), thành bản nháp mà số liệu chỉ là đề nghị, ghi thành chú thích.
In ra từng chỗ sẽ thêm, sẽ sửa, rồi kiểm tra cả cổng với các chỗ ấy; có một chỗ sai thì không ghi gì.
Chú thích và cách trình bày trong tệp giữ nguyên.`,
			`Takes workbooks of congkhai export; lists of the national portal; tables in .csv (with --kind); a form's table that
other software printed (with --bieu-mau and --ky); reports written in Word (with --bieu-mau), as drafts in which
figures are proposed as comments.
Prints each change, then checks the whole portal with them; where anything is wrong nothing is written.
Comments and layout of the files stay.`),
		RunE: func(_ *cobra.Command, args []string) error {
			write, ok := source.Formats[q.format]
			if !ok {
				return say.Errorf("--format: %q không phải text, json, github, gitlab hoặc sarif",
					"--format: %q is none of text, json, github, gitlab and sarif", q.format)
			}
			c.write, q.file, q.Name = write, args[0], filepath.Base(args[0])
			err := c.importFile(q)
			if errors.Is(err, errProblems) {
				c.say(c.err, "chưa ghi gì\n", "nothing was written\n")
			}
			return err
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&q.dry, "dry-run", false, c.text("chỉ in ra những gì sẽ đổi", "print what would change and write nothing"))
	flags.StringVar(&q.Kind, "kind", "", c.text("loại nội dung của bảng, văn bản không phải do cổng xuất: bang-gia, bao-cao, …",
		"the kind of a table or document that is none of ours: bang-gia, bao-cao, …"))
	flags.StringVar(&q.Form, "bieu-mau", "", c.text("biểu mẫu của báo cáo viết bằng Word, hay bảng do phần mềm khác in ra: tên tệp trong content/bieu-mau",
		"the form of a report written in Word, or of a table that other software printed: the name of its file in content/bieu-mau"))
	flags.StringVar(&q.Period, "ky", "", c.text("kỳ của bảng do phần mềm khác in ra, như 2026-Q4",
		"the period of a table that other software printed, such as 2026-Q4"))
	flags.StringVar(&q.ID, "id", "", c.text("tên tệp của báo cáo; không có thì lấy theo kỳ trong tiêu đề văn bản",
		"the name of the report; that of the period in the document's title where there is none"))
	flags.StringVar(&q.format, "format", "text",
		c.text("cách ghi các chỗ sai: text, json, github, gitlab hoặc sarif", "how problems are written"))
	return cmd
}

// importFile brings a file into the content.
func (c *command) importFile(q request) error {
	if err := c.hasContent(); err != nil {
		return err
	}
	var err error
	if q.Raw, err = readBounded(q.file); err != nil {
		return err
	}
	return c.remembering(func(m *memory.Memory) error {
		opt, err := c.options()
		if err != nil {
			return err
		}
		opt.Memory = m
		files, err := c.files(&opt)
		if err != nil {
			return err
		}
		s, _, err := portal.Check(files, opt)
		if err != nil {
			return err
		}
		out, problems, err := intake.Outcome(s, files, q.Request)
		if err == nil {
			err = c.tell(problems)
		}
		if err != nil {
			return err
		}
		return c.bringIn(out, files, opt, q.dry)
	})
}

// readBounded reads a file that somebody got from elsewhere.
func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("không có tệp %s", "there is no file %s", filepath.ToSlash(name))
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, bound.Attachment+1))
	if err == nil && len(raw) > bound.Attachment {
		err = say.Errorf("%s lớn hơn %s; hãy chia thành nhiều tệp", "%s is larger than %s; make several files of it",
			filepath.ToSlash(name), source.Size(bound.Attachment))
	}
	return raw, err
}

// bringIn says what would change, checks the whole portal with it, and writes all of it or nothing.
func (c *command) bringIn(out *outcome.Outcome, files fs.FS, opt portal.Options, dry bool) error {
	if err := c.tellDraft(out.Draft); err != nil {
		return err
	}
	c.tellOutcome(out)
	if len(out.Files) == 0 {
		return nil
	}
	_, problems, err := portal.Load(source.Overlay(files, out.Files), opt)
	if err != nil {
		return err
	}
	if err := c.tell(out.Told(problems)); err != nil {
		return err
	}
	if dry {
		c.say(c.out, "chưa ghi gì; bỏ --dry-run để ghi\n", "nothing was written; leave out --dry-run to write it\n")
		return nil
	}
	if err := store.Write(c.dir, out.Before, out.Files); err != nil {
		return err
	}
	c.say(c.out, "đã ghi %d tệp\n", "%d files written\n", len(out.Files))
	return nil
}

// tellDraft says what the author of a draft has to look at.
func (c *command) tellDraft(draft *outcome.Draft) error {
	if draft == nil {
		return nil
	}
	if err := source.Print(c.err, draft.Unsaid, source.Lang(c.lang)); err != nil {
		return err
	}
	c.say(c.out, "đề nghị %d số liệu, thành chú thích trong bản nháp; xem rồi tự điền\n",
		"%d figures are proposed as comments in the draft; look at them and fill them in\n", draft.Proposed)
	return nil
}

// mostNamed is how many new records are named one by one.
const mostNamed = 40

// tellOutcome lists what changes, in words.
func (c *command) tellOutcome(out *outcome.Outcome) {
	for i, a := range out.Added {
		if i == mostNamed {
			c.say(c.out, "… và %d mục nữa\n", "… and %d more\n", len(out.Added)-i)
			break
		}
		c.say(c.out, "thêm %s (%s)\n", "new: %s (%s)\n", a.ID, a.Kind)
	}
	for _, a := range out.Altered {
		for _, change := range a.Changes {
			c.say(c.out, "sửa %s: %s: %s\n", "%s: %s: %s\n", a.ID, change.Name, c.fromTo(change.Old, change.New))
		}
	}
	c.say(c.out, "thêm %d mục, sửa %d mục, %d mục không đổi\n", "%d new, %d changed, %d as they are\n", len(out.Added),
		len(out.Altered), out.Same)
	for _, left := range out.Left {
		c.say(c.out, "còn trống: %s\n", "still blank: %s\n", left)
	}
}

// fromTo is what a value was and what it becomes.
func (c *command) fromTo(old, new string) string {
	switch {
	case old == "":
		return c.text("thêm ", "now ") + strings.ReplaceAll(new, "\n", " ⏎ ")
	case new == "":
		return c.text("bỏ ", "without ") + strings.ReplaceAll(old, "\n", " ⏎ ")
	}
	return strings.ReplaceAll(old+" → "+new, "\n", " ⏎ ")
}
