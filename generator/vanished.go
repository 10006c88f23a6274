package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"congkhai/generator/portal"
	"congkhai/generator/publish"
)

// allRemoved is what --allow-removed takes for every address.
const allRemoved = "all"

// nothingVanishes refuses to publish a tree in which something that was published is missing without a word, and says
// what to write for each such address.
func (p *publishing) nothingVanishes(loaded *portal.Portal, before publish.Manifest, files []publish.File) error {
	vanished := slices.DeleteFunc(loaded.Vanished(before.Files, files), func(v portal.Vanished) bool {
		return slices.ContainsFunc(p.allowed, func(allow string) bool { return allows(allow, v.Address) })
	})
	if len(vanished) == 0 {
		return nil
	}
	name, there := loaded.Site.OldFile()
	p.say(p.out, "%d địa chỉ đã đăng mà lần này không còn. Với mỗi địa chỉ, chép một trong hai bảng vào cuối tệp %s rồi điền chỗ trống.\n",
		"%d addresses were published and would vanish. For each, copy one of the two tables to the end of %s and fill in what is empty.\n",
		len(vanished), name)
	if !there {
		p.say(p.out, "Tệp ấy chưa có. Dòng đầu của nó là:\n\n", "There is no such file yet. Its first line is:\n\n")
		fmt.Fprintf(p.out, "ten = \"Địa chỉ cũ năm %d\"\n", loaded.Site.AsOf.Year)
	}
	for _, v := range vanished {
		p.say(p.out, "\n# %s nay ở địa chỉ khác:\n", "\n# %s has moved:\n", v.Address)
		fmt.Fprintf(p.out, "[[chuyen]]\ntu = %q\nden = %q\nngay = %s\n", v.Address, v.Meant, loaded.Site.AsOf)
		p.say(p.out, "\n# hoặc %s đã rút hẳn:\n", "\n# or %s was withdrawn:\n", v.Address)
		fmt.Fprintf(p.out, "[[rut]]\ntu = %q\nten = \"\"\nngay = %s\nly_do = \"\"\n", v.Address, loaded.Site.AsOf)
	}
	p.say(p.err, "%d địa chỉ sẽ mất khỏi cổng; xóa nhầm thì lấy lại tệp, cố ý bỏ hẳn thì thêm --allow-removed %s\n",
		"addresses that would vanish: %d; bring back what was removed by mistake, or add --allow-removed %s\n",
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
