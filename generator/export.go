package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/store"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) export() *cobra.Command {
	var out, period string
	cmd := &cobra.Command{
		Use: "export KIND [ID...] -o FILE", Args: atLeast("KIND"),
		Short: c.text("Xuất ra Excel để sửa rồi nhập lại, hoặc ra Word, ví dụ: export thu-tuc -o thu-tuc.xlsx",
			"Write records as a workbook that can be changed and imported, or as a Word document"),
		Long: c.text(`Xuất các mục của một loại, hay vài mục, thành tệp Excel (.xlsx): mỗi mục một dòng, mỗi danh sách một trang.
Sửa trong Excel rồi nhập lại bằng: congkhai import tệp.xlsx
Đuôi .docx thì xuất báo cáo hay thủ tục thành văn bản Word theo thể thức: export bao-cao 2021-q3 -o a.docx
Với --ky thì xuất biểu mẫu trống của kỳ ấy để các phòng điền, rồi nhập từng tệp gửi về.`,
			`Writes the records of a kind, or some of them, as a workbook (.xlsx): a row for each record, a sheet for each list.
Change it in Excel and bring it back with: congkhai import FILE.xlsx
With a name in .docx reports and procedures are papers for Word: export bao-cao 2021-q3 -o a.docx
With --ky it is the blank form of that period, to be filled in by several people, each of whose workbooks is imported.`),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := kinds.Named(args[0])
			if err != nil {
				return err
			}
			if err := c.mayBeWritten(out, ".xlsx", ".docx"); err != nil {
				return err
			}
			if period != "" {
				if err := cmp.Or(c.mayBeWritten(out, ".xlsx"), mayBeGivenOut(k.Folder, args[1:])); err != nil {
					return err
				}
			}
			return c.withPortal(func(p *portal.Portal) error {
				switch isPaper := strings.EqualFold(filepath.Ext(out), ".docx"); {
				case period != "":
					return c.giveOut(out, p.Site, args[1], period)
				case isPaper:
					return c.exportWord(p.Site, k, args[1:], out)
				}
				return c.exportTo(out, p.Site, k, args[1:])
			})
		},
	}
	cmd.Flags().StringVar(&period, "ky", "", c.text("xuất biểu mẫu trống của kỳ này, như 2026-Q4",
		"give out the blank form of this period, such as 2026-Q4"))
	cmd.Flags().StringVarP(&out, "out", "o", "", c.text("tệp sẽ ghi: .xlsx hoặc .docx", "the file to write: .xlsx or .docx"))
	return cmd
}

// atLeast refuses a command without the words that it needs.
func atLeast(words ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) >= len(words) {
			return nil
		}
		return say.Errorf("lệnh này cần: %s", "this command needs: %s", strings.Join(words, " "))
	}
}

// mayBeWritten refuses the name of a file that is of another sort.
func (c *command) mayBeWritten(name string, suffixes ...string) error {
	if name == "" {
		return say.Errorf("thêm -o và tên tệp sẽ ghi, như -o bang%s", "add -o and the file to write, such as -o table%s", suffixes[0])
	}
	if !slices.Contains(suffixes, strings.ToLower(filepath.Ext(name))) {
		return say.Errorf("-o %q: đuôi tệp phải là %s", "-o %q: the file has to end in %s", name, strings.Join(suffixes, ", "))
	}
	return nil
}

// exportTo writes records of a kind to a file, which is made anew in one step.
func (c *command) exportTo(name string, s *site.Site, k *site.Kind, ids []string) error {
	records, err := chosen(s, k, ids)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	left, err := workbook.Export(&b, s, k, records)
	if err != nil {
		return err
	}
	if err := store.Put(name, b.Bytes()); err != nil {
		return err
	}
	for _, l := range left {
		c.say(c.err, "%s: dài hoặc lạ hơn một ô chứa được, không xuất; nhập lại không đụng tới\n",
			"%s: longer or stranger than a cell can hold, not exported; import leaves it alone\n", l)
	}
	c.say(c.out, "%s: %d mục\n", "%s: %d records\n", filepath.ToSlash(name), len(records))
	return nil
}

// chosen are the records of a kind with some IDs, or all that are there.
func chosen(s *site.Site, k *site.Kind, ids []string) ([]*record.Record, error) {
	var all []*record.Record
	var names []string
	for _, r := range s.Records {
		if r.Kind.Folder == k.Folder {
			all = append(all, r)
			names = append(names, r.ID)
		}
	}
	if len(ids) == 0 {
		return all, nil
	}
	var some []*record.Record
	for _, id := range ids {
		i := slices.Index(names, id)
		if i < 0 {
			return nil, say.Errorf("không có %s trong content/%s%s", "there is no %s in content/%s%s", fmt.Sprintf("%q", id),
				k.Folder, say.DidYouMean(viet.Nearest(viet.Slug(id), names)))
		}
		if !slices.Contains(some, all[i]) {
			some = append(some, all[i])
		}
	}
	return some, nil
}
