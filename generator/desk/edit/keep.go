package edit

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"congkhai/generator/desk/attach"
	"congkhai/generator/desk/commit"
	"congkhai/generator/desk/store"
	"congkhai/generator/past/change"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// files are files of the portal by their paths.
type files map[string][]byte

// keeper writes what is saved, keeps it where there is a history, and takes the last of it back.
type keeper struct {
	eyes *eyes
	repo *commit.Repo // nil where there is none

	writing sync.Mutex // one save at a time: it is checked with the portal as it is then

	lock      sync.Mutex
	last      *saved
	unkept    error        // why what was saved last is not in the history
	sent      *commit.Sent // what became of what was sent last
	sending   bool
	again     bool             // something was saved while the last was on its way
	dropped   map[string]files // what somebody put into a form that is not saved yet
	previewed files            // laid over the portal when somebody looked at a page last: its pictures are asked for by themselves
	offers    []offer          // what somebody looks at before it is brought in, the newest last
}

// saved is a save that can be taken back.
type saved struct {
	title         string
	changes       []change.Change
	before, after files
}

// reason is why something is saved.
type reason struct{ why, decision, minor string }

// save writes files and keeps them; before is what they were.
func (k *keeper) save(s saved, why reason) error {
	if err := store.Write(k.eyes.Dir, s.before, s.after); err != nil {
		return err
	}
	k.lock.Lock()
	k.last = &s
	k.lock.Unlock()
	if k.repo == nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(s.after))
	err := k.repo.Save(names, commit.Message{Why: why.why, Decision: why.decision, Minor: why.minor})
	k.lock.Lock()
	k.unkept = err
	k.lock.Unlock()
	if err == nil {
		k.send()
	}
	return nil // it is written, and told with what became of it
}

// send sends what was saved, while people go on working.
func (k *keeper) send() {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.again = k.sending; k.repo == nil || k.sending {
		return
	}
	k.sending = true
	go func() {
		sent := k.repo.Send(context.Background())
		k.lock.Lock()
		defer k.lock.Unlock()
		k.sent, k.sending = &sent, false
		switch {
		case k.again: // something was saved meanwhile
			go k.send()
		case sent.State == commit.Unreachable:
			time.AfterFunc(sendAgain, k.send)
		}
	}()
}

// sendAgain is how long what could not be sent waits for a network.
const sendAgain = time.Minute

// told is what became of what was saved, in words, and whether it may be sent again; "" where there is nothing to tell.
func (k *keeper) told() (text string, again bool) {
	k.lock.Lock()
	defer k.lock.Unlock()
	switch {
	case k.repo == nil:
		return "", false
	case k.unkept != nil:
		return "đã ghi vào máy này, nhưng chưa vào lịch sử của cổng: " + say.In(k.unkept, say.Vietnamese), false
	case k.sending:
		return "đang gửi…", false
	case k.sent == nil:
		return "", false
	}
	return k.sent.In(say.Vietnamese), k.sent.State == commit.Unreachable || k.sent.State == commit.Refused || k.sent.State == commit.Stuck
}

// undo takes back what was saved last, unless somebody has changed it since.
func (k *keeper) undo() error {
	k.lock.Lock()
	last := k.last
	k.lock.Unlock()
	if last == nil {
		return say.Errorf("không có gì để hoàn tác", "there is nothing to take back")
	}
	back := files{}
	for name := range last.after {
		back[name] = last.before[name]
	}
	err := k.save(saved{title: last.title, before: last.after, after: back}, reason{why: "Hoàn tác: " + last.title})
	k.lock.Lock()
	defer k.lock.Unlock()
	if err == nil {
		k.last = nil
	}
	return err
}

// mostDropped is how many forms may have files that are not saved yet.
const mostDropped = 20

// drop keeps a file that somebody put into a form until it is saved, and returns its name.
func (k *keeper) drop(form, name string, raw []byte, taken func(string) bool) (id, safe string, err error) {
	k.lock.Lock()
	defer k.lock.Unlock()
	held := k.dropped[form]
	safe, b, err := attach.File(name, raw, func(name string) bool { return taken(name) || held[name] != nil })
	if err != nil {
		return form, "", err
	}
	if held == nil {
		if len(k.dropped) >= mostDropped {
			return "", "", say.Errorf("còn nhiều tệp đã chọn mà chưa lưu; hãy lưu các trang đang mở, hoặc chạy lại chương trình",
				"many files wait to be saved; save the open pages, or start the program again")
		}
		form, held = rand.Text(), files{}
		k.dropped[form] = held
	}
	size := len(b)
	for _, other := range held {
		size += len(other)
	}
	if size > 2*bound.Attachment {
		return form, "", say.Errorf("các tệp thêm vào trang này lớn quá; hãy lưu trước, rồi thêm tiếp",
			"the files added here are too large together; save first, then add the others")
	}
	held[safe] = b
	return form, safe, nil
}

// offer is a file from elsewhere that somebody may accept.
type offer struct {
	id, name string
	raw      []byte
}

// mostOffers is how many files are looked at before they are brought in; of more the oldest has to be chosen again.
const mostOffers = 4

func (k *keeper) offer(name string, raw []byte) (id string) {
	k.lock.Lock()
	defer k.lock.Unlock()
	id = rand.Text()
	k.offers = append(k.offers[max(0, len(k.offers)-mostOffers+1):], offer{id, name, raw})
	return id
}

func (k *keeper) offered(id string) (name string, raw []byte) {
	k.lock.Lock()
	defer k.lock.Unlock()
	for _, o := range k.offers {
		if o.id == id {
			return o.name, o.raw
		}
	}
	return "", nil
}

// preview keeps what is laid over the portal while somebody looks at a page; previewing is that.
func (k *keeper) preview(over files) {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.previewed = over
}

func (k *keeper) previewing() files {
	k.lock.Lock()
	defer k.lock.Unlock()
	return k.previewed
}

// waiting are the files that somebody put into a form.
func (k *keeper) waiting(form string) files {
	k.lock.Lock()
	defer k.lock.Unlock()
	return maps.Clone(k.dropped[form])
}

func (k *keeper) forget(form string) {
	k.lock.Lock()
	defer k.lock.Unlock()
	delete(k.dropped, form)
}

// isChanged reports whether somebody else has written a file meanwhile.
func isChanged(err error) bool {
	changed := (*store.Changed)(nil)
	return errors.As(err, &changed)
}

// sameText reports whether a file is what a form was made of.
func sameText(a, b []byte) bool { return bytes.Equal(a, b) && (a == nil) == (b == nil) }
