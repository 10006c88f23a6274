package wire

import (
	"encoding/binary"
	"math"
	"reflect"
)

// reader is what is left to read. Once it turned out to be cut, everything read from it is zero.
type reader struct {
	text string
	cut  bool
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
	if n > uint64(len(r.text)) {
		r.text, r.cut = "", true
		return ""
	}
	text := r.text[:n]
	r.text = r.text[n:]
	return text
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func writeBool(b []byte, v reflect.Value) []byte {
	if v.Bool() {
		return append(b, 1)
	}
	return append(b, 0)
}

func readBool(r *reader, into reflect.Value) { into.SetBool(r.uint() == 1) }

func writeInt(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) }

func readInt(r *reader, into reflect.Value) {
	n := r.uint() // as encoding/binary writes signed numbers
	into.SetInt(int64(n>>1) ^ -int64(n&1))
}

func writeUint(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) }

func readUint(r *reader, into reflect.Value) { into.SetUint(r.uint()) }

func writeFloat(b []byte, v reflect.Value) []byte {
	return binary.AppendUvarint(b, math.Float64bits(v.Float()))
}

func readFloat(r *reader, into reflect.Value) { into.SetFloat(math.Float64frombits(r.uint())) }

func writeString(b []byte, v reflect.Value) []byte { return appendText(b, v.String()) }

func readString(r *reader, into reflect.Value) { into.SetString(r.string()) }
