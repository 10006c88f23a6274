package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"

	"congkhai/generator/publish/proof"
	"congkhai/generator/text/say"
)

const (
	logFolder      = proof.Folder + "/"
	checkpointFile = logFolder + proof.CheckpointFile
	keyFile        = logFolder + proof.VerifierFile

	maxLog = 256 << 20 // bytes of entries: two million and more
)

// ErrRead says that a file could not be read, and not that it is other than it should be.
var ErrRead = say.Errorf("không đọc được", "cannot be read")

// Source gives the files of a portal's log. It may be called at the same time.
func Source(ctx context.Context, p Place) proof.Source {
	var read atomic.Int64
	return func(name string, most int) ([]byte, error) {
		b, err := readAll(ctx, p, path.Join(proof.Folder, name), min(int64(most), maxLog-read.Load()))
		read.Add(int64(len(b)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errIrregular) && !errors.Is(err, errLong) {
			err = fmt.Errorf("%w: %w", ErrRead, err)
		}
		return b, err
	}
}

// openLog finds the key and reads the log, or finds that there is none.
func (c *check) openLog(ctx context.Context, wants []want) error {
	source := Source(ctx, c.place)
	signed, err := source(proof.CheckpointFile, proof.LongestCheckpoint)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.unsigned(wants)
		return nil
	case errors.Is(err, ErrRead):
		return unreadable(checkpointFile, err)
	case err != nil:
		c.wrong(checkpointFile, "không phải checkpoint: %v", "is no checkpoint: %v", err)
		return nil
	}
	if err := c.chooseKey(source); err != nil || c.key.String() == "" {
		return err
	}
	log, err := proof.Read(source, c.key)
	if errors.Is(err, ErrRead) {
		return unreadable(logFolder, err)
	}
	if err != nil {
		c.broken(signed, err)
		return nil
	}
	c.log, c.logFiles = log, log.Files() // with the checkpoint that holds: a server may send another the next time
	return nil
}

// unsigned tells of a portal without a log, which is wrong when it should have one.
func (c *check) unsigned(wants []want) {
	for _, w := range wants {
		if strings.HasPrefix(w.path, logFolder) {
			c.wrong(checkpointFile, "không có, trong khi cổng có các tệp khác của nhật ký",
				"is not there, while other files of the log are")
			return
		}
	}
	if c.ask.Key.String() != "" || c.ask.Checkpoint != nil {
		c.wrong("", "cổng không có nhật ký được ký (nhat-ky/), trong khi phải có theo --key hoặc --checkpoint",
			"the portal has no signed log (nhat-ky/), while by --key or --checkpoint it should")
		return
	}
	c.remark("", "cổng này chưa được ký: các tệp chỉ được đối chiếu với danh sách của chính cổng, nên không biết có ai viết lại cả hai hay không",
		"this portal is unsigned: its files were held against its own lists only, and somebody may have rewritten both")
}

// chooseKey takes the key that was given, or the portal's own.
func (c *check) chooseKey(source proof.Source) error {
	b, err := source(proof.VerifierFile, proof.LongestKey)
	if errors.Is(err, ErrRead) {
		return unreadable(keyFile, err)
	}
	own, parsed := proof.ParseVerifier(string(b))
	given := c.ask.Key.String() != ""
	switch {
	case err != nil || parsed != nil || string(b) != own.String()+"\n":
		c.wrong(keyFile, "không phải khóa công khai của nhật ký", "is no public key of a log")
	case given && own.String() != c.ask.Key.String():
		c.wrong(keyFile, "là khóa khác với --key: %s", "is another key than --key: %s", own.String())
	case !given && c.ask.Checkpoint == nil:
		c.remark("", "khóa kiểm lấy từ chính cổng (%s), mà ai thay được cả cổng thì cũng thay được khóa: hãy so với khóa mà cơ quan công bố ở nơi khác rồi chạy lại với --key, hoặc lưu lại bằng --save-checkpoint để lần sau đối chiếu",
			"the key came from the portal itself (%s), and who can replace the portal can replace the key: hold it against what the agency published elsewhere and run again with --key, or keep --save-checkpoint for the next time", keyFile)
	}
	if c.key = own; given {
		c.key = c.ask.Key
	}
	return nil
}

// broken tells why a log does not hold.
func (c *check) broken(signed []byte, err error) {
	present, noCheckpoint := proof.OpenCheckpoint(signed, c.key)
	switch {
	case errors.Is(noCheckpoint, proof.ErrOtherKey):
		c.wrong(checkpointFile, "do khóa khác ký, không phải %s", "is signed by another key than %s", shortKey(c.key))
	case noCheckpoint != nil:
		c.wrong(checkpointFile, "chữ ký hoặc nội dung không đúng với khóa %s: %v",
			"signature or content do not hold by the key %s: %v", shortKey(c.key), noCheckpoint)
	case errors.Is(err, proof.ErrEarlier):
		c.wrong(logFolder, "ngày trong nhật ký đi lùi, nên không biết mục nào công bố trước (%v)",
			"the days of the log go back, so that nobody knows what was published first (%v)", err)
	default:
		c.wrong(logFolder, "nhật ký không phải là các mục đã ký: có mục bị sửa, bỏ, thêm hoặc đổi chỗ (%v)",
			"the log is not what was signed: entries were altered, removed, added or moved (%v)", err)
		c.rolledBack(present)
	}
}

// rolledBack tells of a log with fewer entries than it had.
func (c *check) rolledBack(present proof.Checkpoint) bool {
	saved, err := proof.OpenCheckpoint(c.ask.Checkpoint, c.key)
	if err != nil || saved.Size <= present.Size {
		return false
	}
	c.wrong(checkpointFile, "nhật ký đã quay lui: checkpoint lưu trước có %d mục, nay chỉ còn %d",
		"the log went back: the saved checkpoint has %d entries, now there are %d", saved.Size, present.Size)
	return true
}

// earlier holds the log against the checkpoint that was saved.
func (c *check) earlier() {
	if c.ask.Checkpoint == nil || c.key.String() == "" {
		return
	}
	saved, err := proof.OpenCheckpoint(c.ask.Checkpoint, c.key)
	switch {
	case errors.Is(err, proof.ErrOtherKey):
		c.wrong("", "checkpoint lưu trước do khóa khác ký, không phải %s: khóa của cổng đã bị thay, hoặc tệp lưu là của cổng khác", "the saved checkpoint is signed by another key than %s: the portal's key was replaced, or the file is of another portal", shortKey(c.key))
	case err != nil:
		c.wrong("", "checkpoint lưu trước không đúng với khóa %s: tệp lưu đã hỏng, hoặc khóa của cổng đã bị thay (%v)", "the saved checkpoint does not hold by the key %s: the file is damaged, or the portal's key was replaced (%v)", shortKey(c.key), err)
	case c.log == nil || c.rolledBack(proof.Checkpoint{Size: c.log.Size()}):
	case c.log.GoesOn(saved) != nil:
		c.wrong(checkpointFile, "nhật ký bị rẽ nhánh: %d mục đầu không còn là các mục của checkpoint lưu trước",
			"the log forked: its first %d entries are not those of the saved checkpoint", saved.Size)
	}
}

// tree holds the list of sums against the newest tree of the log.
func (c *check) tree(sums []byte) {
	if c.log == nil || sums == nil {
		return
	}
	if _, e, ok := c.log.Newest(""); !ok || e.Sum != hashOf(sums) {
		c.wrong(sumsFile, "không phải danh sách mà nhật ký ghi sau cùng: cổng đăng khác với bản đã ký",
			"is not the list that the log has last: what is published is not what was signed")
	}
}

// shortKey is how people tell keys apart: name and short sum.
func shortKey(v proof.Verifier) string {
	parts := strings.SplitN(v.String(), "+", 3)
	if len(parts) < 3 {
		return ""
	}
	return plain(parts[0] + "+" + parts[1])
}

// examiner is what has to be done with the bytes of a file, besides summing them; nil for nothing.
func (c *check) examiner(file string) func([]byte) {
	name, ok := strings.CutPrefix(file, logFolder)
	if !ok || c.log == nil {
		return nil
	}
	if strings.HasPrefix(name, proof.ReceiptFolder+"/") {
		return func(b []byte) { c.receipt(name, b) }
	}
	return func(b []byte) {
		if want, ok := c.logFiles[name]; !ok {
			c.wrong(file, "không phải tệp của nhật ký", "is no file of the log")
		} else if !bytes.Equal(want, b) {
			c.wrong(file, "không khớp với các mục của nhật ký", "does not follow from the entries of the log")
		}
	}
}
