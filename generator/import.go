package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/list"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/desk/store"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/files/front"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// request is what somebody wants to bring into the content.
type request struct {
	file, format string
	raw          []byte
	kind         string // of a table or a document that does not say it
	form, id     string // of a report that a document becomes
	period       string // of a report whose form other software printed
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
			c.write, q.file = write, args[0]
			err := c.importFile(q)
			if errors.Is(err, errProblems) {
				c.say(c.err, "chưa ghi gì\n", "nothing was written\n")
			}
			return err
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&q.dry, "dry-run", false, c.text("chỉ in ra những gì sẽ đổi", "print what would change and write nothing"))
	flags.StringVar(&q.kind, "kind", "", c.text("loại nội dung của bảng, văn bản không phải do cổng xuất: bang-gia, bao-cao, …",
		"the kind of a table or document that is none of ours: bang-gia, bao-cao, …"))
	flags.StringVar(&q.form, "bieu-mau", "", c.text("biểu mẫu của báo cáo viết bằng Word, hay bảng do phần mềm khác in ra: tên tệp trong content/bieu-mau",
		"the form of a report written in Word, or of a table that other software printed: the name of its file in content/bieu-mau"))
	flags.StringVar(&q.period, "ky", "", c.text("kỳ của bảng do phần mềm khác in ra, như 2026-Q4",
		"the period of a table that other software printed, such as 2026-Q4"))
	flags.StringVar(&q.id, "id", "", c.text("tên tệp của báo cáo; không có thì lấy theo kỳ trong tiêu đề văn bản",
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
	if q.raw, err = readBounded(q.file); err != nil {
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
		out, err := c.outcome(s, files, q)
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

// outcome is what the content would be with a file in it: a document of Word, a form that was filled in, a workbook of ours, a table
// of a kind that somebody names, or a list that a mapping knows.
func (c *command) outcome(s *site.Site, files fs.FS, q request) (*outcome.Outcome, error) {
	if strings.HasPrefix(strings.ToLower(filepath.Ext(q.file)), ".do") {
		return c.outcomeOfWord(s, q)
	}
	book, problems := sheet.Open(filepath.Base(q.file), q.raw)
	if err := c.tell(problems); err != nil {
		return nil, err
	}
	switch {
	case workbook.IsForm(book):
		return c.told(workbook.ImportForm(s, files, book))
	case q.form != "":
		return c.outcomeOfPrinted(s, files, book, q)
	}
	ours := workbook.Kind(book)
	if ours == "" && q.kind == "" {
		return c.outcomeOfList(s, files, book)
	}
	k, err := kindNamed(cmp.Or(ours, q.kind))
	if err != nil {
		return nil, err
	}
	if ours != "" {
		return c.told(workbook.Import(s, k, files, book))
	}
	return c.told(workbook.ImportTable(s, k, files, &book.Sheets[0]))
}

// outcomeOfPrinted is the report of a period with a form's tables in it, as other software prints them.
func (c *command) outcomeOfPrinted(s *site.Site, files fs.FS, book *sheet.Book, q request) (*outcome.Outcome, error) {
	if q.period == "" {
		return nil, say.Errorf("thêm --ky và kỳ của báo cáo, như --ky 2026-Q4", "add --ky and the period of the report, such as --ky 2026-Q4")
	}
	blank, err := report.NewBlank(s, q.form, q.period)
	if err != nil {
		return nil, err
	}
	return c.told(workbook.ImportPrinted(s, files, blank, book))
}

// told is an outcome, or what is in its way.
func (c *command) told(out *outcome.Outcome, problems []source.Problem, err error) (*outcome.Outcome, error) {
	if err != nil {
		return nil, err
	}
	return out, c.tell(problems)
}

// mappings is the folder of the portal's own mappings. It is hidden: nothing of it is published.
const mappings = "content/.cot-bang"

// outcomeOfList is the same for a list of another system.
func (c *command) outcomeOfList(s *site.Site, files fs.FS, book *sheet.Book) (*outcome.Outcome, error) {
	own, problems, err := ownMappings(s, files)
	if err != nil {
		return nil, err
	}
	if err := c.tell(problems); err != nil {
		return nil, err
	}
	m, problems := list.Choose(book, append(own, list.Shipped()...))
	if err := c.tell(problems); err != nil {
		return nil, err
	}
	k, err := kindNamed(m.Kind)
	if err != nil {
		return nil, err
	}
	rows, problems := m.Rows(book, k.Fields())
	if err := c.tell(problems); err != nil {
		return nil, err
	}
	return c.told(workbook.ImportList(s, k, files, m, rows))
}

// ownMappings are those of the portal. All that is wrong with any of them is told, whichever the list would be read by.
func ownMappings(s *site.Site, files fs.FS) (own []*list.Mapping, problems []source.Problem, err error) {
	names, problems, err := source.List(files, mappings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil // most portals have none
	}
	keys := map[string][]front.Field{}
	for _, k := range s.Kinds {
		keys[k.Folder] = k.Fields()
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, nil, err
		}
		f, found := source.NewFile(name, raw)
		m, more := list.Parse(f)
		problems = append(append(problems, found...), more...)
		if m != nil {
			own, problems = append(own, m), append(problems, m.Check(keys)...)
		}
	}
	return own, source.Sorted(problems), err
}

// bringIn says what would change, checks the whole portal with it, and writes all of it or nothing.
func (c *command) bringIn(out *outcome.Outcome, files fs.FS, opt portal.Options, dry bool) error {
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
