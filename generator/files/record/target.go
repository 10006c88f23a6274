package record

import (
	"maps"

	"congkhai/generator/files/front"
)

// Target is a place that the published portal is sent to. Secrets are never among its keys: config.toml is read by
// everybody.
type Target struct {
	Name    string     `key:"ten" say:"tên nơi đăng, để gọi: congkhai deploy TÊN" example:"\"chinh\""`
	Sort    TargetSort `key:"loai" say:"loại nơi đăng" example:"\"thu_muc\""`
	Server  string     `key:"may_chu,optional" say:"máy nhận cổng: địa chỉ https:// của kho S3, hoặc tên máy SFTP, thêm :cổng nếu không phải 22" example:"\"https://s3.tinh.gov.vn\""`
	Bucket  string     `key:"kho,optional" say:"tên kho (bucket) S3" example:"\"cong\""`
	Region  string     `key:"vung,optional" say:"vùng của kho S3; bỏ trống là us-east-1" example:"\"vn-1\""`
	User    string     `key:"nguoi_dung,optional" say:"tên người dùng trên máy SFTP" example:"\"congkhai\""`
	Hosts   string     `key:"may_da_biet,optional" say:"tệp known_hosts có khóa của máy SFTP; bỏ trống là ~/.ssh/known_hosts" example:"\"known_hosts\""`
	Folder  string     `key:"duong_dan,optional" say:"thư mục nhận cổng; thư mục của máy này tính từ chỗ của config.toml; trong kho S3 là phần đầu của tên tệp" example:"\"/srv/cong\""`
	Secrets string     `key:"bi_mat,optional" say:"tệp giữ khóa hay mật khẩu, nằm ngoài thư mục của cổng; bỏ trống thì lấy ở biến môi trường" example:"\"/etc/congkhai/s3\""`
}

// TargetSort is a way to reach a place.
type TargetSort string

// The ways.
const (
	FolderTarget TargetSort = "thu_muc" // of this machine, or of another that this machine sees
	S3Target     TargetSort = "s3"
	SFTPTarget   TargetSort = "sftp"
)

// Choices lists the ways.
func (TargetSort) Choices() []front.Choice {
	return []front.Choice{{ID: string(FolderTarget), Label: "Thư mục, ổ mạng"}, {ID: string(S3Target), Label: "Kho S3"},
		{ID: string(SFTPTarget), Label: "Máy chủ qua SFTP"}}
}

// Keys says for each way which keys of a target it needs and which else it knows, besides ten and loai.
func (s TargetSort) Keys() (needed, known []string) {
	switch s {
	case FolderTarget:
		return []string{"duong_dan"}, nil
	case S3Target:
		return []string{"may_chu", "kho"}, []string{"vung", "duong_dan", "bi_mat"}
	case SFTPTarget:
		return []string{"may_chu", "nguoi_dung", "duong_dan"}, []string{"may_da_biet", "bi_mat"}
	}
	return nil, nil
}

// Given lists the keys that a target has besides ten and loai, with what they say.
func (t Target) Given() map[string]string {
	given := map[string]string{"may_chu": t.Server, "kho": t.Bucket, "vung": t.Region, "nguoi_dung": t.User,
		"may_da_biet": t.Hosts, "duong_dan": t.Folder, "bi_mat": t.Secrets}
	maps.DeleteFunc(given, func(_, value string) bool { return value == "" })
	return given
}
