package sftp_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"congkhai/generator/publish/send/sftp"
	"congkhai/generator/test/sending"
)

// subsystem is OpenSSH's own, as Debian and Ubuntu have it.
const subsystem = "/usr/lib/openssh/sftp-server"

// machine is another machine: an SSH server behind which OpenSSH's sftp-server answers.
type machine struct {
	host  string
	hosts string // a file that knows its key
	key   []byte // that it lets in, in PEM
}

func start(t *testing.T) *machine {
	t.Helper()
	if _, err := os.Stat(subsystem); err != nil {
		if os.Getenv("CONGKHAI_SFTP") == "required" {
			t.Fatal(subsystem + " is missing")
		}
		t.Skip(subsystem + " is missing: apt-get install openssh-sftp-server")
	}
	own, _ := pair(t)
	theirs, text := pair(t)
	config := &ssh.ServerConfig{PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		if string(key.Marshal()) != string(theirs.PublicKey().Marshal()) {
			return nil, errors.New("who is that")
		}
		return nil, nil
	}}
	config.AddHostKey(own)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go serve(conn, config)
		}
	}()
	m := &machine{l.Addr().String(), filepath.Join(t.TempDir(), "known_hosts"), text}
	m.know(t, own.PublicKey())
	return m
}

func (m *machine) know(t *testing.T, key ssh.PublicKey) {
	t.Helper()
	line := knownhosts.Line([]string{knownhosts.Normalize(m.host)}, key) + "\n"
	if err := os.WriteFile(m.hosts, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
}

func pair(t *testing.T) (ssh.Signer, []byte) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	return signer, pem.EncodeToMemory(block)
}

func serve(conn net.Conn, config *ssh.ServerConfig) {
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for c := range channels {
		channel, asked, err := c.Accept()
		if err != nil {
			return
		}
		for r := range asked {
			isSFTP := r.Type == "subsystem" && len(r.Payload) > 4 && string(r.Payload[4:]) == "sftp"
			_ = r.Reply(isSFTP, nil)
			if isSFTP {
				go answer(channel)
			}
		}
	}
}

func answer(channel ssh.Channel) {
	cmd := exec.Command(subsystem)
	cmd.Stdout = channel
	in, err := cmd.StdinPipe()
	if err == nil && cmd.Start() == nil {
		go func() { _, _ = io.Copy(in, channel); _ = in.Close() }()
		_ = cmd.Wait()
	}
	_ = channel.Close()
}

func (m *machine) open(t *testing.T, folder string) *sftp.Server {
	t.Helper()
	s, err := m.reach(t.Context(), folder, sftp.Login{User: "congkhai", Key: m.key, Hosts: m.hosts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func (m *machine) reach(ctx context.Context, folder string, login sftp.Login) (*sftp.Server, error) {
	config, err := login.Config(m.host)
	if err != nil {
		return nil, err
	}
	return sftp.Open(ctx, m.host, folder, config)
}

func TestTreesStandOnAnotherMachine(t *testing.T) {
	dir := t.TempDir()
	sending.OneAfterAnother(t, start(t).open(t, dir))
	trees, err := os.ReadDir(filepath.Join(dir, "ban"))
	if err != nil || len(trees) > 2 {
		t.Errorf("%d trees are kept: %v", len(trees), err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "bang-ke*")); len(left) > 0 || err != nil {
		t.Errorf("left behind: %q %v", left, err)
	}
}

// Who was cut off before the one step leaves all as it was, and what they began is cleared away.
func TestWhoIsCutOffLeavesWhatStood(t *testing.T) {
	dir := t.TempDir()
	s := start(t).open(t, dir)
	before, after := sending.Version(t, 1), sending.Version(t, 4)
	if err := sending.Send(t.Context(), before, s); err != nil {
		t.Fatal(err)
	}
	if lacking, err := s.Begin(t.Context(), nil); err != nil || len(lacking) > 0 {
		t.Fatal(lacking, err)
	}
	if err := s.Write(t.Context(), "index.html", []byte("half")); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, before, sending.Texts(t, os.DirFS(filepath.Join(dir, sftp.Current))))
	s = start(t).open(t, dir) // another connection
	if err := sending.Send(t.Context(), after, s); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, after, sending.Texts(t, os.DirFS(filepath.Join(dir, sftp.Current))))
	if trees, _ := os.ReadDir(filepath.Join(dir, "ban")); len(trees) != 2 {
		t.Errorf("%d trees are kept", len(trees))
	}
}

func TestMachinesThatAreNotTrusted(t *testing.T) {
	m, dir := start(t), t.TempDir()
	_, strange := pair(t)
	if _, err := m.reach(t.Context(), dir, sftp.Login{User: "congkhai", Key: strange, Hosts: m.hosts}); !errors.Is(err, sftp.ErrRefused) {
		t.Errorf("a strange key gives %v", err)
	}
	if _, err := m.reach(t.Context(), dir, sftp.Login{User: "congkhai", Hosts: m.hosts}); !errors.Is(err, sftp.ErrNoLogin) {
		t.Errorf("no key gives %v", err)
	}
	if _, err := m.reach(t.Context(), filepath.Join(dir, "khong"), sftp.Login{User: "congkhai", Key: m.key, Hosts: m.hosts}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is not there gives %v", err)
	}
	other, _ := pair(t)
	m.know(t, other.PublicKey())
	var altered *sftp.AlteredHostError
	if _, err := m.reach(t.Context(), dir, sftp.Login{User: "congkhai", Key: m.key, Hosts: m.hosts}); !errors.As(err, &altered) {
		t.Errorf("a machine with another key gives %v", err)
	}
	if err := os.WriteFile(m.hosts, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var unknown *sftp.UnknownHostError
	if _, err := m.reach(t.Context(), dir, sftp.Login{User: "congkhai", Key: m.key, Hosts: m.hosts}); !errors.As(err, &unknown) || unknown.Line == "" {
		t.Errorf("a machine that nobody knows gives %v", err)
	}
}

// A folder in which something else has the name of the link is left alone.
func TestWhatIsNoLinkIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, sftp.Current, "theirs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := sending.Send(t.Context(), sending.Version(t, 1), start(t).open(t, dir)); !errors.Is(err, sftp.ErrNotALink) {
		t.Errorf("got %v", err)
	}
}
