package main

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/publish"
)

// allRemoved is what --allow-removed takes for every address.
const allRemoved = "all"

// removal is the output that a portal is held against: what stands there has to last, but for some addresses.
type removal struct {
	folder  string
	allowed []string // addresses that may vanish
}

func (r *removal) flags(c *command, cmd *cobra.Command, out string) {
	cmd.Flags().StringVar(&r.folder, "out", "", out)
	cmd.Flags().StringArrayVar(&r.allowed, "allow-removed", nil,
		c.text("cho địa chỉ này, và những gì ở trong nó, mất khỏi cổng; all là mọi địa chỉ; ghi nhiều lần được",
			"let this address, and what is in it, vanish; all for all; repeatable"))
}

// nothingVanishes refuses a portal in which something that was published is missing without a word, and says to w what
// to write for each such address.
func (c *command) nothingVanishes(w io.Writer, r removal, loaded *portal.Portal, before publish.Manifest) error {
	vanished := slices.DeleteFunc(loaded.Vanished(before.Files), func(v portal.Vanished) bool {
		return slices.ContainsFunc(r.allowed, func(allow string) bool { return allows(allow, v.Address) })
	})
	if len(vanished) == 0 {
		return nil
	}
	if err := c.write(c.out, loaded.Missing(vanished), source.Lang(c.lang)); err != nil {
		return err
	}
	c.tellTables(w, loaded, vanished)
	c.say(c.err, "%d địa chỉ sẽ mất khỏi cổng; xóa nhầm thì lấy lại tệp, cố ý bỏ hẳn thì thêm --allow-removed %s\n",
		"addresses that would vanish: %d; bring back what was removed by mistake, or add --allow-removed %s\n",
		len(vanished), vanished[0].Address)
	return errProblems
}

// tellTables writes what says of each address what became of it.
func (c *command) tellTables(w io.Writer, loaded *portal.Portal, vanished []portal.Vanished) {
	name, there := loaded.Site.OldFile()
	c.say(w, "%d địa chỉ đã đăng mà lần này không còn. Với mỗi địa chỉ, chép một trong hai bảng vào cuối tệp %s rồi điền chỗ trống.\n",
		"%d addresses were published and would vanish. For each, copy one of the two tables to the end of %s and fill in what is empty.\n",
		len(vanished), name)
	if !there {
		c.say(w, "Tệp ấy chưa có. Dòng đầu của nó là:\n\n", "There is no such file yet. Its first line is:\n\n")
		fmt.Fprintf(w, "ten = \"Địa chỉ cũ năm %d\"\n", loaded.Site.AsOf.Year)
	}
	for _, v := range vanished {
		c.say(w, "\n# %s nay ở địa chỉ khác:\n", "\n# %s has moved:\n", v.Address)
		fmt.Fprintf(w, "[[chuyen]]\ntu = %q\nden = %q\nngay = %s\n", v.Address, v.Meant, loaded.Site.AsOf)
		c.say(w, "\n# hoặc %s đã rút hẳn:\n", "\n# or %s was withdrawn:\n", v.Address)
		fmt.Fprintf(w, "[[rut]]\ntu = %q\nten = \"\"\nngay = %s\nly_do = \"\"\n", v.Address, loaded.Site.AsOf)
	}
}

// allows reports whether a value of --allow-removed, an address or a path in the tree, is an address or holds it.
func allows(allow, address string) bool {
	if allow == allRemoved {
		return true
	}
	allow = strings.Trim(strings.TrimSuffix(path.Clean("/"+allow), "/index.html"), "/")
	return allow != "" && strings.HasPrefix(strings.Trim(address, "/")+"/", allow+"/")
}
