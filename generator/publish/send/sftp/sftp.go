// Package sftp is a folder of another machine, reached over SSH, as a place to send a tree to. The tree is put together in
// a folder of its own beside the one that stands, with what did not change taken over by hard links; then the link
// Current leads there, in one step. Web servers serve what that link leads to.
package sftp

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/sync/errgroup"

	"congkhai/generator/publish"
	"congkhai/generator/publish/send"
)

// Current is the link that leads to the tree that stands, in the folder of the target. Beside it are the trees.
const (
	Current = "hien-tai"
	trees   = "ban"
	next    = Current + ".moi" // the link, until it takes the place of Current
)

// ErrNotALink says that something else has the name of the link.
var ErrNotALink = errors.New(Current + " is no link")

// patience is how long the other machine may take to answer at first.
const patience = 30 * time.Second

// Server is a place.
type Server struct {
	conn   *ssh.Client
	client *sftp.Client
	base   string
	tree   string // the new one, while it is put together
}

// Open reaches a machine as somebody, and its folder, which has to be there.
func Open(ctx context.Context, host, folder string, config *ssh.ClientConfig) (*Server, error) {
	config.Timeout = patience
	conn, err := dial(ctx, host, config)
	if err != nil {
		return nil, err
	}
	client, err := sftp.NewClient(conn, sftp.UseConcurrentWrites(true))
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	s := &Server{conn: conn, client: client, base: folder}
	if _, err := client.Stat(folder); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", folder, err), s.Close())
	}
	return s, nil
}

// Close ends the connection.
func (s *Server) Close() error { return errors.Join(s.client.Close(), ignoreClosed(s.conn.Close())) }

func ignoreClosed(err error) error {
	if errors.Is(err, io.EOF) || err != nil && strings.Contains(err.Error(), "closed network connection") {
		return nil
	}
	return err
}

// AtOnce is how many requests are on their way; the connection is one.
func (s *Server) AtOnce() int { return 16 }

// at is where a file is: what says that somebody sends lies beside the trees, anything else in the new one while there is
// one, or else in the one that stands.
func (s *Server) at(name string) string {
	switch {
	case name == send.BegunName, name == send.PulseName:
		return path.Join(s.base, name)
	case s.tree != "":
		return path.Join(s.tree, name)
	}
	return path.Join(s.base, Current, name)
}

func (s *Server) Read(_ context.Context, name string, most int64) ([]byte, error) {
	f, err := s.client.Open(s.at(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return send.ReadAll(f, name, most)
}

// Write writes beside the file and renames, as a file that was taken over is also that of the tree that stands.
func (s *Server) Write(_ context.Context, name string, content []byte) error {
	at := s.at(name)
	if err := s.client.MkdirAll(path.Dir(at)); err != nil {
		return err
	}
	beside := at + send.Writing
	if err := s.put(beside, os.O_CREATE|os.O_TRUNC, content); err != nil {
		return err
	}
	return s.client.PosixRename(beside, at)
}

func (s *Server) Create(_ context.Context, name string, content []byte) error {
	at := s.at(name)
	err := s.put(at, os.O_CREATE|os.O_EXCL, content)
	if err != nil {
		if _, there := s.client.Lstat(at); there == nil { // the protocol has no code for it
			return fs.ErrExist
		}
	}
	return err
}

func (s *Server) put(at string, how int, content []byte) error {
	f, err := s.client.OpenFile(at, os.O_WRONLY|how)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// Remove is for what lies beside the trees: a new tree never had anything else.
func (s *Server) Remove(_ context.Context, name string) error {
	if err := s.client.Remove(s.at(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (s *Server) Names(_ context.Context, yield func(name string) error) error {
	root := path.Join(s.base, Current)
	target, err := s.client.ReadLink(root)
	if err != nil {
		return s.noLink(err)
	}
	if !path.IsAbs(target) {
		target = path.Join(s.base, target)
	}
	for walk := s.client.Walk(target); walk.Step(); {
		if err := walk.Err(); err != nil {
			return err
		}
		if walk.Stat().Mode().IsRegular() {
			if err := yield(strings.TrimPrefix(walk.Path(), target+"/")); err != nil {
				return err
			}
		}
	}
	return nil
}

// noLink tells a folder in which nothing stands yet from one in which something else has the link's name.
func (s *Server) noLink(err error) error {
	if _, there := s.client.Lstat(path.Join(s.base, Current)); there == nil {
		return ErrNotALink
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ErrNotExist
	}
	return err
}

// Begin makes a folder for the tree and links what stays into it. A server without hard links takes over nothing.
func (s *Server) Begin(ctx context.Context, stay []publish.Published) (lacking []publish.Published, err error) {
	from := path.Join(s.base, Current)
	s.tree = path.Join(s.base, trees, strings.ToLower(rand.Text()[:10]))
	made := map[string]bool{}
	for _, f := range append(stay, publish.Published{Path: "."}) {
		if dir := path.Join(s.tree, path.Dir(f.Path)); !made[dir] {
			if made[dir], err = true, s.client.MkdirAll(dir); err != nil {
				return nil, err
			}
		}
	}
	linked := make([]bool, len(stay))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(s.AtOnce())
	for i, f := range stay {
		group.Go(func() error {
			linked[i] = s.client.Link(path.Join(from, f.Path), path.Join(s.tree, f.Path)) == nil
			return context.Cause(ctx)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for i, f := range stay {
		if !linked[i] {
			lacking = append(lacking, f)
		}
	}
	return lacking, nil
}

// Finish makes the link lead to the new tree, and clears away all but that and the one before, from which pages may be on
// their way to readers.
func (s *Server) Finish(_ context.Context) error {
	link, old := path.Join(s.base, Current), path.Join(s.base, next)
	before, err := s.client.ReadLink(link)
	if err != nil && !errors.Is(s.noLink(err), fs.ErrNotExist) {
		return s.noLink(err)
	}
	if err := s.client.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := s.client.Symlink(path.Join(trees, path.Base(s.tree)), old); err != nil {
		return err
	}
	if err := s.client.PosixRename(old, link); err != nil {
		return err
	}
	return s.clear(path.Base(s.tree), path.Base(before))
}

func (s *Server) clear(keep ...string) error {
	folder := path.Join(s.base, trees)
	all, err := s.client.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, tree := range all {
		if name := tree.Name(); name != keep[0] && name != keep[1] {
			if err := s.client.RemoveAll(path.Join(folder, name)); err != nil {
				return err
			}
		}
	}
	return nil
}
