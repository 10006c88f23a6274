package store

import (
	"errors"
	"io/fs"
	"path/filepath"

	"congkhai/generator/text/say"
)

// Changed says that a file is not any more what it was when it was read: somebody else has written it meanwhile, or
// removed it.
type Changed struct{ Path string }

// In says it in one language.
func (c *Changed) In(lang say.Lang) string {
	return say.Textf("%s vừa được sửa; hãy chạy lại", "%s was changed just now; run it again", c.Path).In(lang)
}

func (c *Changed) Error() string { return say.Both(c) }

func noContent(name string) error {
	return say.Errorf("%q không phải tệp nội dung của cổng, không ghi vào đó", "%q is no file of the portal's content and is left alone",
		name)
}

func noFile(place string) error {
	return say.Errorf("%s phải là tệp thật, không phải thư mục hay liên kết tới nơi khác",
		"%s has to be a real file, and no folder or link to another place", filepath.ToSlash(place))
}

func noFolder(place string) error {
	return say.Errorf("%s phải là thư mục thật, không phải tệp hay liên kết tới nơi khác",
		"%s has to be a real folder, and no file or link to another place", filepath.ToSlash(place))
}

func readOnly(name string) error {
	return say.Errorf("%s chỉ cho đọc, hoặc ở thư mục không cho ghi, nên chưa ghi gì; hãy bỏ chế độ chỉ đọc, hay nhờ người quản trị máy, rồi làm lại",
		"%s is read-only, or in a folder that is, so that nothing was written; let it be written and try again", name)
}

func isOpen(name string) error {
	return say.Errorf("%s: tệp đang mở trong chương trình khác, nên chưa ghi gì; hãy đóng tệp ở đó rồi làm lại",
		"%s is open in another program, so that nothing was written; close it there and try again", name)
}

func notTakenBack(name string, err error) error {
	return say.Errorf("%s đã ghi mà không đưa về như cũ được: %s", "%s was written and could not be made what it was: %s", name, err)
}

// told puts what a machine says of a file into words where it is about something that people can mend.
func told(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case noRoom(err):
		return say.Errorf("ổ đĩa hết chỗ để ghi %s, nên chưa ghi gì; hãy dọn bớt tệp không dùng rồi làm lại",
			"there is no room on the disk for %s, so that nothing was written; make some and try again", name)
	case errors.Is(err, fs.ErrPermission):
		return readOnly(name)
	case inUse(err):
		return isOpen(name)
	}
	return err
}
