package history

import (
	"io"
	"math"
)

// Kinds of objects in a pack, as far as trees are made of them.
const (
	kindTree     = 2
	kindOffDelta = 6 // a difference from what lies so much before it
	kindRefDelta = 7 // a difference from an object of that name
)

// object is a tree, or a difference from the tree at another place.
type object struct {
	kind int
	data []byte
	base place
}

// object reads what lies at a place.
func (u *unpacker) object(p place) (o object, err error) {
	u.from.Reset(io.NewSectionReader(p.pack.file, p.at, math.MaxInt64-p.at))
	b, err := u.from.ReadByte()
	o.kind = int(b >> 4 & 7)
	size := int64(b & 15)
	for shift := 4; b&0x80 != 0 && err == nil && shift < 40; shift += 7 {
		b, err = u.from.ReadByte()
		size |= int64(b&0x7f) << shift
	}
	if err != nil || size > mostTree {
		return o, errNotHere
	}
	switch o.kind {
	case kindTree:
	case kindOffDelta:
		back, err := u.back()
		if o.base = (place{pack: p.pack, at: p.at - back}); err != nil || back <= 0 || back >= p.at {
			return o, errNotHere
		}
	case kindRefDelta:
		id := make([]byte, u.hash)
		if _, err := io.ReadFull(u.from, id); err != nil {
			return o, err
		}
		var ok bool
		if o.base, ok = u.packs.find(id); !ok {
			return o, errNotHere
		}
	default:
		return o, errNotHere
	}
	var room []byte
	if o.kind == kindTree {
		room = u.room(int(size))
	}
	o.data, err = u.inflated(room, int(size))
	return o, err
}

// back reads how far before an object its base lies: seven bits a byte, each further byte counted from one.
func (u *unpacker) back() (int64, error) {
	b, err := u.from.ReadByte()
	back := int64(b & 0x7f)
	for b&0x80 != 0 && err == nil && back < 1<<50 {
		b, err = u.from.ReadByte()
		back = (back+1)<<7 | int64(b&0x7f)
	}
	return back, err
}

// patch puts a difference on: pieces of the base, and pieces that are new.
func (u *unpacker) patch(base, delta []byte) ([]byte, error) {
	from, delta, ok := varint(delta)
	size, delta, also := varint(delta)
	if !ok || !also || from != len(base) || size > mostTree {
		return nil, errNotHere
	}
	out := u.room(size)
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		piece := delta[:min(int(op), len(delta))]
		if op&0x80 != 0 {
			var at, n int
			if at, n, delta, ok = span(op, delta); !ok || at < 0 || at > len(base) || n > len(base)-at {
				return nil, errNotHere
			}
			piece = base[at : at+n]
		} else if delta = delta[len(piece):]; op == 0 || len(piece) < int(op) {
			return nil, errNotHere
		}
		if len(piece) > size-len(out) {
			return nil, errNotHere
		}
		out = append(out, piece...)
	}
	if len(out) != size {
		return nil, errNotHere
	}
	return out, nil
}

// span reads which piece of the base is meant: the bits of op say which bytes of its place and its length are written.
func span(op byte, delta []byte) (at, n int, rest []byte, ok bool) {
	for bit := range 7 {
		if op>>bit&1 == 0 {
			continue
		}
		if len(delta) == 0 {
			return 0, 0, nil, false
		}
		if bit < 4 {
			at |= int(delta[0]) << (8 * bit)
		} else {
			n |= int(delta[0]) << (8 * (bit - 4))
		}
		delta = delta[1:]
	}
	if n == 0 {
		n = 1 << 16
	}
	return at, n, delta, true
}

// varint reads a length: seven bits a byte, four of which hold any tree that is read here.
func varint(b []byte) (n int, rest []byte, ok bool) {
	for i := 0; i < len(b) && i < 4; i++ {
		n |= int(b[i]&0x7f) << (7 * i)
		if b[i]&0x80 == 0 {
			return n, b[i+1:], true
		}
	}
	return 0, nil, false
}
