package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/edit"
	"congkhai/generator/files/memory"
	"congkhai/generator/portal"
	"congkhai/generator/text/say"
)

func (c *command) edit() *cobra.Command {
	var port int
	var browser bool
	cmd := &cobra.Command{
		Use: "edit", Args: arguments(),
		Short: c.text("Mở trang soạn nội dung trên máy này, cho người không quen gõ lệnh",
			"Open a page on this machine to change content with"),
		Long: c.text(`Mở trang soạn nội dung trên máy này: việc cần làm, biểu mẫu cho từng loại nội dung, kiểm tra ngay khi soạn.
Địa chỉ in ra chỉ mở được một lần, bằng trình duyệt trên chính máy này. Dừng bằng Ctrl+C.`,
			`Opens a page on this machine: what waits, a form for each kind of content, checked before it is saved.
The address that is printed opens once, in a browser on this machine. Stop with Ctrl+C.`),
		RunE: func(*cobra.Command, []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			return c.editing(ctx, port, browser)
		},
	}
	cmd.Flags().IntVar(&port, "port", 0, c.text("cổng mạng; 0 thì lấy cổng còn trống", "port; a free one when 0"))
	cmd.Flags().BoolVar(&browser, "mo", false, c.text("mở luôn trình duyệt", "open the browser"))
	return cmd
}

// editing serves the page for staff on loopback until ctx ends.
func (c *command) editing(ctx context.Context, port int, browser bool) error {
	files := func() (fs.FS, portal.Options, error) {
		opt, err := c.options()
		if err != nil {
			return nil, opt, err
		}
		files, err := c.files(&opt)
		return files, opt, err
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return say.Errorf("không mở được cổng mạng %d, có thể đang có chương trình khác dùng; bỏ --port để tự chọn: %s",
			"the port %d cannot be opened, another program may use it; leave out --port: %s", port, err)
	}
	defer listener.Close()
	debug.SetGCPercent(200) // somebody waits for the page: memory is cheaper
	remembered := memory.Borrow(c.memory())
	defer remembered.Close()
	page := edit.New(listener.Addr().String(), edit.Portal{Dir: c.dir, Memory: remembered, Files: files})
	if err := page.Ready(); err != nil {
		return err
	}
	c.say(c.out, "soạn nội dung tại %s\nđịa chỉ này mở được một lần; dừng bằng Ctrl+C\n",
		"write content at %s\nthis address opens once; stop with Ctrl+C\n", page.Address())
	if browser {
		openBrowser(page.Address())
	}
	web := &http.Server{Handler: page, ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	select {
	case err = <-failed:
	case <-ctx.Done():
	case <-page.Left():
	}
	stopping, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return errors.Join(err, web.Shutdown(stopping)) // what is being answered is answered
}

// openBrowser opens an address with what the system opens addresses with. Where that fails the address stands on the
// screen.
func openBrowser(address string) {
	opener := []string{"xdg-open"}
	switch runtime.GOOS {
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		opener = []string{"open"}
	}
	_ = exec.Command(opener[0], append(opener[1:], address)...).Start()
}
