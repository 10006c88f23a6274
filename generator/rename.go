package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/intake"
	"congkhai/generator/desk/store"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) rename() *cobra.Command {
	dry := false
	cmd := &cobra.Command{
		Use: "rename KIND OLD NEW", Args: arguments("KIND", "OLD", "NEW"),
		Short: c.text("Đổi tên một tệp nội dung cùng mọi chỗ dẫn tới nó, ví dụ: rename thu-tuc cap-phep 1.000173",
			"Rename a record and all that refers to it, such as: rename thu-tuc cap-phep 1.000173"),
		Long: c.text(`Đổi tên tệp (hay thư mục) của một mục, sửa các khóa và liên kết dẫn tới nó,
và ghi địa chỉ cũ vào content/dia-chi-cu. Mã thủ tục trong tệp đổi theo tên tệp.
Cổng sau khi đổi được kiểm tra trước khi ghi; có chỗ sai thì không tệp nào bị đổi.`,
			`Renames the file (or folder) of a record, changes the keys and links that lead to it,
and tells the old address in content/dia-chi-cu. The code in a procedure follows its file's name.
The portal that comes of it is checked before anything is written; with problems no file is changed.`),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.renameRecord(args[0], args[1], args[2], dry)
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.text("chỉ cho xem sẽ đổi gì, không ghi vào tệp",
		"show what would change, write nothing"))
	return cmd
}

// renameRecord renames a record of a portal that has no problems, and has none afterwards.
func (c *command) renameRecord(folder, id, fresh string, dry bool) error {
	if c.drafts || c.asOf != "" {
		return say.Errorf("đổi tên là sửa các tệp đang có; bỏ --drafts và --as-of",
			"renaming changes the files as they are; leave out --drafts and --as-of")
	}
	opt, err := c.options()
	if err != nil {
		return err
	}
	files, err := c.files(&opt)
	if err != nil {
		return err
	}
	s, err := c.sound(files, opt, "chưa đổi tên gì; hãy sửa các chỗ trên rồi chạy lại\n",
		"nothing was renamed; mend what is told above and run it again\n")
	if err != nil {
		return err
	}
	r, err := c.toRename(files, s, folder, id, fresh)
	if err != nil {
		return err
	}
	m := newMoving(s, r, fresh)
	changed, err := m.files(files)
	if err == nil {
		err = layer.Refuse(files, maps.Keys(changed))
	}
	if err != nil {
		return err
	}
	_, err = c.sound(source.Overlay(files, changed), opt, "chưa đổi tên gì: đổi rồi thì cổng có các chỗ sai trên\n",
		"nothing was renamed: the portal would have the problems above then\n")
	if err != nil {
		return err
	}
	c.tellRenamed(m, files, changed)
	if dry {
		c.say(c.err, "%d tệp sẽ đổi; chưa ghi gì\n", "files that would change: %d; nothing was written\n", len(changed))
		return nil
	}
	if err := store.Write(c.dir, beforeOf(files, changed), changed); err != nil {
		return err
	}
	c.say(c.err, "%d tệp đã đổi\n", "files that were changed: %d\n", len(changed))
	return nil
}

// sound reads a portal that has no problems; of one that has some it says what that means, in the words given.
func (c *command) sound(files fs.FS, opt portal.Options, vi, en string) (*site.Site, error) {
	s, problems, err := portal.Check(files, opt)
	err = cmp.Or(err, c.tell(problems))
	if errors.Is(err, errProblems) {
		c.say(c.err, vi, en)
	}
	return s, err
}

// beforeOf are the files as they were before they change; nothing of new ones.
func beforeOf(files fs.FS, changed map[string][]byte) map[string][]byte {
	before := map[string][]byte{}
	for name := range changed {
		if raw, err := fs.ReadFile(files, name); err == nil {
			before[name] = raw
		}
	}
	return before
}

// toRename returns the record with an ID, if it can get the new one.
func (c *command) toRename(files fs.FS, s *site.Site, folder, id, fresh string) (*record.Record, error) {
	k, err := kinds.Named(folder)
	if err != nil {
		return nil, err
	}
	var r *record.Record
	var ids []string
	for _, one := range s.Records {
		if one.Kind.Folder == folder {
			ids = append(ids, one.ID)
		}
		if one.Kind.Folder == folder && one.ID == id {
			r = one
		}
	}
	switch {
	case r == nil:
		return nil, say.Errorf("content/%s không có %q; gõ tên tệp, không có đuôi%s",
			"there is no %[2]q in content/%[1]s; write the name of its file, without the suffix%[3]s", folder, id,
			say.DidYouMean(cmp.Or(viet.Nearest(asID(id), ids), viet.Nearest(id, ids))))
	case id == fresh:
		return nil, say.Errorf("tên mới giống tên cũ", "the new name is the old one")
	}
	if err := mayBeNamed(k, fresh); err != nil {
		return nil, err
	}
	taken, err := intake.Taken(files, nil, k, fresh) // of the files alone: at an old address it may stand again
	if err == nil && taken != "" {
		err = say.Errorf("tên %q đã thuộc về %s; đặt tên khác",
			"the name %q is that of %s already; take another", fresh, taken)
	}
	return r, err
}

// tellRenamed prints what becomes of which file: of one with a new name too which of its lines are others.
func (c *command) tellRenamed(m *moving, files fs.FS, changed map[string][]byte) {
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		before, err := fs.ReadFile(files, cmp.Or(m.was[name], name))
		switch {
		case changed[name] == nil:
			c.say(c.out, "%s: bỏ tên này\n", "%s: gone from here\n", name)
		case err != nil || m.was[name] != "":
			c.say(c.out, "%s: tệp mới\n", "%s: a new file\n", name)
		default:
			fmt.Fprintf(c.out, "%s:\n", name)
		}
		if err == nil && changed[name] != nil {
			c.tellLines(string(before), string(changed[name]))
		}
	}
}

// tellLines prints the lines that a text loses and gets.
func (c *command) tellLines(before, after string) {
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	for _, line := range old {
		if !slices.Contains(now, line) {
			fmt.Fprintf(c.out, "- %s\n", visible(strings.TrimSuffix(line, "\r")))
		}
	}
	for _, line := range now {
		if !slices.Contains(old, line) {
			fmt.Fprintf(c.out, "+ %s\n", visible(strings.TrimSuffix(line, "\r")))
		}
	}
}
