package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/commit"
	"congkhai/generator/text/say"
)

// refreshing is one run of refresh: everything between what staff commit and what citizens read, on a machine where
// nobody looks on.
type refreshing struct {
	*command
	key, logFrom, journal string
}

func (c *command) refresh() *cobra.Command {
	r := &refreshing{command: c}
	cmd := &cobra.Command{
		Use: "refresh [TARGET]", Args: upTo("TARGET"),
		Short: c.text("Lấy bản mới từ git, dựng và gửi cổng, một lệnh cho máy tự chạy",
			"Take what is new from git, build and send, in one command for machines"),
		Long: c.text(`Lấy bản mới từ kho chung (nếu có), dựng cổng vào public rồi gửi tới TARGET; dừng ở bước đầu tiên không xong, cổng đang đăng giữ nguyên.
Chạy bao nhiêu lần cũng được: không có gì khác thì không gửi gì. congkhai schedule hẹn giờ cho lệnh này.`,
			`Takes what is new from the shared repository, if there is one, builds the portal into public and sends it to TARGET; stops at the first step
that fails, and what is published stays. It may run as often as one likes: where nothing differs, nothing is sent. congkhai schedule has it run.`),
		RunE: func(_ *cobra.Command, args []string) error { return r.run(strings.Join(args, "")) },
	}
	cmd.Flags().StringVar(&r.key, "key", "", c.text("ký bằng khóa riêng trong tệp này; hoặc đặt khóa vào biến ",
		"sign with the private key in this file; or put it into the variable ")+keyVariable)
	cmd.Flags().StringVar(&r.logFrom, "log-from", "",
		c.text("ghi tiếp nhật ký công bố của cổng đã đăng trong thư mục này, hoặc ở địa chỉ https:// này",
			"go on with the log of the published portal in this folder or at this address"))
	cmd.Flags().StringVar(&r.journal, "journal", "", c.text("ghi thêm mọi lời vào tệp này, mỗi lần chạy có ngày giờ",
		"also write all that is said into this file, each run with its time"))
	return cmd
}

func (r *refreshing) run(target string) error {
	if r.drafts || r.asOf != "" || r.today != "" {
		return say.Errorf("refresh đăng cổng của hôm nay, không dùng cùng --drafts, --as-of hay --today",
			"refresh publishes the portal of today, and not with --drafts, --as-of or --today")
	}
	if r.journal != "" {
		book, err := openJournal(r.journal)
		if err != nil {
			return err
		}
		r.out, r.err = io.MultiWriter(book, r.out), io.MultiWriter(book, r.err) // a scheduler may have no window
		fmt.Fprintln(book, time.Now().Format("\n2006-01-02 15:04:05"))
	}
	if _, err := r.target(target); err != nil { // before anything takes long
		return err
	}
	if err := r.take(); err != nil {
		return err
	}
	build := &publishing{command: r.command, compress: true, signing: signing{keyFile: r.key, logFrom: r.logFrom, goesOnUnsent: true}}
	if err := build.run(); err != nil {
		return err
	}
	if !build.next.IsZero() {
		r.say(r.out, "ngày kế tiếp cổng tự đổi: %s\n", "the next day on which the portal changes by itself: %s\n", build.next)
	}
	send := &deploying{command: r.command, most: anyNumber}
	return send.run(target)
}

// longestTake is how long others' commits may take to come.
const longestTake = 10 * time.Minute

// take moves the portal on to what others committed. One that is in no git, or in one without others, is taken as it lies.
func (r *refreshing) take() error {
	repo, ok := commit.Open(r.dir)
	if !ok {
		r.tellAlone()
		return nil
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, longestTake)
	defer cancel()
	there, err := repo.Take(ctx)
	if !there {
		r.tellAlone()
	}
	return err
}

func (r *refreshing) tellAlone() {
	r.say(r.out, "không có kho chung để lấy bài mới, hoặc máy này chưa có git; dựng những gì đang có\n",
		"there is no shared repository to take from, or no git on this machine; what lies here is built\n")
}

// fullJournal is the size from which a journal is put aside, with the name of the one before.
const fullJournal = 1 << 20

func openJournal(name string) (*os.File, error) {
	if info, err := os.Stat(name); err == nil && info.Size() > fullJournal {
		if err := os.Rename(name, name+".cu"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
}
