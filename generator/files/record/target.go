package record

import "congkhai/generator/files/front"

// Target is a place that the published portal is sent to. Secrets are never among its keys: config.toml is read by
// everybody.
type Target struct {
	Name   string     `key:"ten" say:"tên nơi đăng, để gọi: congkhai deploy TÊN" example:"\"chinh\""`
	Sort   TargetSort `key:"loai" say:"loại nơi đăng" example:"\"thu_muc\""`
	Folder string     `key:"duong_dan,optional" say:"thư mục nhận cổng, đường dẫn tính từ chỗ của config.toml" example:"\"/srv/cong\""`
}

// TargetSort is a way to reach a place.
type TargetSort string

// FolderTarget is a folder of this machine, or one of another that this machine sees.
const FolderTarget TargetSort = "thu_muc"

// Choices lists the ways.
func (TargetSort) Choices() []front.Choice {
	return []front.Choice{{ID: string(FolderTarget), Label: "Thư mục, ổ mạng"}}
}
