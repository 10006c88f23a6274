package main

import (
	"context"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"congkhai/generator/farm/queue"
	"congkhai/generator/text/say"
)

// The environment variables of who may come in: a token, or a file of credentials of a server that others run.
const (
	tokenVariable       = "CONGKHAI_NATS_TOKEN"
	credentialsVariable = "CONGKHAI_NATS_CREDS"
)

// link is how the server is reached.
type link struct {
	server, authority string
	lease             time.Duration
}

func (l *link) flags(c *command, cmd *cobra.Command) {
	flags := cmd.PersistentFlags()
	flags.StringVar(&l.server, "server", "nats://127.0.0.1:4222", c.text("địa chỉ máy chủ NATS; mã vào đặt ở biến ",
		"address of the NATS server; who may come in is in the variable ")+tokenVariable)
	flags.StringVar(&l.authority, "tls-ca", "", c.text("tệp chứng thư gốc mà chứng thư của máy chủ NATS phải theo",
		"file of the root certificate that the NATS server's has to follow"))
	flags.DurationVar(&l.lease, "lease", 30*time.Second, c.text("máy thợ im lặng bao lâu thì máy khác được làm thay; chỉ lần đầu dùng hàng đợi mới đặt được",
		"how long a worker may be silent before another does its job; only set when the queue is first used"))
}

// patience is how long somebody who waits for an answer of the server does.
const patience = 15 * time.Second

// options never gives a connection up that was made once: a server comes back.
func (l *link) options() []nats.Option {
	options := []nats.Option{nats.Name("farm"), nats.MaxReconnects(-1), nats.ReconnectWait(time.Second)}
	if token := os.Getenv(tokenVariable); token != "" {
		options = append(options, nats.Token(token))
	}
	if file := os.Getenv(credentialsVariable); file != "" {
		options = append(options, nats.UserCredentials(file))
	}
	if l.authority != "" {
		options = append(options, nats.RootCAs(l.authority))
	}
	return options
}

// open reaches the queue, and the function that it returns leaves it.
func (l *link) open(ctx context.Context, more ...nats.Option) (*queue.Queue, func(), error) {
	if l.lease < time.Second {
		return nil, nil, say.Errorf("--lease %v ngắn quá, ít nhất 1s", "--lease %v is too short, at least 1s", l.lease)
	}
	conn, err := nats.Connect(l.server, append(l.options(), more...)...)
	if err != nil {
		return nil, nil, say.Errorf("không tới được máy chủ NATS %s (farm serve đã chạy chưa, biến %s đúng chưa?): %s",
			"the NATS server %s cannot be reached (does farm serve run, is the variable %s right?): %s", l.server, tokenVariable, err)
	}
	q, err := l.lay(ctx, conn)
	if err != nil {
		conn.Close()
		return nil, nil, err
	}
	return q, conn.Close, nil
}

func (l *link) lay(ctx context.Context, conn *nats.Conn) (*queue.Queue, error) {
	js, err := jetstream.New(conn, jetstream.WithPublishAsyncTimeout(patience))
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return queue.Open(ctx, js, l.lease)
}
