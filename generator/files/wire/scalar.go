package wire

import (
	"encoding/binary"
	"math"
	"reflect"
)

// writer is what was written so far, and the texts where they are kept apart.
type writer struct {
	b     []byte
	texts *Texts
}

func (w *writer) uint(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

func (w *writer) string(text string) {
	w.uint(uint64(len(text)))
	switch {
	case w.texts == nil:
		w.b = append(w.b, text...)
	case text != "":
		w.uint(uint64(w.texts.place(text)))
	}
}

// reader is what is left to read, and the texts where they are kept apart. Once it turned out to be cut, everything
// read from it is zero.
type reader struct {
	text  string
	apart bool
	texts string
	cut   bool
}

func (r *reader) uint() uint64 {
	var n uint64
	for i := range min(len(r.text), binary.MaxVarintLen64) {
		b := r.text[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			r.text = r.text[i+1:]
			return n
		}
	}
	r.text, r.cut = "", true
	return 0
}

// length reads how many items follow, -1 for a slice or map that is not there. Every item but an empty struct has a
// byte at least, so that what is left bounds the number.
func (r *reader) length() int {
	n := r.uint()
	if n > uint64(len(r.text))+1 {
		r.text, r.cut = "", true
		return -1
	}
	return int(n) - 1
}

func (r *reader) string() string {
	n := r.uint()
	if r.apart {
		return r.stringApart(n)
	}
	if n > uint64(len(r.text)) {
		r.text, r.cut = "", true
		return ""
	}
	text := r.text[:n]
	r.text = r.text[n:]
	return text
}

func (r *reader) stringApart(n uint64) string {
	if n == 0 {
		return ""
	}
	at, all := r.uint(), uint64(len(r.texts))
	if at > all || n > all-at {
		r.text, r.cut = "", true
		return ""
	}
	return r.texts[at : at+n]
}

func writeBool(w *writer, v reflect.Value) {
	if v.Bool() {
		w.uint(1)
	} else {
		w.uint(0)
	}
}

func readBool(r *reader, into reflect.Value) { into.SetBool(r.uint() == 1) }

func writeInt(w *writer, v reflect.Value) { w.b = binary.AppendVarint(w.b, v.Int()) }

func readInt(r *reader, into reflect.Value) {
	n := r.uint() // as encoding/binary writes signed numbers
	into.SetInt(int64(n>>1) ^ -int64(n&1))
}

func writeUint(w *writer, v reflect.Value) { w.uint(v.Uint()) }

func readUint(r *reader, into reflect.Value) { into.SetUint(r.uint()) }

func writeFloat(w *writer, v reflect.Value) { w.uint(math.Float64bits(v.Float())) }

func readFloat(r *reader, into reflect.Value) { into.SetFloat(math.Float64frombits(r.uint())) }

func writeString(w *writer, v reflect.Value) { w.string(v.String()) }

func readString(r *reader, into reflect.Value) { into.SetString(r.string()) }
