package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"congkhai/generator/files/record"
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

// targetOf finds a target by its name; the only one needs none.
func targetOf(config record.Config, name string) (record.Target, error) {
	var names []string
	for _, t := range config.Targets {
		if t.Name == name || name == "" && len(config.Targets) == 1 {
			return t, nil
		}
		names = append(names, t.Name)
	}
	switch {
	case len(names) == 0:
		return record.Target{}, say.Errorf("config.toml chưa có nơi đăng nào; thêm [[noi_dang]] với ten, loai và duong_dan (loại thu_muc, s3, sftp)",
			"config.toml has no target yet; add [[noi_dang]] with ten, loai and duong_dan (of the sort thu_muc, s3, sftp)")
	case name == "":
		return record.Target{}, say.Errorf("có nhiều nơi đăng, hãy ghi tên một nơi: %s", "there are several targets, name one: %s",
			strings.Join(names, ", "))
	}
	return record.Target{}, say.Errorf("không có nơi đăng %q; các nơi là: %s", "there is no target %q; they are: %s", name,
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
		return nil, say.Errorf("chưa có khóa vào kho S3; đặt %[1]s và %[2]s vào biến môi trường, hoặc viết hai dòng %[1]s=… và %[2]s=… vào tệp mà bi_mat chỉ tới",
			"there is no secret for the S3 store; set the environment variables %[1]s and %[2]s, or write the lines %[1]s=… and %[2]s=… into the file that bi_mat names", s3Key, s3Secret)
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
		return nil, say.Errorf("không đọc được tệp bí mật của nơi đăng %q: %s", "the secret of the target %q cannot be read: %s", t.Name, err)
	}
	switch folder, err := c.aroundSecret(name); {
	case err != nil:
		return nil, err
	case folder != "":
		return nil, say.Errorf("tệp bí mật %s nằm trong thư mục của cổng (%s), dễ bị chép vào git; chuyển nó ra ngoài, rồi đổi khóa hay mật khẩu nếu đã chép",
			"the secret %s lies in the portal's folder (%s), where it might be committed; move it out, and change it if it was", t.Secrets, folder)
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
		return nil, say.Errorf("không có tệp %s để nhận ra máy %s; hỏi người quản trị máy ấy dòng khóa của nó rồi ghi vào tệp, hoặc chỉ tới tệp khác bằng may_da_biet",
			"there is no file %s by which to know the machine %s; ask who runs it for the line with its key and put that there, or name another file with may_da_biet", login.Hosts, t.Server)
	}
	if err != nil {
		return nil, explainedLogin(t, err)
	}
	place, err := sftp.Open(ctx, host, t.Folder, config)
	if err != nil {
		return nil, explainedLogin(t, err)
	}
	return place, nil
}

// explainedLogin says why a machine cannot be reached, and what to do.
func explainedLogin(t record.Target, err error) error {
	var unknown *sftp.UnknownHostError
	var altered *sftp.AlteredHostError
	var network net.Error
	switch {
	case errors.As(err, &unknown):
		return say.Errorf("chưa biết máy %s; nó đưa khóa %s. Hỏi người quản trị máy ấy xem có đúng không; đúng thì thêm dòng này vào tệp known_hosts:\n%s",
			"the machine %s is not known; it shows the key %s. Ask who runs it whether that is right; if so, add this line to known_hosts:\n%s",
			t.Server, unknown.Fingerprint, unknown.Line)
	case errors.As(err, &altered):
		return say.Errorf("máy %s đưa khóa %s, không phải khóa đã biết: có thể đang có người đứng giữa. Không gửi gì; hỏi người quản trị máy ấy",
			"the machine %s shows the key %s and not the one that is known: somebody may be in between. Nothing is sent; ask who runs it", t.Server, altered.Fingerprint)
	case errors.Is(err, sftp.ErrRefused):
		return say.Errorf("máy %s không cho %q vào; xem lại nguoi_dung, khóa hay mật khẩu", "the machine %s does not let %q in; see nguoi_dung, the key or the password",
			t.Server, t.User)
	case errors.Is(err, sftp.ErrNoLogin):
		return say.Errorf("chưa có gì để vào máy %s; chỉ tới tệp khóa riêng bằng bi_mat, hoặc đặt khóa vào biến môi trường %s, mật khẩu vào %s",
			"there is nothing to enter the machine %s with; name the file of a private key with bi_mat, or set the environment variable %s to the key, %s to the password", t.Server, sftpKey, sftpPassword)
	case errors.Is(err, sftp.ErrPassphrase):
		return say.Errorf("khóa riêng có mật khẩu; đặt mật khẩu đúng vào biến môi trường %s", "the private key is locked; set the environment variable %s to its passphrase", sftpPassword)
	case errors.Is(err, sftp.ErrKey):
		return say.Errorf("khóa riêng của nơi đăng %q không đọc được; cần tệp như ssh-keygen viết", "the private key of the target %q cannot be read; it has to be as ssh-keygen writes it", t.Name)
	case errors.Is(err, fs.ErrNotExist):
		return say.Errorf("máy %s không có thư mục %s; tạo thư mục ấy trước", "the machine %s has no folder %s; make it first", t.Server, t.Folder)
	case errors.As(err, &network):
		return say.Errorf("không nối được với %s: %s", "%s cannot be reached: %s", t.Server, err)
	}
	return err
}

// explainedSending says what to do about what hinders sending.
func explainedSending(t record.Target, err error) error {
	var network net.Error
	switch {
	case errors.Is(err, send.ErrForeign):
		return say.Errorf("nơi đăng %q đã có tệp không do congkhai gửi; không gửi gì. Nơi mới phải trống",
			"the target %q has files that congkhai did not send; nothing is sent. A new target has to be empty", t.Name)
	case errors.Is(err, send.ErrList):
		return say.Errorf("danh sách bang-ke.json ở nơi đăng %q bị hỏng; chạy congkhai deploy --all để đọc lại từng tệp ở đó",
			"the list bang-ke.json at the target %q is damaged; congkhai deploy --all reads every file there", t.Name)
	case errors.Is(err, send.ErrChanged):
		return say.Errorf("cổng đã dựng thay đổi trong lúc gửi, hoặc hỏng; dựng lại rồi gửi lại: %s",
			"the built portal changed while it was sent, or is damaged; build and send again: %s", err)
	case errors.Is(err, send.ErrBusy), errors.Is(err, send.ErrMoved):
		return say.Errorf("đang có người khác gửi tới nơi đăng %q; chờ họ xong rồi chạy lại", "somebody else is sending to the target %q; wait until they have ended, and run again", t.Name)
	case errors.Is(err, send.ErrTaken):
		return say.Errorf("lần gửi này ngưng quá lâu nên người khác đã gửi tiếp tới nơi đăng %q; chạy lại để biết còn gì khác", "this run stood still for so long that somebody else went on sending to the target %q; run again to see what differs", t.Name)
	case errors.Is(err, bucket.ErrRefused):
		return say.Errorf("kho S3 của nơi đăng %q không nhận khóa này, hoặc khóa không có quyền đọc, ghi, xóa, liệt kê: %s",
			"the S3 store of the target %q refuses the secret, or that may not read, write, remove and list: %s", t.Name, err)
	case errors.Is(err, bucket.ErrNoBucket):
		return say.Errorf("kho S3 không có %q; tạo kho ấy trước", "the S3 store has no bucket %q; make it first", t.Bucket)
	case errors.Is(err, bucket.ErrAddress):
		return say.Errorf("may_chu của nơi đăng %q phải như https://s3.tinh.gov.vn; http:// chỉ cho máy này", "may_chu of the target %q has to be such as https://s3.province.gov.vn; http:// is for this machine alone", t.Name)
	case errors.Is(err, bucket.ErrAway):
		return say.Errorf("kho S3 của nơi đăng %q lúc này không trả lời được; đợi rồi chạy lại là gửi tiếp: %s", "the S3 store of the target %q cannot answer now; wait, and the next run goes on: %s", t.Name, err)
	case errors.Is(err, bucket.ErrClock):
		return say.Errorf("đồng hồ máy này lệch quá nhiều so với kho S3; chỉnh lại giờ rồi gửi lại", "the clock of this machine differs too much from that of the S3 store; set it, and send again")
	case errors.Is(err, sftp.ErrNotALink):
		return say.Errorf("trên máy %s, %s/%s phải là liên kết do congkhai tạo, mà ở đó là thứ khác; chuyển nó đi nơi khác trước", "on the machine %s, %s/%s has to be a link that congkhai makes, and it is something else; move that away first",
			t.Server, strings.TrimSuffix(t.Folder, "/"), sftp.Current)
	case errors.As(err, &network):
		return say.Errorf("mất đường tới nơi đăng %q, chạy lại là gửi tiếp: %s", "the way to the target %q was lost, the next run goes on: %s", t.Name, err)
	}
	return err
}
