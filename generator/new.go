package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/intake"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) new() *cobra.Command {
	form := ""
	cmd := &cobra.Command{
		Use: "new KIND SLUG", Args: kindAndName,
		Short: c.text("Tạo tệp mới với mọi khóa và chú thích, ví dụ: new tin-tuc doi-thoai-2021",
			"Make a file with every key explained"),
		Long: fmt.Sprintf(c.text(`Tạo tệp mới với mọi khóa và chú thích, ví dụ: new tin-tuc doi-thoai-2021
Báo cáo có tên là kỳ (new bao-cao 2021-q3) thì được điền sẵn theo biểu mẫu và các báo cáo trước.
Biểu mẫu có sẵn, lấy nguyên bằng tên: %s (new bieu-mau %s).`,
			`Make a file with every key explained, such as: new tin-tuc doi-thoai-2021
A report that is named by its period (new bao-cao 2021-q3) is filled in from its form and the reports before.
Forms that are shipped and can be had whole by their name: %s (new bieu-mau %s).`),
			strings.Join(report.Shipped(), ", "), "kstthc-quy"),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := kinds.Named(args[0])
			if err != nil {
				return err
			}
			if err := c.inPortal(); err != nil {
				return err
			}
			if err := mayBeNamed(k, args[1]); err != nil {
				return err
			}
			s, files, err := c.asItIs()
			if err != nil {
				return err
			}
			if taken, err := intake.Taken(files, s, k, args[1]); taken != "" || err != nil {
				return cmp.Or(err, say.Errorf("tên %q đã thuộc về %s, không ghi đè; đặt tên khác, như %q",
					"the name %q is that of %s already, which is left alone; take another, such as %q", args[1],
					taken, args[1]+"-2"))
			}
			name := c.local(k.File(args[1]))
			text, err := draft(s, k, args[1], form)
			if err != nil {
				return err
			}
			if err := create(name, cmp.Or(text, blank(k, s.Fields(k)))); err != nil {
				return err
			}
			fmt.Fprintln(c.out, filepath.ToSlash(name))
			c.tellShipped(k, args[1], text)
			return nil
		},
	}
	cmd.Flags().StringVar(&form, "bieu-mau", "", c.text("biểu mẫu của báo cáo: tên tệp trong content/bieu-mau",
		"the form of a report: the name of its file in content/bieu-mau"))
	return cmd
}

func isSlash(r rune) bool { return r == '/' || r == '\\' }

// written are the suffixes of files that people write texts in, who may name the file for the record.
var written = []string{".md", ".toml", ".txt", ".markdown", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx",
	".htm", ".html"}

// asID is the ID that somebody meant who wrote the name of a file, a path to it, or the number of a document. It is ""
// when there is none in it.
func asID(name string) string {
	parts := strings.FieldsFunc(name, isSlash)
	if len(parts) == 0 {
		return ""
	}
	last := len(parts) - 1
	for {
		stem := strings.TrimSuffix(parts[last], filepath.Ext(parts[last]))
		if stem == "" || !slices.Contains(written, strings.ToLower(filepath.Ext(parts[last]))) {
			break
		}
		parts[last] = stem
	}
	if last > 0 && parts[last] == "index" {
		last-- // the folder is the record's own
	}
	first := last
	for first > 0 && strings.Trim(parts[first-1], "0123456789") == "" {
		first-- // 1676/QĐ-UBND, 22/2017/TT-BTTTT
	}
	if id := strings.Join(parts[first:last+1], "-"); first < last || !record.ValidID(id) {
		return viet.Slug(id)
	}
	return parts[last]
}

// mayBeNamed refuses an ID that no file of the kind can have, and says what to write instead.
func mayBeNamed(k *site.Kind, id string) error {
	isFile := strings.ContainsFunc(id, isSlash) || slices.Contains(written, strings.ToLower(filepath.Ext(id)))
	if meant := asID(id); isFile && meant != "" {
		if err := mayBeNamed(k, meant); err != nil {
			return err
		}
		return say.Errorf("%q là tên tệp, đường dẫn hay số văn bản; chỉ gõ tên, không có thư mục và đuôi tệp: congkhai new %s %s",
			"%q is the name of a file, a path or the number of a document; write the name alone, without folder and suffix: congkhai new %s %s",
			id, k.Folder, meant)
	}
	switch slug := viet.Slug(id); {
	case !record.ValidID(id) && slug == "":
		return say.Errorf("tên %q không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -, như %q",
			"the name %q makes no address; use small letters without marks, digits and -, such as %q", id, k.NameLike())
	case !record.ValidID(id):
		return say.Errorf("tên %q không thành địa chỉ được; thử %q",
			"the name %q makes no address; try %q", id, slug)
	case id == "index":
		return say.Errorf("tên %q dành cho bài có thư mục riêng; đặt tên theo nội dung, như %q",
			"the name %q is for records with a folder of their own; say what it is about, such as %q", id, k.NameLike())
	case source.BadPart(id+k.Suffix[0]) != "":
		return say.Errorf("tên %q Windows không chấp nhận; thêm chữ nói rõ nội dung, như %q",
			"Windows refuses the name %q; add what it is about, such as %q", id,
			strings.ReplaceAll(id, ".", "-")+"-2026")
	case len(id) > bound.Name:
		return say.Errorf("tên dài %d chữ, nhiều nhất là %d; bỏ bớt chữ",
			"the name has %d letters, %d at most; shorten it", len(id), bound.Name)
	case !k.MayBeNamed(id):
		return say.Errorf("tên %q không hợp với loại %s; viết như %q",
			"the name %q is none of the kind %s; write such as %q", id, k.Folder, k.NameLike())
	}
	return nil
}

// site reads the portal, which may have problems.
func (c *command) site() (*site.Site, error) {
	s, _, err := c.asItIs()
	return s, err
}

// asItIs reads the portal and its files, which may have problems, and lack what a portal needs: then there is no site.
func (c *command) asItIs() (*site.Site, fs.FS, error) {
	opt, err := c.options()
	if err != nil {
		return nil, nil, err
	}
	files, err := c.withLayers(source.Folder(c.dir), &opt)
	if err != nil {
		return nil, nil, err
	}
	s, _, err := portal.Check(files, opt)
	if err != nil {
		return nil, files, nil // a file may be made before all is there
	}
	return s, files, nil
}

// draft returns the text that there is for a new file, "" when there is none for such a name. The portal may have
// problems, or not be there yet; a draft is made of what is sound.
func draft(s *site.Site, kind *site.Kind, id, form string) (string, error) {
	if form != "" && kind.Folder != report.Folder {
		return "", say.Errorf("--bieu-mau chỉ dùng cho báo cáo: congkhai new %s %s --bieu-mau %s",
			"--bieu-mau is for reports: congkhai new %s %s --bieu-mau %s", report.Folder, "2021-q3", form)
	}
	return report.Draft(s, kind, id, form)
}

// kindAndName refuses other than a kind and a name; of forms without a name it lists those that there are.
func kindAndName(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] == report.FormFolder {
		return say.Errorf("thêm tên biểu mẫu: lấy mẫu có sẵn %s, hoặc đặt tên mới thì được tệp trống",
			"add the name of a form: one that is shipped, %s, or a new name for a blank file",
			strings.Join(report.Shipped(), ", "))
	}
	return arguments("KIND", "SLUG")(cmd, args)
}

// tellShipped says of a form that begins blank which forms there would have been.
func (c *command) tellShipped(k *site.Kind, id, text string) {
	if k.Folder == report.FormFolder && text == "" {
		c.say(c.err, "tệp trống; các mẫu có sẵn, lấy bằng congkhai new bieu-mau và tên mẫu: %s%s\n",
			"a blank file; forms that are shipped, to be had by congkhai new bieu-mau and their name: %s%s\n",
			strings.Join(report.Shipped(), ", "), say.DidYouMean(report.ShippedLike(id)))
	}
}

// create writes a file that must not be there yet.
func create(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return say.Errorf("tệp %s đã có; không ghi đè",
			"the file %s is there already and is left alone", filepath.ToSlash(name))
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// blank is a file of the kind with every key: required ones to fill in, optional ones as comments.
func blank(k *site.Kind, fields []front.Field) string {
	var b strings.Builder
	markdown := k.Suffix[0] == ".md"
	if markdown {
		b.WriteString("+++\n")
	}
	b.WriteString("# " + k.Name + ". Dòng bắt đầu bằng # là chú thích.\n")
	tables := func(f front.Field) bool { return len(f.Fields) > 0 || f.Table }
	for _, f := range fields {
		if !tables(f) {
			writeKey(&b, f)
		}
	}
	for _, f := range fields {
		if tables(f) {
			writeTable(&b, f, f.Key, f.Optional)
		}
	}
	if markdown {
		b.WriteString("+++\n\n")
		for _, heading := range k.Headings {
			b.WriteString("## " + heading + "\n\nViết nội dung ở đây.\n\n")
		}
		if len(k.Headings) == 0 {
			b.WriteString("Viết nội dung ở đây.\n")
		}
	}
	return b.String()
}

func writeKey(b *strings.Builder, f front.Field) {
	fmt.Fprintf(b, "\n# %s%s. Ví dụ: %s = %s\n", f.Say, optionalWord(f), f.Key, f.Example)
	for _, choice := range f.Choices {
		fmt.Fprintf(b, "#   %q: %s\n", choice.ID, choice.Label)
	}
	if f.Stated {
		b.WriteString("#   \"khong_bao_cao\" khi nguồn không nêu, \"khong\" khi không có, \"khong_ap_dung\" khi không áp dụng\n")
	}
	if f.Key == "nhap" {
		b.WriteString("nhap = true\n")
		return
	}
	if f.Optional {
		b.WriteString("# " + f.Key + " = " + f.Example + "\n")
		return
	}
	b.WriteString(f.Key + " = \"\"\n")
}

func optionalWord(f front.Field) string {
	if f.Optional {
		return " (không bắt buộc)"
	}
	return " (bắt buộc)"
}

// writeTable writes the tables that a key takes, as comments when the key is optional.
func writeTable(b *strings.Builder, f front.Field, path string, comment bool) {
	var inner strings.Builder
	open, close := "[", "]"
	if f.List {
		open, close = "[[", "]]"
	}
	fmt.Fprintf(&inner, "\n%s%s%s # %s%s\n", open, path, close, f.Say, optionalWord(f))
	if f.Table {
		fmt.Fprintf(&inner, "# Ví dụ: %s\n", f.Example)
	}
	for _, sub := range f.Fields {
		if len(sub.Fields) == 0 {
			writeKey(&inner, sub)
		}
	}
	for _, sub := range f.Fields {
		if len(sub.Fields) > 0 {
			writeTable(&inner, sub, path+"."+sub.Key, sub.Optional)
		}
	}
	for line := range strings.Lines(inner.String()) {
		if comment && line != "\n" && !strings.HasPrefix(line, "#") {
			b.WriteString("# ")
		}
		b.WriteString(line)
	}
}
