package main

import (
	"context"
	"errors"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/spf13/cobra"

	"congkhai/generator/text/say"
)

// serving is one run of serve.
type serving struct {
	*command
	store, listen, cert, key string
}

func (c *command) serve() *cobra.Command {
	s := &serving{command: c}
	cmd := &cobra.Command{
		Use: "serve", Args: cobra.NoArgs,
		Short: c.text("Chạy máy chủ NATS giữ hàng đợi", "Run the NATS server that keeps the queue"),
		Long: c.text(`Chạy máy chủ NATS với JetStream, giữ hàng đợi trên đĩa; ngắt rồi chạy lại thì mọi việc đi tiếp.
Cơ quan đã có nats-server thì dùng nó cũng được, không cần lệnh này.`,
			`Runs a NATS server with JetStream that keeps the queue on disk: stopped and started again, everything goes on.
An office that runs a nats-server already may use that instead.`),
		RunE: func(*cobra.Command, []string) error { return s.run() },
	}
	cmd.Flags().StringVar(&s.store, "store", "farm-nats", c.text("thư mục giữ hàng đợi", "folder of the queue"))
	cmd.Flags().StringVar(&s.listen, "listen", "127.0.0.1:4222", c.text("địa chỉ nhận kết nối; khác máy này thì phải có mã ở biến ",
		"address to listen on; for other machines there has to be a token in ")+tokenVariable)
	cmd.Flags().StringVar(&s.cert, "tls-cert", "", c.text("tệp chứng thư của máy chủ", "file of the server's certificate"))
	cmd.Flags().StringVar(&s.key, "tls-key", "", c.text("tệp khóa của chứng thư", "file of the certificate's key"))
	return cmd
}

func (s *serving) run() error {
	options, err := s.options()
	if err != nil {
		return err
	}
	srv, err := server.NewServer(options)
	if err != nil {
		return err
	}
	srv.ConfigureLogger()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go srv.Start()
	if !srv.ReadyForConnections(patience) {
		srv.Shutdown()
		return say.Errorf("máy chủ NATS không chạy được ở %s, thư mục %s; xem lời của nó ở trên",
			"the NATS server did not start at %s, in the folder %s; see what it says above", s.listen, s.store)
	}
	s.say(s.out, "đang chạy ở %s\n", "running at %s\n", srv.ClientURL())
	<-ctx.Done()
	srv.Shutdown()
	srv.WaitForShutdown()
	return nil
}

func (s *serving) options() (*server.Options, error) {
	host, port, err := splitAddress(s.listen)
	if err != nil {
		return nil, err
	}
	store, err := filepath.Abs(s.store)
	if err != nil {
		return nil, err
	}
	options := &server.Options{Host: host, Port: port, Authorization: os.Getenv(tokenVariable), NoSigs: true,
		ServerName: "farm", JetStream: true, StoreDir: store, DisableJetStreamBanner: true,
		SyncAlways: true} // a job that was taken in, or a lease that was given, is not forgotten when the power fails
	if err := s.secure(options); err != nil {
		return nil, err
	}
	return options, nil
}

// secure lets nobody in from other machines who has no token, nor lets a token go over a network where all can read it.
func (s *serving) secure(options *server.Options) error {
	switch {
	case (s.cert == "") != (s.key == ""):
		return say.Errorf("--tls-cert và --tls-key phải đi cùng nhau", "--tls-cert and --tls-key go together")
	case s.cert != "":
		config, err := server.GenTLSConfig(&server.TLSConfigOpts{CertFile: s.cert, KeyFile: s.key})
		if err != nil {
			return err
		}
		options.TLSConfig, options.TLS = config, true
	case !isLoopback(options.Host):
		return say.Errorf("--listen %s mở cho máy khác, nên phải có --tls-cert và --tls-key: mã vào không được đi trên mạng mà ai cũng đọc được",
			"--listen %s is open to other machines, and needs --tls-cert and --tls-key: the token must not be read on the way", s.listen)
	}
	if !isLoopback(options.Host) && options.Authorization == "" {
		return say.Errorf("--listen %s mở cho máy khác, nên phải đặt một mã vào dài, khó đoán ở biến môi trường %s, như nhau ở mọi máy",
			"--listen %s is open to other machines: put a long secret token into the environment variable %s, the same on all of them", s.listen, tokenVariable)
	}
	return nil
}

// splitAddress reads HOST:PORT; port 0 is any that is free.
func splitAddress(address string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(address)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err == nil && (port < 0 || port > 65535) {
		err = errors.New("port")
	}
	if err != nil {
		return "", 0, say.Errorf("--listen %q phải là MÁY:CỔNG, như 127.0.0.1:4222", "--listen %q has to be HOST:PORT, such as 127.0.0.1:4222", address)
	}
	if port == 0 {
		port = server.RANDOM_PORT
	}
	return host, port, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
