package commit

import (
	"context"

	"congkhai/generator/text/say"
)

// Take moves this copy on to what others sent, where nobody writes: what was saved or changed here alone stays, and is an
// error. There reports whether there is a place to take from.
func (r *Repo) Take(ctx context.Context) (there bool, err error) {
	r.sending.Lock()
	defer r.sending.Unlock()
	from, ok := r.remote()
	if !ok {
		return false, nil
	}
	if err := r.ready(); err != nil {
		return true, err
	}
	reaching := &Repo{dir: r.dir, pause: r.pause, folder: r.folder, says: r.ssh()}
	theirs, err := reaching.fetch(ctx, from)
	if err != nil {
		return true, say.Errorf("không lấy được bản mới từ kho chung: %s", "the remote cannot be reached: %s", err)
	}
	return true, r.follow(theirs)
}

// follow moves the branch to a commit that comes after it.
func (r *Repo) follow(theirs string) error {
	r.folder.Lock()
	defer r.folder.Unlock()
	ours := r.head()
	switch r.ask("merge-base", "HEAD", theirs+"^{commit}") {
	case theirs:
		return nil
	case ours:
		if err := r.move(ours, theirs); err != nil {
			return say.Errorf("bản mới chạm vào tệp đã sửa ở máy này mà chưa lưu: %s",
				"what is new would change files that were changed here and not committed: %s", err)
		}
		return nil
	}
	return say.Errorf("máy này có lần lưu mà kho chung không có; gửi hoặc bỏ nó trước",
		"this copy has commits that the remote has not; push them, or take them back")
}
