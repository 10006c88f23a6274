package store

import (
	"os"
	"time"

	"congkhai/generator/text/say"
)

// turn is how long others may take: thousands of files, on a slow disk.
const turn = 20 * time.Second

// lock waits until no other program writes this portal, for a time.
func lock(root *os.Root, most time.Duration) (unlock func() error, err error) {
	f, err := openLock(root)
	if err != nil {
		return nil, err
	}
	err = patiently(most, isTaken, func() error { return take(f) })
	if err == nil {
		return f.Close, nil
	}
	f.Close()
	if isTaken(err) {
		return nil, say.Errorf("chương trình khác đang ghi vào cổng này, nên chưa ghi gì; hãy đợi rồi làm lại",
			"another program is writing this portal, so that nothing was written; wait and try again")
	}
	return nil, err
}
