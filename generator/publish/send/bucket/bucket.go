// Package bucket is a store that speaks the S3 protocol, as a place to send a tree to. Each file is an object, which a
// reader gets whole, the old one or the new one; what it is to a browser is sent with it.
package bucket

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"congkhai/generator/files/delivery"
	"congkhai/generator/publish/send"
)

// Address says where a tree goes: the address of the store, the name of the bucket, its region, and what names in it
// begin with.
type Address struct{ Server, Bucket, Region, Folder string }

// Secret lets somebody write there. Token belongs to secrets that end by themselves.
type Secret struct{ Key, Secret, Token string }

var (
	// ErrAddress says that the address of the store is none.
	ErrAddress = errors.New("the address of the store has to be https://HOST, or http://localhost")
	// ErrRefused says that the store does not let us in with this secret.
	ErrRefused = errors.New("the store refuses the secret")
	// ErrNoBucket says that there is no bucket of the name.
	ErrNoBucket = errors.New("there is no such bucket")
	// ErrAway says that the store cannot answer, also when it is asked again.
	ErrAway = errors.New("the store cannot answer now")
	// ErrClock says that this machine's clock is too far from the store's.
	ErrClock = errors.New("the clock of this machine differs too much from the store's")
)

// usualRegion is what stores call the only one that they have.
const usualRegion = "us-east-1"

// Bucket is a place. What the store cannot answer now is asked again, ten times in some seconds.
type Bucket struct {
	client *minio.Client
	bucket string
	prefix string
}

// Open asks nothing of the store yet.
func Open(at Address, secret Secret) (*Bucket, error) {
	store, err := url.Parse(at.Server)
	if err != nil || !isStore(store) {
		return nil, ErrAddress
	}
	client, err := minio.New(store.Host, &minio.Options{
		Creds:  credentials.NewStaticV4(secret.Key, secret.Secret, secret.Token),
		Secure: store.Scheme == "https", Region: cmp.Or(at.Region, usualRegion), // which is asked for otherwise, and that only once
	})
	if err != nil {
		return nil, err
	}
	prefix := strings.Trim(at.Folder, "/")
	if prefix != "" {
		prefix += "/"
	}
	return &Bucket{client, at.Bucket, prefix}, nil
}

// isStore accepts what nobody can listen to on its way.
func isStore(u *url.URL) bool {
	host := u.Hostname()
	local := host == "localhost" || net.ParseIP(host).IsLoopback()
	return u.Host != "" && strings.Trim(u.Path, "/") == "" && (u.Scheme == "https" || u.Scheme == "http" && local)
}

// Close gives nothing back: the store keeps nothing of us.
func (b *Bucket) Close() error { return nil }

// AtOnce is more than for disks: it is the way there that takes the time.
func (b *Bucket) AtOnce() int { return 16 }

func (b *Bucket) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	object, err := b.client.GetObject(ctx, b.bucket, b.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, told(name, err)
	}
	defer object.Close()
	text, err := send.ReadAll(object, name, most)
	return text, told(name, err)
}

func (b *Bucket) Write(ctx context.Context, name string, content []byte) error {
	return b.put(ctx, name, content, minio.PutObjectOptions{})
}

// Create leaves it to the store to see that there is none: If-None-Match.
func (b *Bucket) Create(ctx context.Context, name string, content []byte) error {
	var options minio.PutObjectOptions
	options.SetMatchETagExcept("*")
	return b.put(ctx, name, content, options)
}

func (b *Bucket) put(ctx context.Context, name string, content []byte, options minio.PutObjectOptions) error {
	options.ContentType, options.CacheControl = delivery.Headers(name)
	options.DisableMultipart = true // in one piece, and so in one step
	_, err := b.client.PutObject(ctx, b.bucket, b.prefix+name, bytes.NewReader(content), int64(len(content)), options)
	return told(name, err)
}

// Remove removes an object; stores do not tell whether there was one.
func (b *Bucket) Remove(ctx context.Context, name string) error {
	return told(name, b.client.RemoveObject(ctx, b.bucket, b.prefix+name, minio.RemoveObjectOptions{}))
}

func (b *Bucket) Names(ctx context.Context, yield func(name string) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop() // of the listing, when yield fails
	for object := range b.client.ListObjects(ctx, b.bucket, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
		if object.Err != nil {
			return told("", object.Err)
		}
		if err := yield(strings.TrimPrefix(object.Key, b.prefix)); err != nil {
			return err
		}
	}
	return nil
}

// told says what an answer of the store means.
func told(name string, err error) error {
	var answer minio.ErrorResponse
	if err == nil || !errors.As(err, &answer) {
		return err
	}
	switch answer.Code {
	case minio.NoSuchKey:
		return fs.ErrNotExist
	case minio.PreconditionFailed:
		return fs.ErrExist
	case minio.NoSuchBucket:
		return ErrNoBucket
	case "RequestTimeTooSkewed":
		return ErrClock
	case minio.AccessDenied, "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken":
		return fmt.Errorf("%w: %s %s", ErrRefused, answer.Code, name)
	}
	if answer.StatusCode >= 500 {
		return fmt.Errorf("%w: %s: %s", ErrAway, name, answer.Code)
	}
	return fmt.Errorf("%s: %w", name, err)
}
