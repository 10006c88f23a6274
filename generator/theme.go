package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) theme() *cobra.Command {
	theme := &cobra.Command{
		Use: "theme", Args: arguments(),
		Short: c.text("Giao diện đi cùng chương trình", "The theme that comes with the program"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	theme.AddCommand(&cobra.Command{
		Use: "copy [NAME]", Args: upTo("NAME"),
		Short: c.text("Chép giao diện ra themes/NAME để sửa", "Copy the theme into themes/NAME, to change it there"),
		Long: c.text(`Chép giao diện đi cùng chương trình ra themes/NAME (mặc định cong-khai) để sửa; không ghi đè thư mục đã có.
Thư mục themes/NAME của cổng thắng giao diện của chương trình, và từ đó không đổi theo bản mới của chương trình.`,
			`Copies the theme that comes with the program into themes/NAME (cong-khai when none is named); writes over nothing.
A folder themes/NAME of the portal wins over what the program carries, and new versions of the program change nothing in it.`),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.inPortal(); err != nil {
				return err
			}
			return c.copyTheme(append(args, portal.CarriedTheme)[0])
		},
	})
	return theme
}

// copyTheme gives the carried theme out under a name. It is made beside its place and put there whole: half a theme would
// win over a whole one.
func (c *command) copyTheme(name string) error {
	if !record.ValidID(name) {
		return say.Errorf("tên giao diện %q không dùng được; chỉ dùng chữ thường không dấu, số và dấu -, như %q",
			"the name %q is none for a theme; use small letters without marks, digits and -, such as %q", name,
			cmp.Or(viet.Slug(name), "so-y-te"))
	}
	themes := c.local("themes")
	place := filepath.Join(themes, name)
	if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
		return cmp.Or(err, say.Errorf("%s đã có, không ghi đè; đặt tên khác: congkhai theme copy %s",
			"%s is there already and is left alone; take another name: congkhai theme copy %s",
			filepath.ToSlash(place), name+"-2"))
	}
	if err := os.MkdirAll(themes, 0o755); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(themes, ".congkhai-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	whole := filepath.Join(beside, name)
	for path, text := range portal.Carried() {
		inside := strings.TrimPrefix(path, "themes/"+portal.CarriedTheme+"/")
		if err := create(filepath.Join(whole, filepath.FromSlash(inside)), string(text)); err != nil {
			return err
		}
	}
	if err := os.Rename(whole, place); err != nil {
		return err
	}
	return c.tellTheme(name, place)
}

// tellTheme says where the theme is, and how the portal comes to use it.
func (c *command) tellTheme(name, place string) error {
	config, _, err := portal.Config(source.Folder(c.dir))
	if err != nil {
		return err
	}
	c.say(c.out, "đã chép giao diện vào %s; bản mới của chương trình sẽ không đổi gì ở đó\n",
		"the theme is in %s; new versions of the program change nothing there\n", filepath.ToSlash(place))
	if config.Theme != name {
		c.say(c.out, "để cổng dùng nó, ghi giao_dien = %q trong config.toml\n",
			"for the portal to use it, write giao_dien = %q in config.toml\n", name)
	}
	return nil
}
