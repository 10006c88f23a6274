package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"congkhai/generator/files/memory"
)

// memoryFolder holds what is remembered between builds, in the portal's folder. It may be deleted at any time.
const memoryFolder = ".congkhai"

// memory names the folder of the memory and the program that it is for, by what the program's own file holds, so that
// what one version worked out is never taken for another's. When the program cannot read itself nothing is remembered.
func (c *command) memory() (dir, program string) {
	program, err := ownName()
	if err != nil {
		return "", ""
	}
	return filepath.Join(c.dir, memoryFolder), program
}

// ownName names the program by what the linker noted at the beginning of its file: a hash of all that it was made of, and
// one of what came of it. Of a file without such a note, or with one that somebody chose, it is the sum.
func ownName() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var head bytes.Buffer
	if _, err := io.CopyN(&head, f, linkerNotes); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if id := buildID.Find(head.Bytes()); id != nil {
		return string(id), nil
	}
	hash := sha256.New()
	_, err = io.Copy(hash, io.MultiReader(&head, f))
	return hex.EncodeToString(hash.Sum(nil)), err
}

// linkerNotes is how much of the file of a program has the note that buildID finds, as "go tool buildid" reads it.
const linkerNotes = 32 << 10

var buildID = regexp.MustCompile(`[\w-]{20}(?:/[\w-]{20}){3}`)

// remembering does something with the memory, and saves it when nothing failed: a memory that cannot be saved costs
// time and nothing else.
func (c *command) remembering(do func(m *memory.Memory) error) error {
	m := memory.Open(c.memory())
	defer m.Close()
	done := do(m)
	if done != nil && !errors.Is(done, errProblems) {
		return done
	}
	if err := m.Save(); err != nil {
		c.say(c.err, "không ghi được bộ nhớ giữa các lần dựng (%v); lần sau dựng lại từ đầu\n",
			"the memory between builds could not be saved (%v); the next build begins from nothing\n", err)
	}
	return done
}
