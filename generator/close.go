package main

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/store"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) close() *cobra.Command {
	return &cobra.Command{
		Use: "close REPORT", Args: arguments("REPORT"),
		Short: c.text("Chốt báo cáo đã công bố theo cổng của ngày này, ví dụ: close 2021-q3",
			"Close a published report: keep what the portal holds on this day"),
		Long: c.text(`Ghi vào báo cáo ngày xem cổng và mỗi số cong. mà biểu mẫu so, thành phần [chot] ở cuối khai báo.
Từ đó báo cáo được so với các số ấy: cổng có thêm gì sau này, hay ghi lùi ngày, cũng không làm báo cáo đã công bố thành sai.`,
			`Writes into the report the day and each count that its form compares, as the table [chot] at the end of its front matter.
From then on the report is compared with these: nothing that the portal is given later makes a published report wrong.`),
		RunE: func(_ *cobra.Command, args []string) error {
			err := c.closeReport(args[0])
			if errors.Is(err, errProblems) {
				c.say(c.err, "chưa chốt gì\n", "nothing was closed\n")
			}
			return err
		},
	}
}

// closeReport writes into a report what the portal holds. Of a portal with problems nobody knows what it holds.
func (c *command) closeReport(id string) error {
	if c.drafts {
		return say.Errorf("chỉ chốt theo những gì đã đăng; bỏ --drafts",
			"a report is closed with what is published; leave out --drafts")
	}
	return c.withPortal(func(p *portal.Portal) error {
		r, err := c.toClose(p.Site, id)
		if err != nil {
			return err
		}
		closing := report.Close(p.Site, r)
		if len(closing.Held) == 0 {
			return say.Errorf("biểu mẫu của báo cáo %q không so số liệu nào với cổng nên không có gì để chốt",
				"the form of the report %q compares nothing with the portal, so there is nothing to close", r.ID)
		}
		if share, shared := p.Site.Shared[r.File.Path]; shared {
			return layer.Untouched(cmp.Or(share.Keeper, share.Path), share.Path)
		}
		if err := c.writeClosing(r.File, closing.TOML()); err != nil {
			return err
		}
		c.say(c.out, "%s: đã chốt theo cổng ngày %s: %s\n", "%s: closed with the portal of %s: %s\n", r.File.Path,
			closing.Day.Print(), closing.Print())
		return nil
	})
}

// toClose returns the report with an ID, if it can be closed.
func (c *command) toClose(s *site.Site, id string) (*record.Record, error) {
	r := s.Record(report.Folder, id)
	if r == nil {
		return nil, c.noReport(s, id)
	}
	data := r.Data.(*report.Report)
	switch {
	case !data.Closing.IsZero():
		return nil, say.Errorf("báo cáo %q đã chốt theo cổng ngày %s; nếu công bố lại bản khác thì xóa phần [chot] trong %s rồi chốt lại",
			"the report %q was closed with the portal of %s; where another version is published, take [chot] away in %s and close it again",
			id, data.Closing.Day.Print(), r.File.Path)
	case data.To.After(s.AsOf):
		return nil, say.Errorf("kỳ của báo cáo %q hết ngày %s, ngày %s chưa chốt được",
			"the period of the report %q ends on %s and cannot be closed on %s", id, data.To.Print(), s.AsOf.Print())
	}
	return r, nil
}

// noReport says that there is no such report on the portal, and which one is meant.
func (c *command) noReport(s *site.Site, id string) error {
	meant := asID(id)
	var published []string
	for _, r := range s.Records {
		switch isPublic := s.Record(report.Folder, r.ID) == r; {
		case r.Kind.Folder != report.Folder:
		case isPublic:
			published = append(published, r.ID)
		case r.ID == id || r.ID == meant:
			return say.Errorf("báo cáo %q chưa đăng nên chưa chốt được; xóa dòng nhap, hoặc đợi tới ngày đăng",
				"the report %q is not published and cannot be closed yet: take the line nhap away, or wait for its day", r.ID)
		}
	}
	if !slices.Contains(published, meant) {
		meant = viet.Nearest(viet.Slug(id), published)
	}
	return say.Errorf("cổng không có báo cáo %q; gõ tên tệp trong content/%s, không có đuôi%s",
		"the portal has no report %q; write the name of its file in content/%s, without the suffix%s", id, report.Folder,
		say.DidYouMean(meant))
}

// writeClosing puts a table at the end of a report's front matter and leaves every other byte of its file alone. The
// file has to be the one that was looked at: with --as-of it is that of a day gone by.
func (c *command) writeClosing(f *source.File, table string) error {
	raw, err := os.ReadFile(c.local(f.Path))
	if err != nil {
		return err
	}
	if here, _ := source.NewFile(f.Path, raw); here.Text() != f.Text() {
		return say.Errorf("tệp %s không còn như ngày %s; chốt theo cổng hôm nay thì bỏ --as-of",
			"the file %s is not what it was on %s; to close it with today's portal leave out --as-of", f.Path, c.asOf)
	}
	return store.Write(c.dir, map[string][]byte{f.Path: raw}, map[string][]byte{f.Path: withTable(raw, table)})
}

// withTable is a file with a table before the line that ends its front matter, in the lines that the file has.
func withTable(raw []byte, table string) []byte {
	lines := slices.Collect(bytes.Lines(raw))
	end := 1 + slices.IndexFunc(lines[1:], isFence)
	if len(bytes.TrimSpace(lines[end-1])) > 0 {
		table = "\n" + table
	}
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		table = strings.ReplaceAll(table, "\n", "\r\n")
	}
	return bytes.Join(slices.Insert(lines, end, []byte(table)), nil)
}

func isFence(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("+++"))
	return ok && viet.Blank(string(rest))
}
