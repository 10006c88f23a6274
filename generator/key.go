package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"congkhai/generator/portal"
	"congkhai/generator/publish/proof"
	"congkhai/generator/text/say"
)

func (c *command) keys() *cobra.Command {
	key := &cobra.Command{
		Use: "key", Args: arguments(),
		Short: c.text("Khóa để ký những gì cổng công bố", "The key that signs what the portal publishes"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	key.AddCommand(&cobra.Command{
		Use: "new FILE", Args: arguments("FILE"),
		Short: c.text("Tạo khóa, ghi khóa riêng vào tệp ngoài thư mục của cổng",
			"Make a key, its private half in a file outside the portal's folder"),
		Long: c.text(`Tạo khóa Ed25519 mang tên cổng (theo dia_chi trong config.toml): khóa riêng vào FILE, khóa công khai ra màn hình.
Dựng cổng có ký: congkhai build --key FILE; lần đầu thêm --new-log. Cách kiểm chứng: KIEM-CHUNG.md và trang /kiem-chung/ của cổng.`, `Make an Ed25519 key with the portal's name: the private half into FILE, the public half to the screen.
Build with --key FILE; the first time with --new-log too. How to verify: KIEM-CHUNG.md and the portal's page /kiem-chung/.`),
		RunE: func(_ *cobra.Command, args []string) error { return c.newKey(args[0]) },
	})
	return key
}

// newKey makes the key of a portal. The public half goes to standard output alone, for others to read on.
func (c *command) newKey(file string) error {
	config, err := c.config()
	if err != nil {
		return err
	}
	if config.Unaddressed() {
		return say.Errorf("cổng chưa có địa chỉ; ghi dia_chi trong config.toml trước, vì khóa mang tên theo địa chỉ ấy mãi",
			"the portal has no address yet; write dia_chi in config.toml first: the key is called by it for ever")
	}
	if err := c.outsidePortal(file); err != nil {
		return err
	}
	text, err := proof.NewKey(portal.LogName(config))
	if err != nil {
		return say.Errorf("không tạo được khóa cho địa chỉ %q trong config.toml: %s",
			"no key can be made for the address %q in config.toml: %s", config.Address, err)
	}
	key, err := proof.ParseKey(text)
	if err != nil {
		return err
	}
	if err := keepSecret(file, text+"\n"); err != nil {
		return err
	}
	c.say(c.err, `Đã ghi khóa riêng vào %[1]s. Ai có tệp ấy thì ký thay được cơ quan: cất thêm một bản ở nơi an toàn, đừng gửi đi, đừng chép vào thư mục của cổng.
Dựng cổng có ký: congkhai build --key %[1]s, hoặc đặt nội dung tệp vào biến môi trường %[2]s. Lần ký đầu tiên thêm --new-log.
Dòng dưới đây là khóa công khai. Hãy công bố nó ở một nơi khác ngoài cổng, như trong quyết định hoặc trên bảng niêm yết:
`, `The private key is in %[1]s. Who has that file signs in the agency's name: keep a copy in a safe place, send it to nobody, keep it out of the portal's folder.
Build with congkhai build --key %[1]s, or with the file's text in the environment variable %[2]s. The first time, add --new-log.
The line below is the public key. Publish it somewhere else than on the portal, such as in a decision or on the notice board:
`, file, keyVariable)
	fmt.Fprintln(c.out, key.Verifier)
	return nil
}

// outsidePortal refuses a place from which the private key could be published or committed by mistake.
func (c *command) outsidePortal(file string) error {
	switch folder, err := c.folderAround(file); {
	case err != nil:
		return err
	case folder != "":
		return say.Errorf("không ghi khóa riêng vào %s: nơi ấy thuộc thư mục của cổng (%s), khóa dễ bị đăng hoặc chép vào git; hãy chọn nơi khác",
			"the private key is not written to %s: that is in the portal's folder (%s), and it might be published or committed; choose another place", file, folder)
	}
	return nil
}

// folderAround is the folder of the portal, or of its repository, in which a file would lie; "" when it is outside.
func (c *command) folderAround(file string) (string, error) {
	place, err := realPath(filepath.Dir(file))
	if err != nil {
		return "", say.Errorf("không có thư mục cho tệp %s: %s", "there is no folder for the file %s: %s", file, err)
	}
	portal, err := realPath(c.dir)
	if err != nil {
		return "", err
	}
	for _, folder := range []string{repositoryOf(portal), portal} {
		if rel, err := filepath.Rel(folder, place); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(folder), nil
		}
	}
	return "", nil
}

func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(name)
}

// repositoryOf is the top of the git repository that a folder is in; the folder itself when it is in none.
func repositoryOf(folder string) string {
	for top := folder; ; top = filepath.Dir(top) {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			return top
		}
		if top == filepath.Dir(top) {
			return folder
		}
	}
}

// keepSecret writes a file that nobody else can read, and overwrites none.
func keepSecret(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return say.Errorf("%s đã có, không ghi đè: có thể đó là khóa đang dùng",
			"%s is there already and is left alone: it may be the key in use", name)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		_ = os.Remove(name) // half a key is none
	}
	return err
}
