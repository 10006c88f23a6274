package main

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/publish"
	"congkhai/generator/publish/send"
	"congkhai/generator/publish/send/bucket"
	"congkhai/generator/publish/send/sftp"
	"congkhai/generator/text/say"
)

// explainedSending says what to do about what hinders sending to a target.
func explainedSending(t record.Target, err error) error {
	var network net.Error
	for _, explain := range []func(record.Target, error) error{explainedTree, explainedTurn, explainedStore, explainedServer, explainedFile} {
		if told := explain(t, err); told != nil {
			return told
		}
	}
	if errors.As(err, &network) {
		return say.Errorf("không tới được nơi đăng %q; khi tới được, chạy lại là gửi tiếp: %s",
			"the target %q cannot be reached; once it can, the next run goes on: %s", t.Name, err)
	}
	return err
}

// explainedTree tells of what stands at a target, or is to go there.
func explainedTree(t record.Target, err error) error {
	switch {
	case errors.Is(err, send.ErrForeign):
		return say.Errorf("nơi đăng %q đã có tệp không do congkhai gửi; không gửi gì. Nơi mới phải trống",
			"the target %q has files that congkhai did not send; nothing is sent. A new target has to be empty", t.Name)
	case errors.Is(err, send.ErrList):
		return say.Errorf("danh sách bang-ke.json ở nơi đăng %q bị hỏng; chạy congkhai deploy --all để đọc lại "+
			"từng tệp ở đó",
			"the list bang-ke.json at the target %q is damaged; congkhai deploy --all reads every file there", t.Name)
	case errors.Is(err, send.ErrChanged):
		return say.Errorf("cổng đã dựng thay đổi trong lúc gửi, hoặc hỏng; dựng lại rồi gửi lại: %s",
			"the built portal changed while it was sent, or is damaged; build and send again: %s", err)
	}
	return nil
}

// explainedTurn tells of who sends at the same time.
func explainedTurn(t record.Target, err error) error {
	switch {
	case errors.Is(err, send.ErrBusy), errors.Is(err, send.ErrMoved):
		return say.Errorf("đang có người khác gửi tới nơi đăng %q; chờ họ xong rồi chạy lại",
			"somebody else is sending to the target %q; wait until they have ended, and run again", t.Name)
	case errors.Is(err, send.ErrTaken):
		return say.Errorf("lần gửi này ngưng quá lâu nên người khác đã gửi tiếp tới nơi đăng %q; chạy lại để biết "+
			"còn gì khác",
			"this run stood still for so long that somebody else went on sending to the target %q; "+
				"run again to see what differs", t.Name)
	}
	return nil
}

// explainedStore tells of an S3 store.
func explainedStore(t record.Target, err error) error {
	switch {
	case errors.Is(err, bucket.ErrRefused):
		return say.Errorf("kho S3 của nơi đăng %q không nhận khóa này, hoặc khóa không có quyền đọc, ghi, xóa, "+
			"liệt kê: %s",
			"the S3 store of the target %q refuses the secret, or that may not read, write, remove and list: %s",
			t.Name, err)
	case errors.Is(err, bucket.ErrNoBucket):
		return say.Errorf("kho S3 không có %q; tạo kho ấy trước", "the S3 store has no bucket %q; make it first",
			t.Bucket)
	case errors.Is(err, bucket.ErrAddress):
		return say.Errorf("may_chu của nơi đăng %q phải như https://s3.tinh.gov.vn; http:// chỉ cho máy này",
			"may_chu of the target %q has to be such as https://s3.province.gov.vn; http:// is for this machine "+
				"alone", t.Name)
	case errors.Is(err, bucket.ErrAway):
		return say.Errorf("kho S3 của nơi đăng %q lúc này không trả lời được; đợi rồi chạy lại là gửi tiếp: %s",
			"the S3 store of the target %q cannot answer now; wait, and the next run goes on: %s", t.Name, err)
	case errors.Is(err, bucket.ErrClock):
		return say.Errorf("đồng hồ máy này lệch quá nhiều so với kho S3; chỉnh lại giờ rồi gửi lại",
			"the clock of this machine differs too much from that of the S3 store; set it, and send again")
	}
	return nil
}

// explainedServer tells of a machine that SFTP leads to: why it cannot be entered, and what is wrong there.
func explainedServer(t record.Target, err error) error {
	var unknown *sftp.UnknownHostError
	var altered *sftp.AlteredHostError
	switch {
	case errors.As(err, &unknown):
		return say.Errorf("chưa biết máy %s; nó đưa khóa %s. Hỏi người quản trị máy ấy xem có đúng không; "+
			"đúng thì thêm dòng này vào tệp known_hosts:\n%s",
			"the machine %s is not known; it shows the key %s. Ask who runs it whether that is right; "+
				"if so, add this line to known_hosts:\n%s", t.Server, unknown.Fingerprint, unknown.Line)
	case errors.As(err, &altered):
		return say.Errorf("máy %s đưa khóa %s, không phải khóa đã biết: có thể đang có người đứng giữa. Không gửi gì; "+
			"hỏi người quản trị máy ấy",
			"the machine %s shows the key %s and not the one that is known: somebody may be in between. Nothing is "+
				"sent; "+
				"ask who runs it", t.Server, altered.Fingerprint)
	case errors.Is(err, sftp.ErrRefused):
		return say.Errorf("máy %s không cho %q vào; xem lại nguoi_dung, khóa hay mật khẩu",
			"the machine %s does not let %q in; see nguoi_dung, the key or the password", t.Server, t.User)
	case errors.Is(err, sftp.ErrNoLogin):
		return say.Errorf("chưa có gì để vào máy %s; chỉ tới tệp khóa riêng bằng bi_mat, "+
			"hoặc đặt khóa vào biến môi trường %s, mật khẩu vào %s",
			"there is nothing to enter the machine %s with; name the file of a private key with bi_mat, "+
				"or set the environment variable %s to the key, %s to the password", t.Server, sftpKey, sftpPassword)
	case errors.Is(err, sftp.ErrPassphrase):
		return say.Errorf("khóa riêng có mật khẩu; đặt mật khẩu đúng vào biến môi trường %s",
			"the private key is locked; set the environment variable %s to its passphrase", sftpPassword)
	case errors.Is(err, sftp.ErrKey):
		return say.Errorf("khóa riêng của nơi đăng %q không đọc được; cần tệp như ssh-keygen viết",
			"the private key of the target %q cannot be read; it has to be as ssh-keygen writes it", t.Name)
	case errors.Is(err, sftp.ErrNotALink):
		return say.Errorf("trên máy %s, %s/%s phải là liên kết do congkhai tạo, mà ở đó là thứ khác; chuyển nó đi "+
			"nơi khác trước",
			"on the machine %s, %s/%s has to be a link that congkhai makes, and it is something else; move that "+
				"away first",
			t.Server, strings.TrimSuffix(t.Folder, "/"), sftp.Current)
	}
	return nil
}

// explainedFile tells of a file of a folder that cannot be written or removed.
func explainedFile(t record.Target, err error) error {
	name := ""
	var link *os.LinkError
	var path *fs.PathError
	switch {
	case t.Sort != record.FolderTarget:
		return nil
	case errors.As(err, &link):
		name = link.New
	case errors.As(err, &path):
		name = path.Path
	default:
		return nil
	}
	if errors.Is(err, publish.ErrInUse) {
		return say.Errorf("%s: tệp đang mở trong chương trình khác, hoặc không được ghi ở đó; đóng tệp, xem lại "+
			"quyền, "+
			"rồi chạy lại là gửi tiếp", "%s: another program has the file open, or nobody may write there; close it, "+
			"see who may write, and the next run goes on", name)
	}
	return say.Errorf("%s: không ghi được ở nơi đăng %q; sửa rồi chạy lại là gửi tiếp: %s",
		"%s: cannot be written at the target %q; mend that, and the next run goes on: %s", name, t.Name, err)
}
