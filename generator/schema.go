package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// schemaMark stands in the files that we wrote; a file without it is somebody else's and is left alone.
const schemaMark = "congkhai schema install"

func (c *command) schema() *cobra.Command {
	cmd := &cobra.Command{
		Use: "schema KIND", Args: arguments("KIND"),
		Short: c.text("In JSON Schema của một loại tệp, cho phần mềm soạn thảo",
			"Print the JSON Schema of a kind's files, for editors"),
		RunE: func(_ *cobra.Command, args []string) error {
			of, err := c.site()
			if err != nil {
				return err
			}
			sheet, err := sheetNamed(of, args[0])
			if err == nil {
				fmt.Fprintf(c.out, "%s", sheet.schema())
			}
			return err
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use: "install", Args: arguments(),
		Short: c.text("Ghi .schema và .taplo.toml để VS Code gợi ý khóa",
			"Write .schema and .taplo.toml, so that VS Code completes keys"),
		RunE: func(*cobra.Command, []string) error { return c.installSchemas() },
	})
	return cmd
}

// schemaOf is a sort of files that have a schema.
type schemaOf struct {
	name, title string
	files       string // those of them that are TOML all through, as a glob; none for Markdown
	fields      []front.Field
}

// sheets are those of a portal, which has words of its own; there may be no portal.
func sheets(of *site.Site) []schemaOf {
	all := []schemaOf{{"config", "config.toml", "config.toml", front.Fields(reflect.TypeFor[record.Config]())}}
	for _, k := range kinds.Kinds() {
		s := schemaOf{name: k.Folder, title: k.Name, fields: of.Fields(k)}
		if slices.Contains(k.Suffix, ".toml") {
			s.files = "content/" + k.Folder + "/**/*.toml"
		}
		all = append(all, s)
	}
	return all
}

func sheetNamed(of *site.Site, name string) (schemaOf, error) {
	var names []string
	for _, s := range sheets(of) {
		if names = append(names, s.name); s.name == name {
			return s, nil
		}
	}
	return schemaOf{}, say.Errorf("không có loại %q; các loại là: %s%s",
		"there is no kind %q; the kinds are: %s%s", name, strings.Join(names, ", "),
		say.DidYouMean(viet.Nearest(name, names)))
}

func (s schemaOf) schema() []byte { return front.Schema(schemaMark, s.title, s.fields) }

func (s schemaOf) path() string { return ".schema/" + s.name + ".json" }

// taploConfig tells "Even Better TOML" which schema belongs to which files. On Windows it compares patterns with
// /c:/folder/config.toml but puts c:/folder/ before those that do not begin with / (its issue 285), so ours do.
func taploConfig(of *site.Site) []byte {
	var b strings.Builder
	b.WriteString("# " + schemaMark + ": để VS Code với Even Better TOML gợi ý và kiểm tra khóa.\n")
	for _, s := range sheets(of) {
		if s.files != "" {
			fmt.Fprintf(&b, "\n[[rule]]\ninclude = [\"/**/%s\"]\nschema.path = %q\n", s.files, s.path())
		}
	}
	return []byte(b.String())
}

func (c *command) installSchemas() error {
	of, err := c.site()
	if err != nil {
		return err
	}
	for _, s := range sheets(of) {
		if err := c.replace(s.path(), s.schema()); err != nil {
			return err
		}
	}
	config := taploConfig(of)
	err = c.replace(".taplo.toml", config)
	if errors.Is(err, errForeign) {
		return say.Errorf("%s\nhãy chép các dòng sau vào cuối tệp đó:\n\n%s",
			"%s\npaste these lines at its end:\n\n%s", err, config)
	}
	if err != nil {
		return err
	}
	c.say(c.out, "đã ghi .schema và .taplo.toml; đóng rồi mở lại VS Code (có Even Better TOML) để thấy\n",
		"wrote .schema and .taplo.toml; restart VS Code (with Even Better TOML) to see them\n")
	return nil
}

var errForeign = say.Errorf("không do congkhai tạo ra, không ghi đè",
	"it was not made by congkhai and is left alone")

// replace writes a file of the portal's folder in place of an older one of ours.
func (c *command) replace(name string, text []byte) error {
	path := filepath.Join(c.dir, filepath.FromSlash(name))
	switch old, err := os.ReadFile(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !strings.Contains(string(old), schemaMark):
		return fmt.Errorf("%s: %w", filepath.ToSlash(path), errForeign)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
