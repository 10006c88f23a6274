package proof

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Key signs what a log holds. It is private.
type Key struct {
	Verifier Verifier // what others check its signatures with
	signer   note.Signer
	private  ed25519.PrivateKey
}

// Verifier is the public half of a key, with the name of the log that it is for. It is written in one line.
type Verifier struct {
	text string
	of   note.Verifier
}

var (
	// ErrKey says that a text is no private key.
	ErrKey = errors.New("this is no private key of a log")
	// ErrVerifier says that a text is no public key.
	ErrVerifier = errors.New("this is no public key of a log")
)

// LongestKey is the most bytes that the text of a key has.
const LongestKey = 4 << 10

// NewKey makes a private key for the log of this name, and returns its text.
func NewKey(origin string) (string, error) {
	if strings.ContainsAny(origin, "+ \n") || origin == "" {
		return "", ErrKey
	}
	private, _, err := note.GenerateKey(rand.Reader, origin)
	return private, err
}

// ParseKey reads a private key.
func ParseKey(text string) (Key, error) {
	text = strings.TrimSpace(text)
	signer, err := note.NewSigner(text)
	if err != nil || len(text) > LongestKey {
		return Key{}, ErrKey
	}
	secret, err := base64.StdEncoding.DecodeString(strings.SplitN(text, "+", 5)[4]) // PRIVATE+KEY+name+hash+secret
	if err != nil || len(secret) != 1+ed25519.SeedSize {                            // whose first byte tells that it is Ed25519
		return Key{}, ErrKey
	}
	private := ed25519.NewKeyFromSeed(secret[1:])
	line, err := note.NewEd25519VerifierKey(signer.Name(), private.Public().(ed25519.PublicKey))
	if err != nil {
		return Key{}, err
	}
	v, err := ParseVerifier(line)
	return Key{v, signer, private}, err
}

// ParseVerifier reads a public key.
func ParseVerifier(text string) (Verifier, error) {
	text = strings.TrimSpace(text)
	v, err := note.NewVerifier(text)
	if err != nil || len(text) > LongestKey {
		return Verifier{}, ErrVerifier
	}
	return Verifier{text, v}, nil
}

// String is the line that is given to others; "" of the zero Verifier, which nothing passes.
func (v Verifier) String() string { return v.text }

// Name is the name of the log that the key is for: the portal's host and the log's folder.
func (v Verifier) Name() string {
	name, _, _ := strings.Cut(v.text, "+")
	return name
}

// open checks a signed text.
func (v Verifier) open(b []byte) (*note.Note, error) {
	if v.of == nil {
		return nil, ErrVerifier
	}
	return note.Open(b, note.VerifierList(v.of))
}
