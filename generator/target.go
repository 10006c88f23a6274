package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/publish/send"
	"congkhai/generator/publish/send/bucket"
	"congkhai/generator/publish/send/sftp"
	"congkhai/generator/text/say"
)

// The environment variables in which secrets are, where no file holds them. Those of S3 have the names that programs for
// it agree on.
const (
	s3Key, s3Secret, s3Token = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
	sftpKey, sftpPassword    = "CONGKHAI_SFTP_KHOA", "CONGKHAI_SFTP_MAT_KHAU"
	sshAgent                 = "SSH_AUTH_SOCK"
)

// config is config.toml, whose problems were told when there is an error.
func (c *command) config() (record.Config, error) {
	config, problems, err := portal.Config(source.Folder(c.dir))
	if err == nil {
		err = c.tell(problems)
	}
	return config, err
}

// target finds a target of config.toml by its name; the only one needs none.
func (c *command) target(name string) (record.Target, error) {
	config, err := c.config()
	if err != nil {
		return record.Target{}, err
	}
	var names []string
	for _, t := range config.Targets {
		if t.Name == name || name == "" && len(config.Targets) == 1 {
			return t, nil
		}
		names = append(names, t.Name)
	}
	switch {
	case len(names) == 0:
		return record.Target{},
			say.Errorf("config.toml chưa có nơi đăng nào; thêm [[noi_dang]] với ten, loai và duong_dan (loại "+
				"thu_muc, s3, sftp)",
				"config.toml has no target yet; add [[noi_dang]] with ten, loai and duong_dan (of the sort thu_muc, "+
					"s3, sftp)")
	case name == "":
		return record.Target{}, say.Errorf("có nhiều nơi đăng, hãy ghi tên một nơi: %s",
			"there are several targets, name one: %s",
			strings.Join(names, ", "))
	}
	return record.Target{}, say.Errorf("không có nơi đăng %q; các nơi là: %s", "there is no target %q; they are: %s",
		name,
		strings.Join(names, ", "))
}

// closer is a place that has to be given back.
type closer interface {
	send.Place
	Close() error
}

// reach opens a target.
func (c *command) reach(ctx context.Context, t record.Target) (closer, error) {
	switch t.Sort {
	case record.S3Target:
		return c.reachStore(t)
	case record.SFTPTarget:
		return c.reachServer(ctx, t)
	}
	dir := filepath.FromSlash(t.Folder)
	if !filepath.IsAbs(dir) {
		dir = c.local(dir)
	}
	place, err := send.OpenFolder(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("không có thư mục %s; ổ mạng đã nối chưa? Nơi mới thì tạo thư mục ấy trước",
			"there is no folder %s; is the network drive connected? Make the folder of a new target first", dir)
	}
	return place, err
}

func (c *command) reachStore(t record.Target) (closer, error) {
	secrets, err := c.secretsOf(t)
	if err != nil {
		return nil, err
	}
	secret := bucket.Secret{Key: secrets(s3Key), Secret: secrets(s3Secret), Token: secrets(s3Token)}
	if secret.Key == "" || secret.Secret == "" {
		return nil,
			say.Errorf("chưa có khóa vào kho S3; đặt %[1]s và %[2]s vào biến môi trường, hoặc viết hai dòng "+
				"%[1]s=… và %[2]s=… vào tệp mà bi_mat chỉ tới",
				"there is no secret for the S3 store; set the environment variables %[1]s and %[2]s, or write the "+
					"lines %[1]s=… and %[2]s=… into the file that bi_mat names", s3Key, s3Secret)
	}
	return bucket.Open(bucket.Address{Server: t.Server, Bucket: t.Bucket, Region: t.Region, Folder: t.Folder}, secret)
}

// secretsOf looks secrets up by their names: in the file that a target names, in lines NAME=VALUE, or in the environment.
func (c *command) secretsOf(t record.Target) (func(name string) string, error) {
	if t.Secrets == "" {
		return os.Getenv, nil
	}
	text, err := c.secretFile(t)
	if err != nil {
		return nil, err
	}
	held := map[string]string{}
	for line := range bytes.Lines(text) {
		if name, value, ok := strings.Cut(strings.TrimSpace(string(line)), "="); ok {
			held[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return func(name string) string { return held[name] }, nil
}

// secretFile reads the file of a target that holds a secret. It has to lie where nobody commits or publishes it.
func (c *command) secretFile(t record.Target) ([]byte, error) {
	name := filepath.FromSlash(t.Secrets)
	if !filepath.IsAbs(name) {
		name = c.local(name)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, say.Errorf("không đọc được tệp bí mật của nơi đăng %q: %s",
			"the secret of the target %q cannot be read: %s", t.Name, err)
	}
	switch folder, err := c.folderAround(name); {
	case err != nil:
		return nil, err
	case folder != "":
		return nil,
			say.Errorf("tệp bí mật %s nằm trong thư mục của cổng (%s), dễ bị chép vào git; chuyển nó ra ngoài, rồi "+
				"đổi khóa hay mật khẩu nếu đã chép",
				"the secret %s lies in the portal's folder (%s), where it might be committed; move it out, and change "+
					"it if it was", t.Secrets, folder)
	}
	return text, nil
}

func (c *command) reachServer(ctx context.Context, t record.Target) (closer, error) {
	login := sftp.Login{User: t.User, Key: []byte(os.Getenv(sftpKey)), Password: os.Getenv(sftpPassword), Agent: os.Getenv(sshAgent)}
	if t.Secrets != "" {
		key, err := c.secretFile(t)
		if err != nil {
			return nil, err
		}
		login.Key = key
	}
	login.Hosts = filepath.FromSlash(t.Hosts)
	switch home, err := os.UserHomeDir(); {
	case t.Hosts == "" && err != nil:
		return nil, err
	case t.Hosts == "":
		login.Hosts = filepath.Join(home, ".ssh", "known_hosts")
	case !filepath.IsAbs(login.Hosts):
		login.Hosts = c.local(login.Hosts)
	}
	host := sftp.WithPort(t.Server)
	config, err := login.Config(host)
	if errors.Is(err, fs.ErrNotExist) {
		return nil,
			say.Errorf("không có tệp %s để nhận ra máy %s; hỏi người quản trị máy ấy dòng khóa của nó rồi ghi vào "+
				"tệp, hoặc chỉ tới tệp khác bằng may_da_biet",
				"there is no file %s by which to know the machine %s; ask who runs it for the line with its key and "+
					"put that there, or name another file with may_da_biet", login.Hosts, t.Server)
	}
	if err != nil {
		return nil, err
	}
	place, err := sftp.Open(ctx, host, t.Folder, config)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("máy %s không có thư mục %s; tạo thư mục ấy trước",
			"the machine %s has no folder %s; make it first", t.Server, t.Folder)
	}
	return place, err
}
