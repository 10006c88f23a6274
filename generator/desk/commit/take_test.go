package commit

import (
	"context"
	"strings"
	"testing"
)

// takes takes what is there, and wants an error with such words, or none.
func (p place) takes(r *Repo, want string) {
	p.t.Helper()
	there, err := r.Take(context.Background())
	if !there {
		p.t.Fatal("there is no place to take from")
	}
	if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
		p.t.Fatalf("it says %v, want %q", err, want)
	}
}

func TestNowhereToTakeFrom(t *testing.T) {
	if there, err := lone(t).open("").Take(context.Background()); there || err != nil {
		t.Error(there, err)
	}
}

func TestWhatOthersSentIsTaken(t *testing.T) {
	bare, an, binh := shared(t)
	writer, server := an.open(""), binh.open("")
	an.set(writer, "a.md", "mới")
	an.sends(writer, Done)
	binh.takes(server, "")
	binh.is(binh.git("show", "HEAD:a.md"), "mới")
	binh.takes(server, "")
	binh.write("a.md", "sửa tại chỗ")
	an.set(writer, "a.md", "mới nữa")
	an.sends(writer, Done)
	binh.takes(server, "đã sửa ở máy này mà chưa lưu")
	binh.is(binh.read("a.md"), "sửa tại chỗ")
	binh.git("checkout", "a.md")
	binh.takes(server, "")
	binh.set(server, "b.md", "chỉ ở đây")
	binh.takes(server, "")
	an.set(writer, "c.md", "c")
	an.sends(writer, Done)
	binh.takes(server, "máy này có lần lưu mà kho chung không có")
	binh.git("remote", "set-url", "origin", bare.dir+"-khong-co")
	binh.takes(server, "không lấy được bản mới")
}
