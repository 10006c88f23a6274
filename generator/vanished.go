package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"congkhai/generator/build"
	"congkhai/generator/publish"
)

// allRemoved is what --allow-removed takes for every address.
const allRemoved = "all"

// nothingVanishes refuses to publish a tree in which something that was published is missing without a word, and says what
// to write for each such address.
func (c *command) nothingVanishes(portal *build.Portal, before publish.Manifest, files []publish.File, allowed []string) error {
	var paths []string
	for _, f := range before.Files {
		paths = append(paths, f.Path)
	}
	vanished := slices.DeleteFunc(portal.Vanished(paths, files), func(v build.Vanished) bool {
		return slices.ContainsFunc(allowed, func(allow string) bool { return allows(allow, v.Address) })
	})
	if len(vanished) == 0 {
		return nil
	}
	name, there := portal.Site.OldFile()
	c.say(c.out, "%d địa chỉ đã đăng mà lần này không còn. Với mỗi địa chỉ, chép một trong hai bảng vào cuối tệp %s rồi điền chỗ trống.\n",
		"%d addresses were published and would vanish. For each, copy one of the two tables to the end of %s and fill in what is empty.\n",
		len(vanished), name)
	if !there {
		c.say(c.out, "Tệp ấy chưa có. Dòng đầu của nó là:\n\n", "There is no such file yet. Its first line is:\n\n")
		fmt.Fprintf(c.out, "ten = \"Địa chỉ cũ năm %d\"\n", portal.Site.AsOf.Year)
	}
	for _, v := range vanished {
		c.say(c.out, "\n# %s nay ở địa chỉ khác:\n", "\n# %s has moved:\n", v.Address)
		fmt.Fprintf(c.out, "[[chuyen]]\ntu = %q\nden = %q\nngay = %s\n", v.Address, v.Meant, portal.Site.AsOf)
		c.say(c.out, "\n# hoặc %s đã rút hẳn:\n", "\n# or %s was withdrawn:\n", v.Address)
		fmt.Fprintf(c.out, "[[rut]]\ntu = %q\nten = \"\"\nngay = %s\nly_do = \"\"\n", v.Address, portal.Site.AsOf)
	}
	c.say(c.err, "%d địa chỉ mất khỏi cổng, chưa đăng gì; xóa nhầm thì lấy lại tệp, cố ý bỏ hẳn thì thêm --allow-removed %s\n",
		"addresses that would vanish: %d, nothing was published; bring back what was removed by mistake, or add --allow-removed %s\n",
		len(vanished), vanished[0].Address)
	return errProblems
}

// allows reports whether a value of --allow-removed, an address or a path in the tree, is an address or holds it.
func allows(allow, address string) bool {
	if allow == allRemoved {
		return true
	}
	allow = strings.Trim(strings.TrimSuffix(path.Clean("/"+allow), "/index.html"), "/")
	return allow != "" && strings.HasPrefix(strings.Trim(address, "/")+"/", allow+"/")
}
