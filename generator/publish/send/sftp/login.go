package sftp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"
)

// Login is who somebody is to the other machine, and by what: a private key as OpenSSH writes it, with its passphrase; or
// a password; or the agent that listens at a socket.
type Login struct {
	User     string
	Key      []byte
	Password string // or the passphrase of the key
	Agent    string
	Hosts    string // a known_hosts file
}

var (
	// ErrPassphrase says that the key is locked and the passphrase is missing or wrong.
	ErrPassphrase = errors.New("the private key is locked")
	// ErrKey says that the key is none.
	ErrKey = errors.New("this is no private key")
	// ErrNoLogin says that there is nothing to log in with.
	ErrNoLogin = errors.New("there is neither a key nor a password")
	// ErrRefused says that the machine does not let us in.
	ErrRefused = errors.New("the machine refuses the login")
)

// UnknownHostError says that nobody said which key the machine has.
type UnknownHostError struct{ Host, Fingerprint, Line string }

func (e *UnknownHostError) Error() string {
	return fmt.Sprintf("%s is unknown; it has the key %s", e.Host, e.Fingerprint)
}

// AlteredHostError says that the machine has another key than the one that is known: it may be another machine.
type AlteredHostError struct{ Host, Fingerprint string }

func (e *AlteredHostError) Error() string {
	return fmt.Sprintf("%s has another key than it had: %s", e.Host, e.Fingerprint)
}

// Config makes what a connection needs.
func (l Login) Config(host string) (*ssh.ClientConfig, error) {
	known, err := knownhosts.New(l.Hosts)
	if err != nil {
		return nil, err
	}
	auth, err := l.methods()
	if err != nil {
		return nil, err
	}
	return &ssh.ClientConfig{User: l.User, Auth: auth, HostKeyAlgorithms: algorithms(known, host), HostKeyCallback: checked(known)}, nil
}

func (l Login) methods() ([]ssh.AuthMethod, error) {
	switch {
	case len(l.Key) > 0:
		signer, err := ssh.ParsePrivateKey(l.Key)
		if locked := new(ssh.PassphraseMissingError); errors.As(err, &locked) {
			if signer, err = ssh.ParsePrivateKeyWithPassphrase(l.Key, []byte(l.Password)); err != nil {
				return nil, ErrPassphrase
			}
		}
		if err != nil {
			return nil, ErrKey
		}
		return []ssh.AuthMethod{ssh.PublicKeys(signer)}, nil
	case l.Password != "":
		return []ssh.AuthMethod{ssh.Password(l.Password)}, nil
	case l.Agent != "":
		return []ssh.AuthMethod{ssh.PublicKeysCallback(func() ([]ssh.Signer, error) {
			conn, err := net.Dial("unix", l.Agent)
			if err != nil {
				return nil, err
			}
			return agent.NewClient(conn).Signers()
		})}, nil
	}
	return nil, ErrNoLogin
}

// checked tells a machine that nobody knows from one that is not what it was.
func checked(known ssh.HostKeyCallback) ssh.HostKeyCallback {
	return func(host string, remote net.Addr, key ssh.PublicKey) error {
		err := known(host, remote, key)
		var wrong *knownhosts.KeyError
		switch {
		case !errors.As(err, &wrong):
			return err
		case len(wrong.Want) == 0:
			return &UnknownHostError{host, ssh.FingerprintSHA256(key), knownhosts.Line([]string{knownhosts.Normalize(host)}, key)}
		}
		return &AlteredHostError{host, ssh.FingerprintSHA256(key)}
	}
}

// algorithms are those of the keys that a machine is known by: asked for another one, it would seem to be altered.
func algorithms(known ssh.HostKeyCallback, host string) []string {
	var wrong *knownhosts.KeyError
	if !errors.As(known(host, &net.TCPAddr{IP: net.IPv4zero}, noKey{}), &wrong) {
		return nil
	}
	var names []string
	for _, k := range wrong.Want {
		if k.Key.Type() == ssh.KeyAlgoRSA { // which signs in newer ways, too
			names = append(names, ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256)
			continue
		}
		names = append(names, k.Key.Type())
	}
	return names
}

// noKey is a key that no machine has.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return []byte("none") }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }

// dial connects to a machine; port 22 needs no saying.
func dial(ctx context.Context, host string, config *ssh.ClientConfig) (*ssh.Client, error) {
	conn, err := (&net.Dialer{Timeout: config.Timeout}).DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	c, channels, requests, err := ssh.NewClientConn(conn, host, config)
	if err != nil {
		if strings.Contains(err.Error(), "unable to authenticate") {
			err = ErrRefused
		}
		return nil, errors.Join(err, conn.Close())
	}
	return ssh.NewClient(c, channels, requests), nil
}

// WithPort adds the port of SSH to a host that names none.
func WithPort(host string) string {
	if _, _, err := net.SplitHostPort(host); err == nil {
		return host
	}
	return net.JoinHostPort(host, "22")
}
